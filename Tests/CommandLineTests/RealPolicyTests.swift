import Foundation
import MuchanTestSupport
import Testing

/// The examples of docs/examples on public data, against Tests/Oracles/real_policy.py: nearest points by shapely on a plane
/// and GeographicLib's geodesic between them; GCJ-02 turned back by halving intervals.
@Suite(
  .enabled(if: CommandLineTool.isAvailable, Comment(rawValue: CommandLineTool.skipReason)),
  .enabled(if: RealData.isAvailable, Comment(rawValue: RealData.skipReason)),
  .enabled(if: Peer.python != nil, "python3 is not installed"))
struct RealPolicyTests {
  private let folder: TemporaryFolder
  private let expected: [String: Double]

  init() async throws {
    let python = try #require(Peer.python)
    let data = try #require(RealData.folder)
    folder = try TemporaryFolder()
    let script = Fixture("../../docs/examples/prepare.py").url.standardizedFileURL.path
    let made = try await python.run([script, data.path, folder.path])
    #expect(made.exitCode == 0, "\(made.errors)")
    expected = Dictionary(
      uniqueKeysWithValues: try ExpectedTable(Fixture("oracles/real_policy.csv")).rows.compactMap { row in
        row.number("value").map { (row["place"] + " " + row["figure"], $0) }
      })
  }

  private func policy(_ project: String, _ table: String) async throws -> (rows: [ExpectedTable.Row], errors: String) {
    let muchan = try #require(CommandLineTool.muchan)
    let result = try await muchan.run(["policy", folder.path + "/" + project, "--table", table, "-f", "csv"])
    #expect(result.exitCode == 0, "\(result.errors)")
    return (ExpectedTable(csv: result.output).rows, result.errors)
  }

  private func distances(_ rows: [ExpectedTable.Row], _ rule: String) throws -> [Double] {
    try rows.filter { $0["rule"] == rule }.map { try #require($0.number("distance_m")) }
  }

  @Test("land use of Xinwu against its rivers, and in the area derived around Taihu")
  func xinwu() async throws {
    let (rows, errors) = try await policy("xinwu", "policy_setback")
    let found = try distances(rows, "p2-new-tributary")
    #expect(Double(found.count { $0 <= 1_000 }) == expected["xinwu river_within_1km"])
    #expect(Double(found.count { $0 == 0 }) == expected["xinwu river_touching"])
    // 2,033 distances, each to 1e-6 m here and on a plane there.
    #expect(
      found.reduce(0, +).isClose(to: try #require(expected["xinwu river_metres_sum"]), relative: 0, absolute: 0.05))
    #expect(
      (found.max() ?? 0).isClose(to: try #require(expected["xinwu river_metres_max"]), relative: 0, absolute: 1e-3))
    #expect(errors.contains("POL-005"))
    let unit = try #require(
      try await policy("xinwu", "policy_units").rows.first { $0["control_id"] == "derived:taihu_first_class" })
    // The derived border lies up to 0.4 m inside the one of 5 km, and a parcel may have just a sliver in it.
    let area = try #require(unit.number("area_m2"))
    #expect(area.isClose(to: try #require(expected["xinwu taihu_area_m2"]), relative: 2e-4))
    let parcels = try #require(unit.number("parcels")) + #require(unit.number("slivers"))
    #expect(parcels >= (expected["xinwu taihu_within_4990m"] ?? 0))
    #expect(parcels <= (expected["xinwu taihu_within_5010m"] ?? 0))
  }

  @Test("districts of Nanjing and the centre line of the Yangtze, with both warnings")
  func nanjing() async throws {
    let (rows, errors) = try await policy("nanjing", "policy_setback")
    let found = try distances(rows, "p2-new-main-stem")
    #expect(found.count == 11)
    #expect(Double(found.count { $0 <= 1_000 }) == expected["nanjing yangtze_within_1km"])
    #expect(Double(found.count { $0 == 0 }) == expected["nanjing yangtze_touching"])
    #expect(
      found.reduce(0, +).isClose(to: try #require(expected["nanjing yangtze_metres_sum"]), relative: 0, absolute: 0.01))
    // Districts are drawn on a shifted datum; the line is no shoreline.
    #expect(errors.contains("GEO-029") && errors.contains("GCJ-02"))
    #expect(errors.contains("POL-002"))
    // Without the word of project.yaml no distance is measured from it.
    let project = folder.path + "/nanjing/project.yaml"
    let text = try String(contentsOfFile: project, encoding: .utf8)
    try text.replacing("policy: {centre_line_as_shoreline: true}\n", with: "").write(
      toFile: project, atomically: true, encoding: .utf8)
    let refused = try await policy("nanjing", "policy")
    #expect(refused.errors.contains("POL-001"))
    let rule = try #require(refused.rows.first { $0["rule"] == "p2-new-main-stem" })
    #expect(rule["verdict"] == "unknown")
    #expect(rule["missing"] == "waters: a shoreline of yangtze_main, there is only a centre line")
  }
}
