internal import GRDB
public import MuchanDiagnostics

/// A stored record and where it came from.
public struct SourceRow: Sendable {
  public var table: String
  public var row: Int64
  public var id: String
  public var batch: Batch
  public var byteOffset: Int
  public var line: Int
  public var feature: Int
  /// The values as SQLite writes them, geometry left out; nil where there is none.
  public var values: [(column: String, text: String?)]
}

extension Workspace {
  /// The records with an id: the id itself, its further parts (`id#2`), and rows of tables whose key begins with it.
  public func sources(ofID id: String) throws(Failure) -> [SourceRow] {
    try access { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT * FROM muchan_sources WHERE id = ?1 OR (id >= ?1 || '#' AND id < ?1 || '$')
            OR (id >= ?1 || '/' AND id < ?1 || '0') ORDER BY table_name, fid
          """,
        arguments: [id])
      return try rows.map { row in
        let table: String = row["table_name"]
        let number: Int64 = row["fid"]
        guard
          let batch = try Row.fetchOne(
            db, sql: "SELECT * FROM muchan_batches WHERE batch_id = ?", arguments: [row["batch_id"] as Int64])
        else { throw Failure(.workspaceFailed, at: Place(file: path, id: id), found: "a record without a batch") }
        return SourceRow(
          table: table, row: number, id: row["id"], batch: Self.batch(batch), byteOffset: row["byte_offset"],
          line: row["line"], feature: row["feature"], values: try values(of: number, in: table, db))
      }
    }
  }

  private func values(
    of row: Int64, in table: String, _ db: Database
  ) throws -> [(column: String, text: String?)] {
    let columns = try db.columns(in: table).map(\.name).filter { $0 != "geom" && $0 != "fid" }
    let list = columns.map { "CAST(\(TableDefinition.quoted($0)) AS TEXT)" }.joined(separator: ", ")
    guard
      let found = try Row.fetchOne(
        db, sql: "SELECT \(list.isEmpty ? "fid" : list) FROM \(TableDefinition.quoted(table)) WHERE fid = ?",
        arguments: [row])
    else { return [] }
    return columns.enumerated().map { ($0.element, found[$0.offset]) }
  }
}
