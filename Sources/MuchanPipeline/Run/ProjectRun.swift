public import MuchanDiagnostics
internal import MuchanEnergy
public import MuchanFormats
internal import MuchanLand
internal import MuchanPolicy
internal import MuchanQuantities
public import MuchanRecords
internal import MuchanYield

/// The main job: all accounts of one project.
///
/// Files are read, parcels placed in zones and measured, land counted by use, enterprises held against their land
/// and energy, the zone against its city, and the result against what is reported of it. An account whose file is
/// missing is absent, with the file named; it is never made of zeros.
public struct ProjectRun: Sendable {
  public let project: Project
  public internal(set) var findings = DiagnosticLog()
  /// The year that the summary is for; nil where nothing says which.
  public let year: Int?
  /// The day that clocks are read at: the one asked for, else the project's, else the last of `year`.
  public let asOf: CalendarDay?

  let data: DataFolder
  let reference: ReferenceData
  let land: ProjectLand
  let tables: ProjectTables
  let layers: ProjectLayers
  let landByUse: LandByUse
  let landAccounts: LandAccounts
  /// Nil where no day says when it is for.
  let landUse: LandUseAccount?
  /// Nil where the project has no buildings.
  let buildings: BuildingAccount?
  /// Industry inside zones against the city; nil where it is not asked for.
  let concentration: LandConcentration?
  /// What outlines of buildings say of parcels; nil without buildings or without a day.
  let evidence: BuiltEvidence?
  let accounts: ProjectAccounts
  /// Low-efficient land by class.
  let lowEfficiency: LowEfficiencyAccount
  /// Needs `classes:` and what yields need.
  let classes: ClassAccount?
  let judgements: [Judgement]
  /// The spatial rules; nil where they are not asked for.
  let policy: SpatialPolicy?
  /// New land linked to stock disposed of; nil where policies are not asked for, or without a day.
  let stockLink: StockLinkAccount?
  /// The verdicts of the books on indicators; nil where the rules are not asked for.
  private(set) var bookVerdicts: [RuleVerdict]?
  let assumptions: [Assumption]
  /// How the layers were read.
  let options: LayerOptions
  /// What the result was made of; nil until `traced()` is asked for it.
  public internal(set) var reproduction: Reproduction?

  /// What became of all records, over all files.
  public var ledger: Ledger {
    var all = Ledger()
    for entry in ledgers { all += entry.ledger }
    return all
  }

  /// What became of the records, by file role.
  public var ledgers: [(role: InputRole, ledger: Ledger)] {
    [(.zones, land.zoneLedger), (.parcels, land.parcelLedger)] + layers.ledgers + tables.ledgers
      + (policy?.layers.ledgers ?? [])
  }

  /// Why accounts are absent.
  var absent: [ProjectAccounts.Absence] { accounts.absent + landAccounts.absent + lowEfficiency.absent }

  /// Whether every area was divided without remainder: the outermost level of zones.
  public var balance: AreaBalance { land.balance }

  /// Runs a project.
  ///
  /// - Parameters:
  ///   - asOf: The day that clocks are read at; nil leaves it to the project.
  ///   - gridYear: The year whose grid CO2 factors are used for all years; nil leaves it to the project.
  ///   - scope: Which accounts are made; what the others need is not read.
  ///   - noticed: what reading project.yaml found already.
  /// - Throws: what reading the files throws; findings about single records are in `findings`.
  public init(
    _ project: Project, data: DataFolder, options: LayerOptions, asOf: CalendarDay? = nil,
    gridYear: Int? = nil, scope: AccountScope = .all, noticed: DiagnosticLog = DiagnosticLog()
  ) async throws(Failure) {
    let inputs = try await RunInputs(
      project, data: data, asOf: asOf, gridYear: gridYear, scope: scope, jobs: options.jobs,
      noticed: noticed)
    var log = DiagnosticLog()
    let zones = try await ProjectZones(project, path: try inputs.layer(.zones), options: options, log: &log)
    let layers = try await ProjectLayers(
      project, year: inputs.year, options: options, scope: scope, log: &log)
    let surroundings = try await inputs.surroundings(options, layers)
    var options = options
    let path = try inputs.layer(.parcels)
    options.input = project.inputOptions(.parcels, path: path)
    let request = ParcelShare.Request(
      path: path, mapping: project.columns[.parcels] ?? [:], options: options,
      needsFacts: scope.needsFacts, surroundings: surroundings)
    let parcels = try await ParcelShare(request, zones: zones.levels)
    try await self.init(
      inputs, zones: zones, parcels: parcels, surroundings: surroundings, layers: layers, options: options,
      log: log)
  }

  /// The accounts of what was read, in one piece or in shares.
  init(
    _ inputs: RunInputs, zones: ProjectZones, parcels: ParcelShare, surroundings: PolicyLayers,
    layers: ProjectLayers, options: LayerOptions, log noticed: DiagnosticLog
  ) async throws(Failure) {
    self.options = options
    var log = inputs.log
    log.merge(noticed)
    project = inputs.project
    data = inputs.data
    reference = inputs.reference
    tables = inputs.tables
    year = inputs.year
    asOf = inputs.asOf
    self.layers = layers
    land = ProjectLand(zones, parcels, log: &log)
    landByUse = LandByUse(
      parcels: land.parcels, codes: reference.codes, zones: land.zones.hierarchy, file: try inputs.layer(.parcels),
      log: &log)
    landAccounts = try LandAccounts(inputs, land: land, file: try inputs.layer(.parcels), log: &log)
    let scope = inputs.scope
    let thresholds = try reference.rules.shareThresholds()
    accounts = try await ProjectAccounts(
      project, years: inputs.years, year: year, enterprises: inputs.enterprises, tables: tables, land: land,
      reference: reference, thresholds: thresholds, asOf: asOf, gridYear: inputs.gridYear, scope: scope,
      jobs: options.jobs, log: &log)
    classes =
      if scope.contains(.classes), let scheme = inputs.scheme {
        ClassAccount(
          scheme, inputs.resources, project: project, accounts, history: tables.classHistory ?? [], log: &log)
      } else {
        nil
      }
    lowEfficiency =
      scope.contains(.lowEfficiency)
      ? try LowEfficiencyAccount(inputs, classes: classes, accounts: accounts, parcels: land.parcels, log: &log)
      : LowEfficiencyAccount()
    landUse =
      scope.isDisjoint(with: [.landUse, .landRates]) ? nil : try Self.landUse(inputs, land, accounts, log: &log)
    buildings = (scope.contains(.landUse) ? layers.buildings : nil).map { read in
      BuildingAccount(
        read.buildings, years: inputs.tables.buildingYears ?? [],
        thresholds: inputs.reference.landUse.zoneRules.filter { $0.indicator == "building_tax" })
    }
    concentration = scope.contains(.concentration) ? Self.concentration(inputs, land, log: &log) : nil
    evidence = scope.contains(.evidence) ? Self.evidence(inputs, layers, land, landAccounts, log: &log) : nil
    judgements = accounts.judgements(by: reference.rules, of: project)
    log.merge(surroundings.log)
    if scope.contains(.policy) {
      Self.checkStated(inputs, zones: land.zones.hierarchy, log: &log)
      policy = try SpatialPolicy(
        inputs, layers: surroundings, land: land, landByUse: landByUse, accounts: accounts, log: &log)
      stockLink = StockLinkAccount(inputs, land: land, revived: landAccounts.revived)
    } else {
      (policy, stockLink) = (nil, nil)
    }
    assumptions = accounts.shares == nil ? [] : ShareAssessment.assumptions(thresholds, homeZoneIsAssumed: false)
    findings = log
    if scope.contains(.policy) { bookVerdicts = verdictsOfBooks() }
  }

  private static func concentration(
    _ inputs: RunInputs, _ land: ProjectLand, log: inout DiagnosticLog
  ) -> LandConcentration {
    let uses = land.parcels.landUseKeys.map { inputs.reference.codes.row(for: $0)?.use }
    return LandConcentration(
      land.parcels, years: inputs.years.filter { $0 <= inputs.year ?? $0 },
      isIndustrial: { uses[land.parcels.landUseNumber(of: $0)] == .industry },
      region: inputs.project.locality.city ?? inputs.project.ratio?.region, totals: inputs.tables.reference ?? [],
      file: inputs.project.file(.reference), log: &log)
  }

  private static func evidence(
    _ inputs: RunInputs, _ layers: ProjectLayers, _ land: ProjectLand, _ accounts: LandAccounts,
    log: inout DiagnosticLog
  ) -> BuiltEvidence? {
    guard let read = layers.buildings, let day = inputs.asOf else { return nil }
    let standards = inputs.reference.landUse
    let evidence = BuiltEvidence(
      read.buildings, parcels: land.parcels, on: day, limits: standards.zoneRules, classes: standards.classes,
      idle: Set(accounts.idle?.parcels.map(\.parcel) ?? []), isComplete: inputs.project.hasAllBuildings)
    for entry in evidence.misplaced {
      let building = read.buildings[entry.building]
      let file = inputs.project.file(.buildings, year: inputs.year)
      log.add(
        .buildingElsewhere, at: Place(file: file, id: building.id, field: "/properties/parcel_id"),
        found: building.parcelID.map { "\"\($0)\"" } ?? "", expected: "\"\(land.parcels.id(of: entry.parcel))\"")
    }
    return evidence
  }

  private static func landUse(
    _ inputs: RunInputs, _ land: ProjectLand, _ accounts: ProjectAccounts, log: inout DiagnosticLog
  ) throws(Failure) -> LandUseAccount? {
    guard let day = inputs.asOf else { return nil }
    var residents: [Int: FixedDecimal<SixPlaces>] = [:]
    for figure in (inputs.tables.indicators ?? []).figures(ofIndicator: "residents")
    where figure.period == Period(year: day.year) {
      guard let zone = land.zones.hierarchy.index(of: figure.zoneID) else { continue }
      residents[zone] = FixedDecimal(rounding: figure.value)
    }
    return LandUseAccount(
      parcels: land.parcels, codes: inputs.reference.codes, zones: land.zones.hierarchy, groups: land.zones.groups,
      on: day, enterprises: accounts.enterprises, land: accounts.land[inputs.year ?? day.year], residents: residents,
      standards: inputs.reference.landUse, ratesOnly: !inputs.scope.contains(.landUse),
      file: try inputs.layer(.parcels), log: &log)
  }
}
