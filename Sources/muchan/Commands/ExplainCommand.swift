import ArgumentParser
import Glibc
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline
import MuchanRecords
import MuchanReport

/// `muchan explain`: what a record or figure rests on.
struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Show what an id rests on: its rows, file and line, and every result that names it.",
    discussion: """
      In a project: the input rows that name the id, every row that run writes of it with the rule, factor or source \
      that stands beside each figure. In a workspace: where the record came from, and the text \
      that stands in the source file where that is still what was imported; rows of tables are found by the beginning \
      of their key, such as an enterprise's id.

      EXAMPLES:
        muchan explain 91329999DEM0001063 --in project
        muchan explain 3201150050100194000 --in project --table idle
        muchan explain 3201150010000000001 --in W.gpkg
      """)

  @Argument(help: "The id of a parcel, zone, enterprise or other record.")
  var id: String

  @Option(
    name: .customLong("in"),
    help: ArgumentHelp("The workspace, project folder or project.yaml.", valueName: "workspace or project"),
    completion: .file())
  var source: String

  @Option(help: ArgumentHelp("In a project: only rows of this input or result table.", valueName: "name"))
  var table: String?

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      "In a project: the day that clocks are read at; by default the project's as_of, else the last day of its year.",
      valueName: "YYYY-MM-DD"))
  var asOf: CalendarDay?

  @Option(
    help: ArgumentHelp(
      "In a project: muchan's factors, codes and rules; by default those it was installed with.", valueName: "folder"),
    completion: .directory)
  var data: String?

  @OptionGroup var output: OutputOptions

  func run() async throws {
    if FileKind(at: source) == .folder || source.hasSuffix(".yaml") || source.hasSuffix(".yml") {
      try await explainFromProject()
    } else {
      try await explainFromWorkspace()
    }
  }

  private func explainFromProject() async throws {
    let console = Console(options: output.console)
    let language = console.options.lang
    let trace = try await reporting(console) { () async throws(Failure) -> ProjectTrace in
      var log = DiagnosticLog()
      let project = try ProjectFile.read(path: source, into: &log)
      let run = try await ProjectRun(
        project, data: try DataFolder(explicit: data), options: LayerOptions(), asOf: asOf, noticed: log)
      let trace = try await ProjectTrace(
        ofID: id, table: table, in: run, temporary: Environment.value(of: "TMPDIR") ?? P_tmpdir, language: language)
      var document = ResultDocument(
        verb: "explain", version: MuchanVersion.current, ledger: trace.ledger, rows: trace.table)
      document.findings = trace.findings
      try output.write(document, withDetails: false)
      return trace
    }
    console.report(trace.findings)
    if trace.count == 0 {
      console.say(language == .chinese ? "未找到编号 \(id)" : "nothing names the id \(id)")
      throw ExitCode(1)
    }
  }

  private func explainFromWorkspace() async throws {
    let console = Console(options: output.console)
    let records = try await reporting(console) { () async throws(Failure) -> StoredRecords in
      let records = try StoredRecords(ofID: id, in: source)
      var document = ResultDocument(
        verb: "explain", version: MuchanVersion.current, ledger: Ledger(stored: records.count), rows: records.table)
      document.findings = records.findings
      try output.write(document)
      return records
    }
    console.report(records.findings)
    if records.count == 0 { throw ExitCode(1) }
  }
}
