internal import Glibc
internal import GRDB
public import MuchanDiagnostics

/// A table of a workspace that records are imported into.
public struct StoredTable: Hashable, Sendable {
  public var name: String
  public var isLayer: Bool
  /// All columns but `fid` and the geometry, in their order; those of other types than muchan's are `text`.
  public var columns: [StoreColumn]
  /// When it was last changed, as the workspace says.
  public var changedAt: String
  /// How many rows of a table have no source: they were added by another program. 0 for a layer.
  public var rowsWithoutSource: Int
}

/// A project file as it was imported.
public struct StoredProjectFile: Hashable, Sendable {
  /// As the user named it, and its absolute path.
  public var path: String
  public var absolute: String
  public var text: String
  /// Files that it names and that are neither layers nor tables: their texts by the paths it names them by.
  public var beside: [String: String]

  /// Makes one.
  public init(path: String, absolute: String, text: String, beside: [String: String] = [:]) {
    self.path = path
    self.absolute = absolute
    self.text = text
    self.beside = beside
  }
}

/// What an import has found about a file or a record of it.
public struct StoredFinding: Hashable, Sendable {
  public var source: String
  public var line: Int?
  public var feature: Int?
  public var byteOffset: Int?
  public var id: String?
  public var field: String?
  public var code: String
  public var found: String
  public var expected: String?
  /// How many findings of the code it stands for.
  public var count: Int

  /// Makes one.
  public init(
    source: String, line: Int?, feature: Int?, byteOffset: Int?, id: String?, field: String?, code: String,
    found: String, expected: String?, count: Int = 1
  ) {
    self.source = source
    self.line = line
    self.feature = feature
    self.byteOffset = byteOffset
    self.id = id
    self.field = field
    self.code = code
    self.found = found
    self.expected = expected
    self.count = count
  }
}

/// Where a stored record stands in its source.
public struct StoredPlace: Hashable, Sendable {
  public var source: String
  public var byteOffset: Int?
  public var line: Int
  public var feature: Int
}

extension Workspace {
  /// Whether a file is a workspace, by its first bytes and its tables.
  public static func isOne(_ path: String) -> Bool {
    guard isDatabase(path) else { return false }
    do throws(Failure) {
      let workspace = try Workspace(path: path, mode: .reading)
      try workspace.close()
      return true
    } catch {
      // One that is busy or damaged is one still, and opening it in earnest tells.
      return error.diagnostic.code != .notAWorkspace
    }
  }

  /// Whether a file is an SQLite database of any kind, by its first bytes.
  public static func isDatabase(_ path: String) -> Bool {
    head(of: path)?.starts(with: Array("SQLite format 3\0".utf8)) ?? false
  }

  private static func head(of path: String) -> [UInt8]? {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return nil }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    defer { Glibc.close(descriptor) }
    var head = [UInt8](repeating: 0, count: 100)
    return read(descriptor, &head, head.count) == head.count ? head : nil
  }

  /// Lets all that is read from here on be of one state of the workspace, whoever writes meanwhile.
  public func pin() throws(Failure) {
    try access { db in
      try db.execute(sql: "BEGIN")
      _ = try Int.fetchOne(db, sql: "SELECT count(*) FROM muchan_batches")
    }
  }

  /// Lets go of the state that `pin` has held; harmless where nothing is held.
  public func unpin() {
    do throws(Failure) {
      try access { db in if db.isInsideTransaction { try db.execute(sql: "COMMIT") } }
    } catch {
      // A transaction that only read and cannot be ended ends with the connection.
      return
    }
  }

  /// The tables with imported records, by name.
  public func tables() throws(Failure) -> [StoredTable] {
    try access { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT table_name, data_type, last_change FROM gpkg_contents WHERE data_type IN ('features', 'attributes')
            AND coalesce(description, '') NOT IN (?, ?) AND table_name <> 'layer_styles' ORDER BY table_name
          """, arguments: [Self.resultMark, Self.styleMark])
      return try rows.map { row in
        let name: String = row["table_name"]
        let type: String = row["data_type"]
        let all = try db.columns(in: name).filter { $0.name != "fid" && !(type == "features" && $0.name == "geom") }
          .map { StoreColumn($0.name, StoreColumn.Kind(rawValue: $0.type) ?? .text) }
        // Of layers all rows are read, wherever they are from.
        let count = type == "features" ? 0 : try Self.rowsWithoutSource(of: name, db)
        return StoredTable(
          name: name, isLayer: type == "features", columns: all, changedAt: row["last_change"],
          rowsWithoutSource: count)
      }
    }
  }

  private static func rowsWithoutSource(of table: String, _ db: Database) throws -> Int {
    let quoted = TableDefinition.quoted(table)
    // Rows that are added have numbers above all others, so that equal sums of as many numbers mean the same rows.
    let own = try Row.fetchOne(db, sql: "SELECT count(*), total(fid) FROM \(quoted)")
    let known = try Row.fetchOne(
      db, sql: "SELECT count(*), total(fid) FROM muchan_sources WHERE table_name = ?", arguments: [table])
    if own == known { return 0 }
    return try Int.fetchOne(
      db,
      sql: """
        SELECT count(*) FROM \(quoted) AS t WHERE NOT EXISTS
          (SELECT 1 FROM muchan_sources AS s WHERE s.table_name = ?1 AND s.fid = t.fid)
        """, arguments: [table]) ?? 0
  }

  /// The project file; nil where none was imported.
  public func projectFile() throws(Failure) -> StoredProjectFile? {
    try access { db in
      guard try db.tableExists("muchan_project") else { return nil }
      var beside: [String: String] = [:]
      if try db.tableExists("muchan_project_files") {
        for row in try Row.fetchAll(db, sql: "SELECT source, text FROM muchan_project_files") {
          beside[row[0]] = row[1]
        }
      }
      return try Row.fetchOne(db, sql: "SELECT * FROM muchan_project").map {
        StoredProjectFile(path: $0["source"], absolute: $0["source_path"], text: $0["text"], beside: beside)
      }
    }
  }

  /// Stores the project file in the place of the one before.
  public func store(_ project: StoredProjectFile) throws(Failure) {
    try access { db in
      try db.execute(sql: "DELETE FROM muchan_project")
      try db.execute(
        sql: "INSERT INTO muchan_project VALUES (?, ?, ?)",
        arguments: [project.absolute, project.path, project.text])
      try db.execute(sql: "DELETE FROM muchan_project_files")
      for (source, text) in project.beside.sorted(by: { $0.key < $1.key }) {
        try db.execute(sql: "INSERT INTO muchan_project_files VALUES (?, ?)", arguments: [source, text])
      }
    }
  }

  /// The headings of a batch's file, each with the column that holds its values; empty where they are not known.
  public func headings(ofBatch batch: Int64) throws(Failure) -> [(heading: String, column: String)] {
    try access { db in
      guard try db.tableExists("muchan_headings") else { return [] }
      return try Row.fetchAll(
        db, sql: "SELECT heading, column_name FROM muchan_headings WHERE batch_id = ? ORDER BY position",
        arguments: [batch]
      ).map { ($0[0], $0[1]) }
    }
  }

  /// The rows of a batch and the lines of the rows it left out, in the order of the file.
  public func lines(ofBatch batch: Batch) throws(Failure) -> [StoredLine] {
    try access { db in
      var lines: [StoredLine] = []
      lines.reserveCapacity(batch.ledger.stored)
      let query = try db.makeStatement(
        sql: "SELECT line, fid FROM muchan_sources WHERE table_name = ? AND batch_id = ?")
      query.setUncheckedArguments([batch.table, batch.number])
      let stored = try Row.fetchCursor(query)
      var isSorted = true
      while let row = try stored.next() {
        let line = StoredLine(line: row[0], row: row[1], isRejected: false)
        if let last = lines.last, last.line > line.line { isSorted = false }
        lines.append(line)
      }
      if try db.tableExists("muchan_rejects") {
        let rejected = try Row.fetchCursor(
          db, sql: "SELECT line, reject_id FROM muchan_rejects WHERE batch_id = ? AND original IS NOT NULL",
          arguments: [batch.number])
        while let row = try rejected.next() {
          isSorted = false
          lines.append(StoredLine(line: row[0], row: row[1], isRejected: true))
        }
      }
      if !isSorted { lines.sort { ($0.line, $0.row) < ($1.line, $1.row) } }
      return lines
    }
  }

  /// The rows of a table that have no source.
  public func linesWithoutSource(of table: String) throws(Failure) -> [StoredLine] {
    try access { db in
      try Int64.fetchAll(
        db,
        sql: """
          SELECT fid FROM \(TableDefinition.quoted(table)) AS t WHERE NOT EXISTS
            (SELECT 1 FROM muchan_sources AS s WHERE s.table_name = ?1 AND s.fid = t.fid) ORDER BY fid
          """, arguments: [table]
      ).enumerated().map { StoredLine(line: $0.offset + 2, row: $0.element, isRejected: false) }
    }
  }

  /// The text of a row that was left out.
  public func original(ofReject number: Int64) throws(Failure) -> String {
    try access { db in
      try String.fetchOne(db, sql: "SELECT original FROM muchan_rejects WHERE reject_id = ?", arguments: [number]) ?? ""
    }
  }

  /// The records that imports have left out of a layer and that nothing stored since stands for, in order.
  public func rejections(of table: String) throws(Failure) -> [StoredFinding] {
    try access { db in
      guard try db.tableExists("muchan_rejects") else { return [] }
      return try Row.fetchAll(
        db,
        sql: """
          SELECT r.*, b.source FROM muchan_rejects AS r JOIN muchan_batches AS b USING (batch_id)
          WHERE b.state = 'current' AND b.table_name = ?1 AND NOT EXISTS (
            SELECT 1 FROM muchan_sources AS s WHERE s.id = r.id AND s.table_name = ?1 AND s.batch_id > r.batch_id)
          ORDER BY r.reject_id
          """, arguments: [table]
      ).map { Self.finding($0, count: 1) }
    }
  }

  /// What imports have found about a layer, where it still holds: the record is the one of that import.
  public func findings(of table: String) throws(Failure) -> [StoredFinding] {
    try access { db in
      guard try db.tableExists("muchan_findings") else { return [] }
      return try Row.fetchAll(
        db,
        sql: """
          SELECT f.*, b.source FROM muchan_findings AS f JOIN muchan_batches AS b USING (batch_id)
          WHERE b.state = 'current' AND b.table_name = ?1 AND (f.id IS NULL OR NOT EXISTS (
            SELECT 1 FROM muchan_sources AS s WHERE s.id = f.id AND s.table_name = ?1 AND s.batch_id > f.batch_id))
          ORDER BY f.finding_id
          """, arguments: [table]
      ).map { Self.finding($0, count: $0["count"]) }
    }
  }

  private static func finding(_ row: Row, count: Int) -> StoredFinding {
    StoredFinding(
      source: row["source"], line: row["line"], feature: row["feature"], byteOffset: row["byte_offset"],
      id: row["id"], field: row["pointer"], code: row["code"], found: row["found"], expected: row["expected"],
      count: count)
  }

  /// Where the records of some rows came from; rows without a source are left out.
  public func places(of table: String, _ fids: [Int64]) throws(Failure) -> [Int64: StoredPlace] {
    try access { db in
      var places: [Int64: StoredPlace] = [:]
      let query = try db.cachedStatement(
        sql: """
          SELECT b.source, s.byte_offset, s.line, s.feature FROM muchan_sources AS s
          JOIN muchan_batches AS b USING (batch_id) WHERE s.table_name = ? AND s.fid = ?
          """)
      for fid in fids {
        guard let row = try Row.fetchOne(query, arguments: [table, fid]) else { continue }
        places[fid] = StoredPlace(source: row[0], byteOffset: row[1], line: row[2], feature: row[3])
      }
      return places
    }
  }
}

/// A line of a table's file: a stored row, or one that was left out.
public struct StoredLine: Hashable, Sendable {
  public var line: Int
  /// The row's number in its table, or that of the rejection.
  public var row: Int64
  public var isRejected: Bool
}
