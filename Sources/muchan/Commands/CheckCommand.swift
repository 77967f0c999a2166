import ArgumentParser
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline
import MuchanReport

/// `muchan check`: what is wrong with input.
struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Read and judge layers, tables and projects; write nothing.",
    discussion: """
      Which layer or table a file is shows in its columns. Findings name the file, the line and the field; what each \
      code means is listed in docs/diagnostics.md. Ids that are missing count only where some features have one.

      EXAMPLES:
        muchan check parcels.geojson energy.csv
        muchan check project -f json -o findings.json
        muchan check cells.geojson --id grid_id_main

      EXIT CODES:
        0 sound, or notes only
        1 some records are wrong or doubtful
        2 a file cannot be read as what it is
      """)

  @Argument(
    help: "GeoJSON, CSV and TSV files, project folders and project files; - is GeoJSON on standard input.",
    completion: .file())
  var files: [String]

  @Option(help: "The features' property with their id; by default that of the layer, else the feature's own id.")
  var id: String?

  @Option(
    help: "The coordinates' system, EPSG:nnnn, gcj02 or bd09; by default what the files say.",
    completion: .coordinateSystems)
  var crs: String?

  @Option(
    help: ArgumentHelp(
      "muchan's factors, codes and rules; by default those it was installed with.", valueName: "folder"),
    completion: .directory)
  var data: String?

  @Flag(help: "The input has one Feature a line; files named .ndjson, .geojsonl, .geojsons or .jsonl are known.")
  var ndjson = false

  @Flag(help: "Look for overlaps, narrow gaps and slivers among the features of a layer; holds it in memory.")
  var topology = false

  @OptionGroup var input: InputFlags
  @OptionGroup var layer: LayerFlags
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console(options: output.console)
    let check = try await reporting(console) { () async throws(Failure) -> InputCheck in
      var request = CheckRequest(
        inputs: files, idField: id, dataFolder: data,
        options: try layer.options(crs: crs, layout: ndjson ? .lines : .automatic, input: try input.options()))
      request.looksAtTopology = topology
      let check = await InputCheck(request)
      var document = ResultDocument(
        verb: "check", version: MuchanVersion.current, ledger: check.ledger, rows: check.table)
      document.findings = check.findings
      try output.write(document)
      return check
    }
    let findings = check.findings
    console.report(findings)
    if check.isReadable { console.report(check.ledger, of: files.joined(separator: ", ")) }
    if !check.isReadable { throw ExitCode(2) }
    // Whatever is doubtful counts here: that is what the command is for.
    if check.ledger.rejected > 0 || findings.count(atLeast: .warning) > 0 { throw ExitCode(1) }
  }
}
