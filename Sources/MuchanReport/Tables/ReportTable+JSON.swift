extension ReportTable {
  /// The rows as a list of objects whose keys are the column names, in column order.
  public var json: JSONValue { .rows(columns, rows) }

  /// The rows as newline-delimited JSON: one compact object a line.
  public func ndjson() -> String {
    var text = JSONText()
    for row in rows {
      JSONValue.write(columns, row, to: &text)
      text.add("\n")
    }
    return text.string
  }
}

extension JSONValue {
  /// One row as an object.
  static func object(_ columns: [Column], _ row: [Cell]) -> JSONValue {
    .object(zip(columns, row).map { ($0.name, JSONValue($1)) })
  }

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
