internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanStore
import Synchronization

/// A table of a workspace as the text it came from: the headings of its file, each row on its line, and the rows that an
/// import left out as they were, so that they are judged again.
///
/// Cells are as they were stored, so that what a heading or a cell says is converted once, by whoever reads this.
struct StoredTableText: Sendable {
  private static let rowsOfPage = 1_024
  /// Blank lines that are put before a row at most.
  private static let longestPadding = 1_000_000

  private let table: StoredTable
  private let headings: [(heading: String, column: String)]
  private let separator: UInt8
  private let workspace: Workspace
  private let lines: Lines

  /// Reads the lines when they are first asked for, and forgets them at the end.
  private final class Lines: Sendable {
    private let known = Mutex<[StoredLine]?>(nil)
    private let read: @Sendable () throws(Failure) -> [StoredLine]

    init(_ read: @escaping @Sendable () throws(Failure) -> [StoredLine]) { self.read = read }

    func all() throws(Failure) -> [StoredLine] {
      try known.withLock { (known) throws(Failure) in
        if let known { return known }
        let lines = try read()
        known = lines
        return lines
      }
    }

    func forget() { known.withLock { $0 = nil } }
  }

  /// - Parameters:
  ///   - headings: of the file, each with its column; none takes the columns' own names.
  ///   - name: of the file, which says what separates its fields.
  ///   - lines: the rows in the order of the file.
  init(
    _ table: StoredTable, headings: [(heading: String, column: String)], separator name: String, _ workspace: Workspace,
    lines: @escaping @Sendable () throws(Failure) -> [StoredLine]
  ) throws(Failure) {
    self.table = table
    self.headings = headings.isEmpty ? table.columns.map { ($0.name, $0.name) } : headings
    separator = DelimitedReader.separator(ofFileNamed: name) ?? UInt8(ascii: ",")
    self.workspace = workspace
    self.lines = Lines(lines)
  }

  /// A page by its number; nil after the last.
  @Sendable
  func page(_ number: Int) throws(Failure) -> [UInt8]? {
    let all = try lines.all()
    let first = number * Self.rowsOfPage
    guard first < all.count || number == 0 else {
      lines.forget()
      return nil
    }
    let own = all[min(first, all.count)..<min(first + Self.rowsOfPage, all.count)]
    var text = Text(separator: separator)
    text.line = own.first?.line ?? 1
    if number == 0 {
      text.line = 1
      for (heading, _) in headings { text.add(Array(heading.utf8)[...]) }
      text.endRow()
    }
    let columns = headings.map(\.column)
    let page = try workspace.rows(of: table.name, own.lazy.filter { !$0.isRejected }.map(\.row), columns: columns)
    var next = 0
    for line in own {
      text.pad(to: line.line, atMost: Self.longestPadding)
      if line.isRejected {
        text.addLine(try workspace.original(ofReject: line.row))
      } else if next < page.count, page.fids[next] == line.row {
        for column in columns.indices { text.add(page.cell(row: next, column: column), of: page) }
        text.endRow()
        next += 1
      }
    }
    let following = first + Self.rowsOfPage
    if following < all.count { text.pad(to: all[following].line, atMost: Self.longestPadding) }
    return text.bytes
  }

  /// Text with separators while it is written.
  private struct Text {
    let separator: UInt8
    private(set) var bytes: [UInt8] = []
    /// The line that comes next.
    var line = 1
    private var rowStart = 0
    private var isFirst = true

    init(separator: UInt8) { self.separator = separator }

    mutating func pad(to wanted: Int, atMost most: Int) {
      guard wanted > line, wanted - line <= most else { return }
      bytes.append(contentsOf: repeatElement(UInt8(ascii: "\n"), count: wanted - line))
      line = wanted
      rowStart = bytes.count
    }

    mutating func add(_ cell: StoredPage.Cell, of page: StoredPage) {
      switch cell {
      case .null: add([])
      case .integer(let number): addPlain("\(number)")
      case .number(let number): addPlain(number.shortestText)
      case .text(let range): add(page.text[range])
      }
    }

    private mutating func addPlain(_ text: String) {
      if !isFirst { bytes.append(separator) }
      isFirst = false
      bytes.append(contentsOf: text.utf8)
    }

    mutating func add(_ utf8: ArraySlice<UInt8>) {
      if !isFirst { bytes.append(separator) }
      isFirst = false
      let quote = UInt8(ascii: "\"")
      guard utf8.contains(where: { $0 == separator || $0 == quote || $0 == 0x0A || $0 == 0x0D }) else {
        bytes.append(contentsOf: utf8)
        return
      }
      bytes.append(quote)
      for byte in utf8 {
        if byte == quote { bytes.append(quote) }
        bytes.append(byte)
      }
      bytes.append(quote)
    }

    mutating func endRow() {
      // A lone empty field would be a blank line.
      if bytes.count == rowStart { bytes.append(contentsOf: [UInt8(ascii: "\""), UInt8(ascii: "\"")]) }
      countLines()
      bytes.append(0x0A)
      line += 1
      rowStart = bytes.count
      isFirst = true
    }

    /// A row as it stands in its file, with or without its line end.
    mutating func addLine(_ text: String) {
      var utf8 = Array(text.utf8)
      while let last = utf8.last, last == 0x0A || last == 0x0D { utf8.removeLast() }
      bytes.append(contentsOf: utf8)
      endRow()
    }

    /// Counts the line ends inside of fields, CRLF as one.
    private mutating func countLines() {
      for index in rowStart..<bytes.count {
        let byte = bytes[index]
        if byte == 0x0A { line += 1 }
        if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] != 0x0A { line += 1 }
      }
    }
  }
}
