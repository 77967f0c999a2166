public import MuchanQuantities

/// A project that asks for land (拟供地项目), as its YAML file states it for the supply review (准入评审).
///
/// What the file does not state is nil; nothing is filled in.
public struct PlannedProject: Sendable {
  /// How land is to be supplied (供应方式).
  public enum SupplyMode: String, Sendable, CaseIterable {
    case allocation
    case assignment
    case longLease = "long_lease"
    case leaseThenAssign = "lease_then_assign"
    case leaseAndAssign = "lease_and_assign"
    case flexibleTerm = "flexible_term"
  }

  /// What the applicant declares of the project.
  public enum Flag: String, Sendable, CaseIterable {
    /// Infrastructure of the province's plan (省级以上重大基础设施).
    case provincialInfrastructure = "provincial_infrastructure"
    /// A strategic emerging industry (战略性新兴产业).
    case strategicIndustry = "strategic_industry"
    /// A modern service (现代服务业).
    case modernService = "modern_service"
    /// New capacity that replaces capacity closed elsewhere (产能置换).
    case capacityReplacement = "capacity_replacement"
  }

  /// A carrier that a full year of production takes, bought.
  public struct Use: Sendable {
    public var carrier: String
    public var quantity: Double
    public var unit: String
    public var powerSource: EnergyLine.PowerSource?
    /// The line in the file.
    public var line: Int

    /// Makes a use.
    public init(
      carrier: String, quantity: Double, unit: String, powerSource: EnergyLine.PowerSource? = nil, line: Int = 0
    ) {
      self.carrier = carrier
      self.quantity = quantity
      self.unit = unit
      self.powerSource = powerSource
      self.line = line
    }
  }

  /// Energy of a full year as one figure in standard coal, on the basis that the applicant states.
  public struct StatedEnergy: Sendable {
    public var tonnes: FixedDecimal<SixPlaces>
    /// At coal input (等价); else at calorific value (当量).
    public var isAtCoalInput: Bool

    /// Makes a figure.
    public init(tonnes: FixedDecimal<SixPlaces>, isAtCoalInput: Bool) {
      self.tonnes = tonnes
      self.isAtCoalInput = isAtCoalInput
    }
  }

  public var name: String
  /// The zone or park that the land lies in.
  public var zoneID: String
  /// Two to four digits of GB/T 4754-2017.
  public var industryCode: String
  public var land: Area
  public var supplyMode: SupplyMode?
  /// The day that the land is to be supplied on: rules of that day count.
  public var supplyOn: CalendarDay?
  public var startBy: CalendarDay?
  public var completeBy: CalendarDay?
  public var produceBy: CalendarDay?
  /// The first year of full production, which yearly figures are of.
  public var fullProduction: Int?
  /// Whether it will be an industrial enterprise above designated size (规模以上).
  public var isAboveDesignatedSize: Bool?
  /// All investment.
  public var totalInvestment: Money?
  /// Plant, equipment and land price (固定资产投资), which control indicators count.
  public var fixedInvestment: Money?
  public var output: Money?
  public var valueAdded: Money?
  public var tax: Money?
  public var revenue: Money?
  /// The year whose prices output and value added are in.
  public var priceYear: Int?
  /// Floor area as counted for the plot ratio (计容建筑面积).
  public var countedFloorArea: Area?
  public var footprint: Area?
  /// Yards and structures (堆场、露天场地及构筑物).
  public var yard: Area?
  public var greenLand: Area?
  /// Land of offices and living services (行政办公及生活服务设施用地).
  public var administrativeLand: Area?
  public var jobs: Double?
  /// Empty where no carrier is stated.
  public var energy: [Use] = []
  /// Instead of carriers.
  public var statedEnergy: StatedEnergy?
  /// Tonnes of coal that are replaced elsewhere (煤炭替代量).
  public var replacedCoal: FixedDecimal<SixPlaces>?
  /// The opinion of the energy-conservation review (节能审查意见), where there is one.
  public var energyReviewOpinion: String?
  public var flags: Set<Flag> = []

  /// Makes a project with what must be stated; the rest is set by member.
  public init(name: String, zoneID: String, industryCode: String, land: Area) {
    self.name = name
    self.zoneID = zoneID
    self.industryCode = industryCode
    self.land = land
  }
}
