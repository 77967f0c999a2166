public import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanGeometry
internal import MuchanRecords
internal import MuchanReport
internal import MuchanStore

extension ProjectRun {
  /// How long results wait for another program that writes, in seconds.
  private static let waitSeconds = 10.0

  /// Writes the tables of a run into the workspace that the project was read from, as attribute tables `result_…` in the
  /// place of those of the run before: all of them or none.
  ///
  /// - Throws: `workspaceChanged` where what was read is no longer what stands there; `workspaceBusy`,
  ///   `workspaceFailed`, `outputFailed`.
  public func writeIntoWorkspace(in language: Language) throws(Failure) {
    guard let store = project.store else { return }
    // QGIS leaves a workspace without its write-ahead log, and then our own reading would keep us from writing.
    store.reading?.end()
    let workspace = try Workspace(path: store.path, mode: .writing(waitSeconds: Self.waitSeconds))
    guard try WorkspaceState.whole(of: workspace) == store.state else {
      throw Failure(.workspaceChanged, at: Place(file: store.path))
    }
    try workspace.beginResults(
      of: StoredRun(
        toolVersion: MuchanVersion.current, asOf: asOf?.description, year: year, inputsDigest: store.inputsDigest,
        dataDigest: reference.digest, options: "on_invalid=\(options.onInvalid.rawValue) lang=\(language.rawValue)",
        ledger: ledger, findingCount: findings.count(atLeast: .note)))
    for table in smallTables(in: language) where !table.rows.isEmpty {
      try workspace.writeResult(table.name, columns: table.columns.map(StoreColumn.init)) { (add) throws(Failure) in
        for row in table.rows {
          var line = ""
          CSVLine.append(row, to: &line)
          try add(Array(line.utf8)[...])
        }
      }
    }
    for table in longTables {
      try workspace.writeResult(table.name, columns: table.columns.map(StoreColumn.init)) { (add) throws(Failure) in
        var lines = CSVBytes(columns: table.columns)
        lines.removeAll()
        try table.forEachRow(&lines) { (lines) throws(Failure) in
          try add(lines.bytes[...])
          lines.removeAll()
        }
      }
    }
    for map in storedMaps(in: language) { try workspace.writeMap(map) }
    try workspace.commit()
    try workspace.close()
  }
}

extension StoreColumn {
  /// Columns of numbers are those that are aligned to the right.
  fileprivate init(_ column: Column) { self.init(column.name, column.alignment == .right ? .number : .text) }
}
