extension ReportTable {
  /// The rows as a list of objects whose keys are the column names, in column order.
  public var json: JSONValue { .rows(columns, rows) }

  /// The rows as newline-delimited JSON: one compact object a line.
  public func ndjson() -> String {
    var text = ""
    appendNDJSON(to: &text)
    return text
  }

  /// Appends the rows as `ndjson()` writes them.
  public func appendNDJSON(to text: inout String) {
    for row in rows { JSONLine.append(columns, row, to: &text) }
  }
}

/// Lines of newline-delimited JSON, for results that are written while they are made.
public enum JSONLine {
  /// Appends one row as a compact object and a line end.
  public static func append(_ columns: [Column], _ row: [Cell], to text: inout String) {
    JSONValue.append(columns, row, to: &text)
    text += "\n"
  }

  /// One row as an object.
  static func object(_ columns: [Column], _ row: [Cell]) -> JSONValue {
    .object(zip(columns, row).map { ($0.name, JSONValue($1)) })
  }
}

extension JSONValue {
  /// A cell's value: numbers digit for digit, unknown as null.
  public init(_ cell: Cell) {
    switch cell {
    case .text(let value), .code(let value, _): self = .string(value)
    case .flag(let value): self = .bool(value)
    case .integer, .exact, .number: self = cell.digits.map { .number($0) } ?? .null
    case .unknown: self = .null
    }
  }
}
