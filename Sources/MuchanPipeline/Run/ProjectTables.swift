internal import MuchanDiagnostics
internal import MuchanEnergy
internal import MuchanFormats
internal import MuchanLand
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanYield

/// The tables of a project as they were read; nil where the project has no such file.
struct ProjectTables: Sendable {
  var enterprises: EnterpriseColumns?
  var occupancy: OccupancyColumns?
  var energy: EnergyColumns?
  var reference: [ReferenceTotal]?
  var process: [ProcessEmission]?
  var indicators: [ZoneFigure]?
  var deflators: [Deflator]?
  var benchmarks: [ExternalBenchmark]?
  var targets: [Target]?
  var classHistory: [ClassRecord]?
  var access: [AccessEntry]?
  var buildingYears: [BuildingYear]?
  var revitalisation: [Revitalisation]?
  /// What became of the rows, by file role.
  var ledgers: [(role: InputRole, ledger: Ledger)] = []
  /// What became of the rows of each file.
  private(set) var fileLedgers: [(role: InputRole, path: String, ledger: Ledger)] = []
  /// Columns that the files do not have, by role: what needs them is unknown.
  var missingColumns: [InputRole: [String]] = [:]

  /// Reads the tables of a project that are there and, of the largest, those that the accounts asked for need.
  ///
  /// - Parameter jobs: How many workers read the largest.
  init(
    _ project: Project, scope: AccountScope = .all, jobs: Int, log: inout DiagnosticLog
  ) async throws(Failure) {
    // Enterprises and what they hold are the largest tables after energy and have nothing to do with each other.
    async let holdings = Self.holdings(of: project)
    enterprises = try read(
      .enterprises, of: project, into: &log, years: { rows in rows.years }, EnterpriseTable.read)
    var (held, heldLog) = try (await holdings).get()
    log.merge(heldLog)
    occupancy = try read(.occupancy, of: project, into: &log) { (_, _, _, _) throws(Failure) in held.removeFirst() }
    if scope.needsEnergy {
      var contents: [TableContent<EnergyColumns>] = []
      for (_, path) in project.allFiles(.energy) {
        let reading = LedgerReading(
          path: path, columns: project.columns[.energy] ?? [:], options: project.inputOptions(.energy, path: path),
          jobs: jobs)
        contents.append(try await reading.run(into: &log))
      }
      energy = try read(
        .energy, of: project, into: &log, years: { rows in Set(rows.indices.map { rows.period(of: $0).year }) }
      ) { (_, _, _, _) throws(Failure) in contents.removeFirst() }
    }
    reference = try read(.reference, of: project, into: &log, ReferenceTable.read)
    buildingYears = try read(.buildingYear, of: project, into: &log, BuildingYearTable.read)
    access = try read(.access, of: project, into: &log, AccessTable.read)
    classHistory = try read(.classHistory, of: project, into: &log, ClassHistoryTable.read)
    process = try read(.process, of: project, into: &log, ProcessTable.read)
    indicators = try read(.indicators, of: project, into: &log, IndicatorTable.read)
    deflators = try read(.deflators, of: project, into: &log, DeflatorTable.read)
    benchmarks = try read(.benchmarks, of: project, into: &log, BenchmarkTable.read)
    targets = try readTargets(project, into: &log)
    revitalisation = try read(.revitalisation, of: project, into: &log, RevitalisationTable.read)
  }

  /// What occupancy.csv has, file by file.
  private static func holdings(
    of project: Project
  ) async -> Result<([TableContent<OccupancyColumns>], DiagnosticLog), Failure> {
    var log = DiagnosticLog()
    do throws(Failure) {
      var contents: [TableContent<OccupancyColumns>] = []
      for (_, path) in project.allFiles(.occupancy) {
        contents.append(
          try OccupancyTable.read(
            path: path, columns: project.columns[.occupancy] ?? [:],
            options: project.inputOptions(.occupancy, path: path), into: &log))
      }
      return .success((contents, log))
    } catch {
      return .failure(error)
    }
  }

  private mutating func readTargets(
    _ project: Project, into log: inout DiagnosticLog
  ) throws(Failure) -> [Target]? {
    let files = project.allFiles(.targets)
    guard !files.isEmpty else { return nil }
    var targets: [Target] = []
    var ledger = Ledger()
    for (_, path) in files {
      let read = try TargetFile.read(path: path, text: project.storedTargets[path], into: &log)
      targets += read.targets
      fileLedgers.append((.targets, path, read.ledger))
      ledger += read.ledger
    }
    ledgers.append((.targets, ledger))
    return targets
  }

  private mutating func read<Records: RecordColumns & Sendable>(
    _ role: InputRole, of project: Project, into log: inout DiagnosticLog, years: ((Records) -> Set<Int>)? = nil,
    _ reader: (String, [String: String], InputOptions, inout DiagnosticLog) throws(Failure) -> TableContent<Records>
  ) throws(Failure) -> Records? {
    let files = project.allFiles(role)
    guard !files.isEmpty else { return nil }
    var records = Records()
    var ledger = Ledger()
    for (year, path) in files {
      let options = project.inputOptions(role, path: path)
      let content = try reader(path, project.columns[role] ?? [:], options, &log)
      let others = year.map { year in (years?(content.records) ?? []).filter { $0 != year }.sorted() } ?? []
      if let year, !others.isEmpty {
        log.add(
          .mixedYears, at: Place(file: path, field: "period"), found: others.map(String.init).joined(separator: ", "),
          expected: "\(year)")
      }
      if records.isEmpty { records = content.records } else { records.add(content.records) }
      var own = content.ledger
      own.skipped += options.stored?.missing.skipped ?? 0
      fileLedgers.append((role, path, own))
      ledger += own
      for column in content.missingColumns where !(missingColumns[role] ?? []).contains(column) {
        missingColumns[role, default: []].append(column)
      }
    }
    ledgers.append((role, ledger))
    return records
  }
}

/// The factor, code and rule tables that a run reads from the data folder.
struct ReferenceData: Sendable {
  var factors: CarrierFactors
  var carbon: CarbonFactors
  var meters: MeterDiagnosis.Limits
  var codes: LandUseCodes
  var coal: CoalCarriers
  var benchmarks: BenchmarkRules
  var rules: RuleBook
  var dualControl: DualControlRules
  /// The spatial rules.
  var spatial: RuleBook
  var industrySets: [IndustrySet]
  var industrySections: IndustrySections
  var idle: [IdleRuleSet]
  var lowEfficiency: [LowEfficiencyRule]
  var landUse: LandUseAccount.Standards
  var stockLink: StockLinkRule
  /// What is reported of revived land.
  var revitalisation: RuleBook
  /// The books on indicators of zones, cities and provinces.
  var books: [RuleBook]
  var registry: IndicatorRegistry

  /// Tells these tables from others.
  let digest: String
  /// The files that were read.
  private(set) var files: [Reproduction.DataFile]

  private static let revitalisationBook = "rules/revitalisation.yaml"
  private static let stockLinkRule = "rules/stock_link.yaml"
  private static let lowEfficiencyFolder = "rules/low_efficiency"
  private static let idleFolder = "rules/idle"
  private static let bookFolder = "rules/books"
  private static let ruleBook = "rules/jiangning.yaml"
  private static let meterRules = "rules/meters.yaml"
  private static let dualControlRules = "rules/dual_control.yaml"
  private static let spatialBook = "rules/spatial.yaml"
  private static let coalCodes = "codes/coal.csv"
  private static let benchmarkRules = "rules/benchmarks.yaml"

  init(_ data: DataFolder) throws(Failure) {
    digest = try Self.digest(of: data)
    files = []
    for name in Self.fileNames(in: data) { files.append(try data.file(name)) }
    factors = try CarrierFactors(data)
    carbon = try CarbonFactors(data)
    meters = try MeterDiagnosis.Limits(yaml: try data.text(Self.meterRules), file: data.path + "/" + Self.meterRules)
    codes = try LandUseCodes(data)
    coal = try CoalCarriers(try data.rows(Self.coalCodes))
    benchmarks = try BenchmarkRules(
      yaml: try data.text(Self.benchmarkRules), file: data.path + "/" + Self.benchmarkRules)
    industrySets = try IndustrySet.all(data)
    industrySections = try IndustrySections(data)
    landUse = try LandUseAccount.Standards(data)
    rules = try RuleBook(yaml: try data.text(Self.ruleBook), file: data.path + "/" + Self.ruleBook)
    revitalisation = try RuleBook(
      yaml: try data.text(Self.revitalisationBook), file: data.path + "/" + Self.revitalisationBook)
    var idle: [IdleRuleSet] = []
    for name in data.yamlFiles(in: Self.idleFolder) {
      idle.append(try IdleRuleSet(yaml: try data.text(name), file: data.path + "/" + name))
    }
    self.idle = idle
    lowEfficiency = try LowEfficiencyRule.all(data, in: Self.lowEfficiencyFolder)
    dualControl = try DualControlRules(
      yaml: try data.text(Self.dualControlRules), file: data.path + "/" + Self.dualControlRules)
    stockLink = try StockLinkRule(
      yaml: try data.text(Self.stockLinkRule), file: data.path + "/" + Self.stockLinkRule)
    spatial = try Self.spatialRules(data)
    registry = try IndicatorRegistry(data)
    var books: [RuleBook] = []
    for name in data.yamlFiles(in: Self.bookFolder) {
      books.append(try RuleBook(yaml: try data.text(name), file: data.path + "/" + name, registry: registry))
    }
    self.books = books
  }

  /// Takes in a planner's own book: its rules stand in the place of those that have the same id, and are added else.
  mutating func take(_ own: RuleBook) {
    let known = Set((books.flatMap(\.rules) + rules.rules + spatial.rules).map(\.id))
    rules = rules.overridden(by: own)
    // A setback is measured by its own terms.
    let setbacks = own.rules.filter { !known.contains($0.id) && $0.setback != nil }
    spatial = spatial.overridden(by: own).adding(setbacks)
    books = books.map { $0.overridden(by: own) }
    books.append(own.holding(own.rules.filter { !known.contains($0.id) && $0.setback == nil }))
  }

  /// Notes files that were read beside these.
  mutating func note(_ names: [String], of data: DataFolder) throws(Failure) {
    for name in names { files.append(try data.file(name)) }
  }

  private static func spatialRules(_ data: DataFolder) throws(Failure) -> RuleBook {
    let file = data.path + "/" + spatialBook
    let book = try RuleBook(yaml: try data.text(spatialBook), file: file)
    guard book.spatial != nil else { throw Failure(.missingKey, at: Place(file: file, field: "terms")) }
    return book
  }

  /// What the spatial rules measure by.
  static func spatialTerms(_ data: DataFolder) throws(Failure) -> SpatialTerms? { try spatialRules(data).spatial }

  /// The divisions whose plants' distances are measured.
  static func plantDivisions(_ data: DataFolder) throws(Failure) -> Set<Int> {
    try spatialRules(data).spatial?.measuredDivisions ?? []
  }

  /// Tells these tables from those of another data folder.
  static func digest(of data: DataFolder) throws(Failure) -> String {
    var digest = Digest()
    for name in fileNames(in: data) { digest.add(try data.text(name)) }
    return digest.text
  }

  /// The files that tables are read from.
  private static func fileNames(in data: DataFolder) -> [String] {
    let files =
      CarrierFactors.files + CarbonFactors.files + LandUseCodes.files + LandUseAccount.Standards.files
      + [
        IndustrySet.file, IndustrySections.file, IndicatorRegistry.file, ruleBook, meterRules, dualControlRules,
        spatialBook, stockLinkRule, revitalisationBook, coalCodes, benchmarkRules,
      ]
    let folders = [idleFolder, lowEfficiencyFolder, bookFolder]
    return files + folders.flatMap { data.yamlFiles(in: $0) }
  }
}
