import Foundation
import MuchanDiagnostics
import MuchanPipeline
import MuchanTestSupport
import Testing

/// What is wrong with rule books, layers and figures that policies are judged by: each says where, what and what is
/// expected. Verdicts by hand.
@Suite("Bad input of policies")
struct BadPolicyInputTests {
  private static func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> String {
    #"{"type":"Polygon","coordinates":[[[\#(west),\#(south)],[\#(east),\#(south)],[\#(east),\#(north)],"#
      + #"[\#(west),\#(north)],[\#(west),\#(south)]]]}"#
  }

  private static func layer(_ features: [(properties: String, geometry: String)]) -> String {
    let lines = features.map { #"{"type":"Feature","properties":{\#($0.properties)},"geometry":\#($0.geometry)}"# }
    return "{\"type\":\"FeatureCollection\",\"features\":[\n" + lines.joined(separator: ",\n") + "\n]}\n"
  }

  /// The smallest project with more files, by role, and a rule book of one's own.
  private func project(
    _ files: [String: String] = [:], access: Bool = true, book: String? = nil
  ) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.copy(filesOf: Fixture("projects/smallest"))
    var roles = ""
    for (name, text) in files.sorted(by: { $0.key < $1.key }) {
      try folder.write(text, to: name)
      roles += "  \(name.split(separator: ".")[0]): \(name)\n"
    }
    var text = try String(contentsOfFile: folder.path + "/project.yaml", encoding: .utf8)
    text.replace("  reference: reference.csv\n", with: "  reference: reference.csv\n" + roles)
    if let book {
      try folder.write(book, to: "own.yaml")
      text += "policy: {books: [own.yaml]}\n"
    }
    try folder.write(text, to: "project.yaml")
    return folder
  }

  private static func rule(_ members: String, id: String = "own") -> String {
    """
      - {id: \(id), requirement: A2, title: {zh: 自, en: own}, document: {zh: 文, seed: own}, severity: error,
         status: in_force, \(members)}

    """
  }

  private static func book(_ rules: String...) -> String {
    "id: own\ntitle: {zh: 自, en: own}\nrules:\n" + rules.joined()
  }

  private static let access = "control_id,industry_prefix,activity,verdict,document\nW,,development,forbid,D\n"

  @Test(
    "two books of one's own with a rule of one id are refused, with both files; one that overrides a shipped rule is not"
  )
  func twoBooks() async throws {
    let figure = "kind: threshold, indicator: tax_per_mu, comparison: above, threshold: 1, unit: 万元/亩"
    let folder = try project(book: Self.book(Self.rule(figure)))
    try folder.write(Self.book(Self.rule(figure, id: "other"), Self.rule(figure)), to: "second.yaml")
    let path = folder.path + "/project.yaml"
    var text = try String(contentsOfFile: path, encoding: .utf8)
    text.replace("books: [own.yaml]", with: "books: [own.yaml, second.yaml]")
    try folder.write(text, to: "project.yaml")
    let failure = await #expect(throws: Failure.self) { try await ProjectResult.run(folder.path) }
    let diagnostic = try #require(failure?.diagnostic)
    #expect(diagnostic.code == .repeatedRule)
    #expect(diagnostic.place.file?.hasSuffix("second.yaml") == true && diagnostic.place.id == "own")
    #expect(diagnostic.found.hasSuffix("own.yaml too"))
    try folder.write(Self.book(Self.rule(figure, id: "p1-access")), to: "second.yaml")
    _ = try await ProjectResult.run(folder.path)
  }

  @Test(
    "a book that cannot be used stops the run with file, line, rule and key",
    arguments: [
      (
        [rule("kind: threshold, indicator: tax_per_nu, comparison: above, threshold: 1, unit: 万元/亩")],
        DiagnosticCode.badSetting, 5, "indicator", "did you mean tax_per_mu?"
      ),
      (
        [rule("kind: threshold, indicator: tax_per_mu, comparison: above, threshold: 1, unit: 万元/ha")], .badSetting, 5,
        "unit", "万元/亩, the unit of tax_per_mu"
      ),
      (
        [rule("kind: threshold, indicator: tax_per_mu, comparison: above, threshold: 1")], .missingKey, 4, "unit",
        "a required key is missing"
      ),
      (
        [rule("kind: threshold, indicator: tax_per_mu, comparison: above, unit: 万元/亩")], .missingKey, 4, "threshold",
        "a required key is missing"
      ),
      (
        [
          rule("kind: threshold, indicator: tax_per_mu, comparison: above, threshold: 1, unit: 万元/亩"),
          rule("kind: threshold, indicator: tax_per_mu, comparison: above, threshold: 2, unit: 万元/亩"),
        ], .repeatedRule, 6, "id", "one rule of each id"
      ),
      (
        [rule("kind: direction, indicator: tax_per_mu, comparison: above, unit: 万元/亩, scope: province")], .badSetting,
        5,
        "scope", "what tax_per_mu is a figure of"
      ),
      (
        [
          rule(
            "kind: direction, indicator: tax_per_mu, comparison: above, unit: 万元/亩, "
              + "in_force: {from: 2020-01-01, to: 2019-01-01}")
        ], .badSetting, 5, "in_force.to", ">= 2020-01-01"
      ),
    ] as [([String], DiagnosticCode, Int, String, String)])
  func books(rules: [String], code: DiagnosticCode, line: Int, key: String, expected: String) async throws {
    let folder = try project(book: "id: own\ntitle: {zh: 自, en: own}\nrules:\n" + rules.joined())
    let failure = await #expect(throws: Failure.self) { try await ProjectResult.run(folder.path) }
    let diagnostic = try #require(failure?.diagnostic)
    #expect(diagnostic.code == code)
    #expect(diagnostic.place.file?.hasSuffix("own.yaml") == true)
    #expect(diagnostic.place.line == line)
    #expect(diagnostic.place.field == key)
    #expect(diagnostic.place.id == "own")
    #expect(diagnostic.message(in: .english).contains(expected), "\(diagnostic.message(in: .english))")
  }

  @Test("a rule out of force is unknown and says when it is in force")
  func outOfForce() async throws {
    let folder = try project(
      book: Self.book(
        Self.rule(
          "kind: threshold, indicator: output_per_mu, comparison: above, threshold: 1, unit: 万元/亩, "
            + "in_force: {from: 2010-01-01, to: 2015-12-31}")))
    let result = try await ProjectResult(folder.path)
    let row = try #require(result.table("policy").rows.first { $0["rule"] == "own" && !$0["value"].isEmpty })
    #expect(row["verdict"] == "unknown")
    #expect(row["missing"].hasSuffix("not 2010-01-01 ... 2015-12-31"), "\(row["missing"])")
  }

  @Test("a zone whose figure of the year before is missing has no direction, and the year is named")
  func missingYear() async throws {
    let figures = "zone_id,period,indicator,value,unit\nZ1,2020,gdp_growth,6,%\nZ1,2022,gdp_growth,5,%\n"
    let folder = try project(
      ["indicators.csv": figures],
      book: Self.book(Self.rule("kind: direction, indicator: gdp_growth, comparison: above, unit: \"%\"")))
    let result = try await ProjectResult(folder.path)
    let row = try #require(result.table("policy").rows.first { $0["rule"] == "own" && $0["scope"] == "Z1" })
    #expect(row["verdict"] == "unknown")
    #expect(row["missing"] == "gdp_growth of Z1 2021, known in full", "\(row["missing"])")
  }

  @Test(
    "of two figures of one indicator that of all, at current prices, is judged whatever the order; of two alike neither",
    arguments: [false, true])
  func twoFigures(reversed: Bool) async throws {
    func verdicts(_ rows: [String]) async throws -> (rows: [String], found: [Int?]) {
      let lines = (reversed ? Array(rows.reversed()) : rows).joined(separator: "\n")
      let folder = try project(
        ["indicators.csv": "zone_id,period,indicator,value,unit,scope,basis,price_base\n" + lines + "\n"],
        book: Self.book(
          Self.rule("kind: threshold, indicator: gdp_growth, comparison: above, threshold: 5.5, unit: \"%\"")))
      let result = try await ProjectResult(folder.path)
      return (
        result.table("policy").rows.filter { $0["rule"] == "own" && $0["scope"] == "Z1" }.map {
          "\($0["value"]) \($0["verdict"])"
        }, result.run.findings.findings(of: .twoFigures).map(\.place.line)
      )
    }
    let scopes = try await verdicts(["Z1,2022,gdp_growth,6,%,all,,", "Z1,2022,gdp_growth,5,%,industry,,"])
    #expect(scopes.rows == ["6.0000 pass"] && scopes.found.isEmpty)
    let prices = try await verdicts(["Z1,2022,gdp_growth,5,%,,,2020", "Z1,2022,gdp_growth,6,%,,,current"])
    #expect(prices.rows == ["6.0000 pass"] && prices.found.isEmpty)
    let only = try await verdicts(["Z1,2022,gdp_growth,6,%,industry,,"])
    #expect(only.rows == ["6.0000 pass"] && only.found.isEmpty)
    let alike = try await verdicts(["Z1,2022,gdp_growth,6,%,,,", "Z1,2022,gdp_growth,5,%,all,,"])
    #expect(alike.rows == [" unknown"] && alike.found == [3])
  }

  @Test("a setback of one's own is measured by its own distance, beside the shipped one on the same indicator")
  func ownSetback() async throws {
    let bank = (
      #""water_code":"tongyu","geometry_role":"shoreline""#,
      #"{"type":"LineString","coordinates":[[118.8,31.895],[118.9,31.895]]}"#
    )
    let folder = try project(
      ["waters.geojson": Self.layer([bank])],
      book: Self.book(
        Self.rule(
          "kind: threshold, indicator: chemical_parcels_by_tongyu, comparison: equal, threshold: 0, unit: parcels, "
            + "setback: {industries: chemical, waters: [tongyu], metres: 100, within: below}")))
    let enterprises = try String(contentsOfFile: folder.path + "/enterprises.csv", encoding: .utf8)
    try folder.write(enterprises.replacing(#/,3[0-9]{3},/#, with: ",2614,"), to: "enterprises.csv")
    let result = try await ProjectResult(folder.path)
    let rows = result.table("policy_setback").rows
    let (own, shipped) = (rows.filter { $0["rule"] == "own" }, rows.filter { $0["rule"] == "p2-tongyu" })
    try #require(!own.isEmpty)
    // Parcels lie from 31.902 on, 0.007° or some 776 m north of the bank.
    #expect(own.count == shipped.count && own.allSatisfy { $0["verdict"] == "pass" && $0["limit_m"] == "100" })
    #expect(shipped.contains { $0["verdict"] == "fail" })
    let rules = result.table("policy").rows
    #expect(rules.filter { $0["rule"] == "own" }.map { $0["value"] } == ["0"])
    #expect(rules.first { $0["rule"] == "p2-tongyu" }?["verdict"] == "fail")
  }

  @Test("a layer far off or on another datum passes nothing, and is told")
  func elsewhere() async throws {
    // Zones begin at 31.9, parcels at 31.902; GCJ-02 shifts a place there by some 0.005° east and 0.002° south.
    func controls(_ west: Double, _ east: Double) -> String {
      Self.layer([(#""control_id":"W","kind":"key""#, Self.box(west, 31.894, east, 31.8995))])
    }
    for (west, east, code) in [(118.0, 118.1, DiagnosticCode.noOverlap), (118.85, 118.87, .shiftedDatum)] {
      let folder = try project(["access.csv": Self.access, "controls.geojson": controls(west, east)])
      let result = try await ProjectResult(folder.path)
      let finding = result.run.findings.findings(of: code).first
      #expect(finding?.place.file?.hasSuffix("controls.geojson") == true, "\(code)")
      let row = try #require(result.table("policy").rows.first { $0["rule"] == "p1-access" })
      #expect(row["verdict"] == "unknown")
      #expect(row["missing"] == "controls: a unit with land of the project")
    }
  }

  @Test("a layer without features passes nothing, and is told")
  func empty() async throws {
    let none = Self.layer([])
    let folder = try project([
      "access.csv": Self.access, "controls.geojson": none, "plan.geojson": none, "waters.geojson": none,
    ])
    let result = try await ProjectResult(folder.path)
    let files = result.run.findings.findings(of: .noFeatures).compactMap { $0.place.file?.split(separator: "/").last }
    #expect(files.sorted() == ["controls.geojson", "plan.geojson", "waters.geojson"])
    let rules = Dictionary(grouping: result.table("policy").rows, by: { $0["rule"] })
    #expect(rules["p1-access"]?.first?["missing"] == "controls: a unit with land of the project")
    #expect(rules["l8-plan"]?.first?["missing"] == "plan: a planned use of land of the project")
    #expect(rules["p2-new-main-stem"]?.first?["missing"] == "waters: a shoreline of yangtze_main")
    #expect(
      ["p1-access", "l8-plan", "p2-new-main-stem", "p12-items"].allSatisfy {
        rules[$0]?.first?["verdict"] == "unknown"
      })
  }
}
