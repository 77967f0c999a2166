internal import GRDB
internal import GRDBSQLite
public import MuchanDiagnostics

/// A run whose results stand in a workspace.
public struct StoredRun: Hashable, Sendable {
  public var toolVersion: String
  public var asOf: String?
  public var year: Int?
  /// Tells what was computed from: the SHA-256 of what was imported.
  public var inputsDigest: String
  /// Tells muchan's own factors, codes and rules.
  public var dataDigest: String
  public var options: String
  public var ledger: Ledger
  public var findingCount: Int

  /// Makes one.
  public init(
    toolVersion: String, asOf: String?, year: Int?, inputsDigest: String, dataDigest: String, options: String,
    ledger: Ledger, findingCount: Int
  ) {
    self.toolVersion = toolVersion
    self.asOf = asOf
    self.year = year
    self.inputsDigest = inputsDigest
    self.dataDigest = dataDigest
    self.options = options
    self.ledger = ledger
    self.findingCount = findingCount
  }
}

extension Workspace {
  /// What tables of results are called by before their own name.
  public static let resultPrefix = "result_"
  /// What tells them from tables that happen to be called so.
  static let resultMark = "written by muchan run"

  /// Removes the tables of the run before and notes the new one in the ledger.
  public func beginResults(of run: StoredRun) throws(Failure) {
    try access { db in
      try removeMaps(db)
      let old = try String.fetchAll(
        db, sql: "SELECT table_name FROM gpkg_contents WHERE description = ?", arguments: [Self.resultMark])
      for table in old { try db.execute(sql: "DROP TABLE \(TableDefinition.quoted(table))") }
      try db.execute(sql: "DELETE FROM gpkg_contents WHERE description = ?", arguments: [Self.resultMark])
      try db.execute(sql: "UPDATE muchan_results SET state = 'replaced'")
      // The same run again is no other one.
      try db.execute(
        sql: """
          DELETE FROM muchan_results WHERE tool_version = ? AND as_of IS ? AND inputs_sha256 = ? AND data_digest = ?
            AND options = ?
          """, arguments: [run.toolVersion, run.asOf, run.inputsDigest, run.dataDigest, run.options])
      try db.execute(
        sql: """
          INSERT INTO muchan_results (state, tool_version, as_of, year, inputs_sha256, data_digest, options, read_count,
            stored_count, rejected_count, skipped_count, finding_count)
          VALUES ('current', ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          run.toolVersion, run.asOf, run.year, run.inputsDigest, run.dataDigest, run.options, run.ledger.read,
          run.ledger.stored, run.ledger.rejected, run.ledger.skipped, run.findingCount,
        ])
    }
  }

  /// Writes a table of results.
  ///
  /// - Parameters:
  ///   - name: without the prefix.
  ///   - rows: hands each row as a line of CSV, as `CSVBytes` writes it.
  /// - Throws: `workspaceFailed` where a table of the name is there that no run has written.
  public func writeResult(
    _ name: String, columns: [StoreColumn],
    rows: (_ add: (ArraySlice<UInt8>) throws(Failure) -> Void) throws(Failure) -> Void
  ) throws(Failure) {
    let table = Self.resultPrefix + name
    try access { db in
      guard try !db.tableExists(table) else {
        throw Failure(.workspaceFailed, at: Place(file: path), found: "a table \"\(table)\" of another origin")
      }
      let quoted = TableDefinition.quoted(table)
      let list = columns.map { "\(TableDefinition.quoted($0.name)) \($0.kind.rawValue)" }.joined(separator: ", ")
      try db.execute(sql: "CREATE TABLE \(quoted) (\"fid\" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, \(list))")
      // No clock: the results are as new as the newest of what they were computed from.
      try db.execute(
        sql: """
          INSERT INTO gpkg_contents (table_name, data_type, identifier, description, last_change)
          SELECT ?1, 'attributes', ?1, ?2, coalesce(max(last_change), '1970-01-01T00:00:00.000Z') FROM gpkg_contents
          """, arguments: [table, Self.resultMark])
      let marks = columns.indices.map { "?\($0 + 1)" }.joined(separator: ", ")
      let names = columns.map { TableDefinition.quoted($0.name) }.joined(separator: ", ")
      let statement = try db.makeStatement(sql: "INSERT INTO \(quoted) (\(names)) VALUES (\(marks))")
      let path = path
      try rows { (line) throws(Failure) in
        let code = ResultLine.insert(line, by: statement.sqliteStatement)
        guard code == SQLITE_DONE else {
          throw Self.failure(DatabaseError(resultCode: ResultCode(rawValue: code)), path: path)
        }
      }
    }
  }
}

/// One line of CSV as the values of a row.
private enum ResultLine {
  /// Binds the fields in order and inserts the row. Columns of numbers make numbers of their texts.
  static func insert(_ line: ArraySlice<UInt8>, by statement: SQLiteStatement) -> Int32 {
    sqlite3_reset(statement)
    sqlite3_clear_bindings(statement)
    var index: Int32 = 1
    var position = line.startIndex
    let end = line.last == 0x0A ? line.endIndex - 1 : line.endIndex
    let (comma, quote) = (UInt8(ascii: ","), UInt8(ascii: "\""))
    while true {
      if position < end, line[position] == quote {
        var field: [UInt8] = []
        position += 1
        while position < end {
          if line[position] == quote {
            position += 1
            guard position < end, line[position] == quote else { break }
          }
          field.append(line[position])
          position += 1
        }
        bind(field[...], at: index, of: statement)
      } else {
        let start = position
        while position < end, line[position] != comma { position += 1 }
        // An empty field is what is not known.
        if position > start { bind(line[start..<position], at: index, of: statement) }
      }
      guard position < end else { break }
      position += 1
      index += 1
    }
    return sqlite3_step(statement)
  }

  /// The apostrophe that keeps a spreadsheet from running a text is none of its own.
  private static func bind(_ field: ArraySlice<UInt8>, at index: Int32, of statement: SQLiteStatement) {
    let isGuarded = field.first == UInt8(ascii: "'") && startsFormula(field.drop { $0 == UInt8(ascii: "'") })
    let text = isGuarded ? field.dropFirst() : field
    // SQLite copies the text.
    let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
    guard !text.isEmpty else {
      // A null pointer would be NULL and not the empty text.
      sqlite3_bind_text(statement, index, "", 0, copies)
      return
    }
    text.withUnsafeBytes { bytes in
      _ = sqlite3_bind_text64(
        statement, index, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), UInt64(bytes.count), copies,
        UInt8(SQLITE_UTF8))
    }
  }

  private static func startsFormula(_ rest: ArraySlice<UInt8>) -> Bool {
    rest.first.map { "=+-@\t\r".utf8.contains($0) } ?? false
  }
}
