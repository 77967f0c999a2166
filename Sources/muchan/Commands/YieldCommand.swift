public import ArgumentParser
public import MuchanPipeline

/// `muchan yield`: what each mu yields.
struct YieldCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "yield",
    abstract: "Show output, value added, tax, investment, jobs and energy per mu.",
    discussion: """
      Land is own + rented in - rented out on 31 December. A mean holds the enterprises that have both figure and land, \
      with the land of those alone; how many they are stands beside it. An enterprise without land has a row that says \
      why, and nothing per mu. Enterprises in several zones or parcels are split by the land they hold in each. Zones may \
      be in several corridors, whose totals are therefore never summed.

      TABLES:
        yield_zones, yield_industries, yield_uses, yield_corridors, yield_supply_modes, yield_land,
        yield_distribution, yield_change, enterprise_base; yield_enterprises and yield_parcels when asked for

      EXAMPLES:
        muchan yield project
        muchan yield project --by industry
        muchan yield project --by enterprise -f csv -o enterprises.csv
        muchan yield project --by land
      """)

  @OptionGroup var account: AccountOptions

  @Option(
    help: ArgumentHelp(
      "What the figures are shown by: \(ProjectRun.YieldGrouping.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "grouping"))
  var by: ProjectRun.YieldGrouping?

  func run() async throws {
    let asked = by?.table ?? account.table
    try await account.run(asked: asked, scope: .yields) { run, language in run.yieldReport(in: language, asked: asked) }
  }
}

extension ProjectRun.YieldGrouping: ExpressibleByArgument {}
