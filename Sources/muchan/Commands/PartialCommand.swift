import ArgumentParser
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline

/// `muchan partial`: the overlay of one share of the parcels, not finished.
struct PartialCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "partial",
    abstract: "Divide a share of the parcels over zones, for merge and finish: overlay for a cluster.",
    discussion: """
      Writes lines of a key, a tab and JSON with exact whole numbers: what is known of this share. Lines with the same \
      key add up in any order, by muchan merge or by an engine. Standard input has one Feature a line, and may be \
      empty. Features that are left out are data here: the exit code stays 0.

      EXAMPLES:
        muchan partial --zones zones.geojson --by land_use_code < part-00.ndjson > part-00.state
        cat part-*.state | muchan finish -f csv
      """)

  @Argument(help: "GeoJSON files, newline-delimited ones too; by default standard input.")
  var parcels: [String] = []

  @OptionGroup var options: OverlayOptions

  @Flag(help: "Count every id too, to find repeats across shares: one more line for each parcel.")
  var ids = false

  @OptionGroup var output: StateOptions

  func run() async throws {
    let console = Console(options: output.console)
    try await reporting(console) { () async throws(Failure) in
      var request = try options.request(parcels.isEmpty ? ["-"] : parcels, layout: .linesByDefault)
      request.countsIDs = ids
      let state = try await OverlayState(request)
      try output.write(state)
      console.report(state.findings)
      console.report(state.ledger ?? Ledger(), of: request.parcels.joined(separator: ", "))
    }
  }
}
