internal import MuchanDiagnostics
internal import MuchanRecords

/// What makes two rows of a table the same, and how a finding says so.
struct RepeatRule<Column: TableColumn, Records: RecordColumns, Key: Hashable> where Records.Element: RepeatableRecord {
  /// The column that findings name.
  var column: Column
  /// The key of a row.
  var key: (Records, Int) -> Key
  /// A number that equal keys share, for tables of many rows; nil where the keys are looked at at once.
  var digest: ((Records, Int) -> UInt64)? = nil
  /// The id of a record, and its key for people.
  var id: (Records.Element) -> String
  var shown: (Records.Element) -> String
}

extension TableContent where Records.Element: RepeatableRecord, Records.Index == Int {
  /// Takes out the rows whose key another row has that precedes them; of equal ones the first line stays.
  ///
  /// - Parameters:
  ///   - features: For each row its number among the data rows of the file.
  ///   - place: Where the rows are, for findings.
  /// - Complexity: O(rows).
  mutating func rejectRepeats<Column, Key>(
    _ rule: RepeatRule<Column, Records, Key>, features: [UInt32], at place: Place, into log: inout DiagnosticLog
  ) {
    if let digest = rule.digest, !mayRepeat(digest) { return }
    var used: [Key: UInt32] = [:]
    used.reserveCapacity(records.count)
    var left: [Int] = []
    for row in 0..<records.count {
      let key = rule.key(records, row)
      guard let other = used.updateValue(UInt32(row), forKey: key) else { continue }
      guard records[row].precedes(records[Int(other)]) else {
        used[key] = other
        left.append(row)
        continue
      }
      left.append(Int(other))
    }
    guard !left.isEmpty else { return }
    for row in left {
      let record = records[row]
      var own = place
      own.line = record.line
      own.feature = Int(features[row])
      own.id = rule.id(record)
      let line = used[rule.key(records, row)].map { records[Int($0)].line } ?? 0
      let finding = Diagnostic(.duplicateRow, at: own, found: rule.shown(record) + " (:\(line))")
      log.add(finding)
      rejections.append(TableRejection(line: record.line, reason: finding))
    }
    rejections.sort { $0.line < $1.line }
    let rejected = Set(left)
    var kept = Records()
    for row in 0..<records.count where !rejected.contains(row) { kept.append(records[row]) }
    records = kept
    ledger.stored -= left.count
    ledger.rejected += left.count
  }

  /// Whether two rows have one digest; where none have, no row repeats another.
  ///
  /// Eleven to twenty-one bytes a row for as long as it takes, where a dictionary of keys takes eighty.
  private func mayRepeat(_ digest: (Records, Int) -> UInt64) -> Bool {
    var size = 16
    while size * 3 < records.count * 4 { size *= 2 }
    // Zero marks a free slot.
    var slots = [UInt64](repeating: 0, count: size)
    for row in 0..<records.count {
      let word = max(1, digest(records, row))
      var slot = Int(truncatingIfNeeded: word) & (size - 1)
      while slots[slot] != 0 {
        if slots[slot] == word { return true }
        slot = (slot + 1) & (size - 1)
      }
      slots[slot] = word
    }
    return false
  }
}
