internal import GRDB
internal import GRDBSQLite
public import MuchanDiagnostics
internal import MuchanGeometry
internal import MuchanRecords

/// Writes the files of one import into one table.
///
/// A table that the import makes is written without triggers and gets its R-tree packed at the end; a table that was
/// there is changed row by row, by id.
public struct TableWriter: Sendable {
  /// The table's name.
  public let table: String
  let workspace: Workspace
  /// Whether the table was made by this import.
  let isFresh: Bool
  var nextRow: Int64
  /// The ids stored by this import, where the table is fresh.
  private var ids = DistinctTexts()
  private var tree = PackedTree()
  var bounds: Bounds
  private var shapes: Set<StoredShape> = []
  private let spatialReference: Int?

  // The file being written.
  private var definition: TableDefinition
  private var insertion = ""
  private var replacement = ""
  var batch: Batch
  /// The batches of the same file that this one replaces.
  var replaced: [Int64] = []
  /// The first batch of this import.
  let firstBatch: Int64
  /// How often each id has occurred in the file, where repeats are numbered.
  private var occurrences = DistinctTexts()
  private var counts: [UInt32] = []
  /// Rows of replaced batches that have no id, by content.
  var rowsWithoutID: [Int64: [Int64]] = [:]
  private var fileStart = Mark()

  /// What to come back to when a file is dropped.
  private struct Mark: Sendable {
    var nextRow: Int64 = 1
    var treeCount = 0
    var bounds = Bounds()
  }

  /// A record that another of this import forbids to store, by its place in the block.
  public typealias Repeat = Int

  /// Starts the first file of a table.
  ///
  /// - Parameter firstBatch: the number of the import's first batch; 0 where this is it.
  public init(
    _ definition: TableDefinition, in workspace: Workspace, batch: Batch, replacing old: [Int64], firstBatch: Int64
  ) throws(Failure) {
    self.workspace = workspace
    let made = try workspace.prepare(definition)
    table = made.name
    self.definition = definition
    self.batch = batch
    self.batch.table = made.name
    isFresh = made.isNew
    nextRow = made.nextRow
    bounds = made.bounds
    spatialReference = made.spatialReference
    self.batch.number = try workspace.add(self.batch)
    self.firstBatch = firstBatch == 0 ? self.batch.number : firstBatch
    try open(definition, columns: made.columns, replacing: old)
  }

  var definitionRejectsRepeats: Bool { definition.repeats == .areRejected }

  /// Notes the headings of the file, each with the column that holds its values.
  public func add(_ headings: [(heading: String, column: String)]) throws(Failure) {
    try workspace.add(headings, ofBatch: batch.number)
  }

  /// Notes findings about the file that reading its records again will not make.
  public func add(_ findings: [StoredFinding]) throws(Failure) {
    try workspace.add(findings, ofBatch: batch.number)
  }

  /// Notes records that the file has and that were left out.
  public func add(_ rejections: [(rejection: StoredFinding, original: String?)]) throws(Failure) {
    try workspace.add(rejections, ofBatch: batch.number)
  }

  /// The number of the batch being written.
  public var batchNumber: Int64 { batch.number }

  /// Starts another file.
  public mutating func begin(_ definition: TableDefinition, batch: Batch, replacing old: [Int64]) throws(Failure) {
    let made = try workspace.prepare(definition)
    self.batch = batch
    self.batch.table = table
    self.batch.number = try workspace.add(self.batch)
    try open(definition, columns: made.columns, replacing: old)
  }

  private mutating func open(
    _ definition: TableDefinition, columns: [String], replacing old: [Int64]
  ) throws(Failure) {
    self.definition = definition
    self.definition.name = table
    replaced = old
    fileStart = Mark(nextRow: nextRow, treeCount: tree.entries.count, bounds: bounds)
    (occurrences, counts) = (DistinctTexts(), [])
    let names = ["fid"] + (definition.spatialReference == nil ? [] : ["geom"]) + definition.columns.map(\.name)
    insertion = """
      INSERT INTO \(TableDefinition.quoted(table)) (\(names.map(TableDefinition.quoted).joined(separator: ", "))) \
      VALUES (\(names.indices.map { "?\($0 + 1)" }.joined(separator: ", ")))
      """
    // A column that the file does not have holds nothing of a record that is replaced.
    let given = Set(names.map { $0.lowercased() })
    let sets = names.indices.dropFirst().map { "\(TableDefinition.quoted(names[$0])) = ?\($0 + 1)" }
    let others = columns.filter { !given.contains($0.lowercased()) }.map { "\(TableDefinition.quoted($0)) = NULL" }
    replacement = """
      UPDATE \(TableDefinition.quoted(table)) SET \((sets + others).joined(separator: ", ")) WHERE fid = ?1
      """
    try readRowsWithoutID()
  }

  /// The system that geometries of the table are in, which stays that of the first file.
  public var storedSpatialReference: Int? { spatialReference }

  /// Writes records.
  ///
  /// - Parameters:
  ///   - firstFeature: the number in the file of the block's first feature.
  ///   - alreadyOut: how many features of the file were written before it had to be read again.
  ///   - lines: the line that each record begins on.
  ///   - keepsOffsets: whether the records' byte offsets are those of the source's text.
  /// - Returns: the records left out because their id was stored already.
  public mutating func add(
    _ block: RowBlock, firstFeature: Int, alreadyOut: Int, lines: [Int], keepsOffsets: Bool = true
  ) throws(Failure) -> [Repeat] {
    var repeats: [Repeat] = []
    // The closure of `access` may not change `self`.
    var copy = consume self
    defer { self = copy }
    try copy.workspace.access { db in
      let statements = try Statements(
        db, insertion: copy.insertion, replacement: copy.replacement, definition: copy.definition)
      for row in 0..<block.count where firstFeature + block.features[row] >= alreadyOut {
        let position = Position(
          byteOffset: keepsOffsets ? block.offsets[row] : nil, line: lines[row],
          feature: firstFeature + block.features[row])
        if try !copy.store(row, of: block, position, statements) { repeats.append(row) }
      }
    }
    return repeats
  }

  /// Where a record is in its file.
  struct Position {
    /// Nil where the source is no text.
    var byteOffset: Int?
    var line: Int
    var feature: Int
  }

  /// Stores a record; false where its id was stored already.
  private mutating func store(
    _ row: Int, of block: RowBlock, _ position: Position, _ statements: Statements
  ) throws -> Bool {
    var id: [UInt8]?
    if case .text(let start, let length) = block.ids[row] { id = Array(block.text[start..<(start + length)]) }
    if let given = id, definition.repeats == .areNumbered { id = numbered(given) }
    if isFresh {
      if let id, definition.repeats == .areRejected, !ids.insert(id) { return false }
    } else if let known = try known(id, digest: block.digests[row], statements) {
      switch known {
      case .ofThisImport: return false
      case .same(let stored):
        batch.changes.same += 1
        try statements.point(stored, to: batch.number, block, row, position)
      case .other(let stored):
        note(changed: id)
        try statements.replace(stored, by: row, of: block)
        try statements.point(stored, to: batch.number, block, row, position)
        if !block.bounds[row].isEmpty { bounds.add(block.bounds[row]) }
        if let shape = block.shapes[row] { shapes.insert(shape) }
      }
      return true
    }
    let stored = nextRow
    nextRow += 1
    batch.changes.new += 1
    try statements.insert(stored, row, of: block)
    try statements.addSource(table, stored, id: id, batch.number, block, row, position)
    if !block.bounds[row].isEmpty {
      bounds.add(block.bounds[row])
      if isFresh { tree.add(block.bounds[row], id: stored) }
    }
    if let shape = block.shapes[row] { shapes.insert(shape) }
    return true
  }

  private mutating func note(changed id: [UInt8]?) {
    batch.changes.changed += 1
    guard let id, batch.changes.changedIDs.count < Changes.listed else { return }
    batch.changes.changedIDs.append(String(decoding: id, as: UTF8.self))
  }

  /// The id with the number of its occurrence in the file, from the second on.
  private mutating func numbered(_ id: [UInt8]) -> [UInt8] {
    let (place, isNew) = occurrences.number(of: id)
    if isNew { counts.append(0) }
    counts[place] += 1
    return isNew ? id : id + Array("#\(counts[place])".utf8)
  }

  /// Ends the file: removes what it no longer has, and writes what came of it.
  public mutating func endFile(ledger: Ledger, sha256: String, byteCount: Int) throws(Failure) -> Batch {
    batch.ledger = ledger
    batch.sha256 = sha256
    batch.byteCount = byteCount
    try removeGone()
    try workspace.finish(batch, replacing: replaced)
    return batch
  }

  /// Forgets the file being written, after the workspace was rolled back to its beginning.
  public mutating func dropFile() throws(Failure) {
    nextRow = fileStart.nextRow
    tree.truncate(to: fileStart.treeCount)
    bounds = fileStart.bounds
    guard isFresh else { return }
    var stored = DistinctTexts()
    try workspace.access { db in
      let cursor = try String.fetchCursor(
        db, sql: "SELECT id FROM muchan_sources WHERE table_name = ? AND id IS NOT NULL", arguments: [table])
      while let id = try cursor.next() { _ = stored.insert(Array(id.utf8)) }
    }
    ids = stored
  }

  /// Ends the table: R-tree, triggers, bounds.
  public mutating func finish(changedAt: String) throws(Failure) {
    // No id is asked for any more, and packing needs the room.
    ids = DistinctTexts()
    if spatialReference != nil {
      try workspace.declare(shapes, of: table)
      if isFresh {
        try workspace.makeTree(of: table, &tree)
        tree = PackedTree()
      }
    }
    try workspace.note(bounds, changedAt: changedAt, of: table)
  }
}
