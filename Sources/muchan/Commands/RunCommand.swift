import ArgumentParser
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline
import MuchanReport

/// `muchan run`: the main job.
struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Compute all accounts of a project.",
    discussion: """
      Reads project.yaml and the files it names, places parcels in zones, measures them, counts land by use, holds \
      enterprises against their land and energy, and the zone against its city. Writes summary.json, one CSV per \
      table, summary.md, report.html and workbook.xlsx into -o; without -o the summary goes to standard output. Of a \
      workspace, which import makes of a project folder, the results are the same; without -o or -n they are also \
      written into it, as tables that begin with result_, in the place of those of the run before.

      EXAMPLES:
        muchan run project -o results
        muchan import project --into W.gpkg && muchan run W.gpkg
        muchan run project --format json | jq .ratio
      """)

  @OptionGroup var project: ProjectOptions

  @Option(
    name: [.short, .long], help: ArgumentHelp("Write all tables into this new folder.", valueName: "folder"),
    completion: .directory)
  var output: String?

  @Option(name: [.short, .long], help: "What goes to standard output: table (a summary) or json.")
  var format: SummaryFormat = .table

  @Flag(help: "Begin CSV files with a byte order mark, so that Excel takes them for UTF-8.")
  var bom = false

  @Flag(help: "Replace a results folder that exists.")
  var overwrite = false

  @Flag(name: [.customShort("n"), .long], help: "Read and compute, print the summary and write nothing.")
  var dryRun = false

  @OptionGroup var results: ResultOptions
  @OptionGroup var console: ConsoleOptions

  /// What `run` prints.
  enum SummaryFormat: String, ExpressibleByArgument, CaseIterable {
    case table, json
  }

  func run() async throws {
    let console = Console(options: console)
    let run = try await reporting(console) { () async throws(Failure) -> ProjectRun in
      var run = try await project.run()
      // Digests are one more pass over the input, which a look at the summary does without.
      if format == .json || (output != nil && !dryRun) { run = try run.traced() }
      if let output, !dryRun {
        let drawing = try await run.drawing()
        try run.write(
          to: output, overwrite: overwrite, pages: .report(drawing), content: results.content(bom: bom),
          in: console.options.lang)
      }
      if output == nil, !dryRun { try run.writeIntoWorkspace(in: console.options.lang) }
      try run.print(asJSON: format == .json, in: console.options.lang)
      return run
    }
    try run.finish(console)
  }
}

extension ProjectRun {
  /// Prints the summary, or all as one JSON object.
  func print(asJSON: Bool, in language: Language) throws(Failure) {
    WorkingLine.current?.stop()
    var file = try OutputFile(path: nil)
    try file.write(asJSON ? document(in: language).json(in: language).indented() + "\n" : summary(in: language))
    try file.commit()
  }

  /// Says what people should know and ends the command with its exit code.
  func finish(_ console: Console) throws(ExitCode) {
    console.report(findings)
    for (role, ledger) in ledgers { console.report(ledger, of: role.rawValue) }
    console.say(balance.text(in: console.options.lang))
    throw console.exitCode(ledger: ledger, findings: findings)
  }
}
