public import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanPolicy
public import MuchanReport
internal import MuchanStore

/// An import of files into a workspace: all of it in one step, or nothing.
public struct Import: Sendable {
  /// What came of each file.
  public private(set) var files: [ImportedFile] = []
  /// Whether the workspace has changed, or would have in a dry run.
  public private(set) var isStored = false
  /// What became of all records that were read.
  public var ledger: Ledger { files.reduce(into: Ledger()) { $0 += $1.ledger } }
  public var findings: DiagnosticLog { files.reduce(into: DiagnosticLog()) { $0.merge($1.findings) } }

  private let request: ImportRequest
  /// The project whose files are imported.
  private var project: (project: Project, file: StoredProjectFile, log: DiagnosticLog)?

  /// Imports the files.
  ///
  /// A file that cannot be read forbids storing anything, unless the request keeps going.
  /// - Throws: failures of the workspace and of the output; those of single files are in `files`.
  public init(
    _ request: ImportRequest, progress: @escaping @Sendable (ImportProgress) -> Void = { _ in }
  ) async throws(Failure) {
    var request = request
    // What other programs hand on must be the same each time it is asked for.
    request.options.input.keepsCoordinates = request.options.reference != nil
    self.request = request
    let inputs = try expanded(request.inputs, workspace: request.workspace)
    // A dry run writes its rejected records nowhere.
    let rejects = try RejectList(
      path: request.isDryRun ? nil : request.rejects, overwrite: request.overwritesRejects)
    if FileKind(at: request.workspace) == .nothing {
      let pending = try PendingFile(path: request.workspace)
      let workspace = try Workspace(path: request.workspace, mode: .filling(temporary: pending.temporary))
      let isWhole = try await run(inputs, in: workspace, rejects, progress)
      guard isWhole, !request.isDryRun else {
        try workspace.close()
        return
      }
      try workspace.commit()
      try workspace.closeFilled()
      try pending.commit()
    } else {
      let workspace = try Workspace(path: request.workspace, mode: .writing(waitSeconds: request.waitSeconds))
      let isWhole = try await run(inputs, in: workspace, rejects, progress)
      if isWhole, !request.isDryRun { try workspace.commit() }
      try workspace.close()
    }
  }

  /// The result as a table: a row for each file.
  public var table: ReportTable {
    var table = ReportTable(name: "import", columns: ImportedFile.columns)
    for file in files { table.append(file.cells) }
    return table
  }

  /// Whether a file could not be read.
  public var hasFailed: Bool { files.contains { $0.state == .failed } }

  // MARK: Files

  private struct Input {
    var path: String
    /// What it is, or why it cannot be looked at.
    var kind: Result<ImportKind, Failure>
    var isFromFolder: Bool
    /// What it is in the project that names it.
    var role: (role: InputRole, year: Int?, path: String)?
  }

  private mutating func expanded(_ paths: [String], workspace: String) throws(Failure) -> [Input] {
    var inputs: [Input] = []
    for path in paths {
      if Self.isProjectFile(path) {
        inputs += projectInputs(path, among: [])
        continue
      }
      guard FileKind(at: path) == .folder, !ContentKind.isFileGeodatabase(path) else {
        inputs.append(Input(path: path, kind: ImportKind.named(path), isFromFolder: false))
        continue
      }
      let found = FolderContent.files(below: path).map {
        Input(path: $0, kind: ImportKind.found($0, workspace: workspace), isFromFolder: true)
      }
      guard found.contains(where: { $0.kind != .success(.unknown) }) else {
        throw Failure(.noFiles, at: Place(file: path), found: "\(found.count) files")
      }
      let projectFile = found.first { $0.path == Self.projectFile(in: path) }
      inputs += projectFile.map { projectInputs($0.path, among: found) } ?? found
    }
    return inputs
  }

  private static func projectFile(in folder: String) -> String {
    folder.hasSuffix("/") ? folder + "project.yaml" : folder + "/project.yaml"
  }

  private static func isProjectFile(_ path: String) -> Bool {
    let name = path.lowercased()
    return name.hasSuffix(".yaml") || name.hasSuffix(".yml")
  }

  /// A project file and the files it names, before others that are in its folder.
  private mutating func projectInputs(_ path: String, among found: [Input]) -> [Input] {
    var inputs = [Input(path: path, kind: .success(.project), isFromFolder: false)]
    var log = DiagnosticLog()
    do throws(Failure) {
      let project = try ProjectFile.read(path: path, into: &log)
      let text = try TextFile.read(path)
      if let other = self.project, other.file.path != path {
        throw Failure(.badOption, at: Place(file: path), found: "a second project", expected: other.file.path)
      }
      var beside: [String: String] = [:]
      for (_, targets) in project.allFiles(.targets) { beside[targets] = try TextFile.read(targets) }
      // Rules that are not valid are told here, and not when the workspace is run some day.
      for book in project.policy.books {
        let text = try TextFile.read(book)
        _ = try RuleBook(yaml: text, file: book)
        beside[book] = text
      }
      let file = StoredProjectFile(path: path, absolute: try SourcePath(path).absolute, text: text, beside: beside)
      self.project = (project, file, log)
      for (_, targets) in project.allFiles(.targets) {
        inputs.append(Input(path: targets, kind: .success(.targets), isFromFolder: false))
      }
      for role in InputRole.allCases where role != .targets {
        for (year, file) in project.allFiles(role) {
          inputs.append(
            Input(path: file, kind: ImportKind.named(file), isFromFolder: false, role: (role, year, file)))
        }
      }
    } catch {
      inputs[0].kind = .failure(error)
    }
    let named = inputs
    inputs += found.filter { input in !named.contains { SourcePath.areSame($0.path, input.path) } }
    return inputs
  }

  /// Imports all files; true when there is something to keep.
  private mutating func run(
    _ inputs: [Input], in workspace: Workspace, _ rejects: RejectList,
    _ progress: @escaping @Sendable (ImportProgress) -> Void
  ) async throws(Failure) -> Bool {
    var session = try ImportSession(request, workspace: workspace, rejects: rejects)
    let sizes = inputs.map { FileKind(at: $0.path) == .file ? SourcePath.byteCount(of: $0.path) : 0 }
    let all = sizes.reduce(0, +)
    var done = 0
    for (input, size) in zip(inputs, sizes) {
      let before = done
      await importFile(input, in: &session) { bytes in
        progress(ImportProgress(path: input.path, bytesRead: before + min(bytes, size), bytesInAll: all))
      }
      done += size
      if hasFailed, !request.keepsGoing {
        for index in files.indices { files[index].drop() }
        return false
      }
    }
    guard files.contains(where: { $0.state == .stored }) else { return false }
    try session.finish()
    try rejects.commit()
    isStored = true
    return true
  }

  private mutating func importFile(
    _ input: Input, in session: inout ImportSession, progress: @escaping @Sendable (Int) -> Void
  ) async {
    var file = ImportedFile(path: input.path, state: .stored, kind: ImportKind.unknown.rawValue)
    defer { files.append(file) }
    do throws(Failure) {
      let kind = try input.kind.get()
      file.kind = kind.rawValue
      if kind == .unknown, FileKind(at: input.path) != .nothing {
        guard !input.isFromFolder else {
          file.state = .skipped
          return
        }
        throw Failure(.unknownFormat, at: Place(file: input.path))
      }
      if kind == .project {
        guard let project else { return }
        file.findings.merge(project.log)
        try session.storeProject(project.file, into: &file)
        return
      }
      if kind == .targets {
        // They went with the project file, which came right before them.
        let whole = files.last { $0.kind == ImportKind.project.rawValue }
        (file.table, file.state) = (whole?.table, whole?.state ?? .skipped)
        return
      }
      session.request = request
      if let role = input.role, let project {
        session.request = request.asking(for: role.role, year: role.year, path: role.path, of: project.project)
      }
      let source = try SourcePath(input.path)
      let digest = try session.digestIfNeeded(source)
      if let digest, let batch = session.batch(with: digest) {
        file.state = .alreadyImported
        file.table = batch.table
        file.batch = batch.number
        file.findings.add(
          .alreadyImported, at: Place(file: input.path), found: "batch \(batch.number), \(batch.ledger.stored) records")
        return
      }
      switch kind {
      case .layer: try await session.importLayer(source, digest: digest, into: &file, progress: progress)
      case .table, .unknown, .project, .targets:
        try await session.importTable(source, digest: digest, into: &file, progress: progress)
      }
    } catch {
      file.state = .failed
      file.ledger = Ledger()
      var diagnostic = error.diagnostic
      // Here --layer names the table that is written.
      if diagnostic.code == .severalLayers { diagnostic.expected = "--source-layer: \(diagnostic.expected ?? "")" }
      file.findings.add(diagnostic)
    }
  }
}
