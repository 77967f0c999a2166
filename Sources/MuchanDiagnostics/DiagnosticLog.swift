/// Findings, counted in full and kept up to a limit per code.
///
/// Which findings are kept depends on their places alone (the first ones of each code), not on the
/// order they came in, so logs of several workers merge to the same content.
public struct DiagnosticLog: Sendable {
  /// How many findings of each code are kept with their details.
  public static let keptPerCode = 1_000

  private var kept: [DiagnosticCode: [Diagnostic]] = [:]
  private var counts: [DiagnosticCode: Int] = [:]

  /// An empty log.
  public init() {}

  /// Adds one finding. Amortised O(log `keptPerCode`).
  public mutating func add(_ diagnostic: Diagnostic) {
    counts[diagnostic.code, default: 0] += 1
    kept[diagnostic.code, default: []].append(diagnostic)
    trim(diagnostic.code, above: 2 * Self.keptPerCode)
  }

  /// Adds one finding from its parts.
  public mutating func add(
    _ code: DiagnosticCode, at place: Place, found: String = "", expected: String? = nil
  ) {
    add(Diagnostic(code, at: place, found: found, expected: expected))
  }

  /// Findings of one code of which only the first are at hand.
  ///
  /// - Parameter count: how many there are in all.
  public init(_ code: DiagnosticCode, count: Int, kept: [Diagnostic]) {
    counts[code] = count
    self.kept[code] = kept
  }

  /// Adds all of another log.
  public mutating func merge(_ other: DiagnosticLog) {
    for (code, count) in other.counts { counts[code, default: 0] += count }
    for (code, list) in other.kept {
      kept[code, default: []].append(contentsOf: list)
      trim(code, above: 2 * Self.keptPerCode)
    }
  }

  private mutating func trim(_ code: DiagnosticCode, above limit: Int) {
    guard var list = kept[code], list.count > limit else { return }
    list.sort()
    list.removeLast(list.count - Self.keptPerCode)
    kept[code] = list
  }

  /// How many findings of a code there are, kept or not.
  public func count(of code: DiagnosticCode) -> Int { counts[code] ?? 0 }

  /// How many findings of at least this severity there are.
  public func count(atLeast severity: Severity) -> Int {
    counts.reduce(0) { $0 + ($1.key.severity >= severity ? $1.value : 0) }
  }

  /// The codes that occur, with their counts, in the order of the code.
  public var countsByCode: [(code: DiagnosticCode, count: Int)] {
    counts.map { (code: $0.key, count: $0.value) }.sorted { $0.code.rawValue < $1.code.rawValue }
  }

  /// The kept findings in order of place.
  public var findings: [Diagnostic] {
    kept.values.flatMap { $0.sorted().prefix(Self.keptPerCode) }.sorted()
  }

  /// The kept findings of one code in order of place.
  public func findings(of code: DiagnosticCode) -> [Diagnostic] {
    Array((kept[code] ?? []).sorted().prefix(Self.keptPerCode))
  }

  /// Whether nothing was found.
  public var isEmpty: Bool { counts.isEmpty }

  /// The log without some of its findings.
  ///
  /// Findings past the limit of their code are counted, not kept, so they cannot be asked about: they stay as long as
  /// a kept one of their code does.
  public func without(_ isDropped: (Diagnostic) -> Bool) -> DiagnosticLog {
    var log = DiagnosticLog()
    for (code, list) in kept {
      let rest = list.filter { !isDropped($0) }
      guard !rest.isEmpty else { continue }
      log.kept[code] = rest
      log.counts[code] = count(of: code) - (list.count - rest.count)
    }
    return log
  }

  /// The same findings under one other code.
  public func recoded(_ code: DiagnosticCode) -> DiagnosticLog {
    var log = DiagnosticLog()
    log.counts[code] = counts.values.reduce(0, +)
    log.kept[code] = kept.values.joined().map {
      Diagnostic(code, at: $0.place, found: $0.found, expected: $0.expected)
    }
    return log
  }

  /// Gives every kept finding the chance to learn more of its place, such as its line.
  public mutating func mapPlaces(_ change: (Place) -> Place) {
    for (code, list) in kept {
      kept[code] = list.map { finding in
        var finding = finding
        finding.place = change(finding.place)
        return finding
      }
    }
  }
}
