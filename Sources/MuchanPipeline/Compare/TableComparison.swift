internal import MuchanQuantities

/// How two editions of one table differ: rows matched by their keys.
struct TableComparison {
  /// One difference.
  struct Change: Hashable {
    enum Kind: String {
      case added, removed, changed
      /// The table has the column in one edition alone.
      case columnAdded = "column_added"
      case columnRemoved = "column_removed"
    }

    var kind: Kind
    /// What names the row: `zone=JN year=2022`; empty for a column.
    var key = ""
    /// Nil for a row that is in one edition alone.
    var column: String?
    var before: String?
    var after: String?
  }

  let name: String
  let rowsBefore: Int
  let rowsAfter: Int
  /// By the row's key, then in the order of the columns.
  private(set) var changes: [Change] = []
  private(set) var rowsAdded = 0
  private(set) var rowsRemoved = 0
  private(set) var rowsChanged = 0

  /// Compares two editions; one without rows stands for a file that was not written.
  ///
  /// - Complexity: O(rows), and O(changes × log changes).
  init(_ before: ResultTable, _ after: ResultTable, tolerance: NumberTolerance) {
    name = before.name
    (rowsBefore, rowsAfter) = (before.count, after.count)
    // Of a table that one run did not write nothing is known but that it has no rows.
    let shared = before.columns.isEmpty ? after.columns : after.columns.isEmpty ? before.columns : nil
    let columns = shared ?? before.columns.filter(after.columns.contains)
    let keys = TableKeys.columns(ofTable: name, among: columns)
    if shared == nil {
      for column in before.columns where !columns.contains(column) {
        changes.append(Change(kind: .columnRemoved, column: column))
      }
      for column in after.columns where !columns.contains(column) {
        changes.append(Change(kind: .columnAdded, column: column))
      }
    }
    let first = Edition(before, columns: columns, keys: keys)
    let second = Edition(after, columns: columns, keys: keys)
    for (key, rows) in first.rows {
      pair(rows, second.rows[key] ?? [], first, second, columns, tolerance)
    }
    for (key, rows) in second.rows where first.rows[key] == nil {
      pair([], rows, first, second, columns, tolerance)
    }
    let order = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1, $0) })
    changes.sort { left, right in
      if left.key != right.key { return left.key < right.key }
      let (one, other) = (order[left.column ?? ""] ?? -1, order[right.column ?? ""] ?? -1)
      return one != other ? one < other : left.kind.rawValue < right.kind.rawValue
    }
  }

  /// An edition with its rows by key.
  private struct Edition {
    let table: ResultTable
    /// For each shared column its place.
    let places: [Int]
    let keyNames: [String]
    let keyPlaces: [Int]
    var rows: [[UInt8]: [Int]] = [:]

    init(_ table: ResultTable, columns: [String], keys: [String]) {
      func places(_ names: [String]) -> [Int] { names.compactMap { name in table.columns.firstIndex(of: name) } }
      self.table = table
      self.places = places(columns)
      keyNames = keys
      keyPlaces = places(keys)
      for row in 0..<table.count { rows[table.key(ofRow: row, keyPlaces), default: []].append(row) }
    }

    /// What names a row, for people.
    func name(ofRow row: Int) -> String {
      zip(keyNames, keyPlaces).map { name, place in
        let text = table.text(row: row, column: place)
        return text.isEmpty ? "" : "\(name)=\(text)"
      }.filter { !$0.isEmpty }.joined(separator: " ")
    }
  }

  /// Rows of one key: mostly one and one. Of several those that are alike go together, the rest in their order.
  private mutating func pair(
    _ before: [Int], _ after: [Int], _ first: Edition, _ second: Edition, _ columns: [String],
    _ tolerance: NumberTolerance
  ) {
    var (before, after) = (before, after)
    if before.count > 1 || after.count > 1 {
      for row in before {
        let content = first.table.key(ofRow: row, first.places)
        guard let same = after.firstIndex(where: { second.table.key(ofRow: $0, second.places) == content }) else {
          continue
        }
        after.remove(at: same)
        before.removeAll { $0 == row }
      }
    }
    for (one, other) in zip(before, after) {
      let known = changes.count
      for (index, column) in columns.enumerated() {
        let left = first.table.bytes(row: one, column: first.places[index])
        let right = second.table.bytes(row: other, column: second.places[index])
        guard left != right else { continue }
        let (old, new) = (String(decoding: left, as: UTF8.self), String(decoding: right, as: UTF8.self))
        guard !tolerance.covers(old, new, column: column) else { continue }
        changes.append(
          Change(kind: .changed, key: first.name(ofRow: one), column: column, before: old, after: new))
      }
      if changes.count > known { rowsChanged += 1 }
    }
    for row in before.dropFirst(after.count) {
      changes.append(Change(kind: .removed, key: first.name(ofRow: row)))
      rowsRemoved += 1
    }
    for row in after.dropFirst(before.count) {
      changes.append(Change(kind: .added, key: second.name(ofRow: row)))
      rowsAdded += 1
    }
  }
}

extension TableComparison.Change {
  /// After less before, exact; nil where one is no number.
  var difference: String? {
    guard let column, NumberTolerance.mayBeNumber(column), let before, let after else { return nil }
    if let old = FixedDecimal<NinePlaces>(exactly: before), let new = FixedDecimal<NinePlaces>(exactly: after) {
      return (new - old).text(minimumPlaces: 0)
    }
    return nil
  }

  /// The difference in per cent of what was before; nil where that is zero or no number.
  var differencePercent: Double? {
    guard difference != nil, let before, let after, let old = Double(before), let new = Double(after), old != 0 else {
      return nil
    }
    return (new - old) / old.magnitude * 100
  }
}

/// How far two numbers may lie apart and still count as the same.
public struct NumberTolerance: Sendable {
  /// In the unit of the column.
  var absolute: Double
  /// In per cent of the larger.
  var percent: Double

  /// A tolerance; numbers that lie within either are the same.
  public init(absolute: Double = 0, percent: Double = 0) {
    self.absolute = absolute
    self.percent = percent
  }

  /// Whether two cells are numbers that lie near enough. What is unknown is near nothing.
  func covers(_ before: String, _ after: String, column: String) -> Bool {
    guard absolute > 0 || percent > 0, Self.mayBeNumber(column), let old = Double(before), let new = Double(after),
      old.isFinite, new.isFinite
    else { return false }
    let apart = (new - old).magnitude
    return apart <= absolute || apart <= max(old.magnitude, new.magnitude) * percent / 100
  }

  /// Ids, codes and years look like numbers and have no difference.
  static func mayBeNumber(_ column: String) -> Bool {
    let endings = ["_id", "_ids", "_code", "_codes", "year", "_on", "_by", "_from", "_until", "_source", "document"]
    let names = ["id", "zone", "zones", "parcel", "industry", "division", "from", "to", "article", "clause", "name"]
    return !names.contains(column) && !endings.contains { column.hasSuffix($0) }
  }
}
