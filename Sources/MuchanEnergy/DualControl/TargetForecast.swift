/// Whether a target is met where a zone goes on as it has: a log-linear trend with its prediction interval.
public struct TargetForecast: Sendable {
  /// What the trend says of the target year.
  public enum Outlook: String, Sendable, CaseIterable {
    /// The whole interval keeps to the target.
    case met
    /// The middle keeps to it, the interval does not.
    case likelyMet = "likely_met"
    case likelyMissed = "likely_missed"
    /// No part of the interval keeps to it.
    case missed
    /// Too few years for a trend.
    case tooShort = "too_short"
  }

  public let trend: LogLinearTrend?
  public let outlook: Outlook
  /// The years after the last figure up to the target year.
  public let forecasts: [LogLinearTrend.Forecast]
  /// The first year to come in which the trend's middle keeps to the target value; nil where it does not within `horizon`
  /// years after the last figure.
  public let metFrom: Int?
  /// The first year to come in which the middle is over the path; nil where it keeps to it.
  public let leavesPathIn: Int?

  /// How many years ahead a year of meeting the target is looked for.
  public static let horizon = 30

  /// Looks ahead.
  ///
  /// - Parameters:
  ///   - minimumYears: Fewer figures than this are too short.
  ///   - probability: Of the interval.
  public init(_ figures: [YearFigure], path: TargetPath, minimumYears: Int, probability: Double) {
    let trend = figures.count >= minimumYears ? LogLinearTrend(figures) : nil
    self.trend = trend
    guard let trend, let last = figures.last?.year else {
      outlook = .tooShort
      forecasts = []
      metFrom = nil
      leavesPathIn = nil
      return
    }
    func ahead(_ year: Int) -> LogLinearTrend.Forecast { trend.forecast(year, probability: probability) }
    let goal = path.targetValue
    let end = ahead(path.targetYear)
    if end.value <= goal {
      outlook = end.high <= goal ? .met : .likelyMet
    } else {
      outlook = end.low > goal ? .missed : .likelyMissed
    }
    forecasts = last < path.targetYear ? ((last + 1)...path.targetYear).map(ahead) : []
    leavesPathIn = forecasts.first { one in path.allowed(one.year).map { one.value > $0 } ?? false }?.year
    let later = (last + 1)...(last + Self.horizon)
    metFrom = later.first { ahead($0).value <= goal }
  }
}
