public import MuchanDiagnostics
public import MuchanEnergy
public import MuchanQuantities
public import MuchanRecords

/// Energy per output and per value added of enterprises, held against their industry (能效对标, requirement E5).
///
/// Only enterprises count whose energy is complete and whose output or value added is above zero; output and value added are at the
/// prices of the year, so that only figures of one year stand beside each other. Less is better: the best quartile is the
/// lowest quarter.
public struct EnergyBenchmarks: Sendable {
  /// The choices that the account is made with.
  public struct Rules: Sendable {
    /// From how many enterprises on a group of three digits stands for itself.
    public var minimum: Int
    /// The quantile that is the benchmark.
    public var best: Double

    /// Makes a choice.
    public init(minimum: Int, best: Double) {
      self.minimum = minimum
      self.best = best
    }
  }

  /// What energy is counted and divided by.
  public struct Measure: Hashable, Sendable {
    public var denominator: ExternalBenchmark.Denominator
    public var isAtCoalInput: Bool

    /// Makes a measure.
    public init(denominator: ExternalBenchmark.Denominator, isAtCoalInput: Bool) {
      self.denominator = denominator
      self.isAtCoalInput = isAtCoalInput
    }

    /// The four of them: output first, calorific first.
    public static let all = ExternalBenchmark.Denominator.allCases.flatMap { denominator in
      [false, true].map { Measure(denominator: denominator, isAtCoalInput: $0) }
    }

    /// The basis of electricity.
    public var basis: String { isAtCoalInput ? CoalInput.name : Calorific.name }
  }

  /// An industry in a year: a division (行业大类), or a group (行业中类) that has the minimum of enterprises.
  public struct Group: Sendable {
    public var year: Int
    /// Two or three digits.
    public var code: String
    public var measure: Measure
    /// Enterprises of the industry with a row for the year.
    public var enterprises: Int
    /// Those whose output or value added is not above zero.
    public var notPositive: Int
    public var quantiles: Quantiles
    /// Sum over sum of those that count.
    public var energy: FixedDecimal<SixPlaces>
    public var denominator: FixedDecimal<SixPlaces>
  }

  /// How far an enterprise is from one benchmark.
  public struct Distance: Sendable {
    public var measure: Measure
    /// `best_quartile`, `median`, or the level of a row of benchmarks.csv.
    public var benchmark: String
    /// The industry that the benchmark is of.
    public var code: String
    /// In tce per 万元.
    public var value: Double
    public var intensity: Double
    /// Energy less what the benchmark would take for the same output, tce; negative where the enterprise is better.
    public var tonnes: Double
    /// The same as CO2 at the enterprise's own CO2 per tce (fuel, power and heat at the location); nil where that is not known.
    public var carbon: Double?
    /// Nil for the industry's own quantiles.
    public var source: String?
  }

  private struct Key: Hashable {
    var year: Int
    var code: String
    var measure: Measure
  }

  struct External: Sendable {
    var row: ExternalBenchmark
    /// In tce per 万元.
    var value: Double
  }

  /// The year that distances are of; nil without one.
  public let year: Int?
  /// By year, code and measure.
  public let groups: [Group]
  /// The enterprises of `year` with a distance, the most energy over the best quartile of output (calorific) first, then by number.
  public private(set) var enterprises: [Int]
  private let byKey: [Key: Int]
  let external: [External]
  let rules: Rules
  let energy: EnergyAccount
  let carbon: CarbonAccount?
  let records: EnterpriseYears

  /// Gathers the industries.
  ///
  /// - Parameters:
  ///   - year: The year that distances are of.
  ///   - external: A row with a unit that is not energy over money is a finding and left out.
  ///   - file: The file of `external`, for findings.
  /// - Complexity: O(years × enterprises × log enterprises).
  public init(
    _ energy: EnergyAccount, carbon: CarbonAccount?, enterprises: EnterpriseYears, years: [Int], year: Int?,
    rules: Rules, external: [ExternalBenchmark], units: UnitTable, file: String?, log: inout DiagnosticLog
  ) {
    self.year = year
    self.rules = rules
    self.energy = energy
    self.carbon = carbon
    records = enterprises
    var groups: [Group] = []
    for year in years {
      for (code, sums) in Self.sums(of: year, energy, enterprises) {
        for (measure, sum) in zip(Measure.all, sums) where !sum.values.isEmpty {
          guard code.utf8.count == 2 || sum.values.count >= rules.minimum else { continue }
          groups.append(
            Group(
              year: year, code: code, measure: measure, enterprises: sum.enterprises, notPositive: sum.notPositive,
              quantiles: Quantiles(sum.values), energy: sum.energy, denominator: sum.denominator))
        }
      }
    }
    groups.sort { left, right in
      if left.year != right.year { return left.year < right.year }
      if left.code != right.code { return left.code < right.code }
      return left.measure.order < right.measure.order
    }
    self.groups = groups
    var byKey: [Key: Int] = [:]
    for (index, group) in groups.enumerated() {
      byKey[Key(year: group.year, code: group.code, measure: group.measure)] = index
    }
    self.byKey = byKey
    var taken: [External] = []
    for row in external {
      guard let factor = units.standardCoalOverMoney(row.unit) else {
        log.add(
          .unknownUnit,
          at: Place(file: file, line: row.line > 0 ? row.line : nil, id: row.industryCode, field: "unit"),
          found: "\"\(row.unit)\"", expected: "tce/万元, kgce/万元")
        continue
      }
      taken.append(External(row: row, value: row.value.doubleValue * factor))
    }
    self.external = taken
    self.enterprises = []
    guard let year else { return }
    var list: [(enterprise: Int, tonnes: Double)] = []
    var firsts: [String: [Double?]] = [:]
    for enterprise in enterprises.present(in: year) {
      guard let code = Self.code(of: enterprise, in: year, enterprises) else { continue }
      let first = firsts[code] ?? Measure.all.map { firstBenchmark(of: code, in: year, $0) }
      firsts[code] = first
      if let tonnes = tonnesOver(first, enterprise, year) { list.append((enterprise, tonnes)) }
    }
    list.sort { $0.tonnes == $1.tonnes ? $0.enterprise < $1.enterprise : $0.tonnes > $1.tonnes }
    self.enterprises = list.map(\.enterprise)
  }

  /// The place in `groups` of an industry.
  func index(_ year: Int, _ code: String, _ measure: Measure) -> Int? {
    byKey[Key(year: year, code: code, measure: measure)]
  }

  /// The rows of benchmarks.csv for an industry: of each level the longest code.
  func levels(of code: String, _ measure: Measure) -> [External] {
    var best: [String: External] = [:]
    for entry in external
    where entry.row.denominator == measure.denominator && entry.row.isAtCoalInput == measure.isAtCoalInput
      && code.hasPrefix(entry.row.industryCode)
    {
      if let known = best[entry.row.level], known.row.industryCode.count >= entry.row.industryCode.count { continue }
      best[entry.row.level] = entry
    }
    return best.sorted { $0.key < $1.key }.map(\.value)
  }
}
