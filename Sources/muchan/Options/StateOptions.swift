import ArgumentParser
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline

/// Where state lines go.
struct StateOptions: ParsableArguments {
  @Option(
    name: [.short, .long], help: ArgumentHelp("Write the lines here; - is standard output.", valueName: "path"),
    completion: .file())
  var output: String?

  @Flag(help: "Replace an output that exists.")
  var overwrite = false

  @OptionGroup var console: ConsoleOptions

  /// Writes all lines of a state.
  func write(_ state: ClusterState) throws(Failure) {
    WorkingLine.current?.stop()
    var lines = LineOutput(file: try OutputFile(path: output, overwrite: overwrite))
    try state.write { (line) throws(Failure) in try lines.write { $0 += line } }
    try lines.finish()
  }
}
