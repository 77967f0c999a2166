internal import MuchanDiagnostics
internal import MuchanQuantities

/// The factors that a carbon account is made with.
public struct CarbonFactors: Sendable {
  private var fuels: [String: FuelFactor] = [:]
  public let grid: GridFactors
  public let heat: HeatFactor
  public let park: ZeroCarbonParkRule

  /// Makes a set; of two fuel rows for one carrier the first is used.
  public init(fuels: [FuelFactor], grid: GridFactors, heat: HeatFactor, park: ZeroCarbonParkRule) {
    for fuel in fuels where self.fuels[fuel.carrier] == nil { self.fuels[fuel.carrier] = fuel }
    self.grid = grid
    self.heat = heat
    self.park = park
  }

  /// The factor of a carrier that is burnt; nil where there is none.
  public func fuel(_ carrier: String) -> FuelFactor? { fuels[carrier] }
}

/// Which year's grid factor stands for which year of data, and of which province.
///
/// A year stands for itself unless something says otherwise; nothing is carried over by default.
public struct GridFactorChoice: Sendable {
  /// The province whose average counts; nil leaves the location basis unknown.
  public var province: String?
  /// Data year to factor year, as the project declares it.
  public var declared: [Int: Int]
  /// The factor year that the user asks for, for all years of data.
  public var asked: Int?

  /// Makes a choice.
  public init(province: String?, declared: [Int: Int] = [:], asked: Int? = nil) {
    self.province = province
    self.declared = declared
    self.asked = asked
  }

  /// The year whose factor is used for a year of data.
  public func factorYear(for year: Int) -> Int { asked ?? declared[year] ?? year }
}

/// The grid factors of one year of data.
struct YearFactors {
  let factorYear: Int
  let location: GridFactors.Factor?
  let residual: GridFactors.Factor?
  let park: FixedDecimal<NinePlaces>

  /// Looks the factors of a year up; what is missing becomes a finding.
  ///
  /// - Parameter reported: The factor years whose gaps have been said.
  init(
    _ year: Int, factors: CarbonFactors, choice: GridFactorChoice, file: String?, reported: inout Set<Int>,
    log: inout DiagnosticLog
  ) {
    factorYear = choice.factorYear(for: year)
    park = factors.park.fossilKilogramsPerKilowattHour
    let isNews = reported.insert(factorYear).inserted
    let place = Place(file: file, field: "assumptions.grid_factor_year")
    if let province = choice.province {
      location = factors.grid.factor(.provincialAverage, province, in: factorYear)
      if location == nil, isNews {
        log.add(factors.grid.missing(.provincialAverage, province, in: factorYear, at: place))
      }
    } else {
      location = nil
    }
    residual = factors.grid.factor(.nationalResidual, in: factorYear)
    if residual == nil, isNews { log.add(factors.grid.missing(.nationalResidual, in: factorYear, at: place)) }
  }
}
