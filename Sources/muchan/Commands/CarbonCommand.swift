import ArgumentParser
import MuchanPipeline

/// `muchan carbon`: CO2 of a project.
struct CarbonCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "carbon",
    abstract: "Work out CO2 of fuel, processes, bought power and heat, on three bases side by side.",
    discussion: """
      Fuel is quantity x heat value x carbon x oxidation x 44/12. Bought power counts at the provincial average of \
      place.province (location), at the national residual factor (residual), and by the zero-carbon-park rule; the \
      three are never added. A year without a grid factor is an error that names the nearest years, unless \
      grid_factor_year in project.yaml or --grid-year says which year stands for it. Every factor is listed with \
      source and certainty in carbon_factors.

      Tables: carbon_zones, carbon_carriers, carbon_industries, carbon_months, carbon_intensity, carbon_factors, \
      carbon_park, carbon_largest. By enterprise: carbon_enterprises.csv of run.

      EXAMPLES:
        muchan carbon project
        muchan carbon project --grid-year 2023
        muchan carbon project --table carbon_factors
      """)

  @OptionGroup var account: AccountOptions

  @Option(help: ArgumentHelp("Use the grid factors of this year for all years of data.", valueName: "year"))
  var gridYear: Int?

  func run() async throws {
    try await account.run(scope: .energy, gridYear: gridYear) { run, language in run.carbonReport(in: language) }
  }
}
