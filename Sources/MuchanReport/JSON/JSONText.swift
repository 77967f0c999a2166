internal import MuchanQuantities

/// JSON text while it is written, as UTF-8: bytes take less long to add to than a string.
struct JSONText {
  private(set) var bytes: [UInt8] = []

  /// The text as a string.
  var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Forgets what is written and keeps the room for it.
  mutating func clear() { bytes.removeAll(keepingCapacity: true) }

  /// Adds a word or sign of the language.
  mutating func add(_ word: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: word.utf8Start, count: word.utf8CodeUnitCount))
  }

  /// Adds what is JSON already.
  mutating func add(json text: String) { bytes.append(contentsOf: text.utf8) }

  /// Adds two blanks a level.
  mutating func indent(_ level: Int) { bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: level * 2)) }

  /// Adds a text in quotes.
  mutating func quote(_ text: String) {
    var text = text
    bytes.append(UInt8(ascii: "\""))
    text.withUTF8 { utf8 in
      if utf8.contains(where: Self.isEscaped) {
        for byte in utf8 { addEscaped(byte) }
      } else {
        bytes.append(contentsOf: utf8)
      }
    }
    bytes.append(UInt8(ascii: "\""))
  }

  @inline(__always)
  private static func isEscaped(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  private mutating func addEscaped(_ byte: UInt8) {
    guard Self.isEscaped(byte) else { return bytes.append(byte) }
    switch byte {
    case UInt8(ascii: "\""): add("\\\"")
    case UInt8(ascii: "\\"): add("\\\\")
    case UInt8(ascii: "\n"): add("\\n")
    case UInt8(ascii: "\r"): add("\\r")
    case UInt8(ascii: "\t"): add("\\t")
    default: add(json: (byte < 0x10 ? "\\u000" : "\\u00") + String(byte, radix: 16))
    }
  }

  /// Adds a cell's value: numbers digit for digit, unknown as null.
  mutating func add(_ cell: Cell) {
    switch cell {
    case .text(let value), .code(let value, _): quote(value)
    case .flag(let value): add(value ? "true" : "false")
    case .exact(let digits): add(json: digits)
    case .integer(let value):
      if value < 0 { add("-") }
      DecimalDigits.append(UInt64(value.magnitude), to: &bytes)
    case .number: add(json: cell.digits ?? "null")
    case .unknown: add("null")
    }
  }
}
