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
  /// The zone that `ratio:` names; nil where there is none of that id.
  let ratioZone: Int?
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
    ratioZone = project.ratio.flatMap { layers.zones.hierarchy.index(of: $0.zone) }
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
    if project.ratio == nil { absent.append(Absence(account: "ratio", missing: "ratio of project.yaml")) }
    if let ratio = project.ratio, let energy, hasLand, hasReference {
      guard let zone = ratioZone else {
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

  /// The rule book's judgement of the zone whose shares are asked for.
  func judgements(by rules: RuleBook, of project: Project) -> [Judgement] {
    rules.held(inProvince: project.locality.province, city: project.locality.city ?? project.ratio?.region).judge(
      values(for: rules, of: project))
  }

  /// Shares and counts of the zone whose shares are asked for; of shares that could not be worked out what is missing.
  func values(for rules: RuleBook, of project: Project) -> [IndicatorValue] {
    let zone = project.ratio?.zone
    var values: [IndicatorValue] = []
    if let shares, let zone {
      values = IndicatorValue.shares(of: shares, scope: zone)
    } else {
      let missing = absent.first { ["ratio", "energy", "yield"].contains($0.account) }?.missing
      values = [IndicatorValue.energyShare, IndicatorValue.outputShare].map { name in
        IndicatorValue(
          indicator: name, scope: zone ?? PolicyValues.project, year: project.year ?? years.last ?? 0, value: nil,
          unit: IndicatorValue.ratioUnit, coverage: Coverage(), missing: missing)
      }
    }
    guard let zone, let ratioZone else { return values }
    let divisions = Set(rules.rules.filter { $0.indicator == RuleBook.divisionsIndicator }.map(\.divisions))
    for divisions in divisions {
      for year in years {
        guard let land = land[year] else { continue }
        let presence = IndustryPresence(
          zone: ratioZone, divisions: divisions, enterprises: enterprises, land: land)
        values.append(IndicatorValue.presence(presence, scope: zone))
      }
    }
    return values
  }
}
