internal import MuchanDiagnostics
internal import MuchanQuantities
internal import MuchanRecords

extension CarbonAccount.Making {
  /// The months; each is rounded once, and what is left of the carrier's year goes to the largest.
  mutating func monthRows(
    _ energy: EnergyAccount, log: inout DiagnosticLog
  ) throws(Failure) -> [CarbonAccount.Month] {
    var wholes: [CarrierKey: CarbonAccount.CarrierYear] = [:]
    for row in carrierRows { wholes[CarrierKey(year: row.year, carrier: row.carrier)] = row }
    var rows: [CarbonAccount.Month] = []
    for month in energy.details.months {
      guard let factor = factors.fuel(month.carrier) else { continue }
      guard let mass = factor.burnt(month.quantity, measured: month.measured) else {
        throw Failure(.valueTooLarge, at: Place(file: energyFile), found: month.quantity.description)
      }
      rows.append(
        CarbonAccount.Month(year: month.year, month: month.month, carrier: month.carrier, fuel: mass, purchased: nil))
    }
    for purchase in energy.details.purchases {
      let carbon: PurchasedCarbon?
      if purchase.carrier == CarrierFactor.heat {
        carbon = factors.heat.bought(purchase.quantity)
      } else {
        carbon = yearFactors(purchase.year, log: &log).power(purchase.quantity, from: purchase.source)
      }
      guard let carbon else {
        throw Failure(.valueTooLarge, at: Place(file: energyFile), found: purchase.quantity.description)
      }
      if let index = rows.lastIndex(where: {
        $0.year == purchase.year && $0.carrier == purchase.carrier && $0.month == purchase.month
      }) {
        rows[index].purchased = (rows[index].purchased ?? .zero) + carbon
      } else {
        rows.append(
          CarbonAccount.Month(
            year: purchase.year, month: purchase.month, carrier: purchase.carrier, fuel: nil, purchased: carbon))
      }
    }
    rows.sort { ($0.year, $0.carrier, $0.month ?? 13) < ($1.year, $1.carrier, $1.month ?? 13) }
    var start = 0
    while start < rows.count {
      var end = start
      while end < rows.count, rows[end].year == rows[start].year, rows[end].carrier == rows[start].carrier { end += 1 }
      if let whole = wholes[CarrierKey(year: rows[start].year, carrier: rows[start].carrier)] {
        Self.level(&rows[start..<end], to: whole)
      }
      start = end
    }
    return rows
  }

  /// Gives the largest month what the sum of all lacks.
  private static func level(_ rows: inout ArraySlice<CarbonAccount.Month>, to whole: CarbonAccount.CarrierYear) {
    func largest(_ mass: (CarbonAccount.Month) -> FixedDecimal<SixPlaces>) -> Int {
      var best = rows.startIndex
      for index in rows.indices where mass(rows[index]) > mass(rows[best]) { best = index }
      return best
    }
    if let fuel = whole.fuel {
      let sum = rows.reduce(CarbonMass<DirectEmission>.zero) { $0 + ($1.fuel ?? .zero) }
      let index = largest { $0.fuel?.tonnes ?? .zero }
      rows[index].fuel = (rows[index].fuel ?? .zero) + (fuel - sum)
    }
    guard let purchased = whole.purchased else { return }
    let sum = rows.reduce(PurchasedCarbon.zero) { $0 + ($1.purchased ?? .zero) }
    let index = largest { $0.purchased?.park.tonnes ?? .zero }
    var rest = PurchasedCarbon(location: nil, residual: nil, park: purchased.park - sum.park)
    if let one = purchased.location, let other = sum.location { rest.location = one - other }
    if let one = purchased.residual, let other = sum.residual { rest.residual = one - other }
    rows[index].purchased = (rows[index].purchased ?? .zero) + rest
  }

  /// Every factor that was used.
  func uses(_ energy: EnergyAccount) -> [CarbonAccount.FactorUse] {
    var uses: [CarbonAccount.FactorUse] = []
    let used = Set(carrierRows.map(\.carrier))
    for carrier in used.sorted() {
      guard let fuel = factors.fuel(carrier) else { continue }
      uses.append(
        CarbonAccount.FactorUse(
          kind: "fuel", subject: carrier, value: fuel.kilogramsPerUnit, unit: "kgCO2/\(fuel.unit)",
          provenance: Provenance(source: fuel.sources, certainty: fuel.certainty), note: fuel.note))
    }
    if used.contains(CarrierFactor.heat) {
      uses.append(
        CarbonAccount.FactorUse(
          kind: "heat", subject: CarrierFactor.heat, factorYear: factors.heat.provenance.year,
          value: factors.heat.tonnesPerGigajoule, unit: "tCO2/GJ", provenance: factors.heat.provenance,
          note: factors.heat.note))
    }
    let powerYears = carrierRows.filter { $0.carrier == CarrierFactor.electricity }.map(\.year)
    for year in powerYears {
      let factorYear = choice.factorYear(for: year)
      let grid = [
        choice.province.flatMap { factors.grid.factor(.provincialAverage, $0, in: factorYear) },
        factors.grid.factor(.nationalResidual, in: factorYear),
      ]
      for factor in grid.compactMap(\.self) {
        uses.append(
          CarbonAccount.FactorUse(
            kind: factor.scope.rawValue, subject: factor.region, year: year, factorYear: factor.year,
            value: factor.kilogramsPerKilowattHour, unit: "kgCO2/kWh", provenance: factor.provenance,
            note: nil))
      }
      uses.append(
        CarbonAccount.FactorUse(
          kind: ZeroCarbonPark.name, subject: GridFactors.nation, year: year,
          factorYear: factors.park.provenance.year, value: factors.park.fossilKilogramsPerKilowattHour,
          unit: "kgCO2/kWh", provenance: factors.park.provenance))
    }
    return uses
  }
}
