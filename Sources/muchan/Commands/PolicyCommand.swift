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
      points), policy_river, policy_shoreline, policy_industrial_land, policy_plan, policy_parks. The line in the \
      middle of a river is no shoreline unless project.yaml says so.

      EXAMPLES:
        muchan policy project
        muchan policy project --table policy_setback -f csv -o setback.csv
        muchan policy project --setback-lines setback.geojson
        muchan policy project --proposed-boundary new-zone.geojson
      """)

  @OptionGroup var account: AccountOptions

  @Option(
    help: ArgumentHelp(
      "Write the nearest points of plants and waters here, as GeoJSON lines; - is standard output.", valueName: "path"))
  var setbackLines: String?

  @Option(
    help: ArgumentHelp(
      "Polygons of a zone that is proposed: what of it does not conform to the plan and controls (policy_boundary).",
      valueName: "file"))
  var proposedBoundary: String?

  func run() async throws {
    let boundary = proposedBoundary
    let asked = account.table ?? (boundary == nil ? nil : "policy_boundary")
    let (lines, options) = (setbackLines, account.output)
    try await account.run(
      asked: asked, adjust: { $0.policy.proposedBoundary = boundary },
      also: { (run) throws(Failure) in
        guard let lines, !options.dryRun else { return }
        var file = try OutputFile(path: lines, overwrite: options.overwrite)
        try file.write(run.setbackLines ?? ProjectRun.noSetbackLines)
        try file.commit()
      }
    ) { run, language in run.policyReport(in: language, asked: asked) }
  }
}
