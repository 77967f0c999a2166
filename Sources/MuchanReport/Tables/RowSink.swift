public import MuchanQuantities

/// Takes a table cell by cell, so that a table of many rows can be written while it is made (`CSVBytes`), or kept whole to be
/// printed (`TableBuilder`).
public protocol RowSink {
  /// Adds a text; a cell without a value where there is none.
  mutating func add(_ text: String?)
  /// Adds a count.
  mutating func add(_ count: Int)
  /// Adds an exact number with all its digits, at least `minimumPlaces` decimals.
  mutating func add<Scale>(_ value: FixedDecimal<Scale>?, minimumPlaces: Int)
  /// Adds a measured number with `places` decimals.
  mutating func add(_ value: Double?, places: Int)
  /// Adds a cell.
  mutating func add(_ cell: Cell)
  /// Ends the row.
  mutating func endRow()
}

extension RowSink {
  /// Adds an exact number with all its digits.
  public mutating func add<Scale>(_ value: FixedDecimal<Scale>?) { add(value, minimumPlaces: 0) }

  /// Adds a count, or a cell without a value.
  public mutating func add(optional count: Int?) {
    if let count { add(count) } else { add(nil as String?) }
  }
}

extension CSVBytes: RowSink {}

/// Keeps rows as a `ReportTable`.
public struct TableBuilder: RowSink {
  /// What was added so far.
  public private(set) var table: ReportTable
  private var cells: [Cell] = []

  /// Begins a table without rows.
  public init(name: String, columns: [Column]) { table = ReportTable(name: name, columns: columns) }

  public mutating func add(_ text: String?) { cells.append(.optional(text)) }

  public mutating func add(_ count: Int) { cells.append(.integer(count)) }

  public mutating func add<Scale>(_ value: FixedDecimal<Scale>?, minimumPlaces: Int) {
    cells.append(.decimal(value, minimumPlaces: minimumPlaces))
  }

  public mutating func add(_ value: Double?, places: Int) { cells.append(.optional(value, places: places)) }

  public mutating func add(_ cell: Cell) { cells.append(cell) }

  public mutating func endRow() {
    table.append(cells)
    cells.removeAll(keepingCapacity: true)
  }
}

/// A table that may have very many rows.
public protocol StreamedTable {
  /// The stem of its file.
  var name: String { get }
  var columns: [Column] { get }
  /// Whether there is no row.
  var isEmpty: Bool { get }
  /// Adds all rows; `afterRow` is called after each.
  func write<Sink: RowSink, Failed: Error>(
    to sink: inout Sink, afterRow: (inout Sink) throws(Failed) -> Void
  ) throws(Failed)
}

extension StreamedTable {
  /// All rows at once, for printing.
  public var table: ReportTable {
    var builder = TableBuilder(name: name, columns: columns)
    write(to: &builder) { _ in }
    return builder.table
  }
}
