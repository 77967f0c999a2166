public import MuchanEnergy
internal import MuchanQuantities

/// Until when a share keeps to its limit where it goes on as it has: a log-linear trend with its interval.
public struct ShareOutlook: Sendable {
  public let years: Int
  /// The limit as a share; nil where none is stated.
  public let limit: Double?
  /// Whether the share must stay below the limit, or from it on.
  public let isCeiling: Bool
  /// Nil with fewer years than asked for.
  public let trend: LogLinearTrend?
  /// The last year's share.
  public let last: YearFigure?
  /// The first year to come in which the trend's middle is past the limit; nil where it is not within `TargetForecast.horizon`.
  public let passedIn: Int?
  /// The same by the end of the interval that passes first.
  public let passedAtEarliest: Int?

  /// Looks ahead.
  ///
  /// - Parameters:
  ///   - shares: By year, ascending.
  ///   - minimumYears: Fewer shares than this give no trend.
  public init(
    _ shares: [YearFigure], limit: Double?, isCeiling: Bool, minimumYears: Int, probability: Double
  ) {
    years = shares.count
    self.limit = limit
    self.isCeiling = isCeiling
    last = shares.last
    let trend = shares.count >= minimumYears ? LogLinearTrend(shares) : nil
    self.trend = trend
    guard let trend, let last = shares.last, let limit else {
      passedIn = nil
      passedAtEarliest = nil
      return
    }
    func first(_ value: (LogLinearTrend.Forecast) -> Double) -> Int? {
      ((last.year + 1)...(last.year + TargetForecast.horizon)).first { year in
        let share = value(trend.forecast(year, probability: probability))
        return isCeiling ? share >= limit : share < limit
      }
    }
    passedIn = first(\.value)
    passedAtEarliest = first(isCeiling ? \.high : \.low)
  }

  /// How far the last share is from the limit; negative is past it.
  public var margin: Double? {
    guard let last, let limit else { return nil }
    return isCeiling ? limit - last.value : last.value - limit
  }
}

extension ShareAssessment {
  /// The outlook of the energy share (a ceiling), of the output share (a floor) and of the CO2 share, for which no limit
  /// is stated, up to a year.
  public func outlooks(
    upTo year: Int, minimumYears: Int, probability: Double
  ) -> (energy: ShareOutlook, output: ShareOutlook, carbon: ShareOutlook)? {
    guard let thresholds = rows.first?.thresholds else { return nil }
    func figures(_ share: (ShareRow) -> Double?) -> [YearFigure] {
      rows.compactMap { row in
        guard row.year <= year else { return nil }
        return share(row).map { YearFigure(year: row.year, value: $0) }
      }
    }
    return (
      ShareOutlook(
        figures { $0.energy.ratio?.doubleValue }, limit: thresholds.energy.limit.doubleValue, isCeiling: true,
        minimumYears: minimumYears, probability: probability),
      ShareOutlook(
        figures { $0.output.ratio?.doubleValue }, limit: thresholds.output.limit.doubleValue, isCeiling: false,
        minimumYears: minimumYears, probability: probability),
      ShareOutlook(
        figures { $0.carbon.ratio?.doubleValue }, limit: nil, isCeiling: true, minimumYears: minimumYears,
        probability: probability)
    )
  }
}
