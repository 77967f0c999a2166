/// A table of a finished run as its CSV file has it: text throughout, empty where a figure is not known.
public struct WrittenTable: Hashable, Sendable {
  /// The stem of its file.
  public let name: String
  /// The names of the columns.
  public let columns: [String]
  /// The rows; each has one cell per column.
  public let cells: [[String]]

  /// Takes a table that was read.
  public init(name: String, columns: [String], cells: [[String]]) {
    (self.name, self.columns, self.cells) = (name, columns, cells)
  }

  /// One row, whose cells are asked for by the names of their columns. A column that is not there is empty.
  struct Row {
    fileprivate let table: WrittenTable
    /// The row's place in the table.
    let number: Int

    subscript(_ column: String) -> String {
      guard let place = table.columns.firstIndex(of: column) else { return "" }
      return table.cells[number][place]
    }

    /// The number in a cell; nil where none is known.
    func double(_ column: String) -> Double? {
      guard let value = Double(self[column]), value.isFinite else { return nil }
      return value
    }

    /// The cells in the order of the columns.
    var cells: [String] { table.cells[number] }
  }

  var rows: [Row] { cells.indices.map { Row(table: self, number: $0) } }

  /// The place of a column.
  func column(_ name: String) -> Int? { columns.firstIndex(of: name) }

  /// The last year of a column `year`.
  var lastYear: String? { rows.map { $0["year"] }.filter { !$0.isEmpty }.max() }
}
