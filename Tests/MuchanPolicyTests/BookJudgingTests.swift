import Foundation
import MuchanDiagnostics
import MuchanPolicy
import MuchanQuantities
import MuchanRecords
import MuchanTestSupport
import Testing

/// Rules on indicators; expected verdicts by hand.
@Suite struct BookJudgingTests {
  static func shippedText(_ name: String) throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: name), encoding: .utf8)
  }

  static func shippedRegistry() throws -> IndicatorRegistry {
    let table = ExpectedTable(csv: try shippedText("data/indicators.csv"))
    return try IndicatorRegistry(
      table.rows.map { row in DataRow(Dictionary(uniqueKeysWithValues: table.columns.map { ($0, row[$0]) })) })
  }

  private static func rule(_ more: String, unit: String = "\"%\"") -> String {
    """
      - id: r
        requirement: A2
        title: {zh: 规则, en: rule}
        document: {zh: 文件, seed: "003"}
        status: in_force
        severity: error
        unit: \(unit)
        \(more)
    """
  }

  private static func book(_ rules: String) throws -> RuleBook {
    try RuleBook(
      yaml: "id: own\ntitle: {zh: 自有, en: own}\nrules:\n\(rules)\n", file: "own.yaml", registry: try shippedRegistry())
  }

  private static func value(
    _ indicator: String, _ scope: String, _ year: Int, _ percent: Int, isLowerBound: Bool = false
  ) -> IndicatorValue {
    IndicatorValue(
      indicator: indicator, scope: scope, year: year, value: Ratio(percent).hundredth, unit: "ratio",
      coverage: Coverage(known: 1, total: 1), isLowerBound: isLowerBound)
  }

  private static let subjects = [
    RuleFigures.Subject(id: "N", scope: .zone, zone: RankedZone(id: "N", level: "national")),
    RuleFigures.Subject(id: "P", scope: .zone, zone: RankedZone(id: "P", level: "provincial")),
    RuleFigures.Subject(id: "江苏", scope: .province),
  ]

  private static func verdicts(
    _ rule: String, _ values: [IndicatorValue], upTo year: Int? = 2_023, on day: String = "2023-12-31"
  ) throws -> [String] {
    try book(self.rule(rule)).judge(
      RuleFigures(subjects: subjects, values: values), upTo: year, on: CalendarDay(day), registry: shippedRegistry()
    ).map { "\($0.scope ?? "") \($0.year ?? 0) \($0.verdict.name)" }
  }

  @Test func aDirectionIsJudgedByItsSignAgainstTheYearBeforeOrABase() throws {
    let values = [
      Self.value("gdp_growth", "N", 2_021, 5), Self.value("gdp_growth", "N", 2_022, 6),
      Self.value("gdp_growth", "N", 2_023, 4), Self.value("gdp_growth", "P", 2_023, 4),
    ]
    let rises = "kind: direction\n    indicator: gdp_growth\n    comparison: above"
    #expect(
      try Self.verdicts(rises, values) == ["N 2021 unknown", "N 2022 pass", "N 2023 fail", "P 2023 unknown"])
    // The year that it begins at is not held against itself, and none before it.
    #expect(
      try Self.verdicts(rises + "\n    since: 2021", values) == ["N 2022 pass", "N 2023 fail", "P 2023 unknown"])
  }

  @Test func aFigureMayBeHeldAgainstTheProvince() throws {
    let values = [
      Self.value("gdp_growth", "N", 2_023, 6), Self.value("gdp_growth", "P", 2_023, 5),
      Self.value("gdp_growth", "江苏", 2_023, 5),
    ]
    let above = "kind: direction\n    indicator: gdp_growth\n    comparison: above\n    relative_to: province"
    #expect(try Self.verdicts(above, values) == ["N 2023 pass", "P 2023 fail"])
    #expect(try Self.verdicts(above, Array(values.dropLast())) == ["N 2023 unknown", "P 2023 unknown"])
    // A province whose figure is only known in part decides nothing.
    let part = Self.value("gdp_growth", "江苏", 2_023, 5, isLowerBound: true)
    #expect(try Self.verdicts(above, values.dropLast() + [part]) == ["N 2023 unknown", "P 2023 unknown"])
  }

  @Test func aTargetThatIsNotDueHasNotFailed() throws {
    let target = """
      kind: target
          indicator: fdi_share_of_province
          scope: province
          comparison: at_least
          threshold: 86
          due: 2025-12-31
      """
    let values = [
      Self.value("fdi_share_of_province", "江苏", 2_024, 84), Self.value("fdi_share_of_province", "江苏", 2_025, 85),
      Self.value("fdi_share_of_province", "江苏", 2_026, 86),
    ]
    #expect(
      try Self.verdicts(target, values, upTo: nil, on: "2026-12-31") == [
        "江苏 2024 unknown", "江苏 2025 fail", "江苏 2026 pass",
      ])
  }

  @Test func aTargetHasNotFailedBeforeTheDayOnWhichItIsDue() throws {
    let target = """
      kind: target
          indicator: safety_risk_assessed
          comparison: at_least
          threshold: 100
          due: 2023-06-30
      """
    let values = [
      Self.value("safety_risk_assessed", "N", 2_023, 0), Self.value("safety_risk_assessed", "P", 2_023, 100),
    ]
    #expect(try Self.verdicts(target, values, on: "2023-06-29") == ["N 2023 unknown", "P 2023 pass"])
    #expect(try Self.verdicts(target, values, on: "2023-06-30") == ["N 2023 fail", "P 2023 pass"])
    // What was met when it was due is met.
    #expect(try Self.verdicts(target, values, upTo: 2_024, on: "2024-12-31") == ["N 2023 fail", "P 2023 pass"])
  }

  @Test func anOldFigureIsNoVerdictForAYearWithoutOne() throws {
    let rule = "kind: threshold\n    indicator: safety_risk_assessed\n    comparison: at_least\n    threshold: 100"
    let values = [
      Self.value("safety_risk_assessed", "N", 2_019, 100), Self.value("safety_risk_assessed", "P", 2_023, 100),
    ]
    #expect(try Self.verdicts(rule, values) == ["N 2019 pass", "N 2023 unknown", "P 2023 pass"])
    let missing = try Self.book(Self.rule(rule)).judge(
      RuleFigures(subjects: Self.subjects, values: values), upTo: 2_023, on: nil, registry: Self.shippedRegistry()
    ).compactMap(\.verdict.missing)
    #expect(missing == ["indicators.csv: safety_risk_assessed (ratio) of N 2023"])
    // A year before the rule neither met nor broke it.
    #expect(
      try Self.verdicts(rule + "\n    in_force: {from: 2021-02-01}", values)
        == ["N 2019 unknown", "N 2023 unknown", "P 2023 pass"])
    // A report is of the latest year there is.
    let reported = rule.replacing("kind: threshold", with: "kind: reported")
    #expect(try Self.verdicts(reported, values) == ["N 2019 consistent", "P 2023 consistent"])
  }

  @Test func aSampleIsHeldAgainstOneOfAsMany() throws {
    func sample(_ year: Int, _ percent: Int, known: Int) -> IndicatorValue {
      var value = IndicatorValue(
        indicator: "gdp_growth", scope: "N", year: year, value: Ratio(percent).hundredth, unit: "ratio",
        coverage: Coverage(known: known, total: 10), missing: "known for \(known) of 10")
      value.isSample = known < 10
      return value
    }
    func verdict(_ before: Int, _ now: Int, _ rule: String = "kind: direction") throws -> String? {
      try Self.verdicts(
        rule + "\n    indicator: gdp_growth\n    comparison: above\n    applies_to: {levels: [national]}",
        [sample(2_022, 3, known: before), sample(2_023, 4, known: now)]
      ).last
    }
    #expect(try verdict(9, 9) == "N 2023 pass")
    #expect(try verdict(10, 10) == "N 2023 pass")
    #expect(try verdict(9, 8) == "N 2023 unknown")
    #expect(try verdict(10, 9) == "N 2023 unknown")
    #expect(try verdict(9, 10) == "N 2023 unknown")
    // The rest may lie on either side of a threshold.
    #expect(try verdict(10, 9, "kind: threshold\n    threshold: 1") == "N 2023 unknown")
  }

  @Test func zonesThatARuleIsNotForAreLeftOut() throws {
    let rule = "kind: threshold\n    indicator: safety_risk_assessed\n    comparison: at_least\n    threshold: 100"
    let values = [Self.value("safety_risk_assessed", "N", 2_023, 100)]
    #expect(try Self.verdicts(rule, values) == ["N 2023 pass", "P 2023 unknown"])
    #expect(try Self.verdicts(rule + "\n    applies_to: {levels: [provincial]}", values) == ["P 2023 unknown"])
    let ofCity = rule.replacing("safety_risk_assessed", with: "good_air_days_share") + "\n    scope: city"
    #expect(try Self.verdicts(ofCity, values) == [" 0 unknown"])
    #expect(try Self.verdicts(rule + "\n    in_force: {from: 2024-01-01}", values)[0] == "N 2023 unknown")
  }

  @Test func aReportedFigureIsConsistentWithinItsTolerance() throws {
    func verdict(_ percent: Int, tolerance: String) throws -> String {
      try Self.verdicts(
        "kind: reported\n    indicator: high_tech_output_share\n    comparison: equal\n    threshold: 70\(tolerance)",
        [Self.value("high_tech_output_share", "N", 2_023, percent)])[0]
    }
    #expect(try verdict(67, tolerance: "\n    tolerance_percent: 5") == "N 2023 consistent")
    #expect(try verdict(66, tolerance: "\n    tolerance_percent: 5") == "N 2023 not_consistent")
    #expect(try verdict(67, tolerance: "") == "N 2023 not_consistent")
  }

  @Test(arguments: [
    ("indicator: gdp_grwth\n    comparison: above", "\"%\"", "did you mean gdp_growth?"),
    ("indicator: gdp_growth\n    comparison: above", "万元", "%, the unit of gdp_growth"),
    ("indicator: gdp_growth\n    comparison: over", "\"%\"", "below, at_most, equal, at_least, above"),
    ("indicator: gdp_growth\n    comparison: above\n    treshold: 3", "\"%\"", "threshold"),
    ("indicator: gdp_growth\n    comparison: above\n    tolerance_percent: 5", "\"%\"", "comparison: equal"),
    ("indicator: gdp_growth\n    comparison: equal\n    tolerance_percent: -5", "\"%\"", "0 or more"),
    (
      "indicator: gdp_growth\n    comparison: above\n    applies_to: {levels: [nationl]}", "\"%\"",
      "national, provincial"
    ),
    (
      "indicator: gdp_growth\n    comparison: above\n    applies_to: {zone_types: [econ]}", "\"%\"",
      "economic, high_tech"
    ),
    (
      "indicator: gdp_growth\n    comparison: above\n    setback: {industries: chemical, waters: [tongyu], metres: -500}",
      "\"%\"", "more than 0"
    ),
  ])
  func wrongRulesAreToldWithLineAndKey(rule: String, unit: String, told: String) throws {
    let failure = #expect(throws: Failure.self) { try Self.book(Self.rule("kind: direction\n    " + rule, unit: unit)) }
    let diagnostic = try #require(failure?.diagnostic)
    #expect(diagnostic.place.file == "own.yaml" && diagnostic.place.line != nil)
    let message = diagnostic.message(in: .english)
    #expect(message.contains(told), "\(message)")
  }

  @Test func aLedgerOfRectificationKeepsWhatPeopleFilledIn() throws {
    let rule = try #require(
      try Self.book(Self.rule("kind: threshold\n    indicator: gdp_growth\n    comparison: above\n    threshold: 5"))
        .rules
        .first)
    func finding(_ verdict: Verdict) -> RectificationLedger.Finding {
      RectificationLedger.Finding(rule: rule, scope: "N", verdict: verdict, text: "4 %")
    }
    func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }
    var first = RectificationLedger()
    first.update([finding(.fail)], on: try day("2023-03-31"), in: .chinese)
    var entries = first.entries
    #expect(entries.map(\.status) == [.open] && entries[0].title == "规则")
    entries[0].owner = "张"
    entries[0].deadline = "2023-12-31"
    var ledger = RectificationLedger(entries)
    ledger.update([finding(.unknown(missing: "gdp_growth"))], on: try day("2023-06-30"), in: .chinese)
    #expect(ledger.entries == entries)
    ledger.update([finding(.pass)], on: try day("2023-09-30"), in: .chinese)
    #expect(ledger.entries[0].status == .closed && ledger.entries[0].closedOn == "2023-09-30")
    ledger.update([finding(.fail)], on: try day("2023-12-31"), in: .chinese)
    #expect(ledger.entries.count == 1 && ledger.entries[0].status == .reopened && ledger.entries[0].closedOn.isEmpty)
    #expect(ledger.entries[0].owner == "张" && ledger.entries[0].firstFound == "2023-03-31")
    #expect(ledger.entries[0].lastFound == "2023-12-31")
  }

  @Test func everyRequirementHasARuleOrAVerb() throws {
    let seeds = ExpectedTable(csv: try Self.shippedText("seeds/requirements.csv")).rows.map { $0["id"] }
    let rows = ExpectedTable(csv: try Self.shippedText("data/rules/requirements.csv")).rows
    #expect(Set(seeds) == Set(rows.map { $0["requirement"] }))
    let registry = try Self.shippedRegistry()
    let names = [
      "jiangning", "spatial", "revitalisation", "books/jiangning-2020", "books/jiangsu-2021", "books/nanjing-2021",
      "books/national-2018",
      "books/nanjing-2024",
    ]
    var ruled = Set<String>()
    var ids = Set<String>()
    for name in names {
      let book = try RuleBook(
        yaml: try Self.shippedText("data/rules/\(name).yaml"), file: name, registry: registry)
      for rule in book.rules {
        ruled.insert(rule.requirement)
        #expect(ids.insert(rule.id).inserted, "\(rule.id) twice")
      }
    }
    #expect(ruled.isSubset(of: seeds))
    // What nothing answers yet, by name, so that nobody thinks it is answered.
    let open = rows.filter { $0["verbs"].isEmpty && !ruled.contains($0["requirement"]) }.map { $0["requirement"] }
    #expect(open.isEmpty)
  }
}
