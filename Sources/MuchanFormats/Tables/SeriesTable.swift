public import MuchanDiagnostics
internal import MuchanRecords

/// A figure of a plain series file: some columns of any table with a year in each row.
public struct SeriesRow: Hashable, Sendable {
  /// The value of the grouping column; empty where none is named.
  public var group: String
  public var year: Int
  public var value: Double
  public var line: Int
}

/// Which columns of a series file are read, by their headings.
public struct SeriesColumns: Hashable, Sendable {
  public var value: String
  public var year: String
  /// What makes several series of one file: a city, say.
  public var group: String?

  /// Names columns.
  public init(value: String, year: String, group: String?) {
    self.value = value
    self.year = year
    self.group = group
  }
}

/// Reads yearly series of any CSV file.
public enum SeriesTable {
  /// Reads the rows that have a year and a number, by group in the order of first use and year.
  ///
  /// A row without value is skipped: the year is missing. A wrong number or year is a finding and the row rejected, as is
  /// a second row of a year.
  ///
  /// - Throws: failures of `DelimitedReader`; `missingColumn` for a heading that is not there.
  public static func read(
    path: String, _ columns: SeriesColumns, options: InputOptions = InputOptions(), into log: inout DiagnosticLog
  ) throws(Failure) -> (rows: [SeriesRow], ledger: Ledger) {
    var reader = try DelimitedReader(path: path, options: options)
    guard try reader.advance() else { throw Failure(.fileEmpty, at: Place(file: path)) }
    let header = Place(file: path, line: reader.line)
    let headings = (0..<reader.count).map { reader.text($0).trimmed() }
    func position(_ name: String) throws(Failure) -> Int {
      guard let index = headings.firstIndex(where: { $0.foldedHeading() == name.foldedHeading() }) else {
        throw Failure(.missingColumn, at: header.naming(name), expected: headings.joined(separator: ", "))
      }
      return index
    }
    let (value, year) = (try position(columns.value), try position(columns.year))
    let group = try columns.group.map { name throws(Failure) in try position(name) }
    var rows: [SeriesRow] = []
    var ledger = Ledger()
    var seen: [Key: Int] = [:]
    var order: [String: Int] = [:]
    while try reader.advance() {
      let place = Place(file: path, line: reader.line, feature: ledger.read)
      guard reader.count == headings.count else {
        log.add(.raggedRow, at: place, found: "\(reader.count)", expected: "\(headings.count)")
        ledger.rejected += 1
        continue
      }
      let bytes = reader.bytes(value).trimmed()
      if bytes.isEmpty || CellForm.isMissingMark(bytes) {
        ledger.skipped += 1
        continue
      }
      let yearText = reader.text(year).trimmed()
      guard let number = DecimalText.double(bytes) ?? CellNumber.read(bytes)?.double, number.isFinite else {
        log.add(
          .notANumber, at: place.naming(columns.value), found: reader.text(value).quotedBriefly(), expected: "1234.5")
        ledger.rejected += 1
        continue
      }
      guard let period = CellDate.period(yearText)?.period, period.span == .year else {
        log.add(.notAPeriod, at: place.naming(columns.year), found: yearText.quotedBriefly(), expected: "YYYY")
        ledger.rejected += 1
        continue
      }
      let name = group.map { reader.text($0).trimmed() } ?? ""
      if let first = seen.updateValue(reader.line, forKey: Key(group: name, year: period.year)) {
        seen[Key(group: name, year: period.year)] = first
        log.add(.duplicateRow, at: place.naming(columns.year), found: "\(name) \(period.year) (:\(first))")
        ledger.rejected += 1
        continue
      }
      if order[name] == nil { order[name] = order.count }
      rows.append(SeriesRow(group: name, year: period.year, value: number, line: reader.line))
      ledger.stored += 1
    }
    rows.sort { (order[$0.group] ?? 0, $0.year) < (order[$1.group] ?? 0, $1.year) }
    return (rows, ledger)
  }

  private struct Key: Hashable {
    let group: String
    let year: Int
  }
}
