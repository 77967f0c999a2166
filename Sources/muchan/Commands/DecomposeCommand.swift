import ArgumentParser
import MuchanPipeline

/// `muchan decompose`: why a zone's energy and CO2 changed.
struct DecomposeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decompose",
    abstract: "Decompose the change of a zone's energy and CO2 by activity, structure, intensity, mix and factor.",
    discussion: """
      Additive LMDI-I over industries and carriers, year by year and chained. Effects add up to the change exactly. \
      Enterprises with both energy and value added count; those that enter, leave or cannot be compared are listed. \
      CO2 is on three bases, location first; what leads from the zone's CO2 to what is decomposed is in \
      decomposition_carbon. A factor that is the same in both years is named as held. \
      Value added is at constant prices where deflators.csv allows it. Decoupling states follow from the signs of both \
      changes.

      TABLES:
        decomposition, decomposition_industries, decoupling, decomposition_members, decomposition_carbon

      EXAMPLES:
        muchan decompose project
        muchan decompose project --table decomposition_industries
        muchan decompose project --table decoupling -f csv
        muchan decompose project --table decomposition_carbon
      """)

  @OptionGroup var account: AccountOptions

  func run() async throws {
    let asked = account.table
    try await account.run(scope: .energy) { run, language in run.decompositionReport(in: language, asked: asked) }
  }
}
