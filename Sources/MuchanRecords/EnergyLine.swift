/// One meter reading or ledger line: a row of `energy.csv`.
public struct EnergyLine: Sendable {
  /// Which way the energy goes.
  public enum Flow: String, Sendable, CaseIterable {
    case purchase
    case ownGeneration = "own_generation"
    case sold
    case transformIn = "transform_in"
    case transformOut = "transform_out"
    case recovered
    case stockChange = "stock_change"
  }

  /// Where electricity comes from.
  public enum PowerSource: String, Sendable, CaseIterable {
    case grid
    case directSupply = "direct_supply"
    case greenPowerTrade = "green_power_trade"
    case certificateOnly = "certificate_only"
    case ownPV = "own_pv"
  }

  public var enterpriseID: String
  public var meterID: String?
  public var period: Period
  public var periodKind: PeriodKind
  /// The carrier's name as `data/factors/standard_coal.csv` has it: `electricity`, `natural_gas`, …
  public var carrier: String
  /// How much, in `unit`.
  public var quantity: Double
  /// The unit as written: `kWh`, `万千瓦时`, `t`, …
  public var unit: String
  public var flow: Flow
  /// The part of `quantity` used as feedstock, in `unit`.
  public var feedstockQuantity: Double?
  /// The enterprise that supplies heat, steam or gas.
  public var supplierID: String?
  public var powerSource: PowerSource?
  /// The measured net calorific value (低位发热量), in `netCalorificUnit`.
  public var netCalorificValue: Double?
  public var netCalorificUnit: String?
  /// The line it was read from, 1-based; 0 where it was not read from a file.
  public var line: Int

  /// Makes a purchase line; the rest is set by member.
  public init(
    enterpriseID: String, period: Period, carrier: String, quantity: Double, unit: String,
    flow: Flow = .purchase, periodKind: PeriodKind = .single, line: Int = 0
  ) {
    self.enterpriseID = enterpriseID
    self.period = period
    self.periodKind = periodKind
    self.carrier = carrier
    self.quantity = quantity
    self.unit = unit
    self.flow = flow
    self.line = line
  }
}
