import ArgumentParser
import MuchanPipeline

/// `muchan energy`: standard coal of a project.
struct EnergyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "energy",
    abstract: "Turn the energy ledger into standard coal by zone, carrier, industry and month.",
    discussion: """
      Energy at the fence of an enterprise is purchase + own generation + stock change - sold - feedstock. Electricity \
      stands at calorific value and at coal input side by side; the two are never added. What is not known is unknown \
      and counted, never zero. Meters are diagnosed up to the day of --as-of.

      Tables: energy_zones, energy_carriers, energy_industries, energy_months, energy_intensity, energy_mix, \
      energy_renewable, energy_coal, benchmark_quantiles, energy_meters, energy_largest; benchmark_distance when asked \
      for. By enterprise: energy_enterprises.csv of run.

      EXAMPLES:
        muchan energy project
        muchan energy project --table energy_mix
        muchan energy project --table benchmark_distance -f csv -o distance.csv
        muchan energy project --table energy_meters --as-of 2022-09-30
      """)

  @OptionGroup var account: AccountOptions

  func run() async throws {
    let asked = account.table
    try await account.run(scope: .energy) { run, language in run.energyReport(in: language, asked: asked) }
  }
}
