internal import Glibc
public import MuchanQuantities

/// Lines of CSV in bytes, cell by cell, for tables of many rows: the bytes that `ReportTable.csv()` writes, without
/// making a text of every cell.
public struct CSVBytes: Sendable {
  /// The bytes so far.
  public private(set) var bytes: [UInt8] = []
  private var isFirst = true

  /// Begins with the header line.
  public init(columns: [Column]) {
    var header = ""
    CSVLine.appendHeader(columns, to: &header)
    bytes.append(contentsOf: header.utf8)
  }

  /// Forgets the bytes, which have been written.
  public mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  /// Ends the row.
  public mutating func endRow() {
    bytes.append(UInt8(ascii: "\n"))
    isFirst = true
  }

  private mutating func begin() {
    if !isFirst { bytes.append(UInt8(ascii: ",")) }
    isFirst = false
  }

  /// Adds a text, or an empty cell where there is none.
  public mutating func add(_ text: String?) {
    begin()
    guard var text else { return }
    let isPlain = text.withUTF8 { utf8 in
      guard let first = utf8.first, !CSVLine.needsCare(first), first != UInt8(ascii: " "),
        utf8.last != UInt8(ascii: " ")
      else { return false }
      return !utf8.contains { CSVLine.needsQuotes($0) }
    }
    bytes.append(contentsOf: isPlain ? text.utf8 : CSVLine.field(text).utf8)
  }

  /// Adds a count.
  public mutating func add(_ count: Int) {
    begin()
    if count < 0 { bytes.append(UInt8(ascii: "-")) }
    DecimalDigits.append(UInt64(count.magnitude), to: &bytes)
  }

  /// Adds an exact number with all its digits, at least `minimumPlaces` decimals; an empty cell where there is none.
  public mutating func add<Scale>(_ value: FixedDecimal<Scale>?, minimumPlaces: Int) {
    begin()
    value?.append(minimumPlaces: minimumPlaces, to: &bytes)
  }

  /// Adds a measured number with `places` decimals; an empty cell where there is none.
  public mutating func add(_ value: Double?, places: Int) {
    begin()
    guard let text = value.flatMap({ Cell.decimalText($0, places: places) }) else { return }
    bytes.append(contentsOf: text.utf8)
  }

  /// Adds a cell.
  public mutating func add(_ cell: Cell) {
    switch cell {
    case .text(let text), .code(let text, _): add(text)
    case .flag(let isOn): add(isOn ? "true" : "false")
    case .integer(let count): add(count)
    case .exact(let digits):
      begin()
      bytes.append(contentsOf: digits.utf8)
    case .number(let value, let places): add(value, places: places)
    case .unknown: begin()
    }
  }
}
