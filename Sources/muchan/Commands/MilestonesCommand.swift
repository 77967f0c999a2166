import ArgumentParser
import MuchanPipeline

/// `muchan milestones`: agreed against actual start, completion and production.
struct MilestonesCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "milestones",
    abstract: "Hold agreed start, completion and production against the actual ones, by supply mode.",
    discussion: """
      A milestone is overdue from the day after the one agreed. Where no day was agreed nothing can be late. What \
      contradicts, or has no day although a later milestone is met, is unknown.

      TABLES:
        milestones      by zone and supply mode: in time, late, overdue, ahead, not agreed, unknown
        overdue         what is overdue, the most days first
        supply_modes    supplied land by zone and mode
        supply_parcels  every supplied parcel with mode, milestones and term, when asked for

      EXAMPLES:
        muchan milestones project
        muchan milestones project --as-of 2026-06-30 --table overdue
        muchan milestones project --table supply_modes
      """)

  @OptionGroup var account: AccountOptions

  func run() async throws {
    let asked = account.table
    try await account.run(scope: .milestones) { run, language in run.milestoneReport(in: language, asked: asked) }
  }
}
