import Foundation
import MuchanDiagnostics
import MuchanLand
import MuchanTestSupport
import Testing

@testable import MuchanPipeline

/// Which distances are measured: those that a rule asks for, and no others. Expected distances are those to each water
/// alone, which the oracles of `NearestDistanceTests` hold.
@Suite("What rules ask of waters")
struct WaterQuestionsTests {
  /// Banks south of the smallest project's parcels, in the order of their distance.
  private static let banks = [
    ("other", "shoreline", ""), ("taihu", "shoreline", ""), ("yangtze_main", "centre_line", ""),
    ("yangtze_main", "shoreline", #","port_use":"other""#), ("yangtze_main", "shoreline", #","port_use":"none""#),
    ("tongyu", "shoreline", ""), ("tongyu", "water_area", ""),
  ]

  private static func waters(_ banks: [(code: String, role: String, more: String)]) -> String {
    let features = banks.enumerated().map { number, bank in
      let south = 31.895 - 0.001 * Double(number)
      let line = "[118.8,\(south)],[118.85,\(south + 0.0003)],[118.9,\(south)]"
      let geometry =
        bank.role == "water_area"
        ? #"{"type":"Polygon","coordinates":[[\#(line),[118.85,\#(south - 0.0004)],[118.8,\#(south)]]]}"#
        : #"{"type":"LineString","coordinates":[\#(line)]}"#
      return #"{"type":"Feature","properties":{"name":"W\#(number)","water_code":"\#(bank.code)","#
        + #""geometry_role":"\#(bank.role)"\#(bank.more)},"geometry":\#(geometry)}"#
    }
    return "{\"type\":\"FeatureCollection\",\"features\":[\n" + features.joined(separator: ",\n") + "\n]}\n"
  }

  /// The smallest project with chemical plants, waters, and a rule on a water that no shipped rule asks about.
  private static func project(_ waters: String, asksOther: Bool) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.copy(filesOf: Fixture("projects/smallest"))
    let enterprises = try String(contentsOfFile: folder.path + "/enterprises.csv", encoding: .utf8)
    try folder.write(enterprises.replacing(#/,3[0-9]{3},/#, with: ",2614,"), to: "enterprises.csv")
    try folder.write(waters, to: "waters.geojson")
    var text = try String(contentsOfFile: folder.path + "/project.yaml", encoding: .utf8)
    text.replace(
      "  reference: reference.csv\n", with: "  reference: reference.csv\n  waters: waters.geojson\n")
    if asksOther {
      text += "policy: {books: [own.yaml]}\n"
      try folder.write(
        """
        id: own
        title: {zh: 自, en: own}
        rules:
          - {id: own, requirement: P2, title: {zh: 自, en: own}, document: {zh: 文, seed: own}, severity: error,
             status: in_force, kind: threshold, indicator: chemical_parcels_by_tongyu, comparison: equal, threshold: 0,
             unit: parcels, setback: {industries: chemical, waters: [other, yangtze_main], metres: 100, within: below}}

        """, to: "own.yaml")
    }
    try folder.write(text, to: "project.yaml")
    return folder
  }

  /// By rule and parcel the nearest water's name and its distance.
  private static func nearest(_ result: ProjectResult) -> [String: String] {
    var nearest: [String: String] = [:]
    for row in result.table("policy_setback").rows {
      nearest["\(row["rule"]) \(row["parcel_id"]) \(row["enterprise_id"])"] = "\(row["water"]) \(row["distance_m"])"
    }
    return nearest
  }

  @Test("the nearest of all waters is that of the waters that the rule takes, one by one")
  func groups() async throws {
    let folder = try Self.project(Self.waters(Self.banks), asksOther: true)
    let all = try await ProjectResult(folder.path)
    let own = Self.nearest(all).filter { $0.key.hasPrefix("own ") }
    #expect(!own.isEmpty && own.values.allSatisfy { $0.hasPrefix("W0 ") })
    let main = Self.nearest(all).filter { $0.key.hasPrefix("p2-yangtze-port ") }
    #expect(main.count == own.count && main.values.allSatisfy { $0.hasPrefix("W3 ") }, "a centre line is no bank")
    let tongyu = Self.nearest(all).filter { $0.key.hasPrefix("p2-tongyu ") }
    #expect(tongyu.count == own.count && tongyu.values.allSatisfy { $0.hasPrefix("W5 ") })
    // Waters before and after one that is taken change nothing of what is measured to it.
    for (rule, kept) in [("own", 0), ("p2-yangtze-port", 3), ("p2-tongyu", 5)] {
      var alone = Self.banks
      for number in alone.indices where number != kept { alone[number] = ("other", "centre_line", "") }
      let folder = try Self.project(Self.waters(alone), asksOther: true)
      let result = try await ProjectResult(folder.path)
      #expect(
        Self.nearest(result).filter { $0.key.hasPrefix(rule + " ") }
          == Self.nearest(all).filter { $0.key.hasPrefix(rule + " ") }, "\(rule)")
    }
  }

  @Test("waters that no rule asks about are not measured; a rule of one's own asks, in shares too")
  func asked() async throws {
    for asksOther in [false, true] {
      let folder = try Self.project(Self.waters(Self.banks), asksOther: asksOther)
      let project = try CutProject(folder.path)
      let state = try await project.state(project.lines)
      let run = try await project.finished(state)
      let parcels = run.land.parcels
      let measured = Set((0..<parcels.count).flatMap { parcels.surroundings(of: $0).waters.map(\.water) })
      // The nearest of each group: of the port, of the other banks of the Yangtze, of Tongyu, and the own rule's.
      #expect(measured == (asksOther ? [0, 3, 4, 5] : [3, 4, 5]))
      let whole = try await ProjectResult.run(folder.path)
      #expect(try CutProject.written(run) == CutProject.written(whole))
    }
  }
}
