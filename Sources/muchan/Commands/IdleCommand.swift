import ArgumentParser
import MuchanFormats
import MuchanPipeline

/// `muchan idle`: which land is idle on a day, and what follows.
struct IdleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "idle",
    abstract: "List idle land on a day: suspected and recognised, fee, take-back, next date, remedies.",
    discussion: """
      Suspected land is judged here, by dates and ratios and the rule set of the place; recognised land is what the \
      authority has recognised. Both overlap and have a rate each, of supplied construction land. What cannot be told \
      is listed in idle_unknown and never counts as in use. Suspicion is no recognition: reasons that no record tells \
      are the authority's to weigh.

      TABLES:
        idle          parcels with dates, rule, days, fee, next date and remedies
        idle_rates    by zone: suspected, recognised, running, unknown
        idle_watch    parcels whose clock runs, the nearest date first
        idle_unknown  parcels that nothing can be told of, with what is missing
        idle_evidence outlines of buildings against idle status and declared footprints
        low_efficiency       parcels of enterprises that were long in a low class
        low_efficiency_zones the same by zone, with rates under the Ministry's flag

      EXAMPLES:
        muchan idle project
        muchan idle project --as-of 2026-06-30 --table idle_rates
        muchan idle project --rule hainan -f csv -o idle.csv
        muchan idle project --table low_efficiency
      """)

  @Option(
    help: ArgumentHelp(
      "The rule set to use beside the national one; by default that of the project's place.", valueName: "id"),
    completion: .shipped(.idleRule))
  var rule: String?

  @OptionGroup var account: AccountOptions

  func run() async throws {
    let rule = rule
    try await account.run(
      scope: .idleLand, adjust: { project in if let rule { project.idleRule = rule } }
    ) { run, language in
      run.idleReport(in: language)
    }
  }
}
