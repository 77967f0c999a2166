import ArgumentParser
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline

/// `muchan policy`: rules and their verdicts.
struct PolicyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy",
    abstract: "Hold parcels, plants and parks against the rules: control units, setbacks, red lines, plans.",
    discussion: """
      The first table has a verdict for each rule; a layer, water or column that is missing makes it unknown, and is \
      named. The others have what the verdicts rest on: policy_units, policy_controls (each parcel in each unit with \
      the access list's answer), policy_assessments, policy_setback (distances on the ellipsoid with the nearest \
      points), policy_river, policy_shoreline, policy_industrial_land, policy_plan, policy_parks, and for new land \
      linked to stock disposed of policy_disposal, policy_quota and policy_approvals. The line in the middle of a \
      river is no shoreline unless project.yaml says so. Rules on indicators are those of the shipped books that are \
      for the project's city and province (`muchan rules list`) and of your own. A target that is not due has not \
      failed; a direction is judged by its sign; a reported figure is consistent or not.

      EXAMPLES:
        muchan policy project
        muchan policy project --table policy_setback -f csv -o setback.csv
        muchan policy project --setback-lines setback.geojson
        muchan policy project --proposed-boundary new-zone.geojson
        muchan policy project --book own-rules.yaml --fail-on error --rectification ledger.csv
      """)

  @OptionGroup var account: AccountOptions

  @Option(
    help: ArgumentHelp(
      "Write the nearest points of plants and waters here, as GeoJSON lines; - is standard output.", valueName: "path"),
    completion: .file())
  var setbackLines: String?

  @Option(
    help: ArgumentHelp(
      "Polygons of a zone that is proposed: what of it does not conform to the plan and controls (policy_boundary).",
      valueName: "file"), completion: .file())
  var proposedBoundary: String?

  @Option(
    name: .customLong("book"),
    help: ArgumentHelp(
      "A rule book of your own; a rule with the id of a shipped one stands in its place. Repeatable.", valueName: "file"
    ), completion: .file(extensions: ["yaml", "yml"]))
  var books: [String] = []

  @Option(
    help: ArgumentHelp(
      "Exit with 1 where a rule of this severity or above is not met, or with `unknown` where one has no verdict too.",
      valueName: "note|warning|error|unknown"))
  var failOn: FailOn?

  @Option(
    help: ArgumentHelp(
      "A CSV file of what is to be put right (整改台账): made or carried on from the last run, with what was filled in.",
      valueName: "file"), completion: .file(extensions: ["csv"]))
  var rectification: String?

  func run() async throws {
    let boundary = proposedBoundary
    let asked = account.table ?? (boundary == nil ? nil : "policy_boundary")
    let (lines, options) = (setbackLines, account.output)
    let (books, failOn, rectification) = (books, failOn, rectification)
    try await account.run(
      asked: asked,
      adjust: {
        $0.policy.proposedBoundary = boundary
        $0.policy.books += books
      },
      also: { (run) throws(Failure) in
        guard !options.dryRun else { return }
        if let lines {
          var file = try OutputFile(path: lines, overwrite: options.overwrite)
          try file.write(run.setbackLines ?? ProjectRun.noSetbackLines)
          try file.commit()
        }
        if let rectification {
          let text = try run.rectification(after: rectification, in: options.console.lang)
          // The file of the last run is what this one carries on.
          var file = try OutputFile(path: rectification, overwrite: true)
          try file.write(text)
          try file.commit()
        }
      },
      unmet: { run in failOn.map { run.unmetRules(from: $0.severity, orUnknown: $0 == .unknown) } ?? [] }
    ) { run, language in run.policyReport(in: language, asked: asked) }
  }

  /// From which verdicts on the command ends with 1.
  enum FailOn: String, ExpressibleByArgument, CaseIterable {
    case note, warning, error, unknown

    var severity: Severity { Severity(rawValue: rawValue) ?? .note }
  }
}
