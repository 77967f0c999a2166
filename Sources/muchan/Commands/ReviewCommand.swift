public import ArgumentParser
import MuchanDiagnostics
public import MuchanPipeline

/// `muchan review`: the supply review of a planned project.
struct ReviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review",
    abstract: "Review a planned project before land is supplied: limits, lists, energy, shares and targets.",
    discussion: """
      One line per criterion with value, limit, document, how sure it is, and pass, fail, unknown or info. Control \
      indicators are shipped (data/rules/industrial_projects.csv); a zone's own admission standards are given by --limits, \
      a table of the same columns. What is missing makes a line unknown, which never counts as passed; an unverified limit \
      passes and fails nothing. The rules of supply_on count, else those of --as-of.

      Exits with 1 where a line fails (--fail-on fail), where one fails or is unknown (unknown), or for findings alone \
      (never).

      TABLES:
        review, review_summary, review_energy, review_peers

      EXAMPLES:
        muchan review planned.yaml project
        muchan review planned.yaml project --limits admission.csv --fail-on unknown
        muchan review planned.yaml project -f csv -o review.csv
        muchan review planned.yaml project --table review_peers
      """)

  @Argument(
    help: "The planned project, a YAML file (docs/project-file.md says what it holds).",
    completion: .file(extensions: ["yaml", "yml"]))
  var planned: String

  @OptionGroup var account: AccountOptions

  @Option(
    help: ArgumentHelp(
      "Admission standards of the zone, a CSV: rule, indicator, comparison, threshold, unit, document, certainty …",
      valueName: "file"), completion: .file(extensions: ["csv"]))
  var limits: String?

  @Option(name: .customLong("fail-on"), help: "Which lines make the command exit with 1: fail, unknown or never.")
  var failOn: PlannedReview.FailOn = .fail

  func run() async throws {
    let console = Console(options: account.output.console)
    let asked = try await reporting(console) { () async throws(Failure) in
      var log = DiagnosticLog()
      do throws(Failure) {
        return try PlannedReview(
          planned, limits: limits, failOn: failOn, data: DataFolder(explicit: account.project.data), into: &log)
      } catch {
        console.report(log)
        throw error
      }
    }
    try await account.run { run, language in try run.reviewReport(asked, in: language) }
  }
}

extension PlannedReview.FailOn: ExpressibleByArgument {}
