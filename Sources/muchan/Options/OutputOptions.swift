public import ArgumentParser
import Glibc
public import MuchanDiagnostics

/// Where results go and how they look.
struct OutputOptions: ParsableArguments {
  @Option(
    name: [.short, .long], help: ArgumentHelp("Write the result here; - is standard output.", valueName: "path"),
    completion: .file())
  var output: String?

  @Option(name: [.short, .long], help: "The result's format: table, json, ndjson or csv.")
  var format: OutputFormat = .table

  @Flag(help: "Begin CSV with a byte order mark, so that Excel takes it for UTF-8.")
  var bom = false

  @Flag(help: "Replace an output that exists.")
  var overwrite = false

  @Flag(name: [.customShort("n"), .long], help: "Read and check everything, and write nothing.")
  var dryRun = false

  @OptionGroup var console: ConsoleOptions
}

/// What is said on standard error, and how findings count.
struct ConsoleOptions: ParsableArguments {
  @Option(help: "Language of what people read: zh or en; by default that of the locale.")
  var lang: Language = .ofEnvironment

  @Option(help: "Colour of findings and verdicts: auto (on a terminal), always or never.")
  var color: ColorChoice = .auto

  @Flag(name: [.short, .long], help: "Say nothing but errors.")
  var quiet = false

  @Flag(name: [.short, .long], help: "List every finding, not only the first of each kind.")
  var verbose = false

  @Flag(help: "Exit with 1 on warnings too.")
  var strict = false
}

/// The formats of tabular results.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case table, json, ndjson, csv
}

/// Whether colour is used.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
  case auto, always, never

  /// Whether a stream is to be coloured, by the conventions of NO_COLOR, CLICOLOR_FORCE and TERM=dumb.
  func isOn(for stream: Int32) -> Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      if Environment.value(of: "NO_COLOR") != nil {
        false
      } else if let forced = Environment.value(of: "CLICOLOR_FORCE"), forced != "0" {
        true
      } else {
        isatty(stream) == 1 && Environment.value(of: "TERM") != "dumb"
      }
    }
  }
}

extension Language: ExpressibleByArgument {
  /// Chinese where the environment asks for it, English everywhere else.
  static var ofEnvironment: Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { Environment.value(of: $0) }.first ?? ""
    return locale.hasPrefix("zh") ? .chinese : .english
  }
}

/// Environment variables.
enum Environment {
  /// A variable's value; nil when it is not set or empty.
  static func value(of name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }
}
