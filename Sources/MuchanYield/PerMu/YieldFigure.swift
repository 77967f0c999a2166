public import MuchanEnergy
public import MuchanQuantities
public import MuchanRecords

/// A figure of an enterprise that is held against land.
public enum YieldFigure: String, Sendable, CaseIterable {
  /// Gross industrial output at current prices (工业总产值).
  case output
  /// Industrial value added at current prices (工业增加值).
  case valueAdded = "value_added"
  /// Tax paid into the treasury (实际入库税收).
  case tax
  /// Operating revenue (营业收入).
  case revenue
  /// Cumulative fixed investment, land price included (累计固定资产投资). The investment of a parcel, which leaves the land
  /// price out, is another figure and never stands in for it.
  case fixedInvestment = "fixed_investment"
  /// Spending on research and development (研发经费).
  case research = "rd"
  /// Mean staff of the year (平均用工人数).
  case staff = "mean_staff"
  /// Comprehensive energy consumption, electricity at calorific value (当量).
  case energyCalorific = "energy_calorific"
  /// The same, electricity at coal input (等价).
  case energyCoalInput = "energy_coal_input"
  /// CO2 of fuel, processes, and bought power and heat at the factors of the place's grid (地区电网因子). What one enterprise
  /// sells another is at both; zones take it off once, as the `carbon` verb does.
  case carbon = "co2_location"

  /// What a figure is counted in; the word that column names end in.
  public enum Unit: String, Sendable, CaseIterable {
    /// 万元
    case wanYuan = "wan_yuan"
    case persons
    /// Tonnes of standard coal (吨标准煤).
    case tce
    /// Tonnes of CO2.
    case carbon = "t_co2"
  }

  public var unit: Unit {
    switch self {
    case .output, .valueAdded, .tax, .revenue, .fixedInvestment, .research: .wanYuan
    case .staff: .persons
    case .energyCalorific, .energyCoalInput: .tce
    case .carbon: .carbon
    }
  }

  /// The place among all figures.
  @usableFromInline
  var number: Int {
    switch self {
    case .output: 0
    case .valueAdded: 1
    case .tax: 2
    case .revenue: 3
    case .fixedInvestment: 4
    case .research: 5
    case .staff: 6
    case .energyCalorific: 7
    case .energyCoalInput: 8
    case .carbon: 9
    }
  }
}

/// The figures of all enterprises in one year, in columns: eight bytes a figure.
public struct FigureColumns: Sendable {
  public let year: Int
  /// The numbers of the enterprises that have a row for the year, ascending.
  public let numbers: [Int]
  private var columns: [DecimalColumn<SixPlaces>]

  /// Gathers the figures of a year.
  ///
  /// Energy and CO2 count as known where no line of the enterprise was left out, no month and no factor is missing: a part
  /// of a year against the whole land would be too low. Without an account they are unknown.
  /// - Complexity: O(enterprises × figures).
  public init(year: Int, enterprises: EnterpriseYears, energy: EnergyAccount?, carbon: CarbonAccount? = nil) {
    self.year = year
    numbers = enterprises.present(in: year)
    let rows = enterprises.rows
    var columns = [DecimalColumn<SixPlaces>](repeating: DecimalColumn(), count: YieldFigure.allCases.count)
    for figure in columns.indices { columns[figure].reserve(enterprises.count) }
    for enterprise in 0..<enterprises.count {
      guard let row = enterprises.index(of: enterprise, in: year) else {
        for figure in columns.indices { columns[figure].append(nil) }
        continue
      }
      let used = energy?.total(of: enterprise, in: year).flatMap { $0.isComplete ? $0.energy : nil }
      func add(_ figure: YieldFigure, _ value: FixedDecimal<SixPlaces>?) { columns[figure.number].append(value) }
      add(.output, rows.output(of: row)?.wanYuan)
      add(.valueAdded, rows.valueAdded(of: row)?.wanYuan)
      add(.tax, rows.tax(of: row)?.wanYuan)
      add(.revenue, rows.revenue(of: row)?.wanYuan)
      add(.fixedInvestment, rows.fixedInvestment(of: row)?.wanYuan)
      add(.research, rows.research(of: row)?.wanYuan)
      add(.staff, rows.meanStaff(of: row).flatMap(FixedDecimal.init(rounding:)))
      add(.energyCalorific, used?.calorific.tonnes)
      add(.energyCoalInput, used?.coalInput?.tonnes)
      let emitted = carbon?.total(of: enterprise, in: year).flatMap { $0.isComplete ? $0.totalAtLocation : nil }
      add(.carbon, emitted?.tonnes)
    }
    self.columns = columns
  }

  /// A figure of an enterprise; nil where it is not known.
  public subscript(figure: YieldFigure, enterprise: Int) -> FixedDecimal<SixPlaces>? {
    columns[figure.number][enterprise]
  }

  /// The same by the figure's place among all.
  subscript(figure: Int, enterprise: Int) -> FixedDecimal<SixPlaces>? { columns[figure][enterprise] }
}
