import ArgumentParser
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline
import MuchanReport

extension ParsableArguments {
  /// The complaint about a table that a verb does not have.
  static func noTable(_ name: String, among names: [String]) -> ValidationError {
    let hint = NearestName.of(name, among: names).map { " Did you mean '\($0)'?" } ?? ""
    return ValidationError("There is no table \(name); there are \(names.joined(separator: ", ")).\(hint)")
  }
}

extension OutputOptions {
  /// Writes the table that is asked for of a report, says what people should know, and ends with the exit code.
  ///
  /// - Parameter input: what the records of the ledger are.
  func finish(
    _ report: AccountReport, table name: String?, of input: String, _ findings: DiagnosticLog, _ ledger: Ledger,
    _ console: Console, document: @Sendable (ReportTable) -> ResultDocument
  ) async throws {
    guard let table = report.table(named: name) else {
      throw AccountOptions.noTable(name ?? "", among: report.names)
    }
    try await reporting(console) { () async throws(Failure) in try write(document(table), withDetails: false) }
    for line in report.notes { console.say(line) }
    console.report(findings)
    console.report(ledger, of: input)
    throw console.exitCode(ledger: ledger, findings: findings)
  }
}

/// What every verb of the accounts takes: a project, and which of its tables to print.
struct AccountOptions: ParsableArguments {
  @OptionGroup var project: ProjectOptions

  @Option(help: ArgumentHelp("Print this table instead of the first.", valueName: "name"))
  var table: String?

  @OptionGroup var output: OutputOptions

  /// Runs the project, prints one table of a verb, says the notes, and ends with the exit code.
  ///
  /// - Parameters:
  ///   - asked: The table that another option asks for.
  ///   - scope: The accounts that the verb's tables show; the others are not made.
  ///   - gridYear: The year whose grid CO2 factors are used for all years.
  ///   - adjust: What other options change of the project before it is run.
  ///   - also: What is written beside the table.
  ///   - unmet: What makes the command end with 1 though all was done, a line each.
  func run(
    asked: String? = nil, scope: AccountScope = .all, gridYear: Int? = nil,
    adjust: @Sendable (inout Project) -> Void = { _ in },
    also: @Sendable (ProjectRun) throws(Failure) -> Void = { _ in },
    unmet: @Sendable (ProjectRun) -> [String] = { _ in [] },
    _ makeReport: @Sendable (ProjectRun, Language) throws -> AccountReport
  ) async throws {
    let table = asked ?? table
    let console = Console(options: output.console)
    let language = console.options.lang
    let run = try await reporting(console) { () async throws(Failure) in
      try await project.run(scope: scope, gridYear: gridYear, adjust: adjust)
    }
    let report: AccountReport
    do {
      report = try makeReport(run, language)
    } catch let failure as Failure {
      report = try await reporting(console) { () async throws(Failure) -> AccountReport in throw failure }
    }
    guard let table = report.table(named: table) else {
      throw Self.noTable(table ?? "", among: report.names)
    }
    try await reporting(console) { () async throws(Failure) in
      try also(run)
      try output.write(run.document(of: report, table: table, in: language), withDetails: false)
    }
    for line in report.notes { console.say(line) }
    let unmet = unmet(run)
    for line in unmet { console.say((language == .chinese ? "未达标  " : "not met  ") + line) }
    do throws(ExitCode) {
      try run.finish(console)
    } catch {
      throw error == .success && (report.hasFailed || !unmet.isEmpty) ? ExitCode(1) : error
    }
  }
}
