public import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanLand
internal import MuchanQuantities

/// An overlay or a project run that is not finished: what is known of a share of the parcels, to be added to what is
/// known of other shares.
///
/// Adding is associative and commutative, digit for digit: all figures are whole numbers of fixed units, and of
/// findings those are kept that come first by id, field and words, whichever share had them.
public struct ClusterState: Sendable {
  /// The largest count that a line may state; far more than there are parcels, far less than `Int` holds.
  static let largestCount = 1_000_000_000_000_000

  /// Nil where lines were added without one, as happens when an engine deals lines out by key.
  var header: StateHeader?
  var zones: ZoneSummary?
  /// What became of the parcels; nil until a line says it.
  public internal(set) var ledger: Ledger?
  var balance: AreaBalance?
  /// Nil until the first row says how many groups and sums there are.
  var sums: NamedSums?
  /// What was found in the parcels, named by id and not by place.
  public internal(set) var findings = DiagnosticLog()
  var ids: IDTally?
  /// Of a project run; nil until there is one.
  var parcels: ParcelLedger?

  /// No lines yet.
  public init() {}

  /// Divides one share of the parcels.
  ///
  /// - Throws: what reading throws. Features that are rejected are data and no failure.
  public init(_ request: OverlayRequest) async throws(Failure) {
    var request = request
    request.isShare = true
    let reading = try await OverlayReading(request)
    header = StateHeader(request, zones: reading.layer)
    zones = ZoneSummary(path: request.zones, reading.zones)
    ledger = reading.ledger
    balance = reading.balance
    sums = reading.sums
    // A share may well be empty; whether the whole is, `finished` sees.
    findings = reading.log.without { $0.code == .noFeatures }
    findings.mapPlaces { Place(id: $0.id, field: $0.field) }
    ids = reading.ids
  }

  /// Adds the lines of some files; `-` is standard input.
  ///
  /// - Throws: `brokenState` or `mixedStates` with the line; what reading throws.
  public mutating func add(files: [String]) throws(Failure) {
    for path in files {
      var lines = try LineReader(path: path)
      while let line = try lines.next() {
        if !line.isEmpty { try add(line, at: Place(file: path, line: lines.line)) }
      }
    }
  }

  /// The overlay of all shares, as one run would have found it, and what it was asked.
  ///
  /// - Throws: `missingState` where lines are not there or do not add up.
  public func finished() throws(Failure) -> (overlay: Overlay, request: OverlayRequest) {
    guard let header else { throw Failure(.missingState, at: Place(), found: "no header line") }
    guard let request = header.overlayRequest(zones: zones?.file ?? ""), parcels == nil else {
      throw Failure(
        .mixedStates, at: Place(), found: "lines of a project run", expected: "lines of an overlay, or --project")
    }
    guard let zones else { throw Failure(.missingState, at: Place(), found: "no zones line") }
    guard let ledger else { throw Failure(.missingState, at: Place(), found: "no ledger line") }
    guard let balance else { throw Failure(.missingState, at: Place(), found: "no balance line") }
    let rows = sums?.rows ?? []
    var (parts, outside) = (Area.zero, Area.zero)
    for row in rows {
      if row.zone == nil { outside += row.area } else { parts += row.area }
    }
    guard parts == balance.parts, outside == balance.outside else {
      throw Failure(.missingState, at: Place(), found: "the row lines do not add up to the balance line")
    }
    var findings = findings
    if ledger.read == 0 { findings.add(.noFeatures, at: Place()) }
    for (id, count) in (ids ?? IDTally()).sorted where count > 1 {
      findings.add(.repeatedID, at: Place(id: id, field: "/properties/\(request.idField)"), found: "\(count) times")
    }
    let overlay = Overlay(rows: rows, balance: balance, ledger: ledger, zones: zones, findings: findings)
    return (overlay, request)
  }
}
