import ArgumentParser
import MuchanDiagnostics
import MuchanPipeline

/// `muchan merge`: adds the lines of `partial`.
struct MergeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge",
    abstract: "Add the state lines of partial or merge: one line a key is left.",
    discussion: """
      In any order and any grouping; the result is the same, byte for byte. Lines of another version of muchan, of GEOS \
      or PROJ, of other zones or other options are refused.

      EXAMPLE:
        muchan merge part-*.state -o all.state
      """)

  @Argument(help: "Files of state lines; by default standard input.", completion: .file())
  var files: [String] = []

  @OptionGroup var output: StateOptions

  func run() async throws {
    try await reporting(Console(options: output.console)) { () async throws(Failure) in
      var state = ClusterState()
      try state.add(files: files.isEmpty ? ["-"] : files)
      try output.write(state)
    }
  }
}
