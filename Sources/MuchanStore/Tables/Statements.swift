internal import GRDB
internal import GRDBSQLite

/// The prepared statements that write records.
///
/// They are bound through SQLite's own functions: a list of boxed values for each record would take longer than SQLite
/// itself.
struct Statements {
  private let db: Database
  private let definition: TableDefinition
  private let insertion: Statement
  private let replacement: String
  private let source: Statement

  init(_ db: Database, insertion: String, replacement: String, definition: TableDefinition) throws {
    self.db = db
    self.replacement = replacement
    self.definition = definition
    self.insertion = try db.cachedStatement(sql: insertion)
    source = try db.cachedStatement(sql: "INSERT INTO muchan_sources VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)")
  }

  /// Adds a record under a number.
  func insert(_ number: Int64, _ row: Int, of block: RowBlock) throws {
    try bind(insertion.sqliteStatement, number, row, of: block)
  }

  /// Gives a stored record other values.
  func replace(_ number: Int64, by row: Int, of block: RowBlock) throws {
    let update = try db.cachedStatement(sql: replacement)
    try bind(update.sqliteStatement, number, row, of: block)
  }

  private func bind(_ statement: SQLiteStatement, _ number: Int64, _ row: Int, of block: RowBlock) throws {
    sqlite3_bind_int64(statement, 1, number)
    var index: Int32 = 2
    try block.blobs.withUnsafeBytes { blobs in
      try block.text.withUnsafeBytes { text in
        if definition.spatialReference != nil {
          let range = block.blob(of: row)
          if range.isEmpty {
            sqlite3_bind_null(statement, index)
          } else {
            sqlite3_bind_blob64(
              statement, index, blobs.baseAddress.map { $0 + range.lowerBound }, UInt64(range.count), nil)
          }
          index += 1
        }
        let width = definition.columns.count
        for cell in block.cells[(row * width)..<((row + 1) * width)] {
          Self.bind(cell, statement, index, text)
          index += 1
        }
        try step(statement)
      }
    }
  }

  private static func bind(
    _ cell: RowBlock.Cell, _ statement: SQLiteStatement, _ index: Int32, _ text: UnsafeRawBufferPointer
  ) {
    switch cell {
    case .null: sqlite3_bind_null(statement, index)
    case .number(let number): sqlite3_bind_double(statement, index, number)
    case .flag(let flag): sqlite3_bind_int64(statement, index, flag ? 1 : 0)
    case .text(let start, let length):
      // A null pointer would be NULL and not the empty text.
      let base = text.baseAddress?.assumingMemoryBound(to: CChar.self)
      if let base, length > 0 {
        sqlite3_bind_text64(statement, index, base + start, UInt64(length), nil, UInt8(SQLITE_UTF8))
      } else {
        sqlite3_bind_text(statement, index, "", 0, unsafeBitCast(-1, to: sqlite3_destructor_type.self))
      }
    }
  }

  private func step(_ statement: SQLiteStatement) throws {
    let code = sqlite3_step(statement)
    sqlite3_reset(statement)
    guard code == SQLITE_DONE else { throw DatabaseError(resultCode: ResultCode(rawValue: code), message: db.message) }
  }

  /// Notes where a stored record came from.
  func addSource(
    _ table: String, _ number: Int64, id: [UInt8]?, _ batch: Int64, _ block: RowBlock, _ row: Int,
    _ position: TableWriter.Position
  ) throws {
    let statement = source.sqliteStatement
    var table = table
    try table.withUTF8 { table in
      try (id ?? []).withUnsafeBufferPointer { bytes in
        table.withMemoryRebound(to: CChar.self) { text in
          _ = sqlite3_bind_text64(statement, 1, text.baseAddress, UInt64(text.count), nil, UInt8(SQLITE_UTF8))
        }
        sqlite3_bind_int64(statement, 2, number)
        if id == nil {
          sqlite3_bind_null(statement, 3)
        } else {
          bytes.withMemoryRebound(to: CChar.self) { text in
            _ = sqlite3_bind_text64(statement, 3, text.baseAddress, UInt64(text.count), nil, UInt8(SQLITE_UTF8))
          }
        }
        sqlite3_bind_int64(statement, 4, batch)
        sqlite3_bind_int64(statement, 5, Int64(block.offsets[row]))
        sqlite3_bind_int64(statement, 6, Int64(position.line))
        sqlite3_bind_int64(statement, 7, Int64(position.feature))
        sqlite3_bind_int64(statement, 8, Int64(bitPattern: block.digests[row]))
        try step(statement)
      }
    }
  }

  /// Says that a stored record now comes from another place.
  func point(
    _ number: Int64, to batch: Int64, _ block: RowBlock, _ row: Int, _ position: TableWriter.Position
  ) throws {
    let update = try db.cachedStatement(
      sql: """
        UPDATE muchan_sources SET batch_id = ?, byte_offset = ?, line = ?, feature = ?, digest = ?
        WHERE table_name = ? AND fid = ?
        """)
    try update.execute(arguments: [
      batch, block.offsets[row], position.line, position.feature, Int64(bitPattern: block.digests[row]),
      definition.name, number,
    ])
  }

  /// The stored records with an id: number, batch and content.
  func records(withID id: [UInt8]) throws -> [(number: Int64, batch: Int64, digest: Int64)] {
    let query = try db.cachedStatement(
      sql: "SELECT fid, batch_id, digest FROM muchan_sources WHERE id = ? AND table_name = ?")
    return try Row.fetchAll(query, arguments: [String(decoding: id, as: UTF8.self), definition.name]).map {
      ($0[0], $0[1], $0[2])
    }
  }
}

extension Database {
  /// SQLite's words for its last error.
  fileprivate var message: String? { sqliteConnection.map { String(cString: sqlite3_errmsg($0)) } }
}
