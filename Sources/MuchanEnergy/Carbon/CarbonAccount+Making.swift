public import MuchanDiagnostics
internal import MuchanQuantities
public import MuchanRecords

extension CarbonAccount {
  /// Works the CO2 of an energy account out.
  ///
  /// - Parameters:
  ///   - process: What enterprises state about their processes; nil where the project has no such file.
  ///   - choice: Which grid factors are used. A factor that is not there is a finding, and the basis unknown.
  ///   - file: The project file, for findings about factors; `processFile` and `energyFile` for the others.
  /// - Throws: `valueTooLarge` when a product does not fit.
  /// - Complexity: O(rows of the account).
  public init(
    energy: EnergyAccount, enterprises: EnterpriseYears, process: [ProcessEmission]?, factors: CarbonFactors,
    choice: GridFactorChoice, file: String? = nil, processFile: String? = nil, energyFile: String? = nil,
    log: inout DiagnosticLog
  ) throws(Failure) {
    var making = Making(factors: factors, choice: choice, file: file, energyFile: energyFile)
    try making.add(energy, enterprises, log: &log)
    making.add(process ?? [], enterprises, file: processFile, log: &log)
    let months = try making.monthRows(energy, log: &log)
    self.init(
      totals: making.totals, carriers: making.carrierRows, months: months, supplies: making.supplies,
      factors: making.uses(energy), masses: making.masses)
  }

  /// An account that is being made.
  struct Making {
    let factors: CarbonFactors
    let choice: GridFactorChoice
    let file: String?
    let energyFile: String?
    private(set) var totals: [EnterpriseYear] = []
    private(set) var supplies: [Supply] = []
    private(set) var masses = CarrierMasses()
    private var carriers: [CarrierYear] = []
    private var years: [Int: YearFactors] = [:]
    private var withoutFactor = Set<String>()
    /// Factor years whose gaps have been said.
    private var reportedYears = Set<Int>()

    struct CarrierKey: Hashable {
      var year: Int
      var carrier: String
    }

    /// The places in `carriers` of one year's sums, by the number of the carrier; -1 where there is none yet.
    private struct YearPlaces {
      var year: Int
      var places: [Int]
    }

    /// The place in `carriers` of the sum of a carrier in a year, which is begun where there is none.
    private mutating func place(
      of carrier: Int, in year: Int, _ rows: EnergyAccount.CarrierYears, _ known: inout [YearPlaces]
    ) -> Int {
      var index = known.count - 1
      while index >= 0, known[index].year != year { index -= 1 }
      if index < 0 {
        known.append(YearPlaces(year: year, places: [Int](repeating: -1, count: rows.names.count)))
        index = known.count - 1
      }
      if known[index].places[carrier] < 0 {
        known[index].places[carrier] = carriers.count
        carriers.append(CarrierYear(year: year, carrier: rows.names[carrier]))
      }
      return known[index].places[carrier]
    }

    init(factors: CarbonFactors, choice: GridFactorChoice, file: String?, energyFile: String?) {
      self.factors = factors
      self.choice = choice
      self.file = file
      self.energyFile = energyFile
    }

    mutating func yearFactors(_ year: Int, log: inout DiagnosticLog) -> YearFactors {
      if let known = years[year] { return known }
      let made = YearFactors(year, factors: factors, choice: choice, file: file, reported: &reportedYears, log: &log)
      years[year] = made
      return made
    }

    private struct SupplierYear: Hashable {
      var supplier: Int
      var year: Int
      var carrier: String
    }

    mutating func add(
      _ energy: EnergyAccount, _ enterprises: EnterpriseYears, log: inout DiagnosticLog
    ) throws(Failure) {
      var supplied: [SupplierYear: FixedDecimal<SixPlaces>] = [:]
      for supply in energy.details.internalSupplies {
        let key = SupplierYear(supplier: supply.supplier, year: supply.year, carrier: supply.carrier)
        supplied[key, default: .zero] += supply.quantity
      }
      let sourced = energy.details.sourcedPower
      var nextSourced = 0
      var bought: [(source: EnergyLine.PowerSource, quantity: FixedDecimal<SixPlaces>)] = []
      let isSupplied = !supplied.isEmpty
      let fuels = energy.carriers.names.map { factors.fuel($0) }
      var known: [YearPlaces] = []
      for row in energy.carriers.indices {
        let entry = energy.carriers[row]
        func at() -> Place { Place(file: energyFile, id: enterprises.ids[entry.enterprise], field: "quantity") }
        if totals.last?.enterprise != entry.enterprise || totals.last?.year != entry.year {
          var total = EnterpriseYear(enterprise: entry.enterprise, year: entry.year)
          total.hasEnergy = true
          if let sum = energy.total(of: entry.enterprise, in: entry.year) {
            total.isIncomplete = sum.missesMonths || sum.rejectedLines > 0
          }
          totals.append(total)
        }
        let last = totals.count - 1
        let number = energy.carriers.carrierNumber(ofRow: row)
        let carrier = place(of: number, in: entry.year, energy.carriers, &known)
        carriers[carrier].enterprises += 1
        let purchase = energy.carriers.quantity(of: .purchase, inRow: row) ?? .zero
        let sold = energy.carriers.quantity(of: .sold, inRow: row) ?? .zero
        let inside =
          isSupplied
          ? supplied[SupplierYear(supplier: entry.enterprise, year: entry.year, carrier: entry.carrier)] : nil
        switch entry.carrier {
        case CarrierFactor.electricity:
          bought.removeAll(keepingCapacity: true)
          // Both come by enterprise and year.
          while nextSourced < sourced.count,
            (sourced[nextSourced].enterprise, sourced[nextSourced].year) <= (entry.enterprise, entry.year)
          {
            let power = sourced[nextSourced]
            if power.enterprise == entry.enterprise, power.year == entry.year, power.flow == .purchase {
              if let known = bought.firstIndex(where: { $0.source == power.source }) {
                bought[known].quantity += power.kilowattHours
              } else {
                bought.append((power.source, power.kilowattHours))
              }
            }
            nextSourced += 1
          }
          let year = yearFactors(entry.year, log: &log)
          var carbon = PurchasedCarbon.zero
          var grid = purchase
          for (source, quantity) in bought {
            carbon += try Self.fitting(year.power(quantity, from: source), at: at(), quantity)
            grid -= quantity
          }
          carbon += try Self.fitting(year.power(grid, from: nil), at: at(), grid)
          totals[last].purchased += carbon
          masses.append(carbon)
          carriers[carrier].quantity += purchase
          carriers[carrier].purchased = (carriers[carrier].purchased ?? .zero) + carbon
          let own = energy.carriers.quantity(of: .ownGeneration, inRow: row) ?? .zero
          let fossil = Self.positive(Self.positive(sold - Self.positive(own)) - (inside ?? .zero))
          totals[last].sentOut += try Self.fitting(year.power(fossil, from: nil), at: at(), fossil).park
        case CarrierFactor.heat:
          let carbon = try Self.fitting(factors.heat.bought(purchase), at: at(), purchase)
          totals[last].purchased += carbon
          masses.append(carbon)
          totals[last].heat += carbon.park.tonnes
          carriers[carrier].quantity += purchase
          carriers[carrier].purchased = (carriers[carrier].purchased ?? .zero) + carbon
          let own = energy.carriers.quantity(of: .ownGeneration, inRow: row) ?? .zero
          let fossil = Self.positive(Self.positive(sold - Self.positive(own)) - (inside ?? .zero))
          totals[last].sentOut += try Self.fitting(factors.heat.bought(fossil), at: at(), fossil).park
        default:
          carriers[carrier].quantity += entry.quantity
          carriers[carrier].measured += entry.measured
          guard let fuel = fuels[number] else {
            if entry.quantity != .zero { totals[last].carriersWithoutFactor += 1 }
            masses.append(fuel: entry.quantity == .zero ? .zero : nil)
            if withoutFactor.insert(entry.carrier).inserted {
              log.add(
                .missingCarbonFactor,
                at: Place(file: energyFile, line: energy.details.firstLines[number], field: "carrier"),
                found: entry.carrier)
            }
            continue
          }
          let carbon = try Self.fitting(fuel.burnt(entry.quantity, measured: entry.measured), at: at(), entry.quantity)
          totals[last].fuel += carbon
          masses.append(fuel: carbon)
          carriers[carrier].fuel = (carriers[carrier].fuel ?? .zero) + carbon
        }
      }
      for supply in energy.details.internalSupplies {
        let place = Place(file: energyFile, id: enterprises.ids[supply.enterprise], field: "supplier_id")
        let carbon: PurchasedCarbon?
        if supply.carrier == CarrierFactor.heat {
          carbon = factors.heat.bought(supply.quantity)
        } else {
          carbon = yearFactors(supply.year, log: &log).power(supply.quantity, from: supply.source)
        }
        supplies.append(
          Supply(
            supply: supply, carbon: try Self.fitting(carbon, at: place, supply.quantity),
            supplierIsBooked: energy.total(of: supply.supplier, in: supply.year) != nil))
      }
    }

    private static func positive(_ value: FixedDecimal<SixPlaces>) -> FixedDecimal<SixPlaces> { max(value, .zero) }

    private static func fitting<Value>(
      _ value: Value?, at place: @autoclosure () -> Place, _ quantity: FixedDecimal<SixPlaces>
    ) throws(Failure) -> Value {
      guard let value else { throw Failure(.valueTooLarge, at: place(), found: quantity.description) }
      return value
    }

    /// Adds process CO2 by enterprise and year; lines of enterprises that are not there are left out with a finding.
    mutating func add(
      _ process: [ProcessEmission], _ enterprises: EnterpriseYears, file: String?, log: inout DiagnosticLog
    ) {
      var sums: [Int: [Int: [ProcessEmission]]] = [:]
      for row in process {
        let place = Place(
          file: file, line: row.line > 0 ? row.line : nil, id: row.enterpriseID, field: "enterprise_id")
        guard let enterprise = enterprises.number(of: row.enterpriseID) else {
          log.add(.energyWithoutEnterprise, at: place, found: "\"\(row.enterpriseID)\"")
          continue
        }
        sums[enterprise, default: [:]][row.period.year, default: []].append(row)
      }
      guard !sums.isEmpty else { return }
      var indexes: [Int: [Int: Int]] = [:]
      for (index, total) in totals.enumerated() where sums[total.enterprise] != nil {
        indexes[total.enterprise, default: [:]][total.year] = index
      }
      for (enterprise, years) in sums.sorted(by: { $0.key < $1.key }) {
        for (year, rows) in years.sorted(by: { $0.key < $1.key }) {
          let mass = Self.yearly(rows, enterprises.ids[enterprise], file: file, log: &log)
          if let index = indexes[enterprise]?[year] {
            totals[index].process = mass
          } else {
            var total = EnterpriseYear(enterprise: enterprise, year: year)
            total.process = mass
            totals.append(total)
          }
        }
      }
      totals.sort { ($0.enterprise, $0.year) < ($1.enterprise, $1.year) }
    }

    /// The process CO2 of a year: of each product the longest periods, so that a month in a year that is stated too does
    /// not count twice.
    private static func yearly(
      _ rows: [ProcessEmission], _ id: String, file: String?, log: inout DiagnosticLog
    ) -> CarbonMass<DirectEmission> {
      var taken: [String: UInt16] = [:]
      var sum = CarbonMass<DirectEmission>.zero
      for row in rows.sorted(by: {
        ($1.period.months.count, $0.period.months.lowerBound, $0.line)
          < ($0.period.months.count, $1.period.months.lowerBound, $1.line)
      }) {
        let mask = row.period.months.mask
        guard taken[row.product ?? "", default: 0] & mask == 0 else {
          log.add(
            .mixedPeriods, at: Place(file: file, line: row.line > 0 ? row.line : nil, id: id, field: "period"),
            found: "\(row.product ?? "process"), \(row.period)")
          continue
        }
        taken[row.product ?? "", default: 0] |= mask
        sum += row.carbonDioxide
      }
      return sum
    }

    var carrierRows: [CarrierYear] {
      carriers.sorted { ($0.year, $0.carrier) < ($1.year, $1.carrier) }
    }
  }
}
