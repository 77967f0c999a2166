import MuchanDiagnostics
import MuchanLand
import MuchanPolicy
import MuchanQuantities
import MuchanRecords
import MuchanTestSupport
import Testing

@Suite("Reported figures of revived land")
struct RevivedFigureTests {
  /// Entries of 35 mu on 100 days, all idle land.
  func land(_ count: Int, day: String, object: Revitalisation.Object) throws -> RevivedLand {
    var log = DiagnosticLog()
    var rows: [Revitalisation] = []
    for number in 0..<count {
      var row = Revitalisation(parcelID: "p\(number)", completedOn: try #require(CalendarDay(day)), route: .graft)
      row.object = object
      row.area = Area(roundingMu: 35)
      rows.append(row)
    }
    return RevivedLand(
      rows, parcels: ParcelLedger(), zones: ZoneHierarchy(zones: [], log: &log),
      on: try #require(CalendarDay("2022-12-31")), log: &log)
  }

  @Test(
    "3,500 mu to 2020, nearly 5,000 mu and more than 100 parcels to 2021",
    arguments: [
      (100, "2020-12-31", Revitalisation.Object.idle, ["consistent", "not_consistent", "not_consistent"]),
      (99, "2020-12-31", .idle, ["not_consistent", "not_consistent", "not_consistent"]),
      (100, "2021-01-01", .idle, ["not_consistent", "not_consistent", "not_consistent"]),
      (100, "2021-12-31", .lowEfficiency, ["not_consistent", "not_consistent", "not_consistent"]),
      (101, "2021-12-31", .lowEfficiency, ["not_consistent", "not_consistent", "consistent"]),
      (136, "2019-01-01", .lowEfficiency, ["not_consistent", "consistent", "consistent"]),
      (136, "2022-01-01", .lowEfficiency, ["not_consistent", "not_consistent", "not_consistent"]),
    ])
  func verdicts(count: Int, day: String, object: Revitalisation.Object, expected: [String]) throws {
    let book = try RuleBook(yaml: try Fixture("../../data/rules/revitalisation.yaml").text())
    // A hundred times 35 mu are 3,500 mu although each is held rounded in m².
    let values = IndicatorValue.revived(
      try land(count, day: day, object: object), by: book, zone: nil, scope: "all")
    #expect(book.judge(values).map(\.verdict.name) == expected)
    #expect(book.rules.map(\.periodIsAssumed) == [false, true, true])
  }

  @Test("a period whose end comes before its beginning is refused")
  func wrongPeriod() throws {
    let text = try Fixture("../../data/rules/revitalisation.yaml").text()
    for (from, to) in [
      ("to: 2020-12-31", "to: 2018-12-31"), ("assumed: true", "assumed: perhaps"), ("from: 2019-01-01, ", ""),
    ] {
      let failure = #expect(throws: Failure.self) {
        try RuleBook(yaml: text.replacing(from, with: to), file: "revitalisation.yaml")
      }
      #expect(failure?.diagnostic.place.field?.hasPrefix("period") == true)
    }
  }
}
