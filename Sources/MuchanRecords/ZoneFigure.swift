/// A figure that somebody states of a zone: a row of `indicators.csv` (指标值).
public struct ZoneFigure: Sendable {
  public var zoneID: String
  public var period: Period
  /// `energy_tce`, `value_added_wan_yuan`, `co2_t`, …
  public var indicator: String
  public var value: Double
  public var unit: String
  public var scope: String?
  /// `calorific` or `coal_input` of energy; of CO2 the basis of purchased power.
  public var basis: String?
  /// `current`, or the year whose prices are used.
  public var priceBase: String?
  public var source: String?
  /// The line it was read from, 1-based; 0 where it was not read from a file.
  public var line: Int

  /// Makes a figure that has nothing but its required members.
  public init(zoneID: String, period: Period, indicator: String, value: Double, unit: String, line: Int = 0) {
    self.zoneID = zoneID
    self.period = period
    self.indicator = indicator
    self.value = value
    self.unit = unit
    self.line = line
  }
}

extension ZoneFigure {
  /// A total of a region as a figure of it.
  public init(_ total: ReferenceTotal) {
    self.init(
      zoneID: total.region, period: total.period, indicator: total.indicator, value: total.value, unit: total.unit,
      line: total.line)
    (scope, basis, priceBase) = (total.scope.rawValue, total.basis?.rawValue, total.priceBase)
  }
}

extension ZoneFigure: RepeatableRecord {
  public func precedes(_ other: ZoneFigure) -> Bool {
    var order = RecordOrder()
    order.compare(unit, other.unit)
    order.compare(value, other.value)
    order.compare(source, other.source)
    return order.result < 0
  }
}
