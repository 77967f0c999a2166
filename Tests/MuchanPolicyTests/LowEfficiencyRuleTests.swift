import Foundation
import MuchanDiagnostics
import MuchanPolicy
import MuchanRecords
import MuchanTestSupport
import MuchanYield
import Testing

@Suite("Rule sets on low-efficient land")
struct LowEfficiencyRuleTests {
  private func rule(_ name: String) throws -> LowEfficiencyRule {
    try LowEfficiencyRule(yaml: try Fixture("../../data/rules/low_efficiency/\(name).yaml").text(), file: name)
  }

  /// 扬府办发〔2025〕2号 as domain.md restates it: D two years running is low-efficient, C two years running is decided case
  /// by case.
  @Test("Yangzhou's is as the document has it")
  func yangzhou() throws {
    let rule = try rule("yangzhou-2025")
    #expect(
      rule.clauses.map { "\($0.className) \($0.years) \($0.outcome.rawValue)" }
        == ["D 2 low_efficiency", "C 2 case_by_case"])
    #expect(rule.clauses.allSatisfy { $0.certainty == .verified })
    #expect(rule.document == "扬府办发〔2025〕2号" && rule.place.city == "321000" && !rule.isIllustrative)
    #expect(rule.inForceFrom == CalendarDay("2025-01-01"))
  }

  @Test("the demonstration's holds nowhere by itself")
  func illustrative() throws {
    let rules = [try rule("demo-jiangsu"), try rule("yangzhou-2025")]
    #expect(rules[0].isIllustrative)
    let day = try #require(CalendarDay("2025-03-01"))
    #expect(rules.chosen(province: "江苏", city: "扬州", on: day)?.id == "yangzhou-2025")
    #expect(rules.chosen(province: "江苏", city: "320100", on: day) == nil)
  }

  @Test(
    "what is wrong is said with line and key",
    arguments: [
      ("years: 2, outcome: low_efficiency", "years: 0, outcome: low_efficiency", DiagnosticCode.badSetting, "years"),
      ("outcome: case_by_case", "outcome: maybe", .badSetting, "outcome"),
      ("class: C", "klasse: C", .unknownKey, "klasse"),
      ("id: c-two-years", "id: d-two-years", .repeatedRule, "clauses"), ("place:", "plaza:", .unknownKey, "plaza"),
    ])
  func wrong(good: String, bad: String, code: DiagnosticCode, key: String) throws {
    let text = try Fixture("../../data/rules/low_efficiency/yangzhou-2025.yaml").text()
    let failure = #expect(throws: Failure.self) {
      try LowEfficiencyRule(yaml: text.replacingOccurrences(of: good, with: bad), file: "own.yaml")
    }
    #expect(failure?.diagnostic.code == code)
    #expect(failure?.diagnostic.place.field?.hasSuffix(key) == true)
  }
}
