import ArgumentParser
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline
import MuchanReport

/// `muchan classify`: enterprises by what their land yields.
struct ClassifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "classify",
    abstract: "Class enterprises A to D by a scheme, and show why each has its class.",
    discussion: """
      A scheme says who is in the ranking, what counts how much against which base, and where the classes part. Shipped: \
      huaian-2024 (weights and cuts published), huangyan-2022 and huangyan-2022-small (no cuts published: scores only), \
      demo-jiangsu (made up). A file of one's own is taken by its path. Enterprises that lack a figure have no class and \
      are listed with what is missing.

      TABLES:
        class_structure, class_bases, class_sensitivity, class_resources; classes, class_scores and class_history when
        asked for

      EXAMPLES:
        muchan classify project --preset huaian-2024
        muchan classify project --table classes -f csv -o classes.csv
        muchan classify project --enterprise 91320100MA1XXXXXXX
        muchan classify project --preset own-scheme.yaml
      """)

  @OptionGroup var account: AccountOptions

  @Option(
    help: ArgumentHelp(
      "The scheme: huaian-2024, huangyan-2022, huangyan-2022-small, demo-jiangsu, or a YAML file; by default the project's.",
      valueName: "name"), completion: .shipped(.classScheme))
  var preset: String?

  @Option(help: ArgumentHelp("Show why this enterprise has its class.", valueName: "id"))
  var enterprise: String?

  func run() async throws {
    let (preset, enterprise, asked) = (preset, enterprise, account.table)
    try await account.run(
      scope: .classes, adjust: { if let preset { $0.classScheme = preset } }
    ) { run, language in
      let report =
        if let enterprise { try run.classReport(ofEnterprise: enterprise, in: language) } else {
          run.classReport(in: language, asked: asked)
        }
      guard let report else {
        throw ValidationError("The project names no scheme (classes: {preset: NAME}); name one with --preset.")
      }
      return report
    }
  }
}
