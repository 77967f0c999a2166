public import MuchanDiagnostics
internal import MuchanEnergy
public import MuchanFormats
internal import MuchanLand
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanRecords
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

  let reference: ReferenceData
  let land: ProjectLand
  let tables: ProjectTables
  let landByUse: LandByUse
  let accounts: ProjectAccounts
  let judgements: [Judgement]
  let assumptions: [Assumption]

  /// What became of all records, over all files.
  public var ledger: Ledger {
    var all = Ledger()
    for entry in ledgers { all += entry.ledger }
    return all
  }

  /// What became of the records, by file role.
  public var ledgers: [(role: InputRole, ledger: Ledger)] {
    [(.zones, land.zoneLedger), (.parcels, land.parcelLedger)] + tables.ledgers
  }

  /// Whether every area was divided without remainder: the outermost level of zones.
  public var balance: AreaBalance { land.balances[0] }

  /// Runs a project.
  ///
  /// - Parameter noticed: what reading project.yaml found already.
  /// - Throws: what reading the files throws; findings about single records are in `findings`.
  public init(
    _ project: Project, data: DataFolder, options: LayerOptions, noticed: DiagnosticLog = DiagnosticLog()
  ) async throws(Failure) {
    var log = noticed
    self.project = project
    let reference = try ReferenceData(data)
    self.reference = reference
    tables = try ProjectTables(project, log: &log)
    let enterprises = EnterpriseYears(
      rows: tables.enterprises ?? [], file: project.file(.enterprises), log: &log)
    let years = project.years.isEmpty ? enterprises.years : project.years
    year = project.year ?? years.last
    let zonePath = try Self.layer(.zones, of: project, year: year)
    let parcelPath = try Self.layer(.parcels, of: project, year: year)
    land = try await ProjectLand(
      project, zonePath: zonePath, parcelPath: parcelPath, options: options, log: &log)
    landByUse = LandByUse(
      parcels: land.parcels, codes: reference.codes, zones: land.zones.hierarchy, file: parcelPath, log: &log)
    let thresholds = try Self.thresholds(of: project, rules: reference.rules)
    accounts = try ProjectAccounts(
      project, years: years, year: year, enterprises: enterprises, tables: tables, land: land, reference: reference,
      thresholds: thresholds, log: &log)
    judgements = accounts.judgements(by: reference.rules, of: project)
    assumptions = accounts.shares == nil ? [] : ShareAssessment.assumptions(thresholds, homeZoneIsAssumed: false)
    findings = log
  }

  /// The layer of a year; the latest one before it where there is one a year.
  private static func layer(_ role: InputRole, of project: Project, year: Int?) throws(Failure) -> String {
    let files = project.allFiles(role)
    let fitting = files.last { $0.year == nil || year == nil || ($0.year ?? 0) <= (year ?? 0) }
    guard let path = (fitting ?? files.first)?.path else {
      throw Failure(.missingKey, at: Place(file: project.path, field: "files.\(role.rawValue)"))
    }
    return path
  }

  /// The rule book's limits, where the project does not set its own.
  private static func thresholds(of project: Project, rules: RuleBook) throws(Failure) -> ShareThresholds {
    var thresholds = try rules.shareThresholds()
    if let limit = project.ratio?.energySharePassesBelow.flatMap({ FixedDecimal<NinePlaces>(rounding: $0) }) {
      thresholds.energy = Threshold(.below, Ratio(limit))
    }
    if let limit = project.ratio?.outputSharePassesFrom.flatMap({ FixedDecimal<NinePlaces>(rounding: $0) }) {
      thresholds.output = Threshold(.atLeast, Ratio(limit))
    }
    return thresholds
  }
}
