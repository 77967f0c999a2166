public import MuchanDiagnostics
internal import MuchanQuantities

extension ReportTable {
  /// The table for a terminal: headings, a rule, one line a row, columns two blanks apart.
  ///
  /// A Chinese character takes two columns of a terminal, so widths are counted in those. Exact numbers are rounded
  /// half to even to four decimals, which people can read; files have all digits.
  /// Control characters of a text are shown as blanks: input must not steer the terminal.
  ///
  /// - Parameter isColoured: whether words of verdicts and severities are coloured; the words themselves say all.
  public func terminalText(in language: Language, isColoured: Bool = false) -> String {
    let lines = rows.map { row in row.map { Self.shown($0, in: language) } }
    let judged = isColoured ? columns.map { TerminalColour.judgingColumns.contains($0.name) } : []
    let headings = columns.map { $0.heading(in: language) }
    var widths = headings.map(DisplayWidth.of)
    for line in lines {
      for (index, text) in line.enumerated() { widths[index] = max(widths[index], DisplayWidth.of(text)) }
    }
    var text = ""
    appendLine(headings, widths: widths, to: &text)
    appendLine(widths.map { String(repeating: "-", count: $0) }, widths: widths, to: &text)
    for (number, line) in lines.enumerated() {
      let colours = judged.enumerated().map { $1 ? TerminalColour(judging: rows[number][$0]) : nil }
      appendLine(line, widths: widths, colours: colours, to: &text)
    }
    return text
  }

  private func appendLine(
    _ cells: [String], widths: [Int], colours: [TerminalColour?] = [], to text: inout String
  ) {
    var pending = 0
    for (index, cell) in cells.enumerated() {
      if index > 0 { pending += 2 }
      let blanks = widths[index] - DisplayWidth.of(cell)
      if columns[index].alignment == .right { pending += blanks }
      // Blanks are held back until something follows them, so no line ends in blanks.
      if !cell.isEmpty {
        text += String(repeating: " ", count: pending)
        text += colours.isEmpty ? cell : colours[index]?.applied(to: cell) ?? cell
        pending = 0
      }
      if columns[index].alignment == .left { pending += blanks }
    }
    text += "\n"
  }

  private static let mostDecimals = 4

  static func shown(_ cell: Cell, in language: Language) -> String {
    switch cell {
    case .text(let value):
      return DisplayWidth.withoutControls(value)
    case .code(let value, let chinese):
      return language == .chinese ? chinese : value
    case .exact(let text):
      let decimals =
        text.utf8.count
        - (text.utf8.firstIndex(of: UInt8(ascii: ".")).map { text[...$0].utf8.count } ?? text.utf8.count)
      guard decimals > mostDecimals else { return text }
      return FixedDecimal<NinePlaces>(exactly: text)?.text(places: mostDecimals) ?? text
    case .integer, .number:
      return cell.digits ?? unknownWord(in: language)
    case .flag(let value):
      return language == .chinese ? (value ? "是" : "否") : (value ? "yes" : "no")
    case .unknown:
      return unknownWord(in: language)
    }
  }

  private static func unknownWord(in language: Language) -> String {
    language == .chinese ? "未知" : "unknown"
  }
}
