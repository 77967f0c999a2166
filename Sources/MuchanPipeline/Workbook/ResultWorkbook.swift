internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanReport

/// The workbook of a run while it is written: which sheet holds what, and what had to be left out.
struct ResultWorkbook: ~Copyable {
  /// A sheet of a table, as the list of contents tells of it.
  struct Entry {
    var sheet: String
    var title: String
    /// Nil for what is no table of its own.
    var file: String?
    var rows: Int
    var shown: Int
    /// Numbers with more digits than a spreadsheet keeps, which are texts.
    var textNumbers = 0
    /// Texts that were too long for a cell.
    var cutTexts = 0
  }

  /// A document that a table names, and how sure it is.
  struct Source: Hashable {
    var table: String
    var source: String
    var article: String
    var certainty: String
  }

  private var book: Workbook
  private let language: Language
  private(set) var entries: [Entry] = []
  private(set) var sources: [Source] = []
  private var seen: Set<Source> = []

  /// How many of a column's rows decide over its width.
  private static let measuredRows = 500
  private static let widest = 48
  private static let sourceColumns = ["document", "source", "factor_source", "benchmark_source"]
  private static let certaintyColumns = ["certainty", "factor_certainty", "benchmark_certainty"]

  init(_ book: consuming Workbook, language: Language) {
    self.book = book
    self.language = language
  }

  mutating func addSheet(named name: String) throws(Failure) -> (sheet: Int, name: String) {
    try book.addSheet(named: name)
  }

  /// Writes a CSV file of the results as a sheet.
  ///
  /// - Parameter limit: How many rows are shown.
  mutating func add(
    _ table: (name: String, columns: [Column]), file: String, limit: Int
  ) throws(Failure) {
    let (sheet, name) = try book.addSheet(named: table.name)
    var entry = Entry(
      sheet: name, title: TableTitles.title(of: table.name, in: language), file: table.name + ".csv", rows: 0, shown: 0)
    var widths = headings(table.columns, sheet: sheet)
    let isNumber = table.columns.map { $0.alignment == .right }
    var reader = try DelimitedReader(path: file)
    _ = try reader.advance()
    let origin = SourcePlaces(table.columns)
    while try reader.advance() {
      entry.rows += 1
      guard entry.shown < limit, reader.count == table.columns.count else { continue }
      entry.shown += 1
      for column in 0..<reader.count {
        let bytes = Self.content(reader, column)
        if bytes.isEmpty { continue }
        if entry.shown <= Self.measuredRows { widths[column] = max(widths[column], SpreadsheetCell.width(bytes)) }
        if isNumber[column] {
          if let (value, places) = SpreadsheetCell.number(bytes) {
            book.write(value, sheet: sheet, row: entry.shown, column: column, style: .number(places: places))
            continue
          }
          entry.textNumbers += 1
        }
        if book.write(SpreadsheetCell.withoutGuard(bytes), sheet: sheet, row: entry.shown, column: column) {
          entry.cutTexts += 1
        }
      }
      note(origin, reader, table.name)
    }
    finish(sheet, widths: widths, rows: entry.shown, columns: table.columns.count)
    entries.append(entry)
  }

  /// Writes a short table under some lines of text.
  mutating func add(
    _ table: ReportTable, title: String, notes: [String], sheet: Int, name: String, isListed: Bool = true
  ) {
    book.write(title.utf8, sheet: sheet, row: 0, column: 0, style: .title)
    for (number, note) in notes.enumerated() {
      book.write(note.utf8, sheet: sheet, row: number + 1, column: 0, style: .note)
    }
    let head = notes.count + 2
    var widths = headings(table.columns, sheet: sheet, row: head)
    for (number, row) in table.rows.enumerated() {
      for (column, cell) in row.enumerated() {
        let text = shown(cell)
        widths[column] = max(widths[column], SpreadsheetCell.width(text.utf8))
        if isLink(table, column), !text.isEmpty {
          book.write(linkTo: text, sheet: sheet, row: head + 1 + number, column: column)
        } else if table.columns[column].alignment == .right, let value = SpreadsheetCell.number(text.utf8) {
          book.write(
            value.value, sheet: sheet, row: head + 1 + number, column: column, style: .number(places: value.places))
        } else {
          book.write(text.utf8, sheet: sheet, row: head + 1 + number, column: column)
        }
      }
    }
    book.setWidths(widths.map { min($0 + 2, Self.widest) }, sheet: sheet)
    book.freeze(rows: head + 1, sheet: sheet)
    guard isListed else { return }
    entries.append(Entry(sheet: name, title: title, rows: table.rows.count, shown: table.rows.count))
  }

  consuming func finish() throws(Failure) { try book.finish() }

  private func isLink(_ table: ReportTable, _ column: Int) -> Bool {
    table.name == Self.contentsName && table.columns[column].name == "sheet"
  }

  static let contentsName = "contents"

  /// What people see in a cell: what is not known is said in forms, since they have no empty lines.
  private func shown(_ cell: Cell) -> String {
    switch cell {
    case .unknown: language == .chinese ? "未知" : "unknown"
    case .code(let code, let chinese): language == .chinese ? chinese : code
    case .text(let text): text
    case .flag(let isOn): language == .chinese ? (isOn ? "是" : "否") : (isOn ? "yes" : "no")
    default: cell.plainText ?? ""
    }
  }

  private mutating func headings(_ columns: [Column], sheet: Int, row: Int = 0) -> [Int] {
    var widths: [Int] = []
    for (column, each) in columns.enumerated() {
      let heading = each.heading(in: language)
      book.write(heading.utf8, sheet: sheet, row: row, column: column, style: .heading)
      widths.append(min(SpreadsheetCell.width(heading.utf8), 24))
    }
    return widths
  }

  private mutating func finish(_ sheet: Int, widths: [Int], rows: Int, columns: Int) {
    book.setWidths(widths.map { min($0 + 2, Self.widest) }, sheet: sheet)
    book.freeze(rows: 1, columns: 1, sheet: sheet)
    book.filter(headingRow: 0, lastRow: rows, columns: columns, sheet: sheet)
  }

  /// The bytes of a field, doubled quotes merged.
  private static func content(_ reader: borrowing DelimitedReader, _ column: Int) -> ArraySlice<UInt8> {
    let bytes = reader.bytes(column)
    return bytes.contains(UInt8(ascii: "\"")) ? Array(reader.text(column).utf8)[...] : Array(bytes)[...]
  }

  /// The columns that say where a row's constants are from.
  private struct SourcePlaces {
    var source: Int?
    var article: Int?
    var certainty: Int?

    init(_ columns: [Column]) {
      func place(_ names: [String]) -> Int? { columns.firstIndex { names.contains($0.name) } }
      source = place(ResultWorkbook.sourceColumns)
      certainty = place(ResultWorkbook.certaintyColumns)
      article = place(["article"])
    }
  }

  private mutating func note(_ places: SourcePlaces, _ reader: borrowing DelimitedReader, _ table: String) {
    guard let source = places.source, let certainty = places.certainty, !reader.bytes(source).isEmpty else { return }
    let found = Source(
      table: table, source: reader.text(source), article: places.article.map { reader.text($0) } ?? "",
      certainty: reader.text(certainty))
    if seen.insert(found).inserted { sources.append(found) }
  }
}
