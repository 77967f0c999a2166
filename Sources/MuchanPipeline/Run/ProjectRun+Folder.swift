public import MuchanDiagnostics
internal import MuchanFormats
public import MuchanReport

extension ProjectRun {
  /// Writes summary.json, one CSV per table, and the report into a folder, all of them or none.
  ///
  /// - Throws: `outputExists`, `outputFailed`.
  ///
  /// - Parameters:
  ///   - pages: whether the report is written too, and with which maps.
  ///   - content: what the folder holds beside summary and tables.
  public func write(
    to path: String, overwrite: Bool, pages: Pages = .none, content: ResultContent = .tables, in language: Language
  ) throws(Failure) {
    let folder = try OutputFolder(path: path, overwrite: overwrite, marker: "summary.json")
    try write(into: folder, content, in: language)
    if case .report(let drawing) = pages {
      if let drawing { try folder.write(drawing.text, to: "map.json") }
      try writeReport(into: folder, in: language)
    }
    try folder.commit()
  }

  /// What is written beside the tables.
  public enum Pages: Sendable {
    case none
    /// The report, with maps of these outlines; nil where no zone has a boundary.
    case report(MapDrawing?)
  }

  /// Makes the report of what was written: from the files, so that `report` makes the same of them another day.
  private func writeReport(into folder: borrowing OutputFolder, in language: Language) throws(Failure) {
    let written = try ReportFolder(folder.temporaryPath, data: data)
    var pages: [(name: String, html: String)] = []
    try written.pages(PageOptions(language: language)) { pages.append(($0, $1)) }
    for page in pages { try folder.write(page.html, to: page.name) }
  }

  /// Writes the same into a folder that is not in its place yet.
  func write(
    into folder: borrowing OutputFolder, _ content: ResultContent = .tables, in language: Language
  ) throws(Failure) {
    let small = smallTables(in: language).filter { !$0.rows.isEmpty }
    let long = longTables
    let summary = try traced().document(in: language).listing(small.map(\.name) + long.map(\.name))
    try folder.write(summary.json(in: language).indented() + "\n", to: "summary.json")
    try folder.write(markdown(in: language), to: "summary.md")
    let mark = content.hasByteOrderMark ? CSVLine.byteOrderMark : ""
    for table in small { try folder.write(mark + table.csv(), to: table.name + ".csv") }
    for table in long { try table.write(to: folder, mark: mark) }
    if let workbookRows = content.workbookRows {
      let tables = small.map { ($0.name, $0.columns) } + long.map { ($0.name, $0.columns) }
      try writeWorkbook(into: folder, tables, rows: workbookRows, in: language)
    }
    if let lines = setbackLines { try folder.write(lines, to: "setback.geojson") }
  }

  /// The tables with rows by enterprise, parcel or meter.
  var longTables: [LongTable] {
    let streamed: [any StreamedTable] =
      [
        ParcelRows(self), EnterpriseYieldRows(self), ParcelYieldRows(self), ControlRows(self),
        ShareRows(self, quadrants: false),
        ShareRows(self, quadrants: true), ContributionRows(self), MembershipRows(self), BenchmarkDistanceRows(self),
        SupplyParcelRows(self),
      ] + streamedClassTables
    return streamed.filter { !$0.isEmpty }.map { LongTable($0) }
      + [enterpriseEnergy, enterpriseCarbon, meters].compactMap(\.self)
  }

  /// The tables that do not grow with the enterprises.
  func smallTables(in language: Language) -> [ReportTable] {
    [
      figureTable, zoneTable, landByUseTable, verdictTable(in: language),
      ruleTable, assumptionTable(in: language), findingTable(in: language),
    ] + reports(in: language).flatMap { $0.tables(otherThan: Self.meterTableName) }
  }
}
