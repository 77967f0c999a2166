internal import MuchanQuantities
internal import MuchanRecords

/// The series of a ledger by how their rows are written, so that another row of one need not be decoded.
///
/// A ledger names the same few carriers, units and flows over and over. Rows that agree in the bytes of all such fields
/// agree in what these mean; enterprise, meter, period and quantity are read where they are plainly written, and all else is
/// left to `EnergyTable.decode`.
struct KnownSeries {
  private struct Entry {
    /// The fields one after the other, and where each ends.
    var bytes: [UInt8]
    var ends: [Int]
    /// Of how many months the periods are: what a row says of its kind of period holds for these.
    var monthCount: Int
    var series: EnergyColumns.Series
  }

  /// Where the fields stand in a row.
  private struct Places {
    var enterprise: Int
    var meter: Int?
    var period: Int
    var quantity: Int
    /// Those that tell the series.
    var telling: [Int]

    init?(_ header: HeaderMatch<EnergyColumn>) {
      guard let enterprise = header.position(of: .enterpriseID), let period = header.position(of: .period),
        let quantity = header.position(of: .quantity)
      else { return nil }
      (self.enterprise, self.period, self.quantity) = (enterprise, period, quantity)
      meter = header.position(of: .meterID)
      telling = EnergyColumn.allCases.filter { ![.enterpriseID, .meterID, .period, .quantity].contains($0) }
        .compactMap { header.position(of: $0) }
    }
  }

  /// How many series are kept; a ledger that has more writes them in too many ways.
  private static let limit = 64

  private var places: Places?
  private var entries: [Entry] = []
  /// The entry that is tried first: what follows one series in one enterprise mostly follows it in the next.
  private var likely = 0

  /// Takes the current row where it is of a known series and its other fields are plainly written.
  mutating func takes(_ rows: borrowing TableRows<EnergyColumn>, into lines: inout EnergyColumns) -> Bool {
    guard let places, let entry = entry(of: rows, places) else { return false }
    likely = entry + 1 < entries.count ? entry + 1 : 0
    let enterprise = rows.reader.bytes(places.enterprise)
    let meter = places.meter.map { rows.reader.bytes($0) }
    guard enterprise.isPlainID, meter.map({ $0.isEmpty || $0.isPlainID }) ?? true,
      let period = PackedPeriod(utf8: rows.reader.bytes(places.period)),
      period.months.count == entries[entry].monthCount,
      let quantity = DecimalText.plainDouble(rows.reader.bytes(places.quantity)),
      quantity <= FixedDecimal<SixPlaces>.limit
    else { return false }
    lines.append(
      entries[entry].series, enterprise: enterprise, meter: meter.flatMap { $0.isEmpty ? nil : $0 }, period: period,
      quantity: quantity, line: rows.line)
    return true
  }

  /// Keeps the series of the current row, which was added last and about which nothing was said.
  mutating func learn(_ rows: borrowing TableRows<EnergyColumn>, _ lines: EnergyColumns) {
    if places == nil { places = Places(rows.header) }
    let row = lines.count - 1
    // Quantities that differ from row to row are no part of a series.
    guard let places, entries.count < Self.limit, lines.feedstockQuantity(of: row) == nil,
      lines.netCalorificValue(of: row) == nil, lines.runCount > 0, entry(of: rows, places) == nil
    else { return }
    var entry = Entry(
      bytes: [], ends: [], monthCount: lines.period(of: row).months.count,
      series: lines.series(ofRun: lines.runCount - 1))
    for place in places.telling {
      let bytes = rows.reader.bytes(place)
      // Quoted and bare text may have the same bytes and differ.
      if bytes.contains(UInt8(ascii: "\"")) { return }
      entry.bytes.append(contentsOf: bytes)
      entry.ends.append(entry.bytes.count)
    }
    entries.append(entry)
    likely = 0
  }

  private func entry(of rows: borrowing TableRows<EnergyColumn>, _ places: Places) -> Int? {
    for step in entries.indices {
      let index = likely + step < entries.count ? likely + step : likely + step - entries.count
      if isOf(index, rows, places) { return index }
    }
    return nil
  }

  private func isOf(_ index: Int, _ rows: borrowing TableRows<EnergyColumn>, _ places: Places) -> Bool {
    entries[index].bytes.withUnsafeBytes { known in
      var start = 0
      for (number, place) in places.telling.enumerated() {
        let end = entries[index].ends[number]
        let bytes = rows.reader.bytes(place)
        guard bytes.count == end - start, bytes.elementsEqual(UnsafeRawBufferPointer(rebasing: known[start..<end]))
        else { return false }
        start = end
      }
      return true
    }
  }
}
