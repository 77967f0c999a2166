import ArgumentParser
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline
import MuchanReport

/// `muchan rank`: zones against each other.
struct RankCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rank",
    abstract: "Rank zones by a scoring book, and say who is warned, who leaves, and how firm the ranks are.",
    discussion: """
      A book names heads, items, weights, how figures become points, and what last ranks lead to. Shipped: jiangsu-2021, \
      mofcom-2021, nanjing-2021 (heads as published; weights and items that are not published are this project's choice \
      and marked derived) and parks (parks of one zone, from its accounts). Figures are computed \
      where the project has parcels and enterprises; the others are those of indicators.csv. A zone that lacks a figure has no rank \
      and is listed with what is missing.

      TABLES:
        rank, rank_heads, rank_items, rank_consequences, rank_sensitivity (how many points of 100 a weight must move \
      before the rank changes), rank_years, rank_missing

      EXAMPLES:
        muchan rank project --book parks
        muchan rank province --book jiangsu-2021 --table rank_consequences
        muchan rank province --book own-book.yaml --year 2024 -f csv -o ranks.csv
      """)

  @OptionGroup var project: ProjectOptions

  @Option(
    help: ArgumentHelp("The scoring book: a name that is shipped, or a YAML file.", valueName: "name"),
    completion: .shipped(.rankingBook))
  var book: String = "parks"

  @Option(help: ArgumentHelp("The last year to rank; by default the last with figures.", valueName: "YYYY"))
  var year: Int?

  @Option(help: ArgumentHelp("Print this table instead of the first.", valueName: "name"))
  var table: String?

  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console(options: output.console)
    let request = RankRun.Request(book: book, year: year, asOf: project.asOf)
    let run = try await reporting(console) { () async throws(Failure) in
      var log = DiagnosticLog()
      let read = try ProjectInput.read(path: project.project, into: &log)
      return try await RankRun(
        read, request, data: try DataFolder(explicit: project.data), options: try project.layer.options(crs: nil),
        noticed: log)
    }
    let report = run.report(in: console.options.lang)
    try await output.finish(report, table: table, of: "rank", run.findings, run.ledger, console) {
      run.document(of: report, table: $0)
    }
  }
}
