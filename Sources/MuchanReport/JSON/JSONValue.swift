/// A JSON value to be written: object keys keep their order, numbers their digits.
public indirect enum JSONValue: Sendable {
  case string(String)
  /// A number as it is to stand in the text; must be a JSON number.
  case number(String)
  case bool(Bool)
  case null
  case array([JSONValue])
  case object([(String, JSONValue)])
  /// A list of objects with the same members: the rows of a table, which are written without making a value of each cell.
  case rows([Column], [[Cell]])
}

extension JSONValue {
  /// A string, or null when there is none.
  public static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

  /// An integer, or null when there is none.
  public static func optional(_ value: Int?) -> JSONValue { value.map { .number(String($0)) } ?? .null }

  /// An integer.
  public static func integer(_ value: Int) -> JSONValue { .number(String(value)) }

  /// The value on one line, without blanks.
  public func compact() -> String {
    var text = JSONText()
    write(to: &text)
    return text.string
  }

  /// Appends the value as `compact()` writes it.
  public func append(to text: inout String) { text += compact() }

  /// The value over several lines, indented by two blanks a level; no line end after the last.
  public func indented() -> String {
    var text = JSONText()
    writeIndented(to: &text, level: 0) { _ in }
    return text.string
  }

  /// Hands on the value as `indented()` writes it in UTF-8, some 64 KiB at a time, so that a long one is nowhere as a
  /// whole.
  public func writeIndented<Failed: Error>(_ write: ([UInt8]) throws(Failed) -> Void) throws(Failed) {
    var text = JSONText()
    try writeIndented(to: &text, level: 0) { (text: inout JSONText) throws(Failed) in
      guard text.bytes.count >= Self.pieceSize else { return }
      try write(text.bytes)
      text.clear()
    }
    try write(text.bytes)
  }

  private static let pieceSize = 1 << 16

  private func write(to text: inout JSONText) {
    switch self {
    case .string(let value): text.quote(value)
    case .number(let digits): text.add(json: digits)
    case .bool(let value): text.add(value ? "true" : "false")
    case .null: text.add("null")
    case .array(let values):
      text.add("[")
      for (index, value) in values.enumerated() {
        if index > 0 { text.add(",") }
        value.write(to: &text)
      }
      text.add("]")
    case .object(let members):
      text.add("{")
      for (index, member) in members.enumerated() {
        if index > 0 { text.add(",") }
        text.quote(member.0)
        text.add(":")
        member.1.write(to: &text)
      }
      text.add("}")
    case .rows(let columns, let rows):
      text.add("[")
      for (index, row) in rows.enumerated() {
        if index > 0 { text.add(",") }
        Self.write(columns, row, to: &text)
      }
      text.add("]")
    }
  }

  /// Writes a row of a table as a compact object.
  static func write(_ columns: [Column], _ row: [Cell], to text: inout JSONText) {
    text.add("{")
    for (index, cell) in row.enumerated() {
      if index > 0 { text.add(",") }
      text.quote(columns[index].name)
      text.add(":")
      text.add(cell)
    }
    text.add("}")
  }

  /// - Parameter afterPart: called after each value of a list, and may take what is written so far.
  private func writeIndented<Failed: Error>(
    to text: inout JSONText, level: Int, afterPart: (inout JSONText) throws(Failed) -> Void
  ) throws(Failed) {
    switch self {
    case .rows(let columns, let rows) where !rows.isEmpty && !columns.isEmpty:
      let names = columns.map { JSONValue.string($0.name).compact() + ": " }
      text.add("[")
      for (number, row) in rows.enumerated() {
        text.add(number > 0 ? ",\n" : "\n")
        text.indent(level + 1)
        text.add("{")
        for (index, cell) in row.enumerated() {
          text.add(index > 0 ? ",\n" : "\n")
          text.indent(level + 2)
          text.add(json: names[index])
          text.add(cell)
        }
        text.add("\n")
        text.indent(level + 1)
        text.add("}")
        try afterPart(&text)
      }
      text.add("\n")
      text.indent(level)
      text.add("]")
    case .array(let values) where !values.isEmpty:
      text.add("[")
      for (index, value) in values.enumerated() {
        text.add(index > 0 ? ",\n" : "\n")
        text.indent(level + 1)
        try value.writeIndented(to: &text, level: level + 1, afterPart: afterPart)
        try afterPart(&text)
      }
      text.add("\n")
      text.indent(level)
      text.add("]")
    case .object(let members) where !members.isEmpty:
      text.add("{")
      for (index, member) in members.enumerated() {
        text.add(index > 0 ? ",\n" : "\n")
        text.indent(level + 1)
        text.quote(member.0)
        text.add(": ")
        try member.1.writeIndented(to: &text, level: level + 1, afterPart: afterPart)
      }
      text.add("\n")
      text.indent(level)
      text.add("}")
    case .string, .number, .bool, .null, .array, .object, .rows:
      write(to: &text)
    }
  }
}
