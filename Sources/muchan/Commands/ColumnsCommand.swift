import ArgumentParser
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline
import MuchanReport

/// `muchan columns`: what the files of a run hold.
struct ColumnsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "columns",
    abstract: "List the tables and columns that run writes for a project, with headings in both languages.",
    discussion: """
      Column names are the same in both languages and keep their meaning. A column without headings is for files alone \
      and is not shown on a terminal. Tables that have no rows in this project are listed too, where their columns are \
      known without rows.

      EXAMPLES:
        muchan columns project
        muchan columns project -f csv -o columns.csv
      """)

  @OptionGroup var project: ProjectOptions
  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console(options: output.console)
    try await reporting(console) { () async throws(Failure) in
      let run = try await project.run()
      let table = run.columnTable(in: console.options.lang)
      try output.write(
        ResultDocument(verb: "columns", version: MuchanVersion.current, ledger: Ledger(), rows: table))
    }
  }
}
