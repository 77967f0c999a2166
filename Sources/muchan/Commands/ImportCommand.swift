import ArgumentParser
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline
import MuchanReport

/// `muchan import`: layers and tables into a workspace.
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Store layers and tables in a workspace: one GeoPackage, with where each record came from.",
    discussion: """
      All files are stored in one step, or nothing is: a file that cannot be read forbids the whole import unless \
      --keep-going is given. Single records that are wrong are left out, counted, and written to --rejects, where they \
      can be mended and imported again. The same content twice changes nothing; a file that has changed replaces its \
      records by id, and what is new, changed and gone is told. The workspace opens in QGIS.

      EXAMPLES:
        muchan import zones.geojson parcels.geojson energy.csv --into W.gpkg
        muchan import project --into W.gpkg --rejects rejects.ndjson
        muchan import rejects.ndjson --into W.gpkg

      EXIT CODES:
        0 all records stored, or stored before
        1 some records or files were left out, or values are missing or wrong
        2 nothing was stored
      """)

  @Argument(
    help:
      "GeoJSON, CSV, TSV and boundary-point files, those that ogr2ogr reads, all also gzipped, and folders of them.",
    completion: .file())
  var files: [String]

  @Option(
    help: ArgumentHelp("The workspace; made where it does not exist.", valueName: "workspace"),
    completion: .file(extensions: ["gpkg"]))
  var into: String

  @Option(
    help: ArgumentHelp("The table for layers; by default the layer's own name, else the file's.", valueName: "name"))
  var layer: String?

  @Option(
    help: ArgumentHelp(
      "The encoding of text files that are not UTF-8: gb18030 (also for GBK and GB2312), utf-16, utf-16le, utf-16be.",
      valueName: "name"), completion: .encodings)
  var encoding: String?

  @Option(help: ArgumentHelp("The layer, or the sheet of a workbook, of files with several.", valueName: "name"))
  var sourceLayer: String?

  @Option(help: "The features' property with their id; by default that of the layer, else the feature's own id.")
  var id: String?

  @Option(
    help: "The coordinates' system, EPSG:nnnn, gcj02 or bd09; by default what the files say.",
    completion: .coordinateSystems)
  var crs: String?

  @Option(help: ArgumentHelp("Write rejected records here, one a line.", valueName: "path"), completion: .file())
  var rejects: String?

  @Flag(help: "Store the other files when one cannot be read.")
  var keepGoing = false

  @Option(help: ArgumentHelp("How long to wait for another program that writes.", valueName: "seconds"))
  var wait: Double = ImportRequest.defaultWaitSeconds

  @Option(
    help: ArgumentHelp(
      "muchan's factors, codes and rules; by default those it was installed with.", valueName: "folder"),
    completion: .directory)
  var data: String?

  @Flag(help: "The input has one Feature a line; files named .ndjson, .geojsonl, .geojsons or .jsonl are known.")
  var ndjson = false

  @OptionGroup var reading: LayerFlags
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard (0...86_400).contains(wait) else { throw ValidationError("--wait takes 0 to 86400 seconds.") }
    guard layer.map({ !$0.isEmpty && $0.utf8.count <= 200 && !$0.utf8.contains(0) }) ?? true else {
      throw ValidationError("--layer takes a name of 1 to 200 bytes.")
    }
  }

  func run() async throws {
    let console = Console(options: output.console)
    let progress = ProgressLine(console)
    let done = try await reporting(console) { () async throws(Failure) -> Import in
      let imported = try await Import(try makeRequest()) { progress.show($0) }
      progress.clear()
      var document = ResultDocument(
        verb: "import", version: MuchanVersion.current, ledger: imported.ledger, rows: imported.table)
      document.findings = imported.findings
      document.more = [("stored", .bool(imported.isStored && !output.dryRun))]
      try output.write(document, evenInDryRun: true)
      return imported
    }
    console.report(done.findings)
    console.report(done.ledger, of: files.joined(separator: ", "))
    if done.hasFailed, !done.isStored { throw ExitCode(2) }
    let isBad = done.hasFailed || done.ledger.rejected > 0 || done.findings.count(atLeast: .error) > 0
    if isBad || (output.console.strict && done.findings.count(atLeast: .warning) > 0) { throw ExitCode(1) }
  }

  private func makeRequest() throws(Failure) -> ImportRequest {
    let input = InputOptions(
      encoding: try encoding.map { (name) throws(Failure) in try TextEncoding(named: name) }, layer: sourceLayer)
    var request = ImportRequest(
      inputs: files, workspace: into,
      options: try reading.options(crs: crs, layout: ndjson ? .lines : .automatic, input: input))
    request.table = layer
    request.idField = id
    request.crs = crs
    request.rejects = rejects
    request.overwritesRejects = output.overwrite
    request.keepsGoing = keepGoing
    request.isDryRun = output.dryRun
    request.waitSeconds = wait
    request.dataFolder = data
    return request
  }
}
