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
    var text = ""
    append(to: &text)
    return text
  }

  /// The value over several lines, indented by two blanks a level; no line end after the last.
  public func indented() -> String {
    var text = ""
    appendIndented(to: &text, level: 0) { _ in }
    return text
  }

  /// Hands on the value as `indented()` writes it, some 64 KiB at a time, so that a long one is nowhere as a whole.
  public func writeIndented<Failed: Error>(_ write: (String) throws(Failed) -> Void) throws(Failed) {
    var text = ""
    try appendIndented(to: &text, level: 0) { (text: inout String) throws(Failed) in
      guard text.utf8.count >= Self.pieceSize else { return }
      try write(text)
      text.removeAll(keepingCapacity: true)
    }
    try write(text)
  }

  private static let pieceSize = 1 << 16

  /// Appends the value as `compact()` writes it.
  public func append(to text: inout String) {
    switch self {
    case .string(let value):
      Self.appendString(value, to: &text)
    case .number(let digits):
      text += digits
    case .bool(let value):
      text += value ? "true" : "false"
    case .null:
      text += "null"
    case .array(let values):
      text += "["
      for (index, value) in values.enumerated() {
        if index > 0 { text += "," }
        value.append(to: &text)
      }
      text += "]"
    case .object(let members):
      text += "{"
      for (index, member) in members.enumerated() {
        if index > 0 { text += "," }
        Self.appendString(member.0, to: &text)
        text += ":"
        member.1.append(to: &text)
      }
      text += "}"
    case .rows(let columns, let rows):
      text += "["
      for (index, row) in rows.enumerated() {
        if index > 0 { text += "," }
        Self.append(columns, row, to: &text)
      }
      text += "]"
    }
  }

  /// Appends a row of a table as a compact object.
  static func append(_ columns: [Column], _ row: [Cell], to text: inout String) {
    text += "{"
    for (index, cell) in row.enumerated() {
      if index > 0 { text += "," }
      appendString(columns[index].name, to: &text)
      text += ":"
      append(cell, to: &text)
    }
    text += "}"
  }

  private static func append(_ cell: Cell, to text: inout String) {
    switch cell {
    case .text(let value), .code(let value, _): appendString(value, to: &text)
    case .flag(let value): text += value ? "true" : "false"
    case .integer, .exact, .number: text += cell.digits ?? "null"
    case .unknown: text += "null"
    }
  }

  /// - Parameter afterPart: called after each value of a list, and may take what is written so far.
  private func appendIndented<Failed: Error>(
    to text: inout String, level: Int, afterPart: (inout String) throws(Failed) -> Void
  ) throws(Failed) {
    switch self {
    case .rows(let columns, let rows) where !rows.isEmpty && !columns.isEmpty:
      // What stands before each cell.
      let starts = columns.map { column in
        var start = ""
        Self.appendBlanks(level + 2, to: &start)
        Self.appendString(column.name, to: &start)
        return start + ": "
      }
      var blanks = ""
      Self.appendBlanks(level + 1, to: &blanks)
      text += "["
      for (number, row) in rows.enumerated() {
        text += number > 0 ? ",\n" : "\n"
        text += blanks
        text += "{"
        for (index, cell) in row.enumerated() {
          text += index > 0 ? ",\n" : "\n"
          text += starts[index]
          Self.append(cell, to: &text)
        }
        text += "\n"
        text += blanks
        text += "}"
        try afterPart(&text)
      }
      text += "\n"
      Self.appendBlanks(level, to: &text)
      text += "]"
    case .array(let values) where !values.isEmpty:
      text += "["
      for (index, value) in values.enumerated() {
        text += index > 0 ? ",\n" : "\n"
        Self.appendBlanks(level + 1, to: &text)
        try value.appendIndented(to: &text, level: level + 1, afterPart: afterPart)
        try afterPart(&text)
      }
      text += "\n"
      Self.appendBlanks(level, to: &text)
      text += "]"
    case .object(let members) where !members.isEmpty:
      text += "{"
      for (index, member) in members.enumerated() {
        text += index > 0 ? ",\n" : "\n"
        Self.appendBlanks(level + 1, to: &text)
        Self.appendString(member.0, to: &text)
        text += ": "
        try member.1.appendIndented(to: &text, level: level + 1, afterPart: afterPart)
      }
      text += "\n"
      Self.appendBlanks(level, to: &text)
      text += "}"
    case .string, .number, .bool, .null, .array, .object, .rows:
      append(to: &text)
    }
  }

  private static func appendBlanks(_ level: Int, to text: inout String) {
    for _ in 0..<level { text += "  " }
  }

  private static func appendString(_ value: String, to text: inout String) {
    text += "\""
    if value.utf8.contains(where: { $0 < 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\\") }) {
      for scalar in value.unicodeScalars { appendEscaped(scalar, to: &text) }
    } else {
      text += value
    }
    text += "\""
  }

  private static func appendEscaped(_ scalar: Unicode.Scalar, to text: inout String) {
    switch scalar {
    case "\"": text += "\\\""
    case "\\": text += "\\\\"
    case "\n": text += "\\n"
    case "\r": text += "\\r"
    case "\t": text += "\\t"
    case _ where scalar.value < 0x20:
      let digits = String(scalar.value, radix: 16)
      text += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
    default:
      text.unicodeScalars.append(scalar)
    }
  }
}
