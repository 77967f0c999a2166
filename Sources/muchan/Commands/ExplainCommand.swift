import ArgumentParser
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline
import MuchanReport

/// `muchan explain`: where a stored record came from.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show where the records with an id came from: file, line, and the text that stands there.",
    discussion: """
      The text is read from the source file again where that is still what was imported. Rows of tables are found by \
      the beginning of their key, such as an enterprise's id.

      EXAMPLES:
        muchan explain 3201150010000000001 --in W.gpkg
        muchan explain 91320115MA1X00001K --in W.gpkg -f json
      """)

  @Argument(help: "The id of a parcel, zone, enterprise or other record.")
  var id: String

  @Option(name: .customLong("in"), help: ArgumentHelp("The workspace.", valueName: "workspace"))
  var workspace: String

  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console(options: output.console)
    let explanation = try await reporting(console) { () async throws(Failure) -> Explanation in
      let explanation = try Explanation(ofID: id, in: workspace)
      var document = ResultDocument(
        verb: "explain", version: MuchanVersion.current, ledger: Ledger(stored: explanation.count),
        rows: explanation.table)
      document.findings = explanation.findings
      try output.write(document)
      return explanation
    }
    console.report(explanation.findings)
    if explanation.count == 0 { throw ExitCode(1) }
  }
}
