import ArgumentParser
import MuchanPipeline

/// `muchan land-use`: how intensively land is used.
struct LandUseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "land-use",
    abstract: "Rate how intensively a zone's land is used: developed, supplied, built, how densely, what it carries.",
    discussion: """
      Needs td1029_class of parcels, and what else each indicator names; one that is missing makes the indicator \
      unknown. Published means of national zones and of the province stand beside each rate. Tables: land_use_rates, \
      land_use_states (land by class, type of the zone), land_pipeline (approved, supplied, started, completed, in \
      production by year), land_waiting (approved and not supplied, supplied and not started), land_use_projects (new \
      industrial projects against their control indicators), building_floors and building_taxes.

      EXAMPLES:
        muchan land-use project
        muchan land-use project --table land_waiting --as-of 2024-06-30
        muchan land-use project -f csv -o rates.csv
      """)

  @OptionGroup var account: AccountOptions

  func run() async throws {
    try await account.run(scope: [.landUse, .concentration]) { run, language in run.landUseReport(in: language) }
  }
}
