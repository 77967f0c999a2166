import ArgumentParser
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline
import MuchanReport

/// `muchan report`: the pages of a finished run.
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Make the report of a finished run: one page in Chinese and English that needs no network.",
    discussion: """
      RESULTS is a folder that run wrote. The page is drawn from its files and computes nothing; run has written the \
      same page as report.html already. With more than 20,000 parcels the report shows the zones, and each zone has a \
      page of its own beside it. -o - writes the report alone to standard output.

      EXAMPLES:
        muchan report results -o report.html --lang zh
        muchan report results -o public.html --public
      """)

  @Argument(help: "A folder of results.", completion: .directory)
  var results: String

  @Option(name: [.short, .long], help: ArgumentHelp("Write the page here.", valueName: "path"), completion: .file())
  var output: String

  @Flag(
    name: .customLong("public"),
    help: "Leave out single enterprises and parcels, and withhold figures of fewer than three enterprises.")
  var isPublic = false

  @Flag(help: "Add longitude and latitude of the drawn parcels.")
  var embedData = false

  @Option(
    help: ArgumentHelp(
      "muchan's factors, codes and rules; by default those it was installed with.", valueName: "folder"),
    completion: .directory)
  var data: String?

  @Flag(help: "Replace pages that exist.")
  var overwrite = false

  @OptionGroup var console: ConsoleOptions

  func validate() throws {
    if isPublic && embedData { throw ValidationError("--public and --embed-data exclude each other.") }
  }

  func run() async throws {
    let console = Console(options: console)
    try await reporting(console) { () async throws(Failure) in
      let folder = try ReportFolder(results, data: try DataFolder(explicit: data))
      let options = PageOptions(language: console.options.lang, isPublic: isPublic, embedsData: embedData)
      try folder.write(options, to: output, overwrite: overwrite)
    }
  }
}
