/// A result as rows and named columns, written in any of the output formats.
public struct ReportTable: Hashable, Sendable {
  /// The table's name, English snake_case: the stem of its file.
  public var name: String
  /// The columns, in order of output.
  public let columns: [Column]
  /// The rows; each has one cell per column.
  public private(set) var rows: [[Cell]] = []

  /// Makes an empty table.
  public init(name: String, columns: [Column]) {
    self.name = name
    self.columns = columns
  }

  /// Adds a row, which must have one cell per column.
  public mutating func append(_ row: [Cell]) {
    precondition(row.count == columns.count, "\(name): a row has \(row.count) cells, not \(columns.count)")
    rows.append(row)
  }

  /// The table without the columns that are for files alone.
  public var withoutDetails: ReportTable {
    let shown = columns.indices.filter { !columns[$0].isDetail }
    var table = ReportTable(name: name, columns: shown.map { columns[$0] })
    table.rows = rows.map { row in shown.map { row[$0] } }
    return table
  }
}
