import ArgumentParser
import MuchanDiagnostics
import MuchanPipeline

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

  @Argument(
    help: "GeoJSON files that are divided, newline-delimited ones too; - is standard input.", completion: .file())
  var parcels: [String]

  @Option(help: "GeoJSON file with the zones.", completion: .file())
  var zones: String

  @OptionGroup var options: OverlayOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console(options: output.console)
    try await reporting(console) { () async throws(Failure) -> Overlay in
      let request = try options.request(parcels, zones: zones)
      let overlay = try await Overlay(request)
      try output.write(overlay.document(for: request))
      return overlay
    }.finish(console, parcels: parcels.joined(separator: ", "), zones: zones)
  }
}

extension Overlay {
  /// Says what people should know and ends the command with its exit code.
  func finish(_ console: Console, parcels: String, zones: String) throws(ExitCode) {
    console.report(findings)
    console.report(zoneLedger, of: zones)
    console.report(ledger, of: parcels)
    console.say(balance.text(in: console.options.lang))
    var all = ledger
    all += zoneLedger
    throw console.exitCode(ledger: all, findings: findings)
  }
}
