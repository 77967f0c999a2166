import ArgumentParser
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline
import MuchanReport

/// `muchan rules`: what there is to judge by.
struct RulesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "List the rules and indicators, show one, check a book of your own, trace requirements to verdicts.",
    discussion: """
      EXAMPLES:
        muchan rules list
        muchan rules list --indicators -f csv -o indicators.csv
        muchan rules show p5-circular
        muchan rules check own-rules.yaml
        muchan rules sources project
      """,
    subcommands: [List.self, Show.self, Check.self, Sources.self])
}

/// What every verb of the rules takes.
struct RulesOptions: ParsableArguments {
  @Option(
    name: .customLong("book"), help: ArgumentHelp("A rule book of your own; repeatable.", valueName: "file"),
    completion: .file(extensions: ["yaml", "yml"]))
  var books: [String] = []

  @Option(
    help: ArgumentHelp(
      "muchan's factors, codes and rules; by default those it was installed with.", valueName: "folder"),
    completion: .directory)
  var data: String?

  @OptionGroup var output: OutputOptions

  /// Prints a table made of the catalogue.
  func run(
    own: [String] = [], _ make: @Sendable (RuleCatalogue, Language) async throws(Failure) -> ReportTable
  ) async throws {
    let console = Console(options: output.console)
    try await reporting(console) { () async throws(Failure) in
      let catalogue = try RuleCatalogue(try DataFolder(explicit: data), own: books + own)
      let table = try await make(catalogue, console.options.lang)
      try output.write(
        ResultDocument(verb: "rules", version: MuchanVersion.current, ledger: Ledger(), rows: table), withDetails: false
      )
    }
  }
}

extension RulesCommand {
  /// `muchan rules list`.
  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "All rules, or all indicators.")

    @Flag(help: "List the indicators that rules may judge and zones be ranked by.")
    var indicators = false

    @OptionGroup var options: RulesOptions

    func run() async throws {
      let indicators = indicators
      try await options.run { catalogue, language in
        indicators ? catalogue.indicatorTable(in: language) : catalogue.ruleTable(in: language)
      }
    }
  }

  /// `muchan rules show`.
  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "All that is known of one rule or indicator.")

    @Argument(help: "The id of a rule or the name of an indicator.", completion: .shipped(.ruleOrIndicator))
    var name: String

    @OptionGroup var options: RulesOptions

    func run() async throws {
      let name = name
      try await options.run { (catalogue, language) throws(Failure) in try catalogue.entry(name, in: language) }
    }
  }

  /// `muchan rules check`.
  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Read books of your own, and say with line and key what is wrong.")

    @Argument(help: "Rule books.", completion: .file(extensions: ["yaml", "yml"]))
    var files: [String]

    @OptionGroup var options: RulesOptions

    func run() async throws {
      try await options.run(own: files) { catalogue, language in catalogue.ruleTable(in: language) }
    }
  }

  /// `muchan rules sources`.
  struct Sources: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Document, article, requirement, rule, and the latest verdict of a project.")

    @Argument(
      help: "A project folder, its project.yaml, or a workspace; without it no verdicts are shown.", completion: .file()
    )
    var project: String?

    @OptionGroup var layer: LayerFlags

    @OptionGroup var options: RulesOptions

    func run() async throws {
      let (path, layer, data, books) = (project, layer, options.data, options.books)
      try await options.run { (catalogue, language) async throws(Failure) in
        guard let path else { return catalogue.sourceTable(nil, in: language) }
        var log = DiagnosticLog()
        var project = try ProjectInput.read(path: path, into: &log)
        var all = catalogue
        try all.add(project.policy.books, texts: project.storedTexts)
        project.policy.books += books
        let run = try await ProjectRun(
          project, data: try DataFolder(explicit: data), options: try layer.options(crs: nil), noticed: log)
        return all.sourceTable(run, in: language)
      }
    }
  }
}
