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
  var indicators: IndicatorColumns?
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
  /// How many rows of the access list could not be read; of two on one thing the milder is not missed.
  private(set) var unreadEntries = 0
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
        let reading = LedgerReading<EnergyColumns>(
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
    var stated = try await Self.stated(of: project, jobs: jobs, into: &log)
    indicators = try read(.indicators, of: project, into: &log) { (_, _, _, _) throws(Failure) in stated.removeFirst() }
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

  /// What indicators.csv has, file by file.
  static func stated(
    of project: Project, jobs: Int, into log: inout DiagnosticLog
  ) async throws(Failure) -> [TableContent<IndicatorColumns>] {
    var contents: [TableContent<IndicatorColumns>] = []
    for (_, path) in project.allFiles(.indicators) {
      let reading = LedgerReading<IndicatorColumns>(
        path: path, columns: project.columns[.indicators] ?? [:],
        options: project.inputOptions(.indicators, path: path), jobs: jobs)
      contents.append(try await reading.run(into: &log))
    }
    return contents
  }

  private mutating func readTargets(
    _ project: Project, into log: inout DiagnosticLog
  ) throws(Failure) -> [Target]? {
    let files = project.allFiles(.targets)
    guard !files.isEmpty else { return nil }
    var targets: [Target] = []
    var ledger = Ledger()
    for (_, path) in files {
      let read = try TargetFile.read(path: path, text: project.storedTexts[path], into: &log)
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
      if role == .access { unreadEntries += content.rejections.count { $0.reason.code != .duplicateRow } }
      for column in content.missingColumns where !(missingColumns[role] ?? []).contains(column) {
        missingColumns[role, default: []].append(column)
      }
    }
    ledgers.append((role, ledger))
    return records
  }
}
