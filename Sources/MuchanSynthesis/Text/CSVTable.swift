/// A table written as CSV: comma, LF, quotes only where a field needs them, an empty field for what is not known.
struct CSVTable {
  private(set) var text: String
  private let width: Int

  init(columns: [String]) {
    width = columns.count
    text = columns.joined(separator: ",") + "\n"
  }

  mutating func append(_ fields: [String?]) {
    precondition(fields.count == width, "a row has as many fields as the header")
    var first = true
    for field in fields {
      if !first { text += "," }
      first = false
      guard let field else { continue }
      text += Self.quoted(field)
    }
    text += "\n"
  }

  private static func quoted(_ field: String) -> String {
    guard field.utf8.contains(where: { $0 == 0x2c || $0 == 0x22 || $0 == 0x0a }) else { return field }
    var result = "\""
    for character in field {
      if character == "\"" { result += "\"\"" } else { result.append(character) }
    }
    return result + "\""
  }
}
