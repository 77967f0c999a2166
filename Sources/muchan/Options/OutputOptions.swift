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

  @Flag(help: "Replace an output that exists.")
  var overwrite = false

  @Flag(name: [.customShort("n"), .long], help: "Read and check everything, and write nothing.")
  var dryRun = false

  @OptionGroup var console: ConsoleOptions
}

/// What is said on standard error, and how findings count.
struct ConsoleOptions: ParsableArguments {
  @Option(help: "Language of what people read: zh or en; by default that of LC_ALL or LANG.")
  var lang: Language = .ofEnvironment

  @Option(help: "Colour on standard error: auto, always or never.")
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

  /// Whether standard error is to be coloured, by the conventions of NO_COLOR and TERM=dumb.
  var isOn: Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      isatty(STDERR_FILENO) == 1 && Environment.value(of: "NO_COLOR") == nil && Environment.value(of: "TERM") != "dumb"
    }
  }
}

extension Language: ExpressibleByArgument {
  /// Chinese where the environment asks for it, English everywhere else.
  static var ofEnvironment: Language {
    let locale = Environment.value(of: "LC_ALL") ?? Environment.value(of: "LANG") ?? ""
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
