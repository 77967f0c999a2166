import ArgumentParser
import MuchanPipeline

/// `muchan ratio`: the zone's shares of the city's energy and output.
struct RatioCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ratio",
    abstract: "Hold a zone's energy, output and CO2 against its city's: 2 % of the energy, 20 % of the output?",
    discussion: """
      Both sides have one scope (industry above designated size), one year and one electricity basis. Index is output \
      share over energy share; headroom is the energy that may still be added to zone and city alike until the share \
      reaches its limit. CO2 is at the location, with its share, index and trend but no limit. A missing total makes a share unknown, never zero. With --add or --revive the first table says \
      where the point moves: what is added counts on both sides.

      TABLES:
        ratio, ratio_outlook, ratio_contributions, ratio_quadrants; ratio_what_if with --add or --revive

      EXAMPLES:
        muchan ratio project
        muchan ratio project -f csv -o ratio.csv
        muchan ratio project --table ratio_quadrants
        muchan ratio project --add tce=1200,output=50000 --add tce=-300
        muchan ratio project --revive 3201150020020242000
      """)

  @OptionGroup var account: AccountOptions

  @Option(
    help: ArgumentHelp(
      "What if this came to the zone? Tonnes of standard coal and output in 万元; repeatable.",
      valueName: "tce=T,output=O"))
  var add: [String] = []

  @Option(
    help: ArgumentHelp(
      "What if these parcels were used as the zone's are in the median? Ids, comma-separated.", valueName: "parcel,...")
  )
  var revive: String?

  func run() async throws {
    let ids = revive.map { $0.split(separator: ",").map(String.init) } ?? []
    let asked = account.table
    try await account.run(scope: .energy) { run, language in
      let changes = try ProjectRun.WhatIf(additions: add, revived: ids)
      return changes.isEmpty
        ? run.ratioReport(in: language, asked: asked) : try run.ratioReport(changes, in: language, asked: asked)
    }
  }
}
