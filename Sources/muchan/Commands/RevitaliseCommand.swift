import ArgumentParser
import MuchanPipeline

/// `muchan revitalise`: land put to use again, and where more is to be gained.
struct RevitaliseCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "revitalise",
    abstract: "Account for land put to use again by route, year and zone, and rank what could be next.",
    discussion: """
      Idle land revived and low-efficiency land transformed are two series; a parcel may be in both, so they never add \
      up. Declared areas count; registered and measured areas stand beside them, and differences over one part in a \
      thousand are named. A parcel entered twice counts once, unless both entries fit in it.

      TABLES:
        revitalisation_by_route  parcels, mu and investment by series, route, year and zone
        revitalisation_series    both series by year, and what they share
        revitalisation_reported  against reported figures and own targets
        revitalisation           the ledger, with doubts, investment per mu, yield before and after
        candidates               parcels by expected gain: area x gap to the zone's median of the same use
        candidates_unknown       how many parcels nothing can be told of, and what is missing

      EXAMPLES:
        muchan revitalise project
        muchan revitalise project --table revitalisation_reported
        muchan revitalise project --table candidates -f csv -o candidates.csv
      """)

  @OptionGroup var account: AccountOptions

  func run() async throws {
    try await account.run(scope: .revived) { run, language in run.revitalisationReport(in: language) }
  }
}
