import Foundation
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline
import MuchanTestSupport
import Testing

/// What is not known of lists, plants and waters passes no rule, and is named. Verdicts by hand.
@Suite("Unknowns of policies")
struct UnknownPolicyTests {
  private static func box(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> String {
    #"{"type":"Polygon","coordinates":[[[\#(west),\#(south)],[\#(east),\#(south)],[\#(east),\#(north)],"#
      + #"[\#(west),\#(north)],[\#(west),\#(south)]]]}"#
  }

  private static func line(_ west: Double, _ east: Double, _ latitude: Double) -> String {
    #"{"type":"LineString","coordinates":[[\#(west),\#(latitude)],[\#(east),\#(latitude)]]}"#
  }

  private static func layer(_ features: (properties: String, geometry: String)...) -> String {
    let lines = features.map { #"{"type":"Feature","properties":{\#($0.properties)},"geometry":\#($0.geometry)}"# }
    return "{\"type\":\"FeatureCollection\",\"features\":[\n" + lines.joined(separator: ",\n") + "\n]}\n"
  }

  /// The smallest project with more files, by role, or others in the place of its own. Parcels 1 to 6 lie side by side from
  /// 118.851 to 118.877, south of 31.904 and north of 31.902; four enterprises hold 1, 2, 4 and 5.
  private func project(_ files: [String: String]) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.copy(filesOf: Fixture("projects/smallest"))
    var text = try String(contentsOfFile: folder.path + "/project.yaml", encoding: .utf8)
    for (name, content) in files.sorted(by: { $0.key < $1.key }) {
      try folder.write(content, to: name)
      let role = "  \(name.split(separator: ".")[0]): \(name)\n"
      if !text.contains(role) {
        text.replace("  reference: reference.csv\n", with: "  reference: reference.csv\n" + role)
      }
    }
    try folder.write(text, to: "project.yaml")
    return folder
  }

  /// The folder is there for as long as it is read.
  private func result(_ files: [String: String]) async throws -> ProjectResult {
    let folder = try project(files)
    let result = try await ProjectResult(folder.path)
    withExtendedLifetime(folder) {}
    return result
  }

  private func rule(_ id: String, _ files: [String: String]) async throws -> [String: String] {
    let result = try await result(files)
    let row = try #require(result.table("policy").rows.first { $0["rule"] == id })
    let names = ["value", "verdict", "missing", "known", "of"]
    return Dictionary(uniqueKeysWithValues: names.map { ($0, row[$0]) })
  }

  // MARK: P1

  private static let list = "control_id,industry_prefix,activity,verdict,document\n"

  /// All parcels but the last lie in unit W or E; the last is in a unit of another kind.
  private static let units = layer(
    (#""control_id":"W","kind":"key""#, box(118.84, 31.89, 118.8565, 31.92)),
    (#""control_id":"E","kind":"red_line""#, box(118.8565, 31.89, 118.8655, 31.92)),
    (#""control_id":"U","kind":"urban_boundary""#, box(118.84, 31.89, 118.9, 31.92)))

  @Test("a list without an entry on a unit passes no parcel in it, and of what is forbidden the rule fails")
  func accessList() async throws {
    func access(_ entries: String) async throws -> [String: String] {
      try await rule("p1-access", ["controls.geojson": Self.units, "access.csv": Self.list + entries])
    }
    // Parcels 1 and 2 are in W, 3, 4 and 5 in E.
    let empty = try await access("")
    #expect(empty["verdict"] == "unknown" && empty["known"] == "0" && empty["of"] == "5")
    #expect(empty["missing"] == "access.csv: an entry for unit E and 1 more, of 5 parcels")
    let half = try await access("W,26,,forbid,D\n")
    #expect(half["verdict"] == "unknown" && half["known"] == "2" && half["of"] == "5")
    #expect(half["missing"] == "access.csv: an entry for unit E, of 3 parcels")
    let whole = try await access("W,26,,forbid,D\nE,26,,forbid,D\n")
    #expect(whole["verdict"] == "pass" && whole["known"] == "5" && whole["missing"] == "")
    let forbidden = try await access("W,,development,forbid,D\n")
    #expect(forbidden["verdict"] == "fail" && forbidden["value"] == "2")
    let unread = try await access("W,26,,forbid,D\nE,26,,forbid,D\nE,39,,no,D\n")
    #expect(unread["verdict"] == "unknown" && unread["missing"] == "access.csv: 1 rows that could not be read")
  }

  // MARK: P2

  private static let heading = "enterprise_id,period,industry_code\n"
  private static let holdings = "parcel_id,enterprise_id,kind,area_mu,from_on,to_on\n"
  private static func parcel(_ number: Int) -> String { "320115001000100000\(number)" }

  /// A bank some 11 km south of the parcels, or one 220 m south.
  private static func tongyu(near: Bool = false) -> String {
    layer((#""water_code":"tongyu","geometry_role":"shoreline""#, line(118.8, 118.9, near ? 31.9 : 31.8)))
  }

  private func tongyu(_ enterprises: String, _ occupancy: String, near: Bool = false) async throws -> [String: String] {
    try await rule(
      "p2-tongyu",
      [
        "waters.geojson": Self.tongyu(near: near), "enterprises.csv": Self.heading + enterprises,
        "occupancy.csv": Self.holdings + occupancy,
      ])
  }

  @Test(
    "an enterprise of a rule's industries that holds no parcel of the layer leaves the rule unknown, not one of others")
  func unlocated() async throws {
    let own = "\(Self.parcel(1)),A,own,,,\n"
    let located = try await tongyu("A,2022,2614\nB,2022,3911\n", own)
    #expect(located["verdict"] == "pass" && located["known"] == "1" && located["of"] == "1")
    let cases = [
      ("A,2022,2614\nB,2022,2614\n", own, "1 chemical enterprises"),
      // Rented out, over before the day, not in the layer.
      ("A,2022,2614\nB,2022,2511\n", own + "\(Self.parcel(2)),B,rent_out,,,\n", "1 chemical enterprises"),
      ("A,2022,2614\nB,2022,2614\n", own + "\(Self.parcel(2)),B,own,,,2021-12-31\n", "1 chemical enterprises"),
      ("A,2022,2614\n", "nowhere,A,own,,,\n", "1 chemical enterprises"),
      ("A,2022,2614\n", own + "nowhere,A,own,,,\n", "1 chemical enterprises"),
      ("A,2022,2614\nB,2022,\n", own, "1 enterprises without an industry_code"),
      ("A,2022,2614\n", own + "nowhere,X,own,,,\n", "1 enterprises without an industry_code"),
      ("A,2022,2614\nB,2022,2614\nC,2022,2614\nD,2022,\n", "", "3 chemical enterprises"),
    ]
    for (enterprises, occupancy, who) in cases {
      let row = try await tongyu(enterprises, occupancy)
      #expect(row["verdict"] == "unknown", "\(enterprises) \(occupancy)")
      #expect(row["missing"] == "occupancy.csv: where \(who) are", "\(row)")
    }
    // Without a row of the year it is no enterprise of the year.
    #expect(try await tongyu("A,2022,2614\nB,2021,2614\n", own)["verdict"] == "pass")
    // What is within fails, whatever else is unknown.
    let near = try await tongyu("A,2022,2614\nB,2022,2614\n", own, near: true)
    #expect(near["verdict"] == "fail" && near["value"] == "1" && near["known"] == "1" && near["of"] == "2")
  }

  @Test(
    "a holder that enterprises.csv does not have may be a plant where it holds land, and is none far from the water")
  func unknownHolder() async throws {
    let occupancy = "\(Self.parcel(1)),A,own,,,\n\(Self.parcel(2)),X,own,,,\n"
    #expect(try await tongyu("A,2022,3911\n", occupancy)["verdict"] == "pass")
    let near = try await tongyu("A,2022,3911\n", occupancy, near: true)
    #expect(near["verdict"] == "unknown" && near["missing"] == "industry_code")
    let result = try await result([
      "waters.geojson": Self.tongyu(near: true), "enterprises.csv": Self.heading + "A,2022,3911\n",
      "occupancy.csv": Self.holdings + occupancy,
    ])
    let rows = result.table("policy_setback").rows.filter { $0["rule"] == "p2-tongyu" }
    #expect(rows.map { $0["enterprise_id"] } == ["X"] && rows.map { $0["verdict"] } == ["unknown"])
  }

  @Test("a nearer shoreline whose port is not known leaves the rule on ports unknown; a known one within fails it")
  func ports() async throws {
    let enterprises = Self.heading + "A,2022,2614\n"
    let occupancy = Self.holdings + "\(Self.parcel(1)),A,own,,,\n"
    func bank(_ port: String?, _ latitude: Double) -> (properties: String, geometry: String) {
      let use = port.map { #","port_use":"\#($0)""# } ?? ""
      let properties = #""water_code":"yangtze_main","geometry_role":"shoreline","name":"S\#(latitude)"\#(use)"#
      return (properties, Self.line(118.8, 118.9, latitude))
    }
    // Parcel 1 begins at 31.902: 31.9 is some 220 m off, 31.896 some 670 m, 31.8 some 11 km.
    func files(_ near: String?, _ far: String?, at latitude: Double = 31.8) -> [String: String] {
      [
        "enterprises.csv": enterprises, "occupancy.csv": occupancy,
        "waters.geojson": Self.layer(bank(near, 31.9), bank(far, latitude)),
      ]
    }
    let unknown = try await rule("p2-yangtze-port", files(nil, "other"))
    #expect(unknown["verdict"] == "unknown" && unknown["missing"] == "port_use of S31.9")
    #expect(unknown["known"] == "0" && unknown["of"] == "1")
    #expect(try await rule("p2-yangtze-port", files("none", "other"))["verdict"] == "pass")
    #expect(try await rule("p2-yangtze-port", files(nil, "other", at: 31.896))["verdict"] == "fail")
    // Unknown far away decides nothing.
    #expect(try await rule("p2-yangtze-port", files("other", nil))["verdict"] == "fail")
    let area = (
      #""water_code":"yangtze_main","geometry_role":"water_area""#, Self.box(118.8, 31.8, 118.9, 31.9)
    )
    var withArea = files("none", "other")
    withArea["waters.geojson"] = Self.layer(bank("none", 31.9), bank("other", 31.8), area)
    #expect(try await rule("p2-yangtze-port", withArea)["verdict"] == "pass")
    // A word that is none is told, and the stretch stays.
    let bad = try await result(files("oil", "other"))
    let finding = try #require(bad.run.findings.findings(of: .notAChoice).first)
    #expect(finding.place.field == "/properties/port_use" && finding.found == "\"oil\"")
    #expect(finding.expected == "hazardous, other, none")
    #expect(bad.table("policy").rows.first { $0["rule"] == "p2-yangtze-port" }?["missing"] == "port_use of S31.9")
    #expect(bad.run.ledgers.first { $0.role == .waters }?.ledger.stored == 2)
  }

  // MARK: Industries

  @Test("a code that is not of GB/T 4754 is an industry that is not known: of plants, in a zone, on advanced land")
  func unknownCodes() async throws {
    func verdicts(_ code: String) async throws -> [String: [String]] {
      let result = try await result([
        "waters.geojson": Self.tongyu(near: true), "enterprises.csv": Self.heading + "A,2022,\(code)\n",
        "occupancy.csv": Self.holdings + "\(Self.parcel(1)),A,own,,,\n\(Self.parcel(2)),A,own,,,\n",
      ])
      #expect(result.run.findings.count(of: .unknownIndustry) == (code == "9999" || code == "26x" ? 1 : 0))
      let rows = result.table("policy").rows
      return Dictionary(grouping: rows) { $0["rule"] }.mapValues { own in
        own.filter { $0["scope"] != "Z2" }.flatMap { [$0["verdict"], $0["missing"]] }
      }
    }
    let empty = try await verdicts("")
    #expect(empty["p2-tongyu"] == ["unknown", "industry_code"])
    #expect(empty["jiangning-no-heavy-industry"]?.first == "unknown")
    #expect(empty["l7-advanced-manufacturing"]?.first == "unknown")
    for code in ["9999", "26x"] { #expect(try await verdicts(code) == empty) }
    let known = try await verdicts("3911")
    #expect(known["p2-tongyu"]?.first == "pass" && known["jiangning-no-heavy-industry"]?.first == "consistent")
  }

  @Test("who does not say whether it is a key discharger may be one without a monitor")
  func keyDischargers() async throws {
    func share(_ flags: String...) async throws -> [String: String] {
      let rows = flags.enumerated().map { "\($0.offset),2022,3911,\($0.element)\n" }
      let holdings = flags.indices.map { "\(Self.parcel(1)),\($0),own,1,,\n" }
      return try await rule(
        "p3-online-monitoring",
        [
          "enterprises.csv": "enterprise_id,period,industry_code,key_discharger,online_monitored\n" + rows.joined(),
          "occupancy.csv": Self.holdings + holdings.joined(),
        ])
    }
    let whole = try await share("true,true", "false,", "true,true")
    #expect(
      whole["verdict"] == "pass" && whole["value"].flatMap(Double.init) == 100 && whole["known"] == "2"
        && whole["of"] == "2")
    // Two of at most three.
    let blank = try await share("true,true", ",", "true,true")
    #expect(blank["verdict"] == "unknown" && blank["missing"] == "key_discharger of 1 enterprises")
    #expect(blank["value"]?.hasPrefix("66.6") == true && blank["known"] == "2" && blank["of"] == "3")
    #expect(try await share("true,true", ",true")["verdict"] == "pass")
    #expect(try await share("true,true", "true,false")["verdict"] == "fail")
  }

  // MARK: Layers elsewhere

  @Test("waters far from the zones and units that no parcel lies in pass no rule on plants, and are told")
  func elsewhere() async throws {
    func rows(_ west: Double, _ latitude: Double) async throws -> (rules: [String: [String]], far: Int) {
      let result = try await result([
        "enterprises.csv": Self.heading + "A,2022,2614\n",
        "occupancy.csv": Self.holdings + "\(Self.parcel(1)),A,own,,,\n",
        "waters.geojson": Self.layer(
          (#""water_code":"tongyu","geometry_role":"shoreline""#, Self.line(west, west + 0.1, latitude))),
        "controls.geojson": Self.layer(
          (#""control_id":"D","kind":"dense_population""#, Self.box(west, 31.89, west + 0.1, 31.92))),
      ])
      let rules = Dictionary(grouping: result.table("policy").rows) { $0["rule"] }
      let files = result.run.findings.findings(of: .noOverlap).compactMap { $0.place.file?.split(separator: "/").last }
      return (rules.mapValues { [$0[0]["verdict"], $0[0]["missing"]] }, files.count { $0 == "waters.geojson" })
    }
    let shoreline = "waters: a shoreline near the project's land"
    // 10° west; zones begin at 31.9: 31.44 is 51 km south, 31.46 is 49 km.
    for (west, latitude) in [(108.8, 31.9), (118.8, 31.44)] {
      let far = try await rows(west, latitude)
      #expect(far.rules["p2-tongyu"] == ["unknown", shoreline] && far.far == 1)
    }
    let west = try await rows(108.8, 31.9)
    #expect(west.rules["p2-dense-population"] == ["unknown", "controls: a unit with land of the project"])
    let near = try await rows(118.8, 31.46)
    #expect(near.rules["p2-tongyu"]?.first == "pass" && near.far == 0)
    #expect(near.rules["p2-dense-population"]?.first == "fail")
  }
}
