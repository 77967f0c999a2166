internal import MuchanDiagnostics
internal import MuchanRecords

/// What makes two rows of a table the same, and how a finding says so.
struct RepeatRule<Column: TableColumn, Records: RecordColumns, Key: Hashable> where Records.Element: RepeatableRecord {
  /// The column that findings name.
  var column: Column
  /// The key of a row.
  var key: (Records, Int) -> Key
  /// The rows among which repeats are, ascending, for tables that know them without a key for every row; nil looks at all.
  var candidates: ((Records) -> [Int])? = nil
  /// The id of a record, and its key for people.
  var id: (Records.Element) -> String
  var shown: (Records.Element) -> String
}

extension TableContent where Records.Element: RepeatableRecord, Records.Index == Int {
  /// Takes out the rows whose key another row has that precedes them; of equal ones the first line stays.
  ///
  /// - Parameters:
  ///   - features: The rows' numbers among the data rows of the file.
  ///   - place: Where the rows are, for findings.
  /// - Complexity: O(rows).
  mutating func rejectRepeats<Column, Key>(
    _ rule: RepeatRule<Column, Records, Key>, features: RowNumbers, at place: Place, into log: inout DiagnosticLog
  ) {
    let rows = rule.candidates?(records) ?? Array(0..<records.count)
    if rows.isEmpty { return }
    var used: [Key: UInt32] = [:]
    used.reserveCapacity(rows.count)
    var left: [Int] = []
    for row in rows {
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
      own.feature = features[row]
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
}

/// For rows that were taken, their numbers among all rows of the file: one entry for each stretch without a gap.
struct RowNumbers {
  private var rows: [Int] = []
  private var numbers: [Int] = []

  /// Adds the next row.
  mutating func append(_ number: Int, row: Int) {
    if let first = rows.last, let last = numbers.last, number - last == row - first { return }
    rows.append(row)
    numbers.append(number)
  }

  /// Adds those of rows that come later.
  ///
  /// - Parameters:
  ///   - row: How many rows of those taken come before them.
  ///   - number: How many rows of all come before them.
  mutating func append(_ later: RowNumbers, row: Int, number: Int) {
    for (first, own) in zip(later.rows, later.numbers) { append(own + number, row: first + row) }
  }

  /// The number of a row. O(log stretches).
  subscript(row: Int) -> Int {
    var (low, high) = (0, rows.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if rows[middle] <= row { low = middle } else { high = middle }
    }
    return numbers[low] + row - rows[low]
  }
}
