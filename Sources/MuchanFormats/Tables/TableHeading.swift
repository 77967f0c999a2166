public import MuchanDiagnostics
internal import MuchanRecords

/// One heading of a table file, and the column it stands for.
public struct TableHeading: Hashable, Sendable {
  /// As it stands in the file, blanks trimmed.
  public var text: String
  /// The column's name in the input contract; nil where it is none of the table's.
  public var column: String?
  /// Whether the heading states another unit than the column's name does, as 产值(亿元) does for `output_wan_yuan`.
  public var statesOtherUnit = false
}

extension TableCheck {
  /// The headings of a file that is the table of a role.
  ///
  /// - Throws: failures of `DelimitedReader`; `missingColumn`, `duplicateColumn`.
  public static func headings(
    ofFile path: String, as role: InputRole?, columns: [String: String] = [:], options: InputOptions = InputOptions()
  ) throws(Failure) -> [TableHeading] {
    var reader = try DelimitedReader(path: path, options: options)
    guard try reader.advance() else { throw Failure(.fileEmpty, at: Place(file: path)) }
    var texts: [String] = []
    for index in 0..<reader.count { texts.append(reader.text(index).trimmed()) }
    let place = Place(file: path, line: reader.line)
    func matched<Column: TableColumn>(_: Column.Type) throws(Failure) -> [TableHeading] {
      var log = DiagnosticLog()
      let match = try HeaderMatch<Column>(headings: texts, mapping: columns, at: place, into: &log)
      var headings = texts.map { TableHeading(text: $0) }
      for column in Column.allCases {
        guard let position = match.position(of: column) else { continue }
        headings[position].column = column.spec.name
        headings[position].statesOtherUnit = match.unit(of: column)?.isOther(than: column.spec.units) ?? false
      }
      return headings
    }
    switch role {
    case .enterprises: return try matched(EnterpriseColumn.self)
    case .energy: return try matched(EnergyColumn.self)
    case .occupancy: return try matched(OccupancyColumn.self)
    case .reference: return try matched(ReferenceColumn.self)
    case .revitalisation: return try matched(RevitalisationColumn.self)
    case .indicators: return try matched(IndicatorColumn.self)
    case .buildingYear: return try matched(BuildingYearColumn.self)
    case .benchmarks: return try matched(BenchmarkColumn.self)
    case .deflators: return try matched(DeflatorColumn.self)
    default:
      let schema = role.flatMap { TableSchema.named($0.rawValue) }
      return texts.map { text in
        let name = columns[text] ?? text
        let column = schema?.columns.first { $0.name.foldedHeading() == name.foldedHeading() }
        return TableHeading(text: text, column: column?.name)
      }
    }
  }

  /// Reads every row of a table as it stands in the file.
  ///
  /// - Parameters:
  ///   - options: how the file is to be read.
  ///   - row: takes the reader at each row after the header.
  /// - Throws: failures of `DelimitedReader`, and what `row` throws.
  public static func forEachRow(
    ofFile path: String, options: InputOptions = InputOptions(),
    _ row: (borrowing DelimitedReader) throws(Failure) -> Void
  ) throws(Failure) {
    var reader = try DelimitedReader(path: path, options: options)
    guard try reader.advance() else { throw Failure(.fileEmpty, at: Place(file: path)) }
    while try reader.advance() { try row(reader) }
  }
}

extension HeaderUnit {
  /// Whether values in this unit are not in the column's own.
  fileprivate func isOther(than units: ColumnSpec.Units) -> Bool {
    switch (self, units) {
    case (.wanYuanPower(let power), .money): power != 0
    case (.mu, .area): false
    default: true
    }
  }
}

extension DelimitedReader {
  /// The number that a field spells, the nearest double; nil where it spells none.
  public func number(_ index: Int) -> Double? { DecimalText.double(bytes(index).trimmed()) }

  /// A field as text, blanks trimmed.
  public func trimmedText(_ index: Int) -> String { text(index).trimmed() }

  /// Whether all fields of the row are blank.
  public var isBlank: Bool {
    for index in 0..<count where !bytes(index).trimmed().isEmpty { return false }
    return true
  }
}
