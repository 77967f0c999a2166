/// A total of a city, province or country: a row of `reference.csv`.
public struct ReferenceTotal: Sendable {
  /// Which enterprises the total covers.
  public enum Scope: String, Sendable, CaseIterable {
    /// Industrial enterprises above designated size (规模以上工业).
    case aboveDesignatedSize = "above_designated_size"
    case industry
    case all
  }

  /// The electricity basis of a total of energy, the basis of bought power of one of CO2.
  public enum Basis: String, Sendable, CaseIterable {
    case calorific
    case coalInput = "coal_input"
    case notEnergy = "not_energy"
    case location, residual
    case zeroCarbonPark = "zero_carbon_park"
  }

  /// The region's code or name, as project.yaml names it.
  public var region: String
  public var period: Period
  /// `energy_tce`, `output_wan_yuan`, `value_added_wan_yuan`, …
  public var indicator: String
  public var value: Double
  public var unit: String
  public var scope: Scope
  public var basis: Basis?
  /// `current`, or the year whose prices are used.
  public var priceBase: String?
  public var industryCode: String?
  /// The document the figure is from.
  public var source: String
  /// The line it was read from, 1-based; 0 where it was not read from a file.
  public var line: Int

  /// Makes a total; basis and price base are set by member.
  public init(
    region: String, period: Period, indicator: String, value: Double, unit: String, scope: Scope,
    source: String, line: Int = 0
  ) {
    self.region = region
    self.period = period
    self.indicator = indicator
    self.value = value
    self.unit = unit
    self.scope = scope
    self.source = source
    self.line = line
  }
}
