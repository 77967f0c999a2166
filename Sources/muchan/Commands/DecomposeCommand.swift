import ArgumentParser
import MuchanPipeline

/// `muchan decompose`: why a zone's energy changed.
struct DecomposeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "decompose",
    abstract: "Decompose the change of a zone's energy by activity, structure, intensity and energy mix.",
    discussion: """
      Additive LMDI-I over industries and carriers, year by year and chained. Effects add up to the change exactly. \
      Enterprises with both energy and value added count; those that enter, leave or cannot be compared are listed. \
      Value added is at constant prices where deflators.csv allows it. Decoupling states follow from the signs of both \
      changes.

      TABLES:
        decomposition, decomposition_industries, decoupling, decomposition_members

      EXAMPLES:
        muchan decompose project
        muchan decompose project --table decomposition_industries
        muchan decompose project --table decoupling -f csv
      """)

  @OptionGroup var account: AccountOptions

  func run() async throws { try await account.run { run, language in run.decompositionReport(in: language) } }
}
