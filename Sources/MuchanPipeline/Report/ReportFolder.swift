public import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanRecords
public import MuchanReport

/// The folder of a finished run, and the pages made of it.
public struct ReportFolder: Sendable {
  /// The folder of results.
  public let path: String
  private let results: RunResults
  private let frame: PageFrame

  /// Reads what a report is made of.
  ///
  /// - Throws: `notAResult` where the folder is not one of a run, or of another version; `missingResult` where a table is
  ///   gone; failures of reading.
  public init(_ path: String, data: DataFolder) throws(Failure) {
    self.path = path
    let folder = try ResultFolder(path: path)
    // Another version may have other columns, and a page that leaves figures out would not say so.
    guard folder.version == MuchanVersion.current else {
      throw Failure(
        .notAResult, at: Place(file: path + "/" + ResultFolder.summaryName), found: "version \"\(folder.version)\"",
        expected: "version \"\(MuchanVersion.current)\"")
    }
    var tables: [String: WrittenTable] = [:]
    for name in RunResults.tableNames where folder.tables.contains(name) {
      tables[name] = try Self.table(name, folder.file(ofTable: name))
    }
    var drawing: MapDrawing?
    let map = folder.path + "/map.json"
    if FileKind(at: map) == .file {
      guard let read = MapDrawing(reading: try TextFile.read(map, largestSize: TextFile.largestWritten)) else {
        throw Failure(.notAResult, at: Place(file: map), expected: "the outlines that `muchan run` wrote")
      }
      drawing = read
    }
    results = RunResults(
      summary: folder.summary, tables: tables, drawing: drawing, words: try Self.words(data))
    frame = try PageFrame(
      page: try data.text("report/page.mustache"), panel: try data.text("report/panel.mustache"),
      table: try data.text("report/table.mustache"), style: try data.text("report/style.css"),
      script: try data.text("report/script.js"),
      scriptDigest: try FileDigest(ofFile: data.path + "/report/script.js").hexadecimal)
  }

  /// The pages by their files: the report, then one for each zone where there are too many parcels for one.
  public func pages(_ options: PageOptions, _ take: (_ name: String, _ html: String) throws(Failure) -> Void)
    throws(Failure)
  {
    try take(ReportPage.fileName(ofSheet: 0), frame.html(ReportPage(results, options: options)))
    for sheet in ReportPage.zonePages(of: results) {
      try take(
        ReportPage.fileName(ofSheet: sheet), frame.html(ReportPage(results, options: options, sheet: sheet)))
    }
  }

  private static func words(_ data: DataFolder) throws(Failure) -> Words {
    var words = Words()
    for row in try data.rows("report/words.csv") {
      words.add(try row.text("code"), chinese: try row.text("zh"), english: try row.text("en"))
    }
    return words
  }

  private static func table(_ name: String, _ file: String) throws(Failure) -> WrittenTable {
    var reader = try DelimitedReader(path: file)
    guard try reader.advance() else { throw Failure(.fileEmpty, at: Place(file: file)) }
    let columns = (0..<reader.count).map { reader.text($0) }
    var cells: [[String]] = []
    while try reader.advance() {
      guard reader.count == columns.count else {
        throw Failure(
          .raggedRow, at: Place(file: file, line: reader.line), found: "\(reader.count)",
          expected: "\(columns.count) fields")
      }
      cells.append((0..<reader.count).map { reader.text($0) })
    }
    return WrittenTable(name: name, columns: columns, cells: cells)
  }
}
