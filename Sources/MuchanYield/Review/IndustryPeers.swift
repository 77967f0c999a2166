internal import MuchanLand
internal import MuchanQuantities
public import MuchanRecords

/// What the enterprises of a project's own industry yield in its zone (同园区同行业), for comparison.
public struct IndustryPeers: Sendable {
  /// The spread of one measure.
  public struct Spread: Sendable {
    public var measure: PlannedMeasure
    /// The code that the enterprises share with the project: four digits, or as many as give enough of them.
    public var prefix: String
    /// Enterprises that have both sides of the measure, of those with the code.
    public var known: Int
    public var of: Int
    public var lowQuartile: Double
    public var median: Double
    public var highQuartile: Double
  }

  public let year: Int
  /// By measure; those with at least one enterprise.
  public let spreads: [Spread]

  /// Gathers the enterprises of a zone.
  ///
  /// Each counts with its own figure per mu of all its land, or per value added at current prices. The code is cut to four,
  /// three, then two digits until `enough` enterprises have the measure; with fewer the division is taken, and its count
  /// stands beside.
  /// - Parameters:
  ///   - zone: The zone's number.
  ///   - code: The project's industry code.
  /// - Complexity: O(enterprises × measures).
  public init(_ table: YieldTable, zone: Int, code: String, enough: Int, enterprises: EnterpriseYears) {
    year = table.year
    let records = enterprises.rows
    var members: [(enterprise: Int, code: String)] = []
    for enterprise in table.figures.numbers where table.land.isIn(zone, enterprise) {
      guard let own = enterprises.index(of: enterprise, in: table.year).flatMap(records.industryCode(of:)) else {
        continue
      }
      if own.hasPrefix(code.prefix(2)) { members.append((enterprise, own)) }
    }
    spreads = Self.measures.compactMap { measure, value in
      for length in stride(from: code.count, through: 2, by: -1) {
        let prefix = String(code.prefix(length))
        let own = members.filter { $0.code.hasPrefix(prefix) }
        let values = own.compactMap { value(table, $0.enterprise) }
        guard values.count >= enough || length == 2 else { continue }
        let quantiles = Quantiles(values)
        guard let low = quantiles(0.25), let median = quantiles(0.5), let high = quantiles(0.75) else { return nil }
        return Spread(
          measure: measure, prefix: prefix, known: values.count, of: own.count, lowQuartile: low, median: median,
          highQuartile: high)
      }
      return nil
    }
  }

  private static let measures: [(PlannedMeasure, @Sendable (YieldTable, Int) -> Double?)] = [
    (.investmentPerMu, { $0.perMu(.fixedInvestment, of: $1) }), (.outputPerMu, { $0.perMu(.output, of: $1) }),
    (.valueAddedPerMu, { $0.perMu(.valueAdded, of: $1) }), (.taxPerMu, { $0.perMu(.tax, of: $1) }),
    (.revenuePerMu, { $0.perMu(.revenue, of: $1) }), (.jobsPerMu, { $0.perMu(.staff, of: $1) }),
    (.energyPerValueAdded, { intensity(.energyCalorific, .valueAdded, $0, $1) }),
    (.energyPerValueAddedCoalInput, { intensity(.energyCoalInput, .valueAdded, $0, $1) }),
    (.energyPerOutput, { intensity(.energyCalorific, .output, $0, $1) }),
  ]

  private static func intensity(
    _ upper: YieldFigure, _ lower: YieldFigure, _ table: YieldTable, _ enterprise: Int
  ) -> Double? {
    guard let energy = table.figures[upper, enterprise], let below = table.figures[lower, enterprise], below > .zero
    else { return nil }
    return energy.doubleValue / below.doubleValue
  }
}
