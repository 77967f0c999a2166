import MuchanDiagnostics
import MuchanLand
import MuchanQuantities
import MuchanRecords
import Testing

@Suite("Supply modes")
struct SupplyModeTests {
  @Test("supplied parcels count by mode, each once in all and by its zone, and the unknown mode stands last")
  func account() throws {
    // 9,000 m² each, in zones A and B by turns.
    let records = [
      "supplied_on=2020-01-01 supply_mode=assignment started_on=2020-06-01 completed_on=2021-01-01 term_until=2070-01-01",
      "supplied_on=2020-01-01 supply_mode=long_lease term_until=2021-06-30",
      "supplied_on=2019-01-01 started_on=2019-06-01 produced_on=2021-08-01",
      "supplied_on=2022-01-01 supply_mode=assignment", "", "supply_mode=flexible_term term_until=2021-07-01",
    ]
    var log = DiagnosticLog()
    let zones = ZoneHierarchy(zones: [ZoneHierarchy.Zone(id: "A"), ZoneHierarchy.Zone(id: "B")], log: &log)
    let day = try #require(CalendarDay("2021-07-01"))
    let facts = FactsOnDay(
      try IdleRuleTests.ledger(records), on: day, recordedUntil: CalendarDay("2022-12-31"))
    let modes = SupplyModes(facts, zones: zones)
    // The fourth is not supplied yet; nothing tells of the fifth.
    #expect(modes.parcels == [0, 1, 2, 5] && modes.untold == 1)
    let all = modes.rows.filter { $0.zone == nil }
    #expect(all.map(\.mode) == ["assignment", "flexible_term", "long_lease", nil])
    #expect(all.map(\.parcels) == [1, 1, 1, 1])
    // 9,000 m² · 3 / 2,000.
    #expect(all.map(\.area.mu.description) == ["13.5", "13.5", "13.5", "13.5"])
    #expect(all.map { modes.share(of: $0)?.doubleValue } == [0.25, 0.25, 0.25, 0.25])
    #expect(all.map(\.started) == [1, 0, 0, 1] && all.map(\.completed) == [1, 0, 0, 0])
    // Production in August 2021 has not come yet.
    #expect(all.map(\.producing) == [0, 0, 0, 0])
    // A term that ends on the day runs to its end.
    #expect(all.map(\.termEnded) == [0, 0, 1, 0] && all.map(\.termUnknown) == [0, 0, 0, 1])
    #expect(modes.rows.filter { $0.zone != nil }.reduce(0) { $0 + $1.parcels } == 4)
  }
}
