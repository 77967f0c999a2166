internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanStore

/// A workspace while files are imported into it: the writers of its tables and what is rejected.
struct ImportSession {
  /// How the file at hand is imported.
  var request: ImportRequest
  let workspace: Workspace
  let rejects: RejectList
  /// The batches that were current before.
  private let earlier: [Batch]
  /// The writers by table, in small letters.
  private var writers: [String: TableWriter] = [:]
  private var changedAt: [String: String] = [:]
  private var firstBatch: Int64 = 0

  init(_ request: ImportRequest, workspace: Workspace, rejects: RejectList) throws(Failure) {
    self.request = request
    self.workspace = workspace
    self.rejects = rejects
    earlier = try workspace.currentBatches()
  }

  /// The digest of a file, where a batch may have the same content; nil where it needs not be known yet.
  func digestIfNeeded(_ source: SourcePath) throws(Failure) -> FileDigest? {
    guard earlier.contains(where: { $0.byteCount == source.byteCount }) else { return nil }
    return try FileDigest(of: source)
  }

  /// The batch that holds a content already; nil where none does.
  func batch(with digest: FileDigest) -> Batch? {
    earlier.first { $0.sha256 == digest.hexadecimal && $0.options == request.optionsText }
  }

  /// A file on its way into a table.
  struct Target {
    var source: SourcePath
    var definition: TableDefinition
    var form: FileSink.Form
    /// What the file is read through, where it is no text of muchan's own formats.
    var conversion: InputFile.Conversion.Means?
    /// Of a table: its headings, each with the column that holds its values.
    var headings: [(heading: String, column: String)] = []
    /// Of a layer: the member with the features' ids.
    var idPointer: String?
    /// Of the file, where it is known; else it is taken while the file is read.
    var digest: FileDigest?
    var progress: @Sendable (Int) -> Void
  }

  /// What reading a file into a sink gave.
  struct Outcome: Sendable {
    var ledger = Ledger()
    var log = DiagnosticLog()
    /// Those findings that reading the stored records will not make again.
    var lasting = DiagnosticLog()
  }

  /// Writes one file into a table; on failure the workspace is as it was before the file.
  ///
  /// - Parameter read: reads the file into the sink; the table's geometries are in the system it is given.
  mutating func store(
    _ target: Target, into file: inout ImportedFile,
    _ read: (FileSink, _ spatialReference: Int) async throws(Failure) -> Outcome
  ) async throws(Failure) {
    try workspace.beginFile()
    let key = target.definition.name.lowercased()
    let known = writers.removeValue(forKey: key)
    let isKnown = known != nil
    var sink: FileSink?
    do throws(Failure) {
      let writer = try writer(known, for: target)
      try writer.add(target.headings)
      let reference = writer.storedSpatialReference ?? 0
      let opened = try FileSink(
        FileSink.Source(
          path: target.source.given, form: target.form, options: request.options.input, conversion: target.conversion,
          blockLines: target.conversion == .boundaryText ? BoundaryText.blockLines(of: target.source.given) : [],
          idPointer: target.idPointer),
        writer: writer, rejects: rejects, progress: target.progress)
      sink = opened
      async let taken = Self.digest(of: target)
      let outcome = try await read(opened, reference)
      let digest = try await taken.get()
      let gathered = opened.take()
      try gathered.writer?.add(Self.stored(outcome.lasting, of: target.source))
      file.ledger = outcome.ledger
      file.ledger.stored -= gathered.repeats
      file.ledger.rejected += gathered.repeats
      file.findings.merge(outcome.log)
      file.findings.merge(gathered.log)
      try end(gathered.writer, of: target, digest, into: &file)
      try workspace.endFile()
    } catch {
      try workspace.rollBackFile()
      // A table that this file has made is gone with it.
      if isKnown, var writer = sink?.take().writer {
        try writer.dropFile()
        writers[key] = writer
      }
      throw error
    }
  }

  /// Ends a file in its table.
  private mutating func end(
    _ writer: consuming TableWriter?, of target: Target, _ digest: FileDigest, into file: inout ImportedFile
  ) throws(Failure) {
    guard var writer else { return }
    let batch = try writer.endFile(ledger: file.ledger, sha256: digest.hexadecimal, byteCount: digest.byteCount)
    file.changes = batch.changes
    file.batch = batch.number
    file.table = batch.table
    file.tellChanges()
    let key = target.definition.name.lowercased()
    writers[key] = writer
    changedAt[key] = max(changedAt[key] ?? "", target.source.changedAt)
  }

  /// The writer of a table, ready for a file.
  private mutating func writer(_ known: TableWriter?, for target: Target) throws(Failure) -> TableWriter {
    let (source, definition) = (target.source, target.definition)
    let batch = Batch(
      table: definition.name, source: source.given, sourcePath: source.absolute, sha256: "",
      byteCount: source.byteCount, options: request.optionsText, toolVersion: MuchanVersion.current)
    let old = earlier.filter {
      $0.sourcePath == source.absolute && $0.table.lowercased() == definition.name.lowercased()
    }.map(\.number)
    if var writer = known {
      try writer.begin(definition, batch: batch, replacing: old)
      return writer
    }
    let writer = try TableWriter(definition, in: workspace, batch: batch, replacing: old, firstBatch: firstBatch)
    if firstBatch == 0 { firstBatch = writer.batchNumber }
    return writer
  }

  /// Stores a project file; says whether it is another than before.
  ///
  /// - Throws: `badOption` where the workspace has another project.
  func storeProject(_ project: StoredProjectFile, into file: inout ImportedFile) throws(Failure) {
    let before = try workspace.projectFile()
    file.table = "muchan_project"
    if before?.absolute == project.absolute, before?.text == project.text, before?.beside == project.beside {
      file.state = .alreadyImported
      return
    }
    if let before, before.absolute != project.absolute {
      throw Failure(
        .badOption, at: Place(file: project.path), found: "a project into the workspace of another",
        expected: before.absolute)
    }
    try workspace.store(project)
  }

  /// Findings as the workspace notes them.
  private static func stored(_ log: DiagnosticLog, of source: SourcePath) -> [StoredFinding] {
    log.countsByCode.flatMap { code, count in
      let kept = log.findings(of: code)
      return kept.enumerated().map { index, finding in
        let place = finding.place
        return StoredFinding(
          source: source.given, line: place.line, feature: place.feature, byteOffset: place.byteOffset, id: place.id,
          field: place.field, code: code.rawValue, found: finding.found, expected: finding.expected,
          // What is counted and not kept stands with the last.
          count: index == kept.count - 1 ? count - index : 1)
      }
    }
  }

  private static func digest(of target: Target) async -> Result<FileDigest, Failure> {
    if let known = target.digest { return .success(known) }
    do throws(Failure) {
      return .success(try FileDigest(of: target.source))
    } catch {
      return .failure(error)
    }
  }

  /// Ends all tables.
  mutating func finish() throws(Failure) {
    for (key, writer) in writers.sorted(by: { $0.key < $1.key }) {
      var writer = writer
      try writer.finish(changedAt: changedAt[key] ?? "")
    }
    try workspace.indexIDs()
  }
}
