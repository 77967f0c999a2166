import Foundation
import MuchanDiagnostics
import MuchanLand
import MuchanPolicy
import MuchanQuantities
import MuchanRecords
import MuchanTestSupport
import Testing

/// New land linked to stock disposed of; expected figures by hand: 1,000 mu and 10 % are 1,100, less 20 % are 800.
@Suite("Stock link")
struct StockLinkTests {
  private static func shipped() throws -> StockLinkRule {
    try StockLinkRule(yaml: try BookJudgingTests.shippedText("data/rules/stock_link.yaml"), file: "stock_link.yaml")
  }

  private static let province = StockLink.Party(id: "江苏", scope: .province)
  private static let zone = StockLink.Party(id: "N", scope: .zone)

  /// Figures as `unsupplied task`, `unsupplied done`, `idle task`, `idle done`, `quota of the next year`.
  private static func stated(_ id: String, _ values: [Double?]) throws -> StatedFigures {
    let names = [
      ("disposal_task_approved_unsupplied_mu", 2_022), ("disposed_approved_unsupplied_mu", 2_022),
      ("disposal_task_idle_mu", 2_022), ("disposed_idle_mu", 2_022), ("base_new_land_quota_mu", 2_023),
    ]
    let rows = zip(names, values).compactMap { name, value in
      value.map {
        ZoneFigure(zoneID: id, period: Period(year: name.1), indicator: name.0, value: $0, unit: "亩")
      }
    }
    var log = DiagnosticLog()
    return StatedFigures(
      rows, registry: try BookJudgingTests.shippedRegistry(), units: UnitTable(rows: []), zones: [id], file: nil,
      log: &log)
  }

  private static func link(
    _ party: StockLink.Party, _ values: [Double?], day: String = "2022-12-31",
    disposed: [Revitalisation.Object: StockLink.Disposal] = [:]
  ) throws -> StockLink {
    StockLink(
      try shipped(), parties: [party], year: 2_022, day: try #require(CalendarDay(day)),
      stated: try stated(party.id, values)
    ) { _, object, _ in disposed[object] }
  }

  @Test(
    "both tasks met give a tenth more, one missed takes a fifth, whatever the other is",
    arguments: [
      ([500, 500, 300, 300, 1_000], "pass", 0.1, 1_100),
      ([500, 499.999999, 300, 300, 1_000], "fail", -0.2, 800),
      ([nil, nil, 300, 299, 1_000], "fail", -0.2, 800),
      ([500, 600, 300, nil, 1_000], "unknown", nil, nil),
      ([500, 600, nil, 100, 1_000], "unknown", nil, nil),
      ([0, 0, 0, 0, 1_000], "pass", 0.1, 1_100),
      // A quota that is not given is not taken for none.
      ([500, 500, 300, 300, nil], "pass", 0.1, nil),
      // 3.000005 · 1.1 = 3.3000055: half to even.
      ([0, 0, 0, 0, 3.000005], "pass", 0.1, 3.300006), ([0, 0, 0, 0, 3.000015], "pass", 0.1, 3.300016),
    ] as [([Double?], String, Double?, Double?)])
  func quota(values: [Double?], verdict: String, change: Double?, quota: Double?) throws {
    let row = try #require(try Self.link(Self.province, values).quotas.first)
    #expect(row.verdict.name == verdict && row.isOfDocument)
    #expect(row.change?.doubleValue == change)
    #expect(row.quota.map(\.doubleValue) == quota)
    #expect((row.missing == nil) == (quota != nil))
  }

  @Test("what is missing is named by file, indicator, scope and year")
  func missing() throws {
    func missing(_ values: [Double?]) throws -> String? { try Self.link(Self.province, values).quotas.first?.missing }
    #expect(try missing([500, 600, nil, 1, 1]) == "reference.csv: disposal_task_idle_mu (mu) of 江苏 2022")
    #expect(try missing([500, nil, 1, 1, 1]) == "reference.csv: disposed_approved_unsupplied_mu (mu) of 江苏 2022")
    #expect(try missing([1, 1, 1, 1, nil]) == "reference.csv: base_new_land_quota_mu (mu) of 江苏 2023")
    let zone = try Self.link(Self.zone, [500, nil, 1, 1, 1]).quotas.first
    #expect(
      zone?.missing == "indicators.csv: disposed_approved_unsupplied_mu (mu) of N 2022, or files.revitalisation")
    #expect(zone?.isOfDocument == false)
  }

  @Test("a zone's ledger comes before what is stated; a year that is not over has missed nothing")
  func ledger() throws {
    func verdict(_ mu: String, known: Int = 2, day: String = "2022-12-31") throws -> Verdict? {
      let disposal = StockLink.Disposal(
        mu: try #require(StockLink.Mu(exactly: mu)), parcels: 2, coverage: Coverage(known: known, total: 2),
        isStated: false)
      return try Self.link(
        Self.zone, [500, 9_999, 0, 0, nil], day: day, disposed: [.approvedUnsupplied: disposal]
      ).tasks.first?.verdict
    }
    #expect(try verdict("500") == .pass)
    #expect(try verdict("499") == .fail)
    #expect(try verdict("499", known: 1) == .unknown(missing: "area_mu of 1 rows of revitalisation.csv"))
    #expect(try verdict("500", known: 1) == .pass)
    #expect(try verdict("499", day: "2022-12-30") == .unknown(missing: "the rest of 2022"))
    #expect(try verdict("500", day: "2022-06-30") == .pass)
    // The notice is of 2018.
    #expect(try verdict("500", day: "2018-07-31") == .unknown(missing: "the rule in force on 2018-07-31"))
  }

  @Test("a zone's part of the province's task is shown beside its own")
  func contribution() throws {
    var log = DiagnosticLog()
    let rows = [
      ("江苏", "disposal_task_idle_mu", 2_000.0), ("N", "disposal_task_idle_mu", 40), ("N", "disposed_idle_mu", 50),
    ]
    .map { ZoneFigure(zoneID: $0.0, period: Period(year: 2_022), indicator: $0.1, value: $0.2, unit: "mu") }
    let link = StockLink(
      try Self.shipped(), parties: [Self.province, Self.zone], year: 2_022,
      day: try #require(CalendarDay("2022-12-31")),
      stated: StatedFigures(
        rows, registry: try BookJudgingTests.shippedRegistry(), units: UnitTable(rows: []), zones: ["N", "江苏"],
        file: nil,
        log: &log)
    ) { _, _, _ in nil }
    let row = try #require(link.tasks.first { $0.party.id == "N" && $0.object == .idle })
    // 50 / 40 and 50 / 2000.
    #expect(row.ratio?.doubleValue == 1.25 && row.shareOfProvince?.doubleValue == 0.025)
    #expect(link.tasks.first { $0.party.id == "江苏" }?.shareOfProvince == nil)
  }

  @Test(
    "an approval lapses two years on unless the land is supplied before",
    arguments: [
      ("approved_on=2020-06-30", LandApprovals.Standing.lapsed, 0),
      ("approved_on=2020-07-01", .running, 1),
      ("approved_on=2020-02-29", .lapsed, -122),
      ("approved_on=2018-01-01 supplied_on=2019-12-31", nil, nil),
      ("approved_on=2018-01-01 supplied_on=2020-01-01", .suppliedAfterLapse, -911),
      // A start that is recorded shows that the land is used, even where the supply is not.
      ("approved_on=2018-01-01 started_on=2019-01-01", nil, nil),
      ("approved_on=2018-01-01 supplied_on=?", .unknown, nil), ("approved_on=?", .unknown, nil),
      ("supplied_on=2019-01-01", nil, nil),
    ] as [(String, LandApprovals.Standing?, Int?)])
  func lapse(record: String, standing: LandApprovals.Standing?, daysLeft: Int?) throws {
    var log = DiagnosticLog()
    let zones = ZoneHierarchy(zones: [ZoneHierarchy.Zone(id: "A"), ZoneHierarchy.Zone(id: "B")], log: &log)
    let facts = FactsOnDay(
      try IdleRuleTests.ledger([record, "approved_on=2022-06-01"]), on: try #require(CalendarDay("2022-06-30")))
    let found = LandApprovals(facts, zones: zones, span: try Self.shipped().lapse)
    let row = found.rows.first { $0.parcel == 0 }
    #expect(row?.standing == standing)
    #expect(row?.daysLeft == daysLeft)
    // What stands in zones is what stands in all, each standing by itself.
    for standing in LandApprovals.Standing.allCases {
      let all = try #require(found.zones.first)
      #expect(found.zones.dropFirst().reduce(0) { $0 + $1[standing].parcels } == all[standing].parcels)
    }
  }

  @Test(
    "a wrong rule is told with line and key",
    arguments: [
      ("months: 24", "months: two years", 22, "lapse.months"),
      ("tasks: [approved_unsupplied, idle]", "tasks: [approved_unsupplied, ldle]", 13, "tasks"),
      ("all_met_percent: 10", "all_met_percent: 10 %", 16, "quota.all_met_percent"),
      ("comparison: at_least", "comparison: over", 23, "lapse.comparison"),
      ("document: 自然资源部", "documents: 自然资源部", 10, "documents"),
    ])
  func wrong(text: String, wrong: String, line: Int, key: String) throws {
    let yaml = try BookJudgingTests.shippedText("data/rules/stock_link.yaml").replacing(text, with: wrong)
    let failure = #expect(throws: Failure.self) { try StockLinkRule(yaml: yaml, file: "own.yaml") }
    #expect(failure?.diagnostic.place.file == "own.yaml")
    #expect(failure?.diagnostic.place.line == line)
    #expect(failure?.diagnostic.place.field == key)
  }
}
