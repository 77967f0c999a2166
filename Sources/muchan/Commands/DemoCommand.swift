import ArgumentParser
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline
import MuchanReport

/// `muchan demo`: the demonstration project and its results.
struct DemoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Write the demonstration project and run it.",
    discussion: """
      Writes DIR/project (input files and project.yaml, all made up and labelled so) and DIR/results.

      EXAMPLE:
        muchan demo -o demo
      """)

  @Option(
    name: [.short, .long], help: ArgumentHelp("The folder for project and results.", valueName: "folder"),
    completion: .directory)
  var output: String

  @Option(
    help: ArgumentHelp(
      "muchan's factors, codes and rules; by default those it was installed with.", valueName: "folder"),
    completion: .directory)
  var data: String?

  @Flag(help: "Replace a demonstration that exists.")
  var overwrite = false

  @OptionGroup var layer: LayerFlags
  @OptionGroup var console: ConsoleOptions

  func run() async throws {
    let console = Console(options: console)
    let run = try await reporting(console) { () async throws(Failure) -> ProjectRun in
      let data = try DataFolder(explicit: data)
      let run = try await Demonstration(data: data).write(
        to: output, overwrite: overwrite, options: try layer.options(crs: nil), in: console.options.lang)
      WorkingLine.current?.stop()
      var file = try OutputFile(path: nil)
      try file.write(run.summary(in: console.options.lang))
      try file.commit()
      return run
    }
    try run.finish(console)
  }
}
