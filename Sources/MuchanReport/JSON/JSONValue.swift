/// A JSON value to be written: object keys keep their order, numbers their digits.
public indirect enum JSONValue: Sendable {
  case string(String)
  /// A number as it is to stand in the text; must be a JSON number.
  case number(String)
  case bool(Bool)
  case null
  case array([JSONValue])
  case object([(String, JSONValue)])
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
    appendIndented(to: &text, level: 0)
    return text
  }

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
    }
  }

  private func appendIndented(to text: inout String, level: Int) {
    switch self {
    case .array(let values) where !values.isEmpty:
      text += "["
      for (index, value) in values.enumerated() {
        text += index > 0 ? ",\n" : "\n"
        Self.appendBlanks(level + 1, to: &text)
        value.appendIndented(to: &text, level: level + 1)
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
        member.1.appendIndented(to: &text, level: level + 1)
      }
      text += "\n"
      Self.appendBlanks(level, to: &text)
      text += "}"
    case .string, .number, .bool, .null, .array, .object:
      append(to: &text)
    }
  }

  private static func appendBlanks(_ level: Int, to text: inout String) {
    text += String(repeating: "  ", count: level)
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
