public import MuchanQuantities
public import MuchanRecords

/// A total or intensity of a zone, year by year, on one basis and at one price base.
public struct YearlySeries: Sendable {
  /// Where a figure is from.
  public enum Origin: String, Sendable, CaseIterable {
    /// Added up from enterprises.
    case account
    /// Stated in indicators.csv.
    case stated
  }

  /// One year.
  public struct Point: Sendable {
    public var year: Int
    /// Tonnes of standard coal or CO2; for an intensity tonnes per 万元.
    public var value: Double
    public var coverage: Coverage
    /// Whether so much is missing that the true figure may be higher.
    public var isLowerBound: Bool
    public var origin: Origin

    /// Makes a point.
    public init(
      year: Int, value: Double, coverage: Coverage = Coverage(), isLowerBound: Bool = false, origin: Origin
    ) {
      self.year = year
      self.value = value
      self.coverage = coverage
      self.isLowerBound = isLowerBound
      self.origin = origin
    }
  }

  public var indicator: Target.Indicator
  public var scopeID: String
  /// `calorific`, `coal_input`; of CO2 the basis of purchased power.
  public var basis: String
  /// `current` or a year; nil for a total.
  public var priceBase: String?
  /// By year, ascending, each year once.
  public private(set) var points: [Point]

  /// Makes a series; of several points of one year the first is kept.
  public init(
    _ indicator: Target.Indicator, scopeID: String, basis: String, priceBase: String? = nil, points: [Point]
  ) {
    self.indicator = indicator
    self.scopeID = scopeID
    self.basis = basis
    self.priceBase = priceBase
    var years = Set<Int>()
    self.points = points.filter { years.insert($0.year).inserted }.sorted { $0.year < $1.year }
  }

  /// The point of a year; nil where there is none.
  public func point(_ year: Int) -> Point? { points.first { $0.year == year } }

  /// The figures alone, up to a year.
  public func figures(upTo year: Int) -> [YearFigure] {
    points.filter { $0.year <= year }.map { YearFigure(year: $0.year, value: $0.value) }
  }
}
