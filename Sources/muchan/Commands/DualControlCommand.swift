import ArgumentParser
import MuchanPipeline

/// `muchan dual-control`: totals and intensities against their targets.
struct DualControlCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dual-control",
    abstract: "Hold totals and intensities of energy and carbon against the paths to their targets.",
    discussion: """
      targets.yaml states base and target year, value, unit, basis, price base and path (linear, constant_rate, budget). \
      Each target has a verdict for the last year with a figure, the room left, the rate needed from there, and a trend \
      with its interval. An intensity needs constant prices (deflators.csv); without them it has no verdict. A peak is \
      claimed only where the years after the maximum fall significantly.

      TABLES:
        dual_control, dual_control_path, dual_control_forecast, dual_control_contributions, peak

      EXAMPLES:
        muchan dual-control project
        muchan dual-control project --table dual_control_forecast
        muchan dual-control project --table dual_control_contributions -f csv | head
      """)

  @OptionGroup var account: AccountOptions

  func run() async throws {
    let asked = account.table
    try await account.run(scope: .energy) { run, language in run.dualControlReport(in: language, asked: asked) }
  }
}
