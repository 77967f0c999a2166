internal import MuchanDiagnostics
internal import MuchanFormats

extension ProjectTrace {
  /// Adds the rows that `run` writes of an id.
  ///
  /// They are read back from the files, so that what is shown is what a planner has, whichever table it is in.
  mutating func addResults(
    of run: ProjectRun, naming id: String, table name: String?, temporary folder: String, language: Language
  ) throws(Failure) {
    let wanted = Array(id.utf8)
    // Never committed: it goes with this call.
    let results = try OutputFolder(path: folder + "/muchan-explain", marker: "summary.json")
    try run.write(into: results, in: language)
    for file in results.fileNames where file.hasSuffix(".csv") {
      let table = String(file.dropLast(4))
      guard name == nil || name == table, table != "assumptions" else { continue }
      let whole = results.temporaryPath(of: file)
      let headings = try TableCheck.headings(ofFile: whole, as: nil)
      try TableCheck.forEachRow(ofFile: whole) { (reader) throws(Failure) in
        guard reader.names(wanted) else { return }
        add(
          .result, table: table, at: Place(file: file, line: reader.line),
          values: (0..<min(reader.count, headings.count)).map { (headings[$0].text, reader.text($0)) })
      }
    }
  }
}
