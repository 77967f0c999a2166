internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanRecords
internal import MuchanStore

/// The project that stands in a workspace: its project.yaml as it was imported, with tables in the place of files.
struct StoredProject {
  private let path: String
  private let workspace: Workspace
  private let tables: [String: StoredTable]
  private let batches: [String: [Batch]]

  /// Opens a workspace; what is read of it from here on is of one state.
  init(path: String) throws(Failure) {
    self.path = path
    workspace = try Workspace(path: path, mode: .reading)
    try workspace.pin()
    var tables: [String: StoredTable] = [:]
    for table in try workspace.tables() { tables[table.name.lowercased()] = table }
    self.tables = tables
    var batches: [String: [Batch]] = [:]
    for batch in try workspace.currentBatches() { batches[batch.table.lowercased(), default: []].append(batch) }
    self.batches = batches
  }

  /// The name of the table of a layer of which there is one a year.
  static func tableName(_ role: InputRole, year: Int) -> String { "\(role.rawValue)_\(year)" }

  /// The project.
  ///
  /// Without a project.yaml, the layers and tables of the contract that are there.
  func project(into log: inout DiagnosticLog) throws(Failure) -> Project {
    var project: Project
    let file = try workspace.projectFile()
    if let file {
      project = try ProjectFile.read(text: file.text, path: file.path, into: &log)
    } else {
      project = Project(path: path, folder: ".")
      log.add(.workspaceWithoutProject, at: Place(file: path), found: "name, years, year, ratio, assumptions")
    }
    let named = project.files
    project.files = [:]
    project.storedTexts = file?.beside ?? [:]
    if let targets = named[.targets] { project.files[.targets] = targets }
    for role in InputRole.allCases where role != .targets {
      let inputs = try inputs(of: role, named: named[role], in: project)
      guard !inputs.isEmpty else {
        if named[role] != nil { throw missing(role, in: project) }
        continue
      }
      let isYearly = inputs.allSatisfy { $0.year != nil }
      if isYearly {
        project.files[role] = .yearly(
          Dictionary(inputs.compactMap { input in input.year.map { ($0, input.path) } }) { first, _ in first })
      } else {
        project.files[role] = inputs.count == 1 ? .single(inputs[0].path) : .several(inputs.map(\.path))
      }
      project.stored[role] = Dictionary(inputs.map { ($0.path, $0.stored) }) { first, _ in first }
    }
    project.store = Project.Store(
      path: path, inputsDigest: try WorkspaceState.inputs(of: workspace),
      state: try WorkspaceState.whole(of: workspace))
    project.store?.reading = StoreReading { [workspace] in workspace.unpin() }
    project.store?.projectDigest = file.map { FileDigest(of: Array($0.text.utf8)) }
    return project
  }

  private struct Input {
    var year: Int?
    var path: String
    var stored: StoredInput
  }

  private func missing(_ role: InputRole, in project: Project, year: Int? = nil) -> Failure {
    let key = "files.\(role.rawValue)" + (year.map { ".\($0)" } ?? "")
    let table = year.map { Self.tableName(role, year: $0) } ?? role.rawValue
    return Failure(.fileMissing, at: Place(file: project.path, field: key), found: "no table \"\(table)\" in \(path)")
  }

  private func inputs(
    of role: InputRole, named: Project.Input?, in project: Project
  ) throws(Failure) -> [Input] {
    guard LayerSchema.all.contains(where: { $0.name == role.rawValue }) else {
      guard let table = tables[role.rawValue], !table.isLayer else { return [] }
      return try inputs(of: table)
    }
    guard case .yearly(let years) = named else {
      guard let table = tables[role.rawValue], table.isLayer else { return [] }
      return [try input(of: table)]
    }
    var inputs: [Input] = []
    for year in years.keys.sorted() {
      guard let table = tables[Self.tableName(role, year: year)], table.isLayer else {
        throw missing(role, in: project, year: year)
      }
      var input = try input(of: table)
      input.year = year
      if inputs.contains(where: { $0.path == input.path }) { input.path += "#\(year)" }
      inputs.append(input)
    }
    return inputs
  }

  /// A layer is one input, wherever its features came from.
  private func input(of table: StoredTable) throws(Failure) -> Input {
    let source = batches[table.name.lowercased()]?.first?.source ?? path
    var missing = StoredInput.Missing()
    missing.findings = try workspace.rejections(of: table.name).map { Diagnostic($0) }
    for finding in try workspace.findings(of: table.name) {
      let diagnostic = Diagnostic(finding)
      missing.others.merge(DiagnosticLog(diagnostic.code, count: finding.count, kept: [diagnostic]))
    }
    let layer = StoredLayer(table: table, workspace: workspace, path: path)
    var stored = StoredInput(
      layer: path + "\u{0}" + table.name, properties: layer.properties, missing: missing, features: layer.rows,
      places: layer.places)
    stored.origin = Self.origin(of: batches[table.name.lowercased()] ?? [])
    stored.table = table.name
    return Input(year: nil, path: source, stored: stored)
  }

  /// The digest of the file that was imported; of several, of the lines of their digests.
  private static func origin(of batches: [Batch]) -> FileDigest? {
    guard batches.count != 1 else { return FileDigest(noted: batches[0].sha256, byteCount: batches[0].byteCount) }
    guard !batches.isEmpty else { return nil }
    let lines = batches.map { $0.sha256 + "\n" }.sorted().joined()
    return FileDigest(
      noted: FileDigest(of: Array(lines.utf8)).hexadecimal, byteCount: batches.reduce(0) { $0 + $1.byteCount })
  }

  /// Each file of a table is an input, with its own headings; rows that another program has added are one more.
  private func inputs(of table: StoredTable) throws(Failure) -> [Input] {
    var inputs: [Input] = []
    for batch in batches[table.name.lowercased()] ?? [] {
      let isTaken = inputs.contains { $0.path == batch.source }
      let source = isTaken ? batch.sourcePath : batch.source
      var missing = StoredInput.Missing()
      missing.skipped = batch.ledger.skipped
      let text = try StoredTableText(
        table, headings: try workspace.headings(ofBatch: batch.number), separator: source, workspace
      ) { [workspace] () throws(Failure) in try workspace.lines(ofBatch: batch) }
      var stored = StoredInput(
        table: "\(path)\u{0}\(table.name)\u{0}\(batch.number)", missing: missing, text: text.page)
      stored.origin = Self.origin(of: [batch])
      inputs.append(Input(year: nil, path: source, stored: stored))
    }
    if table.rowsWithoutSource > 0 {
      let text = try StoredTableText(table, headings: [], separator: path, workspace) {
        [workspace] () throws(Failure) in try workspace.linesWithoutSource(of: table.name)
      }
      inputs.append(
        Input(
          year: nil, path: path,
          stored: StoredInput(table: "\(path)\u{0}\(table.name)", missing: StoredInput.Missing(), text: text.page)))
    }
    return inputs
  }
}

extension Diagnostic {
  fileprivate init(_ finding: StoredFinding) {
    self.init(
      DiagnosticCode(rawValue: finding.code) ?? .invalidGeometry,
      at: Place(
        file: finding.source, byteOffset: finding.byteOffset, line: finding.line, feature: finding.feature,
        id: finding.id, field: finding.field), found: finding.found, expected: finding.expected)
  }
}

/// What tells one state of a workspace from another.
enum WorkspaceState {
  /// The SHA-256 of what was imported and with which options, whenever that was.
  static func inputs(of workspace: Workspace) throws(Failure) -> String {
    var text = ""
    if let project = try workspace.projectFile() {
      text += project.text + "\n"
      for (_, beside) in project.beside.sorted(by: { $0.key < $1.key }) { text += beside + "\n" }
    }
    let batches = try workspace.currentBatches().map { "\($0.table) \($0.sha256) \($0.options)" }
    for line in batches.sorted() { text += line + "\n" }
    return FileDigest(of: Array(text.utf8)).hexadecimal
  }

  /// The same of every batch, and of when any program last changed a table.
  static func whole(of workspace: Workspace) throws(Failure) -> String {
    var text = try inputs(of: workspace)
    for batch in try workspace.currentBatches() { text += " \(batch.number)" }
    for table in try workspace.tables() { text += "\n\(table.name) \(table.changedAt) \(table.rowsWithoutSource)" }
    return FileDigest(of: Array(text.utf8)).hexadecimal
  }
}
