internal import GRDB
internal import GRDBSQLite
public import MuchanDiagnostics

extension Workspace {
  /// Bytes and rows that a page holds at most; a row that is larger is a page by itself.
  private static let pageBytes = 1 << 20
  private static let pageRows = 8_192

  /// The rows of a table that come after a number, as many as make a page, in the order of their numbers.
  ///
  /// - Parameters:
  ///   - columns: those that are read.
  ///   - hasGeometry: whether the geometries are read too.
  /// - Throws: `workspaceFailed`.
  public func page(
    of table: String, after fid: Int64, columns: [String], hasGeometry: Bool
  ) throws(Failure) -> StoredPage {
    let names = ["fid"] + (hasGeometry ? ["geom"] : []) + columns
    let list = names.map(TableDefinition.quoted).joined(separator: ", ")
    let sql = "SELECT \(list) FROM \(TableDefinition.quoted(table)) WHERE fid > ?1 ORDER BY fid"
    return try access { db in
      var page = StoredPage()
      page.width = columns.count
      let statement = try db.cachedStatement(sql: sql).sqliteStatement
      defer { sqlite3_reset(statement) }
      sqlite3_bind_int64(statement, 1, fid)
      while page.count < Self.pageRows, page.blobs.count + page.text.count < Self.pageBytes {
        let code = sqlite3_step(statement)
        if code == SQLITE_DONE { break }
        guard code == SQLITE_ROW else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
        page.append(statement, hasGeometry: hasGeometry)
      }
      return page
    }
  }

  /// The rows of some numbers, in that order; those that are not there are left out.
  public func rows(of table: String, _ fids: some Sequence<Int64>, columns: [String]) throws(Failure) -> StoredPage {
    let list = (["fid"] + columns).map(TableDefinition.quoted).joined(separator: ", ")
    let sql = "SELECT \(list) FROM \(TableDefinition.quoted(table)) WHERE fid >= ?1 ORDER BY fid"
    return try access { db in
      var page = StoredPage()
      page.width = columns.count
      let statement = try db.cachedStatement(sql: sql).sqliteStatement
      defer { sqlite3_reset(statement) }
      // Rows are mostly asked for as they follow each other: then the statement steps on.
      var current: Int64?
      func find(_ fid: Int64) throws -> Bool {
        if let standing = current, standing == fid - 1 {
          current = nil
        } else {
          sqlite3_reset(statement)
          sqlite3_bind_int64(statement, 1, fid)
        }
        let code = sqlite3_step(statement)
        if code == SQLITE_DONE { return false }
        guard code == SQLITE_ROW else { throw DatabaseError(resultCode: ResultCode(rawValue: code)) }
        let found = sqlite3_column_int64(statement, 0)
        // A row that is gone: the one after it may be stepped to by no one.
        if found == fid { current = fid }
        return found == fid
      }
      for fid in fids where try find(fid) { page.append(statement, hasGeometry: false) }
      return page
    }
  }
}

extension StoredPage {
  /// Copies the row that a statement stands at.
  fileprivate mutating func append(_ statement: SQLiteStatement, hasGeometry: Bool) {
    fids.append(sqlite3_column_int64(statement, 0))
    var index: Int32 = 1
    if hasGeometry {
      let bytes = sqlite3_column_blob(statement, index)
      isNull.append(bytes == nil)
      if let bytes {
        let count = Int(sqlite3_column_bytes(statement, index))
        blobs.append(contentsOf: UnsafeRawBufferPointer(start: bytes, count: count))
      }
      blobEnds.append(blobs.count)
      index += 1
    }
    for column in index..<(index + Int32(width)) {
      switch sqlite3_column_type(statement, column) {
      case SQLITE_NULL: cells.append(.null)
      case SQLITE_INTEGER: cells.append(.integer(sqlite3_column_int64(statement, column)))
      case SQLITE_FLOAT: cells.append(.number(sqlite3_column_double(statement, column)))
      default:
        let start = text.count
        if let bytes = sqlite3_column_text(statement, column) {
          text.append(
            contentsOf: UnsafeRawBufferPointer(start: bytes, count: Int(sqlite3_column_bytes(statement, column))))
        }
        cells.append(.text(start..<text.count))
      }
    }
  }
}
