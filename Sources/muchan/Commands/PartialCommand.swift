import ArgumentParser
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline

/// `muchan partial`: one share of the parcels of an overlay or a project run, not finished.
struct PartialCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "partial",
    abstract: "Read a share of the parcels, for merge and finish: overlay or run for a cluster.",
    discussion: """
      With --project it is a share of a project run, else of an overlay. Writes lines of a key, a tab and JSON \
      with exact whole numbers: what is known of this share. Lines with the same key add up in any order, by muchan \
      merge or by an engine. Standard input has one Feature a line, and may be empty. Features that are left out are \
      data here: the exit code stays 0. Of a project only project.yaml and the zones need to be here.

      EXAMPLES:
        muchan partial --zones zones.geojson --by land_use_code < part-00.ndjson > part-00.state
        cat part-*.state | muchan finish -f csv
        muchan partial --project project < part-00.ndjson > part-00.state
        cat part-*.state | muchan finish --project project -o results
      """)

  @Argument(help: "GeoJSON files, newline-delimited ones too; by default standard input.", completion: .file())
  var parcels: [String] = []

  @Option(help: "GeoJSON file with the zones; with --project by default the one that it names.", completion: .file())
  var zones: String?

  @Option(help: "A project folder, or its project.yaml, whose parcels these are: a share of run.", completion: .file())
  var project: String?

  @Option(
    help: ArgumentHelp(
      "With --project: muchan's factors, codes and rules; by default those it was installed with.", valueName: "folder"),
    completion: .directory)
  var data: String?

  @OptionGroup var options: OverlayOptions

  @Flag(help: "Count every id too, to find repeats across shares: one more line for each parcel.")
  var ids = false

  @OptionGroup var output: StateOptions

  func validate() throws {
    guard zones != nil || project != nil else { throw ValidationError("partial needs --zones or --project.") }
    guard project == nil || !(options.isChosen || ids) else {
      throw ValidationError("--zone-id, --id, --by, --sum and --ids are of an overlay; a project says all that itself.")
    }
  }

  func run() async throws {
    let console = Console(options: output.console)
    try await reporting(console) { () async throws(Failure) in
      let files = parcels.isEmpty ? ["-"] : parcels
      let state = try await state(of: files)
      try output.write(state)
      console.report(state.findings)
      console.report(state.ledger ?? Ledger(), of: files.joined(separator: ", "))
    }
  }

  private func state(of files: [String]) async throws(Failure) -> ClusterState {
    var request = try options.request(files, zones: zones ?? "", layout: .linesByDefault)
    guard let project else {
      request.countsIDs = ids
      return try await ClusterState(request)
    }
    var noticed = DiagnosticLog()
    let elsewhere = zones == nil ? ProjectShare.elsewhere : Set(InputRole.allCases)
    var read = try ProjectInput.read(path: project, into: &noticed, elsewhere: elsewhere)
    if let zones { read.files[.zones] = .single(zones) }
    let share = ProjectShare(project: read, parcels: files, options: request.options)
    return try await ClusterState(share, data: try DataFolder(explicit: data))
  }
}
