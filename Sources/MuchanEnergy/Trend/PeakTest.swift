/// Whether a yearly series has passed its peak (达峰), by what the years after the maximum say.
///
/// A peak is claimed only where the maximum is not the last year and the years after it fall by the Mann-Kendall test. The
/// claim is one about those years, not about years to come.
public struct PeakTest: Hashable, Sendable {
  /// What can be said.
  public enum Finding: String, Sendable, CaseIterable {
    /// Fewer than two years.
    case tooShort = "too_short"
    /// The maximum is the last year.
    case stillRising = "maximum_is_last_year"
    /// The years after the maximum are too few for any order of them to be significant.
    case tooFewAfter = "too_few_years_after_maximum"
    /// They do not fall at the level asked for.
    case notFalling = "no_significant_fall"
    /// They do.
    case falling = "falling_since_maximum"
  }

  public let finding: Finding
  /// The year of the maximum, the last of equal ones; nil without figures.
  public let maximumYear: Int?
  public let maximum: Double?
  /// Over all years.
  public let trend: MannKendall?
  public let slope: SenSlope?
  /// Over the years after the maximum, which itself is left out: it was chosen for being high.
  public let trendAfter: MannKendall?
  public let slopeAfter: SenSlope?
  public let yearsAfter: Int
  /// How many years the series has, and how many between its first and last it has not.
  public let years: Int
  public let gaps: Int

  /// Tests a series.
  ///
  /// - Parameters:
  ///   - figures: By year, ascending, each year once.
  ///   - level: The probability below which a fall counts: 0.05, two-sided.
  public init(_ figures: [YearFigure], level: Double) {
    years = figures.count
    gaps = figures.isEmpty ? 0 : figures[figures.count - 1].year - figures[0].year + 1 - figures.count
    trend = MannKendall(figures.map(\.value))
    slope = SenSlope(figures)
    let top = figures.max { $0.value < $1.value }?.value
    let place = figures.lastIndex { $0.value == top }
    maximum = top
    maximumYear = place.map { figures[$0].year }
    let after = place.map { Array(figures[($0 + 1)...]) } ?? []
    yearsAfter = after.count
    trendAfter = MannKendall(after.map(\.value))
    slopeAfter = SenSlope(after)
    if figures.count < 2 {
      finding = .tooShort
    } else if after.isEmpty {
      finding = .stillRising
    } else if let trendAfter, trendAfter.leastProbability <= level {
      finding = trendAfter.score < 0 && trendAfter.probability <= level ? .falling : .notFalling
    } else {
      finding = .tooFewAfter
    }
  }
}
