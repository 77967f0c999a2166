import MuchanDiagnostics
import MuchanLand
import MuchanPolicy
import MuchanQuantities
import MuchanRecords
import MuchanTestSupport
import Testing

@Suite("The spatial rule book")
struct SpatialBookTests {
  private func text() throws -> String { try Fixture("../../data/rules/spatial.yaml").text() }

  @Test("every rule names document, article, standing and certainty; setbacks are inclusive at 1,000 m")
  func shipped() throws {
    let book = try RuleBook(yaml: try text(), file: "spatial.yaml")
    let terms = try #require(book.spatial)
    #expect(terms.industries["chemical"] == [25, 26])
    #expect(terms.industries["chemical_disputed"] == [27, 28])
    #expect(terms.industries["heavy"] == [25, 26, 31])
    for rule in book.rules {
      #expect(rule.certainty != nil && rule.article != nil && rule.document.isEmpty == false, "\(rule.id)")
    }
    #expect(Set(book.rules.map(\.requirement)) == ["P1", "P2", "P6", "P12", "L7", "L8"])
    let setbacks = book.rules.compactMap(\.setback)
    #expect(setbacks.count == 7)
    for setback in setbacks where !setback.waters.isEmpty {
      #expect(setback.metres?.doubleValue == 1_000)
      #expect(setback.isInclusive)
    }
    let new = try #require(book.rules.first { $0.id == "p2-new-main-stem" })
    #expect(new.setback?.builtFrom?.description == "2021-03-01")
    #expect(new.status == .law)
    // Requirement L7 says not less than 80 %; a scraped copy has it the other way round.
    let advanced = try #require(book.rules.first { $0.id == "l7-advanced-manufacturing" })
    #expect(advanced.threshold.comparison == .atLeast)
    #expect(advanced.threshold.limit.doubleValue == 0.8)
  }

  @Test(
    "what is wrong is told with line and key",
    arguments: [
      (
        "weak_levels: [sub_provincial, functional_park]", "weak_levels: [sub_provincial, national]", "merge in a circle"
      ),
      ("within: at_most}", "within: about}", "at_most, below"), ("waters: [tongyu]", "waters: [rhine]", "grand_canal"),
      ("sliver_m2: 10", "sliver_m2: ten", "a number"), ("metres: 1000", "feet: 3000", "metres"),
    ])
  func wrong(from: String, to: String, expected: String) throws {
    let yaml = try text().replacing(from, with: to)
    let failure = #expect(throws: Failure.self) { try RuleBook(yaml: yaml, file: "spatial.yaml") }
    #expect(failure?.diagnostic.place.line != nil)
    #expect(failure?.diagnostic.expected?.contains(expected) == true, "\(String(describing: failure))")
  }
}
