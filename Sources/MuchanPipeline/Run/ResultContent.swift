/// What a folder of results holds beside summary.json and its tables, and how those are written.
public struct ResultContent: Sendable {
  /// How many rows of each table workbook.xlsx shows; nil leaves it out.
  public var workbookRows: Int?
  /// Whether CSV files begin with a byte order mark, as some spreadsheets need to take them for UTF-8.
  public var hasByteOrderMark: Bool

  /// Makes one.
  public init(workbookRows: Int? = nil, hasByteOrderMark: Bool = false) {
    self.workbookRows = workbookRows
    self.hasByteOrderMark = hasByteOrderMark
  }

  /// Tables alone.
  public static let tables = ResultContent()
  /// What people are given unless they say otherwise.
  public static let usual = ResultContent(workbookRows: ProjectRun.usualWorkbookRows)
}
