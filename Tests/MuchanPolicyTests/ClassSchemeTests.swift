import Foundation
import MuchanDiagnostics
import MuchanPolicy
import MuchanQuantities
import MuchanYield
import Testing

@Suite("Class schemes")
struct ClassSchemeTests {
  func text(_ name: String) throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "data/schemes/\(name).yaml"), encoding: .utf8)
  }

  func scheme(_ name: String) throws -> ClassScheme { try ClassScheme(yaml: text(name), file: "\(name).yaml") }

  @Test("Huangyan 2022 has the published weights and bases (domain.md 3.1 and 3.2), and no cuts")
  func huangyan() throws {
    let scheme = try scheme("huangyan-2022")
    let rows = scheme.indicators.map { "\($0.name) \($0.weight)" }
    #expect(
      rows == [
        "tax_per_mu 30", "value_added_per_mu 20", "value_added_per_tce_coal_input 20",
        "value_added_per_t_pollutants 10", "value_added_per_person 10", "rd_per_revenue 10",
      ])
    let bases = scheme.indicators.map { indicator in
      if case .fixed(let base) = indicator.base { base.description } else { "" }
    }
    #expect(bases == ["24.097", "136.16", "2.694", "4929.81", "18.14", "0.0302"])
    #expect(scheme.indicators.map(\.missing) == [.noClass, .noClass, .noClass, .groupMean, .noClass, .noClass])
    #expect(scheme.cuts == nil)
    #expect(scheme.population == .above)
    let small = try self.scheme("huangyan-2022-small")
    #expect(small.indicators.map { "\($0.name) \($0.weight)" } == ["tax_per_mu 50", "tax_per_10k_kwh 50"])
    #expect(small.population == .below)
    #expect(small.cuts == nil)
  }

  @Test("Huai'an 2024 has weights 45, 35, 20, twice last year's mean, and cuts at 20, 60, 95 per cent")
  func huaian() throws {
    let scheme = try scheme("huaian-2024")
    #expect(scheme.indicators.map(\.weight.description) == ["45", "35", "20"])
    for indicator in scheme.indicators {
      #expect(indicator.base == .lastYearsMean(times: try #require(FixedDecimal(exactly: "2"))))
    }
    let cuts = try #require(scheme.cuts)
    #expect(cuts.classes.map { "\($0.name) \($0.upToPercent)" } == ["A 20", "B 60", "C 95", "D 100"])
    // 20 exclusive to 60 inclusive: rank 4 of 20 is A, 5 is B, 12 is B, 13 is C, 19 is C, 20 is D.
    #expect(cuts.lastRanks(of: 20) == [4, 12, 19, 20])
    #expect(scheme.outsideClass == "T")
    #expect(scheme.minimumLandBelowSize?.description == "3")
    #expect(scheme.newBelowYears == 2)
  }

  @Test("what is made up says so")
  func illustrative() throws {
    #expect(try scheme("demo-jiangsu").isIllustrative)
    for name in ["huaian-2024", "huangyan-2022", "huangyan-2022-small"] {
      #expect(try !scheme(name).isIllustrative)
    }
  }

  @Test(
    "an error names line and key",
    arguments: [
      ("weight: 45", "weight: 40", DiagnosticCode.badSetting, 16, "indicators"),
      ("indicator: tax_per_mu", "indicator: tax_per_acre", .badSetting, 16, "indicators[0].indicator"),
      ("indicator: revenue_per_mu", "indicator: tax_per_mu", .badSetting, 23, "indicators[1].indicator"),
      ("class: B, up_to_percent: 60", "class: B, up_to_percent: 15", .badSetting, 46, "classes.cuts[1].up_to_percent"),
      ("class: D, up_to_percent: 100", "class: D, up_to_percent: 99", .badSetting, 45, "classes.cuts"),
      ("class: D, ", "class: C, ", .badSetting, 48, "classes.cuts[3].class"),
      ("class: T", "class: A", .badSetting, 40, "outside_ranking.class"),
      ("rounding: rank_share", "rounding: about", .badSetting, 49, "classes.rounding"),
      ("base: {times: 2, mean_of: last_year}", "base: 0", .badSetting, 18, "indicators[0].base"),
      ("cap: none", "cap: -1", .badSetting, 19, "indicators[0].cap"),
      ("[utility, new", "[utility, old", .badSetting, 41, "outside_ranking.exclusions"),
      ("population: all", "populaton: all", .unknownKey, 12, "populaton"),
      ("year: 2024\n", "", .missingKey, 2, "year"),
      ("up_to_percent: 20}", "up_to_percent: 20", .badYAML, 46, ""),
    ])
  func errors(text: String, wrong: String, code: DiagnosticCode, line: Int, key: String) throws {
    let yaml = try self.text("huaian-2024")
    let range = try #require(yaml.range(of: text))
    let error = #expect(throws: Failure.self) {
      try ClassScheme(yaml: yaml.replacingCharacters(in: range, with: wrong), file: "own.yaml")
    }
    let diagnostic = try #require(error?.diagnostic)
    #expect(diagnostic.code == code)
    #expect(diagnostic.place.file == "own.yaml")
    #expect(diagnostic.place.line == line)
    #expect((diagnostic.place.field ?? "") == key)
  }

  @Test("weights that do not add up to 100 are told with their sum")
  func weights() throws {
    let yaml = try text("huaian-2024").replacing("weight: 45", with: "weight: 40")
    let error = #expect(throws: Failure.self) { try ClassScheme(yaml: yaml, file: "own.yaml") }
    #expect(error?.diagnostic.found == "weights add up to 95")
    #expect(error?.diagnostic.expected == "100")
  }
}
