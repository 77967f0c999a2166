internal import GRDB
public import MuchanDiagnostics

extension Workspace {
  /// The batches whose records are in the workspace, oldest first.
  public func currentBatches() throws(Failure) -> [Batch] {
    try access { db in
      try Row.fetchAll(
        db, sql: "SELECT * FROM muchan_batches WHERE state = 'current' ORDER BY batch_id"
      ).map(Self.batch)
    }
  }

  static func batch(_ row: Row) -> Batch {
    var batch = Batch(
      table: row["table_name"], source: row["source"], sourcePath: row["source_path"], sha256: row["sha256"],
      byteCount: row["byte_count"], options: row["options"], toolVersion: row["tool_version"])
    batch.number = row["batch_id"]
    batch.state = Batch.State(rawValue: row["state"]) ?? .replaced
    batch.ledger = Ledger(stored: row["stored_count"], rejected: row["rejected_count"], skipped: row["skipped_count"])
    batch.changes.new = row["new_count"]
    batch.changes.changed = row["changed_count"]
    batch.changes.same = row["same_count"]
    batch.changes.gone = row["gone_count"]
    return batch
  }

  /// Adds a batch; its number is returned.
  func add(_ batch: Batch) throws(Failure) -> Int64 {
    try access { db in
      try db.execute(
        sql: """
          INSERT INTO muchan_batches (state, table_name, source, source_path, sha256, byte_count, options,
            tool_version, read_count, stored_count, rejected_count, skipped_count, new_count, changed_count,
            same_count, gone_count) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, 0, 0)
          """,
        arguments: [
          batch.state.rawValue, batch.table, batch.source, batch.sourcePath, batch.sha256, batch.byteCount,
          batch.options, batch.toolVersion,
        ])
      return db.lastInsertedRowID
    }
  }

  /// Writes what came of a batch, and that others are replaced by it.
  func finish(_ batch: Batch, replacing old: [Int64]) throws(Failure) {
    try access { db in
      try db.execute(
        sql: """
          UPDATE muchan_batches SET sha256 = ?, byte_count = ?, read_count = ?, stored_count = ?, rejected_count = ?,
            skipped_count = ?, new_count = ?, changed_count = ?, same_count = ?, gone_count = ? WHERE batch_id = ?
          """,
        arguments: [
          batch.sha256, batch.byteCount, batch.ledger.read, batch.ledger.stored, batch.ledger.rejected,
          batch.ledger.skipped, batch.changes.new, batch.changes.changed, batch.changes.same, batch.changes.gone,
          batch.number,
        ])
      for number in old {
        try db.execute(sql: "UPDATE muchan_batches SET state = 'replaced' WHERE batch_id = ?", arguments: [number])
        // What they left out is no one's concern any more.
        try db.execute(sql: "DELETE FROM muchan_rejects WHERE batch_id = ?", arguments: [number])
        try db.execute(sql: "DELETE FROM muchan_findings WHERE batch_id = ?", arguments: [number])
      }
    }
  }

  /// Notes the headings of a batch's file, each with the column that holds its values.
  func add(_ headings: [(heading: String, column: String)], ofBatch batch: Int64) throws(Failure) {
    try access { db in
      for (position, (heading, column)) in headings.enumerated() {
        try db.execute(
          sql: "INSERT INTO muchan_headings VALUES (?, ?, ?, ?)", arguments: [batch, position, heading, column])
      }
    }
  }

  /// Notes what an import has found about records that it stored.
  func add(_ findings: [StoredFinding], ofBatch batch: Int64) throws(Failure) {
    try access { db in
      let insertion = try db.cachedStatement(
        sql: """
          INSERT INTO muchan_findings (batch_id, id, byte_offset, line, feature, pointer, code, found, expected, count)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """)
      for finding in findings {
        try insertion.execute(arguments: [
          batch, finding.id, finding.byteOffset, finding.line, finding.feature, finding.field, finding.code,
          finding.found, finding.expected, finding.count,
        ])
      }
    }
  }

  /// Notes records that were left out; `source` is the batch's.
  ///
  /// - Parameter originals: the texts of rows, for those that are to be judged again.
  func add(_ rejections: [(rejection: StoredFinding, original: String?)], ofBatch batch: Int64) throws(Failure) {
    try access { db in
      let insertion = try db.cachedStatement(
        sql: """
          INSERT INTO muchan_rejects (batch_id, id, byte_offset, line, feature, pointer, code, found, expected, original)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
          """)
      for (rejection, original) in rejections {
        try insertion.execute(arguments: [
          batch, rejection.id, rejection.byteOffset, rejection.line, rejection.feature, rejection.field, rejection.code,
          rejection.found, rejection.expected, original,
        ])
      }
    }
  }
}
