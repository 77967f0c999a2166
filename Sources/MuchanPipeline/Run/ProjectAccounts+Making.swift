internal import MuchanDiagnostics
internal import MuchanEnergy
internal import MuchanFormats
internal import MuchanLand
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanYield

extension ProjectAccounts {
  /// Standard coal with the coal-input coefficients that the project declares.
  static func conversion(_ project: Project, _ factors: CarrierFactors) -> StandardCoalConversion {
    let declared = project.assumptions.first { $0.id == "coal_input_kgce_per_kwh" }
    let coefficients = (declared?.values ?? [:]).compactMap { year, value -> CoalInputCoefficients.Declared? in
      FixedDecimal<NinePlaces>(rounding: value).map {
        CoalInputCoefficients.Declared(year: year, kilogramsPerKilowattHour: $0, source: declared?.source ?? "")
      }
    }
    return StandardCoalConversion(factors: factors, coalInput: CoalInputCoefficients(coefficients))
  }

  /// Which grid factors stand for which years: `place.province` and the assumption `grid_factor_year`.
  static func gridChoice(_ project: Project, asked: Int?) -> GridFactorChoice {
    let declared = project.assumptions.first { $0.id == "grid_factor_year" }?.values ?? [:]
    return GridFactorChoice(
      province: project.locality.province, declared: declared.compactMapValues { Int(exactly: $0) }, asked: asked)
  }

  /// The prices of the year that the targets name, else of the first base year of the indices.
  static func prices(_ project: Project, _ tables: ProjectTables) -> ConstantPrices? {
    guard let rows = tables.deflators, let region = project.ratio?.region ?? project.locality.city else { return nil }
    let bases = ConstantPrices.baseYears(rows, region: region)
    let named = (tables.targets ?? []).lazy.compactMap { $0.priceBase.flatMap { Int($0) } }.first
    guard let base = named ?? bases.first, !bases.isEmpty else { return nil }
    return ConstantPrices(rows, region: region, baseYear: base)
  }

  /// What values at constant prices lack.
  static func missingPrices(
    _ project: Project, _ years: [Int], _ prices: ConstantPrices?, _ tables: ProjectTables
  ) -> [Absence] {
    guard tables.deflators != nil else { return [Absence(account: "constant prices", missing: "files.deflators")] }
    guard let prices else {
      let region = project.ratio?.region ?? project.locality.city ?? "place.city"
      return [Absence(account: "constant prices", missing: "deflators.csv: region \(region)")]
    }
    return years.filter { prices.level(of: $0, industryCode: nil) == nil }.map {
      Absence(account: "constant prices", missing: "deflators.csv: \($0) at prices of \(prices.baseYear)")
    }
  }

  static func land(
    _ years: [Int], _ occupancies: OccupancyColumns, _ enterprises: EnterpriseYears, _ layers: ProjectLand,
    file: String?
  ) -> ([Int: EnterpriseLand], DiagnosticLog) {
    if years.isEmpty { return ([:], DiagnosticLog()) }
    var log = DiagnosticLog()
    let land = EnterpriseLand.byYear(
      years, occupancies: occupancies, enterprises: enterprises, parcels: layers.parcels,
      zones: layers.zones.hierarchy, file: file, log: &log)
    return (land, log)
  }

  /// A table a year, the years at the same time.
  static func yields(
    _ land: [Int: EnterpriseLand], _ enterprises: EnterpriseYears, _ energy: EnergyAccount?, _ carbon: CarbonAccount?,
    _ corridors: ZoneCorridors
  ) async -> [Int: YieldTable] {
    await withTaskGroup(of: YieldTable.self) { group in
      for land in land.values {
        group.addTask {
          YieldTable(
            figures: FigureColumns(year: land.year, enterprises: enterprises, energy: energy, carbon: carbon),
            enterprises: enterprises, land: land, corridors: corridors, supplies: carbon?.supplies ?? [])
        }
      }
      var tables: [Int: YieldTable] = [:]
      for await table in group { tables[table.year] = table }
      return tables
    }
  }

  static func energy(
    _ lines: EnergyColumns, _ enterprises: EnterpriseYears, _ project: Project, _ conversion: StandardCoalConversion,
    _ diagnosis: MeterDiagnosis, jobs: Int, log: inout DiagnosticLog
  ) async throws(Failure) -> EnergyAccount {
    var builder = EnergyAccountBuilder(
      conversion: conversion, enterprises: enterprises, file: project.file(.energy), diagnosis: diagnosis)
    builder.add(contentsOf: lines)
    return try await LedgerBooking.account(builder, jobs: jobs, log: &log)
  }
}
