extension Cell {
  /// The text of a text, or the code of a code; nil for all else.
  public var text: String? {
    switch self {
    case .text(let text), .code(let text, _): text
    default: nil
    }
  }
}

extension ReportTable {
  /// The place of a column; nil where there is none of the name.
  public func index(of column: String) -> Int? { columns.firstIndex { $0.name == column } }

  /// The cell of a row in a column; unknown where there is no such column.
  public func cell(_ row: [Cell], _ column: String) -> Cell { index(of: column).map { row[$0] } ?? .unknown }
}
