import Foundation
import MuchanDiagnostics
import MuchanPipeline
import MuchanTestSupport
import Testing

/// Outlines of buildings over parcels, from files to tables.
@Suite("Run: outlines of buildings")
struct BuiltEvidenceRunTests {
  /// Two rectangles side by side between the same latitudes, where areas are as differences of longitude: building b1 lies
  /// over a fifth of each, b2 and b3 over 0.3 and 0.2 of A and a tenth of A both. A point is assigned to B by its record.
  private static func project(allBuildings: Bool) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    func box(_ west: String, _ east: String) -> String {
      """
      {"type":"Polygon","coordinates":[[[\(west),31.90],[\(east),31.90],[\(east),31.91],[\(west),31.91],[\(west),31.90]]]}
      """
    }
    func layer(_ features: [(String, String)]) -> String {
      let list = features.map { "{\"type\":\"Feature\",\"properties\":{\($0.0)},\"geometry\":\($0.1)}" }
      return "{\"type\":\"FeatureCollection\",\"features\":[\n" + list.joined(separator: ",\n") + "\n]}\n"
    }
    func parcel(_ id: String, _ more: String) -> String {
      #""parcel_id":"\#(id)","land_use_code":"0601","land_use_standard":"GB/T 21010-2017""# + more
    }
    try folder.write(layer([(#""zone_id":"Z","city_code":"320100""#, box("118.79", "118.85"))]), to: "zones.geojson")
    try folder.write(
      layer([
        (
          parcel("A", #","start_by":"2019-03-01","supplied_on":"2018-01-01","started_on":null"#),
          box("118.80", "118.81")
        ),
        (parcel("B", #","footprint_m2":400000,"registered_area_m2":1000000"#), box("118.81", "118.82")),
        (parcel("C", #","td1029_class":"A2""#), box("118.82", "118.83")),
        (parcel("D", #","td1029_class":"A51","started_on":"2001-01-01""#), box("118.83", "118.84")),
      ]), to: "parcels.geojson")
    try folder.write(
      layer([
        (#""building_id":"b1","status":"built""#, box("118.808", "118.812")),
        (#""building_id":"b2""#, box("118.800", "118.803")),
        (#""building_id":"b3","completed_on":"2015-06-01""#, box("118.802", "118.804")),
        (#""building_id":"b4","status":"under_construction""#, box("118.813", "118.814")),
        (#""building_id":"b5","parcel_id":"D""#, #"{"type":"Point","coordinates":[118.835,31.905]}"#),
      ]), to: "buildings.geojson")
    try folder.write(
      """
      muchan: 1
      year: 2022
      files: {zones: zones.geojson, parcels: parcels.geojson, buildings: buildings.geojson}
      \(allBuildings ? "idle: {all_buildings: true}" : "")
      """, to: "project.yaml")
    return folder
  }

  @Test("what lies under buildings is cut at the borders of parcels, and what lies under two counts once")
  func shares() async throws {
    let folder = try Self.project(allBuildings: false)
    let result = try await ProjectResult(folder.path)
    let rows = Dictionary(uniqueKeysWithValues: result.table("idle_evidence").rows.map { ($0["parcel_id"], $0) })
    #expect(rows.keys.sorted() == ["A", "B", "D"])
    // A: 0.2 of b1 + 0.3 of b2 + 0.2 of b3 - 0.1 of both; B: 0.2 of b1, and b4 is not finished.
    #expect(abs(try #require(rows["A"]?.number("built_percent")) - 60) < 1e-6)
    #expect(abs(try #require(rows["B"]?.number("built_percent")) - 20) < 1e-6)
    let (built, rising) = (rows["B"]?.number("built_m2"), rows["B"]?.number("under_construction_m2"))
    #expect(abs(try #require(rising) * 2 - #require(built)) < 1e-3, "a tenth against a fifth")
    #expect(rows["A"]?["building_ids"] == "b1 b2 b3")
    #expect(rows["D"]?["without_outline"] == "1" && rows["D"]?["buildings"] == "1")
    // B declares 40 %: 20 points more than is drawn, which a layer that may lack buildings does not contradict.
    #expect(rows["B"]?["agreement"] == "less_drawn" && rows["B"]?["flags"] == "")
    #expect(abs(try #require(rows["B"]?.number("difference_points")) + 20) < 1e-6)
    // A was to be started by 2019-03-01 and has no start: suspected, and built on.
    #expect(rows["A"]?["flags"] == "idle_with_building" && rows["A"]?["agreement"] == "not_declared")
    let idle = try #require(result.table("idle").rows.first)
    #expect(idle["parcel_id"] == "A" && idle["evidence"] == "idle_with_building")
    #expect(result.table("idle").rows.count == 1)
  }

  @Test("a building drawn on another parcel than its record names is told of, and one that lies there in lesser part")
  func misplaced() async throws {
    let folder = try Self.project(allBuildings: false)
    let path = folder.path + "/buildings.geojson"
    var text = try String(contentsOfFile: path, encoding: .utf8)
    // b1 lies over 0.2 of A and 0.1 of B now, b2 and b3 on A, b4 on B.
    text.replace("118.812", with: "118.811")
    for (building, parcel) in [("b1", "B"), ("b2", "B"), ("b3", "A"), ("b4", "X")] {
      let id = "\"building_id\":\"\(building)\""
      text.replace(id, with: id + ",\"parcel_id\":\"\(parcel)\"")
    }
    try folder.write(text, to: "buildings.geojson")
    let run = try await ProjectResult.run(folder.path)
    let findings = run.findings.findings.filter { $0.code == .buildingElsewhere }
    #expect(findings.map(\.place.id) == ["b1", "b2", "b4"])
    #expect(findings.map(\.found) == ["\"B\"", "\"B\"", "\"X\""])
    #expect(findings.map(\.expected) == ["\"A\"", "\"A\"", "\"B\""])
    #expect(findings.allSatisfy { $0.place.file == path && $0.place.field == "/properties/parcel_id" })
  }

  @Test("a layer that has all buildings tells of parcels without one; green land and points are spared")
  func complete() async throws {
    let folder = try Self.project(allBuildings: true)
    let rows = try await ProjectResult(folder.path).table("idle_evidence").rows
    let flags = Dictionary(uniqueKeysWithValues: rows.map { ($0["parcel_id"], $0["flags"]) })
    #expect(
      flags == ["A": "idle_with_building", "B": "footprint_differs", "C": "built_without_building", "D": ""])
    #expect(rows.first { $0["parcel_id"] == "B" }?["agreement"] == "less_built_than_declared")
  }

  @Test("the demonstration's outlines as shapely and pyproj have them")
  func demonstration() async throws {
    let expected = try ExpectedTable(Fixture("oracles/demo_buildings.csv")).rows
    let result = try await ProjectResult(Fixture("../../data/demo").url.standardizedFileURL.path, jobs: 2)
    let rows = Dictionary(
      uniqueKeysWithValues: result.table("idle_evidence").rows.map { ($0["parcel_id"], $0) })
    #expect(rows.count == expected.count && expected.count > 50)
    for row in expected {
      let found = try #require(rows[row["parcel_id"]])
      let (built, own) = (try #require(row.number("built_m2")), try #require(found.number("built_m2")))
      #expect(abs(built - own) <= 1e-3 + 1e-8 * built, "\(row["parcel_id"])")
      #expect(found["buildings"] == row["buildings"])
    }
    // Planted by the generator: buildings on three idle parcels, one footprint declared by half.
    #expect(rows.values.count { $0["flags"] == "idle_with_building" } == 3)
    #expect(rows.values.count { $0["flags"] == "footprint_differs" } == 1)
  }

  @Test("low-efficient enterprises of the demonstration are those with one class in 2021 and 2022 in its file")
  func lowEfficiency() async throws {
    let folder = Fixture("../../data/demo").url.standardizedFileURL
    let result = try await ProjectResult(folder.path, jobs: 2)
    let history = ExpectedTable(
      csv: try String(contentsOf: folder.appending(path: "class_history.csv"), encoding: .utf8)
    ).rows
    func twice(_ name: String) -> Set<String> {
      func of(_ year: String) -> Set<String> {
        Set(history.filter { $0["year"] == year && $0["class"] == name }.map { $0["enterprise_id"] })
      }
      return of("2021").intersection(of("2022"))
    }
    let rows = result.table("low_efficiency").rows.filter { $0["basis"] == "given" }
    func found(_ finding: String) -> Set<String> {
      Set(rows.filter { $0["finding"] == finding }.map { $0["enterprise_id"] })
    }
    #expect(found("low_efficiency") == twice("D") && twice("D").count > 10)
    #expect(found("case_by_case") == twice("C") && twice("C").count > 100)
    let readme = try String(contentsOf: folder.appending(path: "README.md"), encoding: .utf8)
    #expect(readme.contains("\(twice("D").count) were D"))
    // The parcels of an enterprise add up to its land.
    for (_, parcels) in Dictionary(grouping: rows, by: { $0["enterprise_id"] }) {
      let sum = parcels.compactMap { $0.number("held_mu") }.reduce(0, +)
      #expect(abs(sum - (try #require(parcels.first?.number("enterprise_mu")))) < 1e-3)
    }
  }
}
