import ArgumentParser
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline
import MuchanRecords

/// `muchan finish`: prints what `overlay` or `run` would have printed.
struct FinishCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "finish",
    abstract: "Print what overlay or run would have printed for all shares together.",
    discussion: """
      Rows, ledger, balance and coverage are the same, byte for byte. Findings about the parcels name the record by its \
      id and not by its place, since places in different shares cannot be compared. With --project everything but the \
      parcels is read here, -o is the folder that run would have written, and -f is table (the summary) or json.

      EXAMPLES:
        muchan finish part-*.state -f csv -o areas.csv
        muchan merge part-*.state | muchan finish -f json
        muchan finish --project project part-*.state -o results
      """)

  @Argument(help: "Files of state lines; by default standard input.", completion: .file())
  var files: [String] = []

  @Option(help: "The project folder, or its project.yaml, that the lines are of.", completion: .file())
  var project: String?

  @Option(
    help: ArgumentHelp(
      "With --project: muchan's factors, codes and rules; by default those it was installed with.", valueName: "folder"),
    completion: .directory)
  var data: String?

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      "With --project: the day that clocks are read at; by default the project's.", valueName: "YYYY-MM-DD"))
  var asOf: CalendarDay?

  @OptionGroup var results: ResultOptions
  @OptionGroup var output: OutputOptions

  func validate() throws {
    guard project == nil || output.format == .table || output.format == .json else {
      throw ValidationError("--project prints table or json; the tables go to the folder of --output as CSV.")
    }
  }

  func run() async throws {
    if let project { return try await finish(project) }
    let console = Console(options: output.console)
    let finished = try await reporting(console) { () async throws(Failure) in
      let finished = try states().finished()
      try output.write(finished.overlay.document(for: finished.request))
      return finished
    }
    try finished.overlay.finish(console, parcels: "parcels", zones: finished.request.zones)
  }

  private func states() throws(Failure) -> ClusterState {
    var state = ClusterState()
    try state.add(files: files.isEmpty ? ["-"] : files)
    return state
  }

  private func finish(_ path: String) async throws {
    let console = Console(options: output.console)
    let run = try await reporting(console) { () async throws(Failure) -> ProjectRun in
      var noticed = DiagnosticLog()
      let project = try ProjectInput.read(path: path, into: &noticed, elsewhere: [.parcels])
      let run = try await states().finished(
        project, data: try DataFolder(explicit: data), jobs: 1, asOf: asOf, noticed: noticed
      ).traced()
      let language = console.options.lang
      if let folder = output.output, !output.dryRun {
        let drawing = try await run.drawing(withParcels: false)
        try run.write(
          to: folder, overwrite: output.overwrite, pages: .report(drawing), content: results.content(bom: output.bom),
          in: language)
      }
      try run.print(asJSON: output.format == .json, in: language)
      return run
    }
    try run.finish(console)
  }
}
