public import ArgumentParser
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline
public import MuchanRecords

/// Which project, and what it is computed with.
struct ProjectOptions: ParsableArguments {
  @Argument(help: "A project folder, its project.yaml, or a workspace that it was imported into.", completion: .file())
  var project: String

  @Option(
    help: ArgumentHelp(
      "muchan's factors, codes and rules; by default those it was installed with.", valueName: "folder"),
    completion: .directory)
  var data: String?

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      "The day that clocks are read at; by default the project's as_of, else the last day of its year.",
      valueName: "YYYY-MM-DD"))
  var asOf: CalendarDay?

  @OptionGroup var layer: LayerFlags

  /// Reads and computes the project.
  ///
  /// - Parameters:
  ///   - scope: The accounts that are asked for.
  ///   - gridYear: The year whose grid CO2 factors are used for all years.
  ///   - adjust: What the options of a verb change of the project.
  func run(
    scope: AccountScope = .all, gridYear: Int? = nil, adjust: (inout Project) -> Void = { _ in }
  ) async throws(Failure) -> ProjectRun {
    var log = DiagnosticLog()
    var project = try ProjectInput.read(path: project, into: &log)
    adjust(&project)
    let data = try DataFolder(explicit: data)
    return try await ProjectRun(
      project, data: data, options: try layer.options(crs: nil), asOf: asOf, gridYear: gridYear,
      scope: scope, noticed: log)
  }
}

extension CalendarDay: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}
