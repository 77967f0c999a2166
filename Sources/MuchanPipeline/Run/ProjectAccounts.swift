internal import MuchanDiagnostics
internal import MuchanEnergy
internal import MuchanFormats
internal import MuchanLand
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanYield

/// What a project's tables add up to; each account is nil where a file it needs is missing.
struct ProjectAccounts: Sendable {
  let enterprises: EnterpriseYears
  let years: [Int]
  /// Needs enterprises.csv and occupancy.csv.
  let land: [Int: EnterpriseLand]
  /// Needs enterprises.csv and energy.csv.
  let energy: EnergyAccount?
  /// Energy by zone and industry. Needs what `energy` needs.
  let energyYears: [EnergyYear]
  /// Coal by place and flow. Needs what `energy` needs.
  let coal: CoalBalance?
  /// Needs what `energy` needs.
  let carbon: CarbonAccount?
  /// Enterprises against their industry. Needs what `energy` needs.
  let benchmarks: EnergyBenchmarks?
  /// CO2 by zone and industry. Needs what `carbon` needs.
  let carbonYears: [CarbonYear]
  /// Value added at constant prices. Needs deflators.csv.
  let prices: ConstantPrices?
  /// By year. Needs what `land` needs.
  let yields: [Int: YieldTable]
  /// The corridors that zones name.
  let corridors: ZoneCorridors
  /// Needs all of these, reference.csv and `ratio:`.
  let shares: ShareAssessment?
  /// Needs what `energy` and `land` need.
  let paths: ZonePaths?
  /// Why an account is absent.
  let absent: [Absence]

  /// An account that could not be made.
  struct Absence: Sendable {
    var account: String
    /// The file or key that is missing.
    var missing: String
  }

  init(
    _ project: Project, years: [Int], year: Int?, enterprises: EnterpriseYears, tables: ProjectTables,
    land layers: ProjectLand, reference: ReferenceData, thresholds: ShareThresholds, asOf: CalendarDay?,
    gridYear: Int?, scope: AccountScope, jobs: Int, log: inout DiagnosticLog
  ) async throws(Failure) {
    self.enterprises = enterprises
    self.years = years
    var absent: [Absence] = []
    func isThere(_ role: InputRole, for account: String) -> Bool {
      if project.files[role] != nil { return true }
      absent.append(Absence(account: account, missing: "files.\(role.rawValue)"))
      return false
    }

    let hasEnterprises = project.files[.enterprises] != nil
    let hasLand = scope.needsHeldLand && project.files[.occupancy] != nil && hasEnterprises
    if scope.needsHeldLand || scope.needsEnergy {
      _ = isThere(.enterprises, for: "yield")
      _ = isThere(.occupancy, for: "yield")
    }
    // Land and energy have nothing to do with each other.
    async let held = Self.land(
      hasLand ? years : [], tables.occupancy ?? OccupancyColumns(), enterprises, layers, file: project.file(.occupancy))
    let hasEnergy = scope.needsEnergy && isThere(.energy, for: "energy") && hasEnterprises
    let conversion = Self.conversion(project, reference.factors)
    let energy =
      hasEnergy
      ? try await Self.energy(
        tables.energy ?? EnergyColumns(), enterprises, project, conversion,
        MeterDiagnosis(limits: reference.meters, asOf: asOf), jobs: jobs, log: &log) : nil
    self.energy = energy
    let (land, landLog) = await held
    self.land = land
    log.merge(landLog)
    let prices = Self.prices(project, tables)
    self.prices = prices
    let years = years
    let followed = scope.contains(.energy) ? energy : nil
    async let byYear = years.compactMap { year in
      followed.map {
        EnergyYear(
          year, energy: $0, conversion: conversion, enterprises: enterprises, land: land[year], prices: prices,
          parcels: layers.parcels)
      }
    }
    async let ofCoal = followed.map { CoalBalance($0, coal: reference.coal, land: land, years: years) }
    carbon = try energy.map { (energy) throws(Failure) in
      try CarbonAccount(
        energy: energy, enterprises: enterprises, process: tables.process, factors: reference.carbon,
        choice: Self.gridChoice(project, asked: gridYear), file: project.path, processFile: project.file(.process),
        energyFile: project.file(.energy), log: &log)
    }
    let carbon = self.carbon
    let corridors = ZoneCorridors(layers.zones.corridors, zones: layers.zones.hierarchy)
    self.corridors = corridors
    async let perMu = Self.yields(scope.needsYields ? land : [:], enterprises, energy, carbon, corridors)
    async let againstIndustry = followed.map { energy in
      var log = DiagnosticLog()
      let benchmarks = EnergyBenchmarks(
        energy, carbon: carbon, enterprises: enterprises, years: years, year: year,
        rules: reference.benchmarks.limits, external: tables.benchmarks ?? [], units: reference.factors.units,
        file: project.file(.benchmarks), log: &log)
      return (benchmarks, log)
    }
    let carbonYears = years.compactMap { year in
      (followed == nil ? nil : carbon).map {
        CarbonYear(
          year, carbon: $0, enterprises: enterprises, land: land[year], prices: prices, parcels: layers.parcels)
      }
    }
    if scope.needsEnergy, energy == nil {
      absent.append(Absence(account: "carbon", missing: "files.energy"))
    } else if scope.needsEnergy, project.locality.province == nil {
      absent.append(Absence(account: "carbon, location basis", missing: "place.province"))
    }

    let compared = await againstIndustry
    benchmarks = compared?.0
    if let findings = compared?.1 { log.merge(findings) }
    self.carbonYears = carbonYears
    yields = await perMu
    energyYears = await byYear
    let coal = await ofCoal
    self.coal = coal
    guard scope.contains(.energy) else {
      (shares, paths) = (nil, nil)
      self.absent = absent
      return
    }
    let hasReference = isThere(.reference, for: "ratio")
    if project.ratio == nil { absent.append(Absence(account: "ratio", missing: "ratio")) }
    if let ratio = project.ratio, let energy, hasLand, hasReference {
      guard let zone = layers.zones.hierarchy.index(of: ratio.zone) else {
        throw Failure(
          .badSetting, at: Place(file: project.path, field: "ratio.zone"), found: "\"\(ratio.zone)\"",
          expected: "a zone_id of \(project.file(.zones) ?? "the zones")")
      }
      let totals = RegionTotals(
        rows: tables.reference ?? [], units: reference.factors.units, file: project.file(.reference), log: &log)
      shares = ShareAssessment(
        zone: zone, region: ratio.region, years: years,
        inputs: ShareAssessment.Inputs(
          enterprises: enterprises, energy: energy, land: land, totals: totals, carbon: carbon),
        thresholds: thresholds, log: &log)
    } else {
      shares = nil
    }
    paths = ZonePaths(
      project, years: years, year: year, enterprises: enterprises, energy: energy, land: land, prices: prices,
      tables: tables,
      zones: layers.zones.hierarchy, shares: shares, carbon: carbon, carbonYears: carbonYears, coal: coal,
      reference: reference,
      log: &log)
    if paths == nil { absent.append(Absence(account: "dual_control", missing: "files.energy, files.occupancy")) }
    if paths != nil, tables.targets == nil { _ = isThere(.targets, for: "dual_control") }
    if paths != nil { absent += Self.missingPrices(project, years, prices, tables) }
    if paths != nil, years.count < 2 {
      absent.append(Absence(account: "decomposition", missing: "a second year of enterprises and energy"))
    }
    self.absent = absent
  }

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
  private static func prices(_ project: Project, _ tables: ProjectTables) -> ConstantPrices? {
    guard let rows = tables.deflators, let region = project.ratio?.region ?? project.locality.city else { return nil }
    let bases = ConstantPrices.baseYears(rows, region: region)
    let named = (tables.targets ?? []).lazy.compactMap { $0.priceBase.flatMap { Int($0) } }.first
    guard let base = named ?? bases.first, !bases.isEmpty else { return nil }
    return ConstantPrices(rows, region: region, baseYear: base)
  }

  /// What values at constant prices lack.
  private static func missingPrices(
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

  private static func land(
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
  private static func yields(
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

  private static func energy(
    _ lines: EnergyColumns, _ enterprises: EnterpriseYears, _ project: Project, _ conversion: StandardCoalConversion,
    _ diagnosis: MeterDiagnosis, jobs: Int, log: inout DiagnosticLog
  ) async throws(Failure) -> EnergyAccount {
    var builder = EnergyAccountBuilder(
      conversion: conversion, enterprises: enterprises, file: project.file(.energy), diagnosis: diagnosis)
    builder.add(contentsOf: lines)
    return try await LedgerBooking.account(builder, jobs: jobs, log: &log)
  }

  /// The rule book's judgement of the zone whose shares are asked for.
  func judgements(by rules: RuleBook, of project: Project) -> [Judgement] {
    rules.judge(values(for: rules, of: project))
  }

  /// Shares and counts of the zone whose shares are asked for.
  func values(for rules: RuleBook, of project: Project) -> [IndicatorValue] {
    guard let shares, let zone = project.ratio?.zone else { return [] }
    var values = IndicatorValue.shares(of: shares, scope: zone)
    let divisions = Set(rules.rules.filter { $0.indicator == RuleBook.divisionsIndicator }.map(\.divisions))
    for divisions in divisions {
      for year in years {
        guard let land = land[year] else { continue }
        let presence = IndustryPresence(
          zone: shares.zone, divisions: divisions, enterprises: enterprises, land: land)
        values.append(IndicatorValue.presence(presence, scope: zone))
      }
    }
    return values
  }
}
