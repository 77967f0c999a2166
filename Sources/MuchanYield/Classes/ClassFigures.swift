public import MuchanEnergy
internal import MuchanQuantities
public import MuchanRecords

/// What the indicators of a scheme are made of, for all enterprises in one year, in columns.
public struct ClassFigures: Sendable {
  public let table: YieldTable
  public let enterprises: EnterpriseYears
  private let amounts: [ClassAmount: DecimalColumn<SixPlaces>]
  private let denominators: [ClassDenominator: DecimalColumn<NinePlaces>]

  public var year: Int { table.year }

  /// Gathers what a scheme needs, and nothing else.
  ///
  /// - Parameter electricity: The carrier that is electricity, as the energy account names it.
  public init(
    _ scheme: ClassScheme, _ table: YieldTable, enterprises: EnterpriseYears, energy: EnergyAccount?,
    electricity: String = "electricity"
  ) {
    self.table = table
    self.enterprises = enterprises
    let year = table.year
    let rows = (0..<enterprises.count).map { enterprises.index(of: $0, in: year) }
    var amounts: [ClassAmount: DecimalColumn<SixPlaces>] = [:]
    for amount in Set(scheme.indicators.map(\.name.amount)) {
      var column = DecimalColumn<SixPlaces>()
      column.reserve(rows.count)
      for (enterprise, row) in rows.enumerated() {
        column.append(
          amount == .renovation
            ? row.flatMap { enterprises.rows.renovation(of: $0)?.wanYuan }
            : amount.figure.flatMap { table.figures[$0, enterprise] })
      }
      amounts[amount] = column
    }
    var denominators: [ClassDenominator: DecimalColumn<NinePlaces>] = [:]
    for denominator in Set(scheme.indicators.map(\.name.denominator)) where denominator != .electricity {
      var column = DecimalColumn<NinePlaces>()
      column.reserve(rows.count)
      for (enterprise, row) in rows.enumerated() {
        switch denominator {
        case .mu: column.append(table.land.area(of: enterprise)?.mu)
        case .pollutants:
          column.append(row.flatMap { Self.discharged(scheme.pollutants, enterprises.rows, $0) }?.atNinePlaces)
        default: column.append(denominator.figure.flatMap { table.figures[$0, enterprise] }?.atNinePlaces)
        }
      }
      denominators[denominator] = column
    }
    if scheme.needsElectricity, let energy {
      denominators[.electricity] = Self.electricity(electricity, energy, year: year, count: rows.count)
    }
    self.amounts = amounts
    self.denominators = denominators
  }

  /// All of the pollutants together; nil where one is not known.
  private static func discharged(
    _ pollutants: [Pollutant], _ rows: EnterpriseColumns, _ row: Int
  ) -> FixedDecimal<SixPlaces>? {
    var sum = FixedDecimal<SixPlaces>.zero
    for pollutant in pollutants {
      guard let part = rows.discharged(pollutant, of: row) else { return nil }
      sum += part
    }
    return sum
  }

  /// Electricity of complete years in 万kWh.
  private static func electricity(
    _ carrier: String, _ energy: EnergyAccount, year: Int, count: Int
  ) -> DecimalColumn<NinePlaces> {
    var used = [FixedDecimal<SixPlaces>?](repeating: nil, count: count)
    for index in energy.carriers.rows(of: carrier, in: year) {
      let row = energy.carriers[index]
      if energy.total(of: row.enterprise, in: year)?.isComplete == true { used[row.enterprise] = row.quantity }
    }
    var column = DecimalColumn<NinePlaces>()
    for quantity in used {
      column.append(quantity.flatMap { $0.times(FixedDecimal<SixPlaces>(units: 100)) })
    }
    return column
  }

  /// The amount of an indicator; nil where it is not known.
  func amount(_ name: ClassIndicator.Name, of enterprise: Int) -> FixedDecimal<SixPlaces>? {
    amounts[name.amount]?[enterprise]
  }

  /// What an indicator divides by; nil where it is not known.
  func denominator(_ name: ClassIndicator.Name, of enterprise: Int) -> FixedDecimal<NinePlaces>? {
    denominators[name.denominator]?[enterprise]
  }
}

extension ClassAmount {
  /// The figure of `FigureColumns`; nil where it has none.
  var figure: YieldFigure? {
    switch self {
    case .tax: .tax
    case .valueAdded: .valueAdded
    case .revenue: .revenue
    case .output: .output
    case .research: .research
    case .fixedInvestment: .fixedInvestment
    case .renovation: nil
    }
  }
}

extension ClassDenominator {
  /// The figure of `FigureColumns`; nil where it has none.
  var figure: YieldFigure? {
    switch self {
    case .calorific: .energyCalorific
    case .coalInput: .energyCoalInput
    case .person: .staff
    case .revenue: .revenue
    case .mu, .pollutants, .electricity: nil
    }
  }
}

extension FixedDecimal<SixPlaces> {
  var atNinePlaces: FixedDecimal<NinePlaces> { FixedDecimal<NinePlaces>(units: units * 1_000) }
}
