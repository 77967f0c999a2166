/// One year of a plain series, for trends and peaks.
public struct YearFigure: Hashable, Sendable {
  public var year: Int
  /// In the unit of the series.
  public var value: Double

  /// Makes a figure.
  public init(year: Int, value: Double) {
    self.year = year
    self.value = value
  }
}
