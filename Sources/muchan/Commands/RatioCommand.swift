import ArgumentParser
import MuchanPipeline

/// `muchan ratio`: the zone's shares of the city's energy and output.
struct RatioCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ratio",
    abstract: "Hold a zone's energy and output against its city's: 2 % of the energy, 20 % of the output?",
    discussion: """
      Both sides have one scope (industry above designated size), one year and one electricity basis. Index is output \
      share over energy share; headroom is the energy that may still be added to zone and city alike until the share \
      reaches its limit. A missing total makes a share unknown, never zero.

      EXAMPLES:
        muchan ratio project
        muchan ratio project -f csv -o ratio.csv
      """)

  @OptionGroup var account: AccountOptions

  func run() async throws { try await account.run { run, language in run.ratioReport(in: language) } }
}
