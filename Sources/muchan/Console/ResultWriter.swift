import Glibc
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline
import MuchanReport

extension OutputOptions {
  /// Writes a finished result in the format asked for; nothing in a dry run, unless telling what would be is the result.
  ///
  /// - Parameter withDetails: whether a table for people has the columns that are for files alone.
  func write(
    _ document: ResultDocument, evenInDryRun: Bool = false, withDetails: Bool = true
  ) throws(Failure) {
    guard !dryRun || evenInDryRun else { return }
    WorkingLine.current?.stop()
    var file = try OutputFile(path: output, overwrite: overwrite)
    switch format {
    case .json:
      try document.json(in: console.lang).writeIndented { (text) throws(Failure) in try file.write(text) }
      try file.write("\n")
    case .ndjson: try file.write(document.rows.ndjson())
    case .csv: try file.write((bom ? CSVLine.byteOrderMark : "") + document.rows.csv())
    case .table:
      let table = withDetails ? document.rows : document.rows.withoutDetails
      try file.write(table.terminalText(in: console.lang, isColoured: isColoured))
    }
    try file.commit()
  }

  /// Whether a table is coloured: one for a terminal, or where colour is asked for, but never one in a file.
  private var isColoured: Bool {
    (output ?? "-") == "-" && console.color.isOn(for: STDOUT_FILENO)
  }
}
