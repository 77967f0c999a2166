import Foundation
import MuchanDiagnostics
import MuchanPolicy
import MuchanQuantities
import MuchanRecords
import MuchanYield
import Testing

@Suite("Rule books")
struct RuleBookTests {
  func jiangning() throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "data/rules/jiangning.yaml"), encoding: .utf8)
  }

  @Test("the shipped book says about 2 % passes below 2.5 %, nearly 20 % from 19 %, and none in four divisions")
  func shipped() throws {
    let book = try RuleBook(yaml: jiangning(), file: "jiangning.yaml")
    #expect(book.rules.map(\.requirement) == ["E1", "E1", "P7"])
    let thresholds = try book.shareThresholds()
    #expect(thresholds.energy == Threshold(.below, try #require(Ratio(25, 1_000))))
    #expect(thresholds.output == Threshold(.atLeast, try #require(Ratio(19, 100))))
    #expect(book.rules[2].divisions == [25, 26, 31, 32])
    #expect(book.rules.allSatisfy { $0.status == .reported && $0.seed == "001" })
    #expect(book.rules[0].title(in: .english) == "about 2 % of the city's industrial energy")
  }

  @Test(
    "an error names line and key",
    arguments: [
      ("severity: warning", "severity: loud", DiagnosticCode.badSetting, 24, "severity"),
      ("threshold: 2.5", "threshold: about 2", .badSetting, 21, "threshold"),
      ("comparison: below", "comparision: below", .unknownKey, 20, "comparision"),
      ("    indicator: energy_share\n", "", .missingKey, 9, "indicator"),
      ("[25, 26, 31, 32]", "[25, steel]", .badSetting, 53, "divisions"),
      ("      en: about 2 % of the city's industrial energy", "      de: x", .unknownKey, 13, "title.de"),
    ])
  func errors(text: String, wrong: String, code: DiagnosticCode, line: Int, key: String) throws {
    let yaml = try jiangning()
    let range = try #require(yaml.range(of: text))
    let failure = #expect(throws: Failure.self) {
      try RuleBook(yaml: yaml.replacingCharacters(in: range, with: wrong), file: "jiangning.yaml")
    }
    #expect(failure?.diagnostic.code == code)
    #expect(failure?.diagnostic.place.line == line)
    #expect(failure?.diagnostic.place.field == key)
    #expect(failure?.diagnostic.place.file == "jiangning.yaml")
  }

  @Test(
    "text that is not YAML, or has a key twice, is refused with its line",
    arguments: [("id: [", 2), ("id: a\nid: b\n", 1), ("a: b: c", 1)])
  func notYAML(yaml: String, line: Int) {
    let failure = #expect(throws: Failure.self) { try RuleBook(yaml: yaml) }
    #expect(failure?.diagnostic.code == .badYAML)
    #expect(failure?.diagnostic.place.line == line)
    #expect(failure?.diagnostic.found.isEmpty == false)
  }

  @Test("an empty file, a list, and two rules of one id are refused")
  func otherShapes() throws {
    #expect(throws: Failure.self) { try RuleBook(yaml: "") }
    #expect(throws: Failure.self) { try RuleBook(yaml: "- a") }
    let twice = try jiangning().replacingOccurrences(of: "jiangning-output-share", with: "jiangning-energy-share")
    let failure = #expect(throws: Failure.self) { try RuleBook(yaml: twice) }
    #expect(failure?.diagnostic.code == .repeatedRule)
  }
}
