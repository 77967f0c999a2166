import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline
import MuchanReport

extension OutputOptions {
  /// Writes a finished result in the format asked for; nothing in a dry run, unless telling what would be is the result.
  func write(_ document: ResultDocument, evenInDryRun: Bool = false) throws(Failure) {
    guard !dryRun || evenInDryRun else { return }
    var file = try OutputFile(path: output, overwrite: overwrite)
    switch format {
    case .json: try file.write(document.json(in: console.lang).indented() + "\n")
    case .ndjson: try file.write(document.rows.ndjson())
    case .csv: try file.write(document.rows.csv())
    case .table: try file.write(document.rows.terminalText(in: console.lang))
    }
    try file.commit()
  }
}
