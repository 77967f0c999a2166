import ArgumentParser
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline
import MuchanReport

/// `muchan diff`: what changed between two runs.
struct DiffCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show what changed between two results: data, rules, factors, program, and every figure.",
    discussion: """
      Takes two folders that run wrote: quarter on quarter, or before and after an edit. Rows are matched by what names \
      them, such as zone and year. Beside each table stands what its figures may have changed for: the input files, \
      factors, rules, versions and settings that differ and that the table depends on. Where nothing of that differs and \
      figures do, the input was a workspace that was edited. Exits with 0 whether or not they differ; with --exit-code it \
      is 1 where a figure differs.

      EXAMPLES:
        muchan diff results-2022q3 results-2022q4
        muchan diff before after --table ratio --table zones
        muchan diff before after --tolerance-percent 0.1 -f csv -o changes.csv
        muchan diff expected results --exit-code -q
      """)

  @Argument(help: ArgumentHelp("The folder of the first run.", valueName: "before"), completion: .directory)
  var before: String

  @Argument(help: ArgumentHelp("The folder of the second run.", valueName: "after"), completion: .directory)
  var after: String

  @Option(help: ArgumentHelp("Compare this table alone, and list all its changes; repeatable.", valueName: "name"))
  var table: [String] = []

  @Option(help: ArgumentHelp("Numbers this near to each other are the same.", valueName: "number"))
  var tolerance: Double = 0

  @Option(
    name: .customLong("tolerance-percent"),
    help: ArgumentHelp("Numbers this near to each other are the same, in per cent of the larger.", valueName: "percent")
  )
  var tolerancePercent: Double = 0

  @Flag(help: "Exit with 1 where a figure differs.")
  var exitCode = false

  @OptionGroup var output: OutputOptions

  /// How many changes of each table people are shown unless they ask for one.
  private static let listedPerTable = 12

  func validate() throws {
    guard tolerance >= 0, tolerance.isFinite, tolerancePercent >= 0, tolerancePercent.isFinite else {
      throw ValidationError("A tolerance is a number from 0 on.")
    }
  }

  func run() async throws {
    let console = Console(options: output.console)
    let language = console.options.lang
    let comparison = try await reporting(console) { () async throws(Failure) -> ResultComparison in
      let comparison = try ResultComparison(
        before, after, only: table, tolerance: NumberTolerance(absolute: tolerance, percent: tolerancePercent))
      guard output.format == .table else {
        try output.write(comparison.document())
        return comparison
      }
      guard !output.dryRun else { return comparison }
      var file = try OutputFile(path: output.output, overwrite: output.overwrite)
      try file.write(comparison.text(in: language, limit: table.isEmpty ? Self.listedPerTable : nil))
      try file.commit()
      return comparison
    }
    console.report(comparison.findings)
    if exitCode, !comparison.isSame { throw ExitCode(1) }
    throw console.exitCode(ledger: Ledger(), findings: comparison.findings)
  }
}
