import Foundation
import MuchanDiagnostics
import MuchanPolicy
import MuchanRecords
import Testing

@Suite("Rules of dual control")
struct DualControlRulesTests {
  private func shipped() throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "data/rules/dual_control.yaml"), encoding: .utf8)
  }

  /// domain.md 5.4: 国办发〔2024〕39号 for the 15th plan, found; after the peak, from memory.
  @Test("intensity leads from 2026 to 2030, the total after it, and nobody says before")
  func order() throws {
    let rules = try DualControlRules(yaml: shipped())
    let plan = try #require(rules.order(of: .carbon, targetYear: 2030))
    #expect(plan.lead == .intensity && plan.source.certainty == .verified)
    let later = try #require(rules.order(of: .carbon, targetYear: 2031))
    #expect(later.lead == .total && later.source.certainty == .unverified)
    #expect(rules.order(of: .carbon, targetYear: 2025) == nil)
    #expect(rules.order(of: .energy, targetYear: 2030) == nil)
    #expect(rules.needsConstantPrices && rules.peakLevel == 0.05 && rules.forecastMinimumYears == 4)
  }

  @Test("an error names line and key")
  func errors() throws {
    let yaml = try shipped().replacing("leads: intensity", with: "leads: nobody")
    let failure = #expect(throws: Failure.self) { try DualControlRules(yaml: yaml, file: "r.yaml") }
    #expect(failure?.diagnostic.code == .badSetting && failure?.diagnostic.place.line == 10)
  }
}
