import Foundation
import MuchanDiagnostics
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

  private func rule(_ id: String, _ files: [String: String]) async throws -> [String: String] {
    let result = try await ProjectResult(project(files).path)
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
}
