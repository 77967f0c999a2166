import MuchanDiagnostics
import MuchanLand
import MuchanRecords
import Testing

@Suite("Milestones of parcels")
struct MilestoneTests {
  @Test(
    "a milestone is late or overdue from the day after the one agreed",
    arguments: [
      ("start_by=2020-03-01 started_on=2020-03-01", MilestoneAccount.Standing.inTime),
      ("start_by=2020-03-01 started_on=2020-03-02", .late(days: 1)),
      // 2020-03-01 to 2021-03-01 are 365 days, 29 February lying before.
      ("start_by=2020-03-01 started_on=2021-03-01", .late(days: 365)),
      ("start_by=2021-06-30", .overdue(days: 1)), ("start_by=2021-07-01", .ahead), ("start_by=2022-01-01", .ahead),
      ("started_on=2020-03-01", .notAgreed), ("start_by=? started_on=2020-03-01", .unknown(missing: "start_by")),
      ("start_by=2020-03-01 started_on=?", .unknown(missing: "started_on")),
      ("start_by=2020-03-01 completed_on=2021-03-01", .unknown(missing: "started_on")),
      (
        "start_by=2020-03-01 started_on=2020-03-01 completed_on=2019-03-01",
        .unknown(missing: "completed_on before started_on")
      ),
    ])
  func standings(record: String, expected: MilestoneAccount.Standing) throws {
    let facts = FactsOnDay(try IdleRuleTests.ledger([record]), on: try #require(CalendarDay("2021-07-01")))
    #expect(MilestoneAccount.standing(of: .start, 0, facts) == expected)
  }

  @Test("zones add up to all parcels where none lies in two, and the overdue come with the most days first")
  func account() throws {
    let records = [
      "start_by=2020-01-01 supply_mode=assignment", "start_by=2019-01-01 supply_mode=long_lease",
      "start_by=2020-01-01 started_on=2020-02-01 complete_by=2021-01-01",
      "start_by=2020-01-01 started_on=2019-12-01 complete_by=2021-01-01 completed_on=2021-01-01 supply_mode=assignment",
      "supplied_on=2020-01-01",
    ]
    var log = DiagnosticLog()
    let zones = ZoneHierarchy(zones: [ZoneHierarchy.Zone(id: "A"), ZoneHierarchy.Zone(id: "B")], log: &log)
    let facts = FactsOnDay(try IdleRuleTests.ledger(records), on: try #require(CalendarDay("2021-07-01")))
    let account = MilestoneAccount(facts, zones: zones)
    #expect(account.overdue.map(\.parcel) == [1, 0, 2])
    // 2019-01-01 to 2021-07-01: 365 + 366 + 181 days.
    #expect(account.overdue.map(\.days) == [912, 547, 181])
    #expect(account.overdue.map(\.milestone) == [.start, .start, .completion])
    for path in [\MilestoneAccount.Row.inTime, \.late, \.overdue, \.ahead, \.notAgreed, \.unknown, \.daysLate] {
      let all = account.rows.filter { $0.zone == nil }.reduce(0) { $0 + $1[keyPath: path] }
      #expect(account.rows.filter { $0.zone != nil }.reduce(0) { $0 + $1[keyPath: path] } == all)
    }
    let assignment = try #require(
      account.rows.first { $0.zone == nil && $0.mode == "assignment" && $0.milestone == .start })
    #expect(assignment.inTime == 1 && assignment.overdue == 1 && assignment.lateShare == 0)
    let none = try #require(account.rows.first { $0.zone == nil && $0.mode == nil && $0.milestone == .start })
    #expect(none.late == 1 && none.meanDaysLate == 31)
  }
}
