/// A target of total or intensity, with the path to it: an entry of `targets.yaml` (双控目标).
public struct Target: Sendable {
  /// What is to be held.
  public enum Indicator: String, Sendable, CaseIterable {
    /// Energy in a year (能源消费总量).
    case energy = "energy_tce"
    /// Energy per value added (能耗强度).
    case energyIntensity = "energy_intensity"
    /// CO2 in a year (碳排放总量).
    case carbon = "co2_t"
    /// CO2 per value added (碳排放强度).
    case carbonIntensity = "co2_intensity"
    /// Coal in a year, tonnes as they are (煤炭消费总量).
    case coal = "coal_t"

    /// Whether it is one of value added, so that it needs a price base and has no budget.
    public var isIntensity: Bool { self == .energyIntensity || self == .carbonIntensity }

    /// Whether it is one of energy in standard coal.
    public var isEnergy: Bool { self == .energy || self == .energyIntensity }

    /// Whether it is one of CO2.
    public var isCarbon: Bool { self == .carbon || self == .carbonIntensity }
  }

  /// How the years between base and target are filled.
  public enum Path: String, Sendable, CaseIterable {
    /// The same step every year.
    case linear
    /// The same rate every year.
    case constantRate = "constant_rate"
    /// An amount stated for every year.
    case budget
  }

  /// What the target year has to reach.
  public enum Aim: Hashable, Sendable {
    case value(Double)
    /// Change from the base in percent: -13.5.
    case changePercent(Double)
  }

  public var indicator: Indicator
  /// The zone's id.
  public var scopeID: String
  public var baseYear: Int
  /// In `unit`; nil takes the account's own figure of the base year.
  public var baseValue: Double?
  public var targetYear: Int
  public var aim: Aim
  /// `tce`, `tce/万元` and the like.
  public var unit: String
  /// `calorific` or `coal_input` of energy; of CO2 the basis of purchased power; `physical` of coal.
  public var basis: String
  /// `current`, or the year whose prices are used; given for intensities.
  public var priceBase: String?
  public var path: Path
  /// Of a `budget` path: the amount of every year after the base, in `unit`.
  public var budgets: [Int: Double]
  public var source: String
  /// The line its entry begins on, 1-based; 0 where it was not read from a file.
  public var line: Int
  /// The line of its unit.
  public var unitLine: Int

  /// Makes a target.
  public init(
    indicator: Indicator, scopeID: String, baseYear: Int, baseValue: Double? = nil, targetYear: Int, aim: Aim,
    unit: String, basis: String, priceBase: String? = nil, path: Path = .linear, budgets: [Int: Double] = [:],
    source: String, line: Int = 0, unitLine: Int = 0
  ) {
    self.indicator = indicator
    self.scopeID = scopeID
    self.baseYear = baseYear
    self.baseValue = baseValue
    self.targetYear = targetYear
    self.aim = aim
    self.unit = unit
    self.basis = basis
    self.priceBase = priceBase
    self.path = path
    self.budgets = budgets
    self.source = source
    self.line = line
    self.unitLine = unitLine
  }
}
