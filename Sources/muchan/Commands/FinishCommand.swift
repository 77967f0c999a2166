import ArgumentParser
import MuchanDiagnostics
import MuchanPipeline

/// `muchan finish`: prints what `overlay` would have printed.
struct FinishCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "finish",
    abstract: "Print what overlay would have printed for all shares together.",
    discussion: """
      Rows, ledger, balance and coverage are the same, byte for byte. Findings name the record by its id and not by \
      its place, since places in different shares cannot be compared.

      EXAMPLES:
        muchan finish part-*.state -f csv -o areas.csv
        muchan merge part-*.state | muchan finish -f json
      """)

  @Argument(help: "Files of state lines; by default standard input.")
  var files: [String] = []

  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console(options: output.console)
    let finished = try await reporting(console) { () async throws(Failure) in
      var state = OverlayState()
      try state.add(files: files.isEmpty ? ["-"] : files)
      let finished = try state.finished()
      try output.write(finished.overlay.document(for: finished.request))
      return finished
    }
    try finished.overlay.finish(console, parcels: "parcels", zones: finished.request.zones)
  }
}
