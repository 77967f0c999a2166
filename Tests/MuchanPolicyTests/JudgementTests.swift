import MuchanDiagnostics
import MuchanPolicy
import MuchanQuantities
import MuchanRecords
import MuchanYield
import Testing

@Suite("Verdicts")
struct JudgementTests {
  func book(kind: String = "reported", unit: String = "%", comparison: String = "below") throws -> RuleBook {
    try RuleBook(
      yaml: """
        id: b
        title: {zh: 甲, en: a}
        rules:
          - id: r
            requirement: E1
            title: {zh: 甲, en: a}
            document: {zh: 文, seed: "001"}
            status: \(kind == "reported" ? "reported" : "in_force")
            kind: \(kind)
            in_force: {from: 2021-03-01}
            indicator: energy_share
            comparison: \(comparison)
            threshold: 2.5
            unit: "\(unit)"
            severity: error
        """)
  }

  func value(_ ratio: Ratio?, unit: String = "ratio", isLowerBound: Bool = false) -> IndicatorValue {
    IndicatorValue(
      indicator: "energy_share", scope: "Z", year: 2022, value: ratio, unit: unit,
      coverage: Coverage(known: 1, total: 1), isLowerBound: isLowerBound)
  }

  @Test("a reported figure is consistent or not, never failed; a threshold passes or fails; 2.5 % is not below 2.5 %")
  func kinds() throws {
    let two = Ratio(2, 100)
    let limit = Ratio(25, 1_000)
    #expect(try book().judge([value(two)]).map(\.verdict) == [.consistent])
    #expect(try book().judge([value(limit)]).map(\.verdict) == [.notConsistent])
    #expect(try book(kind: "threshold").judge([value(two)]).map(\.verdict) == [.pass])
    #expect(try book(kind: "threshold").judge([value(limit)]).map(\.verdict) == [.fail])
    #expect(try book(kind: "threshold", comparison: "at_most").judge([value(limit)]).map(\.verdict) == [.pass])
  }

  @Test("what is missing is unknown, by name: no indicator, no value, another unit, records that could change it")
  func unknown() throws {
    let book = try book()
    #expect(book.judge([]).map(\.verdict.missing) == ["indicator energy_share"])
    #expect(book.judge([value(nil)]).map(\.verdict.missing) == ["value of energy_share"])
    #expect(
      book.judge([value(Ratio(2, 100), unit: "tce")]).map(\.verdict.missing) == ["energy_share in ratio, given in tce"])
    #expect(
      book.judge([value(Ratio(2, 100), isLowerBound: true)]).map(\.verdict.missing)
        == ["complete records of energy_share"])
    #expect(book.judge([value(Ratio(3, 100), isLowerBound: true)]).map(\.verdict) == [.notConsistent])
  }

  @Test("a rule is in force from its first day")
  func force() throws {
    let rule = try book().rules[0]
    #expect(rule.isInForce(on: try #require(CalendarDay("2021-03-01"))))
    #expect(!rule.isInForce(on: try #require(CalendarDay("2021-02-28"))))
  }

  @Test("names in files")
  func names() {
    #expect(Verdict.unknown(missing: "x").name == "unknown")
    #expect(Verdict.notConsistent.name == "not_consistent")
  }
}
