import ArgumentParser
import Glibc
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline
import MuchanReport

/// `muchan doctor`: whether everything is there.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Look whether libraries, data folder, ogr2ogr, fonts, locale and temporary folder are as they should be.",
    discussion: """
      Each line says what was looked at, what was found, and what to do. What is missing only takes away what needs it; \
      what has failed makes figures unreliable or commands stop.

      EXAMPLES:
        muchan doctor
        muchan doctor -f json -o doctor.json

      EXIT CODES:
        0 nothing has failed
        1 something has failed
      """)

  @Option(
    help: ArgumentHelp(
      "muchan's factors, codes and rules; by default those it was installed with.", valueName: "folder"),
    completion: .directory)
  var data: String?

  @OptionGroup var output: OutputOptions

  func run() async throws {
    let console = Console(options: output.console)
    let check = SelfCheck(data: data, terminal: Self.terminal)
    try await reporting(console) { () async throws(Failure) in
      let table = check.table(in: console.options.lang)
      try output.write(
        ResultDocument(verb: "doctor", version: MuchanVersion.current, ledger: Ledger(), rows: table),
        evenInDryRun: true, withDetails: false)
    }
    if check.hasFailed { throw ExitCode(1) }
  }

  /// What results and findings go to.
  private static var terminal: String {
    guard isatty(STDOUT_FILENO) == 1 else { return "no (pipe or file)" }
    var size = winsize()
    let columns = ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 ? Int(size.ws_col) : 0
    let kind = Environment.value(of: "TERM") ?? "TERM is not set"
    let colour = ColorChoice.auto.isOn(for: STDOUT_FILENO) ? "colour" : "no colour"
    return "\(kind), \(columns) columns, \(colour)"
  }
}
