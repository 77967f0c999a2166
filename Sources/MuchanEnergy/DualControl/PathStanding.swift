public import MuchanRecords

/// Where a zone stands on the path to a target.
public struct PathStanding: Sendable {
  /// Whether a year keeps to the path.
  public enum Verdict: String, Sendable, CaseIterable {
    case onPath = "on_path"
    case offPath = "off_path"
    case unknown
  }

  /// Why there is no verdict.
  public enum Gap: String, Sendable, CaseIterable {
    case noFigure = "no_figure_of_the_year"
    case noBase = "no_figure_of_the_base_year"
    case lowerBound = "figure_is_a_lower_bound"
    case currentPrices = "prices_are_not_constant"
    case outsidePath = "year_is_not_on_the_path"
  }

  /// One year of the path.
  public struct Year: Sendable {
    public var year: Int
    public var allowed: Double?
    public var actual: YearlySeries.Point?
    public var verdict: Verdict
    public var gap: Gap?
  }

  public let target: Target
  public let series: YearlySeries
  /// Nil where neither the target nor the series has a figure of the base year.
  public let path: TargetPath?
  /// The year judged: the last one with a figure, not after the year asked for nor the target's.
  public let judged: Year?
  /// All years of the path.
  public let years: [Year]

  /// Judges a series.
  ///
  /// - Parameters:
  ///   - factor: What one unit of the target is in t or t per 万元.
  ///   - year: The last year that counts.
  ///   - needsConstantPrices: Whether an intensity at current prices has no verdict.
  public init(_ target: Target, _ series: YearlySeries, factor: Double, year: Int, needsConstantPrices: Bool) {
    self.target = target
    self.series = series
    let base = target.baseValue.map { $0 * factor } ?? series.point(target.baseYear)?.value
    let path = base.map { TargetPath(target, baseValue: $0, factor: factor) }
    self.path = path
    let pricesFail = target.indicator.isIntensity && needsConstantPrices && series.priceBase == "current"
    let years = (target.baseYear...target.targetYear).map { one in
      let point = one <= year ? series.point(one) : nil
      var entry = Year(year: one, allowed: path?.allowed(one), actual: point, verdict: .unknown, gap: nil)
      if path == nil {
        entry.gap = .noBase
      } else if let point, let allowed = entry.allowed {
        // A path drawn from the figure itself passes through it.
        if point.value > allowed {
          entry.verdict = .offPath
        } else if point.isLowerBound, one > target.baseYear {
          entry.gap = .lowerBound
        } else {
          entry.verdict = .onPath
        }
        if pricesFail { (entry.verdict, entry.gap) = (.unknown, .currentPrices) }
      } else {
        entry.gap = point == nil ? .noFigure : .outsidePath
      }
      return entry
    }
    self.years = years
    judged = years.last { $0.actual != nil }
  }

  /// Figure less what is allowed, in the year judged; negative is room.
  public var excess: Double? {
    guard let judged, let actual = judged.actual, let allowed = judged.allowed else { return nil }
    return actual.value - allowed
  }

  /// The rate per year needed from the year judged to reach the target.
  public var requiredRate: Double? {
    guard let judged, let actual = judged.actual else { return nil }
    return path?.requiredRate(from: actual.value, in: judged.year)
  }

  /// The rate per year from the base to the year judged.
  public var rateSoFar: Double? {
    guard let path, let judged, let actual = judged.actual, judged.year > path.baseYear, actual.value > 0 else {
      return nil
    }
    return TargetPath.rate(from: path.baseValue, to: actual.value, years: judged.year - path.baseYear)
  }

  /// What all years of the path are allowed together; of totals alone.
  public var budget: Double? { target.indicator.isIntensity ? nil : path?.budget(upTo: target.targetYear) }

  /// What has been used of it; nil where a year after the base has no figure.
  public var used: Double? {
    guard !target.indicator.isIntensity, let judged, judged.year > target.baseYear else { return nil }
    var sum = 0.0
    for year in years where year.year > target.baseYear && year.year <= judged.year {
      guard let actual = year.actual else { return nil }
      sum += actual.value
    }
    return sum
  }

  /// What is left of it for the years to come.
  public var left: Double? {
    guard let budget, let used else { return nil }
    return budget - used
  }
}
