internal import Glibc
internal import MuchanQuantities
internal import MuchanRecords

/// The series of indicators.csv by how their rows are written, so that another row of one need not be decoded.
///
/// Zone after zone states the same indicators, years, units and sources. Rows that agree in the bytes of all these fields
/// agree in what they mean; zone and value are read where they are plainly written, and all else is left to
/// `IndicatorTable.decode`.
struct KnownFigures {
  /// Where the fields stand in a row.
  private struct Places {
    var zone: Int
    var value: Int
    /// Those that tell the series.
    var telling: [Int]

    init?(_ header: HeaderMatch<IndicatorColumn>) {
      guard let zone = header.position(of: .zoneID), let value = header.position(of: .value) else { return nil }
      (self.zone, self.value) = (zone, value)
      telling = IndicatorColumn.allCases.filter { $0 != .zoneID && $0 != .value }
        .compactMap { header.position(of: $0) }
    }
  }

  /// How many ways of writing are kept; a file that has more has hardly two rows alike.
  private static let limit = 1 << 14

  private var places: Places?
  /// The telling fields of a row, each with a NUL behind it, which no field has.
  private var texts = DistinctTexts()
  /// The series of each text.
  private var series: [Int] = []
  /// The text that came after each text when it was seen last, in the order of the file.
  private var following: [Int] = []
  private var last = 0
  private var joined: [UInt8] = []

  /// Takes the current row where it is of a known series and its other fields are plainly written.
  mutating func takes(_ rows: borrowing TableRows<IndicatorColumn>, into figures: inout IndicatorColumns) -> Bool {
    guard let places, let text = text(of: rows, places) else { return false }
    following[last] = text
    last = text
    let zone = rows.reader.bytes(places.zone)
    guard zone.isPlainID, let value = Self.value(rows.reader.bytes(places.value)) else { return false }
    figures.append(series: series[text], zone: zone, value: value, line: rows.line)
    return true
  }

  /// Keeps the series of the current row, which was added last and about which nothing was said.
  mutating func learn(_ rows: borrowing TableRows<IndicatorColumn>, _ figures: IndicatorColumns) {
    if places == nil { places = Places(rows.header) }
    guard let places, series.count < Self.limit else { return }
    join(rows, places)
    // Quoted and bare text may have the same bytes and differ.
    guard !joined.contains(UInt8(ascii: "\"")), texts.insert(joined) else { return }
    series.append(figures.seriesNumber(ofRow: figures.count - 1))
    following.append(series.count - 1)
  }

  /// The number of the row's text: most often the one before, or what followed that before.
  private mutating func text(of rows: borrowing TableRows<IndicatorColumn>, _ places: Places) -> Int? {
    if series.isEmpty { return nil }
    if isText(following[last], rows, places) { return following[last] }
    if isText(last, rows, places) { return last }
    join(rows, places)
    return texts.row(of: joined)
  }

  private func isText(_ number: Int, _ rows: borrowing TableRows<IndicatorColumn>, _ places: Places) -> Bool {
    texts.utf8(of: number).withUnsafeBytes { known in
      guard let base = known.baseAddress else { return false }
      var start = 0
      for place in places.telling {
        let bytes = rows.reader.bytes(place)
        let end = start + bytes.count
        guard end < known.count, known[end] == 0 else { return false }
        if let given = bytes.baseAddress, memcmp(base + start, given, bytes.count) != 0 { return false }
        start = end + 1
      }
      return start == known.count
    }
  }

  private mutating func join(_ rows: borrowing TableRows<IndicatorColumn>, _ places: Places) {
    joined.removeAll(keepingCapacity: true)
    for place in places.telling {
      joined.append(contentsOf: rows.reader.bytes(place))
      joined.append(0)
    }
  }

  /// A plainly written number that a table may hold.
  private static func value(_ bytes: UnsafeRawBufferPointer) -> Double? {
    let isNegative = bytes.first == UInt8(ascii: "-")
    guard let size = DecimalText.plainDouble(isNegative ? UnsafeRawBufferPointer(rebasing: bytes[1...]) : bytes),
      size <= FixedDecimal<SixPlaces>.limit
    else { return nil }
    return isNegative ? -size : size
  }
}
