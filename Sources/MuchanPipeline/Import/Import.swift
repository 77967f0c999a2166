public import MuchanDiagnostics
internal import MuchanFormats
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

  /// Imports the files.
  ///
  /// A file that cannot be read forbids storing anything, unless the request keeps going.
  /// - Throws: failures of the workspace and of the output; those of single files are in `files`.
  public init(
    _ request: ImportRequest, progress: @escaping @Sendable (ImportProgress) -> Void = { _ in }
  ) async throws(Failure) {
    self.request = request
    let inputs = try Self.expanded(request.inputs)
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

  private enum Kind: String {
    case layer
    case table
    case unknown

    init(of path: String) {
      let name = path.lowercased()
      if name.hasSuffix(".geojson") || name.hasSuffix(".json") || FeatureLayout.namesLines(name) {
        self = .layer
      } else if name.hasSuffix(".csv") || name.hasSuffix(".tsv") || name.hasSuffix(".tab") {
        self = .table
      } else {
        self = .unknown
      }
    }
  }

  private struct Input {
    var path: String
    var kind: Kind
    var isFromFolder: Bool
  }

  private static func expanded(_ paths: [String]) throws(Failure) -> [Input] {
    var inputs: [Input] = []
    for path in paths {
      guard FileKind(at: path) == .folder else {
        inputs.append(Input(path: path, kind: Kind(of: path), isFromFolder: false))
        continue
      }
      let found = FolderContent.files(below: path).map { Input(path: $0, kind: Kind(of: $0), isFromFolder: true) }
      guard found.contains(where: { $0.kind != .unknown }) else {
        throw Failure(.noFiles, at: Place(file: path), found: "\(found.count) files")
      }
      inputs += found
    }
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
    var file = ImportedFile(path: input.path, state: .stored, kind: input.kind.rawValue)
    defer { files.append(file) }
    do throws(Failure) {
      if input.kind == .unknown, FileKind(at: input.path) != .nothing {
        guard !input.isFromFolder else {
          file.state = .skipped
          return
        }
        throw Failure(.unknownFormat, at: Place(file: input.path))
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
      switch input.kind {
      case .layer: try await session.importLayer(source, digest: digest, into: &file, progress: progress)
      case .table, .unknown: try await session.importTable(source, digest: digest, into: &file, progress: progress)
      }
    } catch {
      file.state = .failed
      file.ledger = Ledger()
      file.findings.add(error.diagnostic)
    }
  }
}
