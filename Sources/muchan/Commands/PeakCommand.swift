import ArgumentParser
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline
import MuchanReport

/// `muchan peak`: peak tests of plain series.
struct PeakCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "peak",
    abstract: "Test yearly series of any CSV file for a peak, and for decoupling from value added.",
    discussion: """
      A peak is claimed only where the maximum is not the last year and the years after it fall by the Mann-Kendall test \
      (exact below ten years, two-sided). Four years cannot reach 5 %; the output says so. Value added is the user's own \
      and marked so; it has to be at constant prices.

      TABLES:
        peak; decoupling with --value-added

      EXAMPLES:
        muchan peak co2.csv --column co2_mt --by city
        muchan peak co2.csv --column co2_mt --by city --value-added gdp.csv:gdp_2020_prices --table decoupling
      """)

  @Argument(help: "A CSV file with a row per year.", completion: .file())
  var file: String

  @Option(help: ArgumentHelp("The column of figures.", valueName: "heading"))
  var column: String

  @Option(help: ArgumentHelp("The column of years.", valueName: "heading"))
  var year: String = "year"

  @Option(help: ArgumentHelp("The column that tells series apart, such as a city.", valueName: "heading"))
  var by: String?

  @Option(
    name: .customLong("value-added"),
    help: ArgumentHelp(
      "Your value added at constant prices: a CSV file with the same columns of years and series, and its column.",
      valueName: "file:heading"), completion: .file())
  var valueAdded: String?

  @Option(help: ArgumentHelp("Print this table instead of the first.", valueName: "name"))
  var table: String?

  @Option(
    help: ArgumentHelp(
      "muchan's factors, codes and rules; by default those it was installed with.", valueName: "folder"),
    completion: .directory)
  var data: String?

  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console(options: output.console)
    var other: (path: String, column: String)?
    if let valueAdded {
      guard let colon = valueAdded.lastIndex(of: ":") else {
        throw ValidationError("--value-added wants file:heading, not \(valueAdded).")
      }
      other = (String(valueAdded[..<colon]), String(valueAdded[valueAdded.index(after: colon)...]))
    }
    let request = SeriesRun.Request(
      path: file, columns: SeriesColumns(value: column, year: year, group: by), valueAdded: other)
    let run = try await reporting(console) { () async throws(Failure) in
      try SeriesRun(request, data: try DataFolder(explicit: data))
    }
    let report = run.report(in: console.options.lang)
    try await output.finish(report, table: table, of: "series", run.findings, run.ledger, console) {
      run.document(of: report, table: $0)
    }
  }
}
