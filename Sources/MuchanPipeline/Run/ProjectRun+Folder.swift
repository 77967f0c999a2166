public import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanReport

extension ProjectRun {
  /// Writes summary.json and one CSV per table into a folder, all of them or none.
  ///
  /// - Throws: `outputExists`, `outputFailed`.
  public func write(to path: String, overwrite: Bool, in language: Language) throws(Failure) {
    let folder = try OutputFolder(path: path, overwrite: overwrite, marker: "summary.json")
    try write(into: folder, in: language)
    try folder.commit()
  }

  /// Writes the same into a folder that is not in its place yet.
  func write(into folder: borrowing OutputFolder, in language: Language) throws(Failure) {
    try folder.write(document(in: language).json(in: language).indented() + "\n", to: "summary.json")
    for table in smallTables(in: language) where !table.rows.isEmpty {
      try folder.write(table.csv(), to: table.name + ".csv")
    }
    for table in longTables { try table.write(to: folder) }
    if let lines = setbackLines { try folder.write(lines, to: "setback.geojson") }
  }

  /// The tables with rows by enterprise, parcel or meter.
  var longTables: [LongTable] {
    let streamed: [any StreamedTable] =
      [
        EnterpriseYieldRows(self), ParcelYieldRows(self), ControlRows(self), ShareRows(self, quadrants: false),
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
      assumptionTable(in: language), findingTable(in: language),
    ] + reports(in: language).flatMap(\.tables).filter { $0.name != Self.meterTableName }
  }
}
