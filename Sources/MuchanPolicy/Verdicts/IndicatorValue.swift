public import MuchanQuantities
public import MuchanRecords
public import MuchanYield

/// A computed figure that rules may judge.
public struct IndicatorValue: Sendable {
  /// Share of the region's industrial energy, electricity at calorific value.
  public static let energyShare = "energy_share"
  /// Share of the region's gross industrial output.
  public static let outputShare = "output_share"
  /// Share of the region's industrial value added.
  public static let valueAddedShare = "value_added_share"
  /// The unit of shares; a rule in % judges it.
  public static let ratioUnit = "ratio"

  /// The name of the indicator.
  public var indicator: String
  /// The industry divisions it counts, where it counts any.
  public var divisions: [Int] = []
  /// The rule that it was worked out for, where only that rule may judge it: a setback.
  public var rule: String?
  /// The id of the zone it is for.
  public var scope: String
  public var year: Int
  /// The days that the figure is of; nil where it is of the year.
  public var period: ClosedRange<CalendarDay>?
  /// The figure; nil where it is not known.
  public var value: Ratio?
  public var unit: String
  public var coverage: Coverage
  /// Whether records are missing that could only raise it.
  public var isLowerBound: Bool
  /// Whether it is of those records alone whose figures are known, so that the whole's may be higher or lower.
  public var isSample = false
  /// What is missing, where the figure is not known or not whole.
  public var missing: String?

  /// Whether nothing is missing that could change it.
  var isWhole: Bool { !isLowerBound && !isSample }

  /// Makes a value.
  public init(
    indicator: String, scope: String, year: Int, value: Ratio?, unit: String, coverage: Coverage,
    isLowerBound: Bool = false, missing: String? = nil
  ) {
    self.indicator = indicator
    self.scope = scope
    self.year = year
    self.value = value
    self.unit = unit
    self.coverage = coverage
    self.isLowerBound = isLowerBound
    self.missing = missing
  }

  /// The shares of an assessment, three to a year.
  ///
  /// - Parameter scope: The zone's id.
  public static func shares(of assessment: ShareAssessment, scope: String) -> [IndicatorValue] {
    assessment.rows.flatMap { row in
      [
        share(energyShare, row.energy, scope, row.year), share(outputShare, row.output, scope, row.year),
        share(valueAddedShare, row.valueAdded, scope, row.year),
      ]
    }
  }

  private static func share<Quantity>(
    _ indicator: String, _ share: Share<Quantity>, _ scope: String, _ year: Int
  ) -> IndicatorValue {
    IndicatorValue(
      indicator: indicator, scope: scope, year: year, value: share.ratio, unit: ratioUnit, coverage: share.coverage,
      isLowerBound: share.isLowerBound,
      missing: share.gap?.rawValue
        ?? (share.isLowerBound ? "known for \(share.coverage.known) of \(share.coverage.total)" : nil))
  }

  /// The count of enterprises of certain divisions.
  ///
  /// - Parameter scope: The zone's id.
  public static func presence(_ presence: IndustryPresence, scope: String) -> IndicatorValue {
    var value = IndicatorValue(
      indicator: RuleBook.divisionsIndicator, scope: scope, year: presence.year,
      value: Ratio(presence.enterprises.count), unit: "enterprises", coverage: presence.coverage,
      isLowerBound: !presence.coverage.isComplete,
      missing: presence.coverage.isComplete
        ? nil : "division or place known for \(presence.coverage.known) of \(presence.coverage.total)")
    value.divisions = presence.divisions
    return value
  }
}
