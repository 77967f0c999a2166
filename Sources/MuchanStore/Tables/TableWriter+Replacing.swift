internal import GRDB
internal import MuchanDiagnostics

extension TableWriter {
  /// A stored record that has the id, or the content, of one being written.
  enum Known {
    /// Stored by this very import: the id occurs twice.
    case ofThisImport
    /// With the same content.
    case same(Int64)
    case other(Int64)
  }

  /// Looks up the record that one being written stands for; nil where it is new.
  mutating func known(_ id: [UInt8]?, digest: UInt64, _ statements: Statements) throws -> Known? {
    let content = Int64(bitPattern: digest)
    guard let id else {
      guard let row = rowsWithoutID[content]?.popLast() else { return nil }
      return .same(row)
    }
    for record in try statements.records(withID: id) {
      if record.batch >= firstBatch {
        // Numbered ids belong to their file.
        if definitionRejectsRepeats { return .ofThisImport }
        continue
      }
      guard definitionRejectsRepeats || replaced.contains(record.batch) else { continue }
      return record.digest == content ? .same(record.number) : .other(record.number)
    }
    return nil
  }

  /// Reads the records without id of the batches that the file replaces.
  mutating func readRowsWithoutID() throws(Failure) {
    rowsWithoutID = [:]
    guard !isFresh else { return }
    for old in replaced {
      let rows = try workspace.access { [table] db in
        try Row.fetchAll(
          db,
          sql: """
            SELECT fid, digest FROM muchan_sources
            WHERE table_name = ? AND batch_id = ? AND id IS NULL ORDER BY fid DESC
            """,
          arguments: [table, old]
        ).map { (row: $0[0] as Int64, digest: $0[1] as Int64) }
      }
      for (row, digest) in rows { rowsWithoutID[digest, default: []].append(row) }
    }
  }

  /// Removes the records of replaced batches that the file no longer has.
  mutating func removeGone() throws(Failure) {
    guard !isFresh else { return }
    for old in replaced {
      let gone = try workspace.access { [table] db in
        let condition = "table_name = ? AND batch_id = ?"
        let arguments: StatementArguments = [table, old]
        let ids = try String.fetchAll(
          db,
          sql: """
            SELECT id FROM muchan_sources WHERE \(condition) AND id IS NOT NULL ORDER BY id LIMIT \(Changes.listed)
            """,
          arguments: arguments)
        try db.execute(
          sql: """
            DELETE FROM \(TableDefinition.quoted(table))
            WHERE fid IN (SELECT fid FROM muchan_sources WHERE \(condition))
            """, arguments: arguments)
        try db.execute(sql: "DELETE FROM muchan_sources WHERE \(condition)", arguments: arguments)
        return (count: db.changesCount, ids: ids)
      }
      batch.changes.gone += gone.count
      batch.changes.goneIDs += gone.ids.prefix(Changes.listed - batch.changes.goneIDs.count)
    }
  }
}
