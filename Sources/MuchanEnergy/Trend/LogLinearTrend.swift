internal import Glibc

/// A straight line through the logarithms of yearly figures, by least squares: growth at a constant rate.
///
/// A year ahead has a prediction interval: the line's own uncertainty and the scatter of single years about it,
/// ŷ ± t(n-2) · s · √(1 + 1/n + (x-x̄)²/Sxx), on the logarithms.
public struct LogLinearTrend: Hashable, Sendable {
  /// A year on the line.
  public struct Forecast: Hashable, Sendable {
    public var year: Int
    public var value: Double
    /// The ends of the prediction interval.
    public var low: Double
    public var high: Double
  }

  public let count: Int
  public let meanYear: Double
  /// Logarithm of the figure at the mean year.
  public let level: Double
  /// Rise of the logarithm per year.
  public let slope: Double
  /// Standard deviation of single years about the line, of logarithms.
  public let scatter: Double
  /// Σ (x - x̄)².
  let spread: Double

  /// The rate per year: 0.03 is 3 %.
  public var ratePerYear: Double { expm1(slope) }

  /// Nil for fewer than three years, or where a figure is not positive.
  public init?(_ figures: [YearFigure]) {
    guard figures.count > 2, figures.allSatisfy({ $0.value > 0 }) else { return nil }
    count = figures.count
    let size = Double(figures.count)
    let logs = figures.map { log($0.value) }
    meanYear = figures.reduce(0) { $0 + Double($1.year) } / size
    level = logs.reduce(0, +) / size
    var (spread, product) = (0.0, 0.0)
    for (figure, log) in zip(figures, logs) {
      let distance = Double(figure.year) - meanYear
      spread += distance * distance
      product += distance * (log - level)
    }
    guard spread > 0 else { return nil }
    self.spread = spread
    slope = product / spread
    var squares = 0.0
    for (figure, log) in zip(figures, logs) {
      let rest = log - level - slope * (Double(figure.year) - meanYear)
      squares += rest * rest
    }
    scatter = (squares / (size - 2)).squareRoot()
  }

  /// The line and its prediction interval in a year.
  ///
  /// - Parameter probability: Of the interval: 0.95.
  public func forecast(_ year: Int, probability: Double) -> Forecast {
    let distance = Double(year) - meanYear
    let centre = level + slope * distance
    let t = StudentT(degrees: count - 2)?.limit(of: probability) ?? .infinity
    let width = t * scatter * (1 + 1 / Double(count) + distance * distance / spread).squareRoot()
    return Forecast(year: year, value: exp(centre), low: exp(centre - width), high: exp(centre + width))
  }
}
