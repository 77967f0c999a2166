public import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanReport

extension ProjectRun {
  /// Writes summary.json and one CSV per table into a folder, all of them or none.
  ///
  /// - Throws: `outputExists`, `outputFailed`.
  public func write(to path: String, overwrite: Bool, in language: Language) throws(Failure) {
    let folder = try OutputFolder(path: path, overwrite: overwrite, marker: "summary.json")
    try folder.write(document(in: language).json(in: language).indented() + "\n", to: "summary.json")
    for table in allTables(in: language) where !table.rows.isEmpty {
      try folder.write(table.csv(), to: table.name + ".csv")
    }
    try folder.commit()
  }

  private func allTables(in language: Language) -> [ReportTable] {
    [
      figureTable, zoneTable, landByUseTable, zoneYieldTable, enterpriseYieldTable, carrierTable,
      enterpriseEnergyTable, ratioTable, verdictTable(in: language), assumptionTable(in: language),
      findingTable(in: language),
    ]
  }
}
