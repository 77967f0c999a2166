extension ReportTable {
  /// The table as RFC 4180 text with a header row and LF line ends.
  public func csv() -> String {
    var text = ""
    appendCSV(to: &text)
    return text
  }

  /// Appends the table as `csv()` writes it.
  public func appendCSV(to text: inout String) {
    CSVLine.appendHeader(columns, to: &text)
    for row in rows { CSVLine.append(row, to: &text) }
  }
}

/// Lines of CSV, for results that are written while they are made.
public enum CSVLine {
  /// What some spreadsheets need at the beginning of a file to take it for UTF-8.
  public static let byteOrderMark = "\u{FEFF}"

  /// Appends the header line.
  public static func appendHeader(_ columns: [Column], to text: inout String) {
    for (index, column) in columns.enumerated() {
      if index > 0 { text += "," }
      appendQuoted(column.name, to: &text)
    }
    text += "\n"
  }

  /// Appends one row as a line.
  ///
  /// A text that a spreadsheet would run as a formula gets a leading apostrophe; numbers do not.
  public static func append(_ row: [Cell], to text: inout String) {
    for (index, cell) in row.enumerated() {
      if index > 0 { text += "," }
      switch cell {
      case .text(let value), .code(let value, _): text += field(value)
      case .flag(let value): text += value ? "true" : "false"
      case .integer, .exact, .number: text += cell.digits ?? ""
      case .unknown: break
      }
    }
    // A lone empty field would be a blank line, which readers skip.
    if row.count == 1, text.isEmpty || text.utf8.last == UInt8(ascii: "\n") { text += "\"\"" }
    text += "\n"
  }

  /// A text as a field, quoted where need be and safe from being run as a formula.
  public static func field(_ value: String) -> String {
    var text = ""
    appendQuoted(startsFormula(value) ? "'" + value : value, to: &text)
    return text
  }

  /// Whether a text that begins with this byte may have to be kept from being run as a formula.
  static func needsCare(_ first: UInt8) -> Bool { "=+-@\t\r'".utf8.contains(first) }

  /// Whether a text with this byte stands in quotes.
  static func needsQuotes(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  /// Apostrophes before a formula count too, so that a reader can take exactly one away again.
  private static func startsFormula(_ value: String) -> Bool {
    let rest = value.utf8.drop { $0 == UInt8(ascii: "'") }
    guard let first = rest.first else { return false }
    return "=+-@\t\r".utf8.contains(first)
  }

  private static func appendQuoted(_ value: String, to text: inout String) {
    let needsQuotes = value.utf8.contains { self.needsQuotes($0) }
    let edges = [value.utf8.first, value.utf8.last]
    guard needsQuotes || edges.contains(UInt8(ascii: " ")) else {
      text += value
      return
    }
    text += "\""
    for scalar in value.unicodeScalars {
      if scalar == "\"" { text += "\"" }
      text.unicodeScalars.append(scalar)
    }
    text += "\""
  }
}
