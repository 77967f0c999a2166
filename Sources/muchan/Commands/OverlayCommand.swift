import ArgumentParser
import MuchanDiagnostics
import MuchanFormats
import MuchanGeometry
import MuchanPipeline
import MuchanReport

/// `muchan overlay`: areas and area-weighted sums by zone and group.
struct OverlayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "overlay",
    abstract: "Divide polygons over zones: areas and area-weighted sums by zone and group.",
    discussion: """
      A parcel that lies in two zones is cut, and its --sum properties are shared out by area. Land in no zone is \
      listed as (outside). parcels = parts - overlap + outside is printed, each measured on its own.

      EXAMPLES:
        muchan overlay parcels.geojson --zones zones.geojson --by land_use_code --sum output_wan_yuan
        muchan overlay cells.geojson --zones districts.geojson --zone-id adcode --sum total_kwh -f csv
      """)

  @Argument(help: "GeoJSON files that are divided, newline-delimited ones too; - is standard input.")
  var parcels: [String]

  @Option(help: "GeoJSON file with the zones.")
  var zones: String

  @Option(help: "The zones' property with their id; by default zone_id, else the feature's own id.")
  var zoneId: String?

  @Option(help: "The parcels' property with their id, for findings.")
  var id: String = "parcel_id"

  @Option(help: ArgumentHelp("Group by this property; may be given several times.", valueName: "property"))
  var by: [String] = []

  @Option(help: ArgumentHelp("Sum this property by area share; may be given several times.", valueName: "property"))
  var sum: [String] = []

  @Option(help: "The coordinates' system, EPSG:nnnn; by default what the files say.")
  var crs: String?

  @Flag(help: "The input has one Feature a line; files named .ndjson, .geojsonl, .geojsons or .jsonl are known.")
  var ndjson = false

  @OptionGroup var layer: LayerFlags
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console(options: output.console)
    try await reporting(console) { () async throws(Failure) -> Overlay in
      let request = OverlayRequest(
        parcels: parcels, zones: zones, zoneIDField: zoneId, idField: id, by: by, sums: sum,
        options: try layer.options(crs: crs, layout: ndjson ? .lines : .automatic))
      let overlay = try await Overlay(request)
      var document = ResultDocument(
        verb: "overlay", version: MuchanVersion.current, ledger: overlay.ledger, rows: overlay.table(for: request))
      document.method = .string(EllipsoidArea.name)
      document.coverage = overlay.coverage(for: request)
      document.findings = overlay.findings
      document.balance = overlay.balance.json
      document.more = [("zone_ledger", JSONValue(overlay.zoneLedger))]
      try output.write(document)
      return overlay
    }.finish(console, parcels: parcels, zones: zones)
  }
}

extension Overlay {
  /// Says what people should know and ends the command with its exit code.
  fileprivate func finish(_ console: Console, parcels: [String], zones: String) throws(ExitCode) {
    console.report(findings)
    console.report(zoneLedger, of: zones)
    console.report(ledger, of: parcels.joined(separator: ", "))
    console.say(balance.text(in: console.options.lang))
    var all = ledger
    all += zoneLedger
    throw console.exitCode(ledger: all, findings: findings)
  }
}
