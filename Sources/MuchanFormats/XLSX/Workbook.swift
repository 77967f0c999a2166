internal import CXLSXWriter
internal import Glibc
public import MuchanDiagnostics

/// A workbook being written (XLSX, ECMA-376), row by row: rows go to a temporary file at once, so that memory does not grow
/// with them.
///
/// Texts are always stored as texts, never as formulas. There is no clock in the file: the same cells give the same bytes.
public struct Workbook: ~Copyable {
  /// How a cell looks.
  public enum Style: Hashable, Sendable {
    case plain
    case title
    case note
    case heading
    /// A number with so many decimals.
    case number(places: Int)
  }

  /// The last row that a sheet has, counted from 0, and the longest text of a cell in UTF-16 units.
  public static let lastRow = 1_048_575
  public static let longestText = 32_767
  /// The digits that a number of a spreadsheet keeps.
  public static let numberDigits = 15

  private let path: String
  private let temporary: String
  private let book: OpaquePointer
  private var sheets: [OpaquePointer] = []
  private var names: Set<String> = []
  private var formats: [Style: OpaquePointer] = [:]
  private var isOpen = true
  /// A text with its end mark, on its way to the library.
  private var buffer: [CChar] = []

  /// Starts a workbook.
  ///
  /// - Parameters:
  ///   - path: for messages.
  ///   - temporary: where to write; the folder takes temporary files too, which have no name.
  ///   - title: of the document.
  ///   - createdAt: seconds since 1970, for the document's properties.
  /// - Throws: `outputFailed`.
  public init(path: String, temporary: String, title: String, createdAt: Int) throws(Failure) {
    self.path = path
    self.temporary = temporary
    let folder = temporary.lastIndex(of: "/").map { String(temporary[..<$0]) } ?? "."
    let made = folder.withCString { folder in
      var options = lxw_workbook_options()
      options.constant_memory = 1
      options.tmpdir = UnsafeMutablePointer(mutating: folder)
      return workbook_new_opt(temporary, &options)
    }
    guard let made else { throw Failure(.outputFailed, at: Place(file: path), found: systemMessage(errno)) }
    book = OpaquePointer(made)
    title.withCString { title in
      var properties = lxw_doc_properties()
      properties.title = UnsafeMutablePointer(mutating: title)
      // Without a time the library takes the clock's.
      properties.created = time_t(max(1, createdAt))
      _ = workbook_set_properties(made, &properties)
    }
  }

  deinit {
    if isOpen { lxw_workbook_free(UnsafeMutablePointer(book)) }
  }

  private var pointer: UnsafeMutablePointer<lxw_workbook> { UnsafeMutablePointer(book) }

  private func sheet(_ index: Int) -> UnsafeMutablePointer<lxw_worksheet> { UnsafeMutablePointer(sheets[index]) }

  /// Adds a sheet after the others.
  ///
  /// - Returns: its number, and its name: that asked for, made to be one.
  /// - Throws: `outputFailed`.
  public mutating func addSheet(named wanted: String) throws(Failure) -> (sheet: Int, name: String) {
    let name = SheetName.free(wanted, among: names)
    guard let sheet = workbook_add_worksheet(pointer, name) else { throw failure("sheet \(name)") }
    names.insert(name.lowercased())
    sheets.append(OpaquePointer(sheet))
    worksheet_set_paper(sheet, 9)
    worksheet_set_landscape(sheet)
    worksheet_fit_to_pages(sheet, 1, 0)
    return (sheets.count - 1, name)
  }

  /// Writes a text; rows of a sheet are written from the top down.
  ///
  /// - Returns: whether it was too long for a cell and was cut.
  @discardableResult
  public mutating func write(
    _ text: some Sequence<UInt8>, sheet: Int, row: Int, column: Int, style: Style = .plain
  ) -> Bool {
    let isCut = CellText.encode(text, longest: Self.longestText, into: &buffer)
    let format = format(style)
    _ = worksheet_write_string(self.sheet(sheet), lxw_row_t(row), lxw_col_t(column), buffer, format)
    return isCut
  }

  /// Writes a number.
  public mutating func write(_ number: Double, sheet: Int, row: Int, column: Int, style: Style) {
    let format = format(style)
    _ = worksheet_write_number(self.sheet(sheet), lxw_row_t(row), lxw_col_t(column), number, format)
  }

  /// Writes the name of another sheet as a link to it.
  public mutating func write(linkTo name: String, sheet: Int, row: Int, column: Int) {
    _ = worksheet_write_url_opt(
      self.sheet(sheet), lxw_row_t(row), lxw_col_t(column), "internal:'\(name)'!A1", nil, name, nil)
  }

  /// The widths of columns, in characters.
  public func setWidths(_ widths: [Int], sheet: Int) {
    for (column, width) in widths.enumerated() {
      _ = worksheet_set_column(
        self.sheet(sheet), lxw_col_t(column), lxw_col_t(column), Double(width), nil)
    }
  }

  /// Keeps the rows above one and the columns before one in sight, and on every printed page.
  public func freeze(rows: Int, columns: Int = 0, sheet: Int) {
    worksheet_freeze_panes(self.sheet(sheet), lxw_row_t(rows), lxw_col_t(columns))
    if rows > 0 { _ = worksheet_repeat_rows(self.sheet(sheet), lxw_row_t(rows - 1), lxw_row_t(rows - 1)) }
  }

  /// Gives the headings of a table their filter buttons.
  public func filter(headingRow: Int, lastRow: Int, columns: Int, sheet: Int) {
    guard columns > 0 else { return }
    _ = worksheet_autofilter(
      self.sheet(sheet), lxw_row_t(headingRow), 0, lxw_row_t(max(headingRow, lastRow)), lxw_col_t(columns - 1))
  }

  /// Writes the file and closes it; it is not in its place before its folder is.
  ///
  /// - Throws: `outputFailed`.
  public consuming func finish() throws(Failure) {
    var rowBytes = 0
    for sheet in sheets {
      let bytes = cx_row_bytes(UnsafeMutablePointer(sheet))
      guard bytes >= 0 else { throw failure(systemMessage(ENOSPC)) }
      rowBytes += bytes
    }
    isOpen = false
    let code = workbook_close(pointer)
    guard code == LXW_NO_ERROR else {
      throw Failure(
        .outputFailed, at: Place(file: path), found: lxw_strerror(code).map { String(cString: $0) } ?? "")
    }
    // A sheet that was cut short on its way into the archive is no error to the library.
    guard let written = ArchiveDirectory(path: temporary)?.bytes(below: "xl/worksheets/"), written > rowBytes else {
      throw Failure(.outputFailed, at: Place(file: path), found: systemMessage(ENOSPC))
    }
    let descriptor = open(temporary, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(.outputFailed, at: Place(file: path), found: systemMessage(errno)) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else {
      throw Failure(.outputFailed, at: Place(file: path), found: systemMessage(errno))
    }
  }

  private func failure(_ found: String) -> Failure { Failure(.outputFailed, at: Place(file: path), found: found) }

  private mutating func format(_ style: Style) -> UnsafeMutablePointer<lxw_format>? {
    guard style != .plain else { return nil }
    if let known = formats[style] { return UnsafeMutablePointer(known) }
    guard let format = workbook_add_format(pointer) else { return nil }
    switch style {
    case .plain: break
    case .title:
      format_set_bold(format)
      format_set_font_size(format, 14)
    case .note: format_set_font_color(format, 0x59_5959)
    case .heading:
      format_set_bold(format)
      format_set_text_wrap(format)
      format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
      format_set_bg_color(format, 0xE7_EEF5)
      format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue))
    case .number(let places):
      format_set_num_format(format, places == 0 ? "0" : "0." + String(repeating: "0", count: places))
    }
    formats[style] = OpaquePointer(format)
    return format
  }
}
