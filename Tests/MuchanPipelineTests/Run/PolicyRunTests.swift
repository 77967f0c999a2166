import Foundation
import MuchanDiagnostics
import MuchanFormats
import MuchanGeometry
import MuchanPipeline
import MuchanReport
import MuchanTestSupport
import Testing

/// The demonstration against shapely and pyproj (Tests/Oracles/demo_spatial.py), and the smallest project with layers
/// drawn by hand.
@Suite("Spatial rules of a project")
struct PolicyRunTests {
  @Test("land in each unit, lengths of shoreline and distances are those of shapely and pyproj")
  func demonstration() async throws {
    let result = try await ProjectResult(Fixture("../../data/demo").url.standardizedFileURL.path)
    let units = Dictionary(
      uniqueKeysWithValues: result.table("policy_units").rows.map { ($0["control_id"], $0) })
    for line in try ExpectedTable(Fixture("oracles/demo_controls.csv")).rows {
      let unit = try #require(units[line["control_id"]])
      let expected = try #require(line.number("area_m2"))
      let found = try #require(unit.number("area_m2"))
      #expect(abs(found - expected) <= 1e-7 * expected + 1e-3, "\(line["control_id"]): \(found) for \(expected)")
      #expect(unit["parcels"] == line["parcels"], "\(line["control_id"])")
    }
    let shorelines = result.table("policy_shoreline").rows
    for line in try ExpectedTable(Fixture("oracles/demo_shoreline.csv")).rows {
      let row = try #require(
        shorelines.first { $0["water_code"] == line["water_code"] && $0["shoreline_use"] == line["shoreline_use"] })
      #expect(abs(try #require(row.number("length_m")) - (line.number("length_m") ?? 0)) < 1e-3)
    }
    let setbacks = result.table("policy_setback").rows.filter { $0["rule"] == "p2-yangtze-port" }
    var compared = 0
    for line in try ExpectedTable(Fixture("oracles/demo_setback.csv")).rows where line["port_use"] == "other" {
      guard let row = setbacks.first(where: { $0["parcel_id"] == line["parcel_id"] }) else { continue }
      let (found, expected) = (try #require(row.number("distance_m")), try #require(line.number("metres")))
      #expect(abs(found - expected) < 1e-3, "\(line["parcel_id"]): \(found) for \(expected)")
      #expect(row["verdict"] == (expected <= 1_000 ? "fail" : "pass"))
      compared += 1
    }
    #expect(compared >= 5)
    // Every line of the rule has its points in the layer of lines.
    let lines = String(decoding: result.files["setback.geojson"] ?? [], as: UTF8.self)
    #expect(
      lines.components(separatedBy: "\"LineString\"").count - 1
        == result.table("policy_setback").rows.count { !$0["distance_m"].isEmpty })
  }

  @Test("the demonstration's verdicts say what is missing, and its access list forbids as planted")
  func verdicts() async throws {
    let result = try await ProjectResult(Fixture("../../data/demo").url.standardizedFileURL.path)
    let rules = Dictionary(grouping: result.table("policy").rows, by: { $0["rule"] })
    func verdict(_ rule: String) -> String { rules[rule]?.first?["verdict"] ?? "" }
    #expect(verdict("p2-grand-canal") == "unknown")
    #expect(rules["p2-grand-canal"]?.first?["missing"] == "waters: a shoreline of grand_canal")
    #expect(rules["p2-taihu"]?.first?["missing"] == "controls: a unit of kind taihu_first_class")
    // The plan has the parcels' own outlines, so that only what is planned otherwise does not conform.
    #expect(rules["l8-plan"]?.first?["value"] == String(result.table("policy_plan").rows.count))
    #expect(verdict("p2-new-main-stem") == "fail")
    #expect(verdict("p6-ecological-shoreline") == "consistent")
    // The parcels that are forbidden, counted from the table of answers.
    let forbidden = Set(
      result.table("policy_controls").rows.filter { $0["access"] == "forbid" && $0["sliver"] == "false" }.map {
        $0["parcel_id"]
      })
    #expect(rules["p1-access"]?.first?["value"] == String(forbidden.count))
    #expect(rules["l7-advanced-manufacturing"]?.map { $0["scope"] } == ["JN", "HX"])
  }

  @Test("the demonstration's disposal tasks change quotas, and approvals without supply lapse")
  func stockLink() async throws {
    let result = try await ProjectResult(Fixture("../../data/demo").url.standardizedFileURL.path)
    let quotas = result.table("policy_quota").rows.map { "\($0["scope"]) \($0["quota_year"]) \($0["quota_mu"])" }
    // 210,000 · 1.1, 205,000 · 0.8, 198,000 · 1.1; 900 · 1.1, 950 · 0.8, 880 · 0.8.
    #expect(
      quotas.filter { $0.hasPrefix("江苏") } == ["江苏 2021 231000", "江苏 2022 164000", "江苏 2023 217800"])
    #expect(quotas.filter { $0.hasPrefix("JN") } == ["JN 2021 990", "JN 2022 760", "JN 2023 704"])
    // The sum of the idle rows of 2020 in revitalisation.csv, by Python's decimal.
    let idle = result.table("policy_disposal").rows.first {
      $0["scope"] == "JN" && $0["year"] == "2020" && $0["object"] == "idle"
    }
    #expect(idle?["done_mu"] == "1644.79" && idle?["verdict"] == "pass")
    // Parcels with approved_on and neither supplied_on nor a later day, 10 of them approved before 2021.
    let approvals = result.table("policy_approvals").rows
    #expect(approvals.count == 30 && approvals.count { $0["standing"] == "lapsed" } == 10)
    #expect(result.table("policy").rows.first { $0["rule"] == "l4-lapsed" }?["value"] == "10")
    #expect(result.table("policy").rows.filter { $0["requirement"] == "L4" }.map { $0["verdict"] }.contains("pass"))
  }

  private static func polygon(_ west: Double, _ south: Double, _ east: Double, _ north: Double) -> String {
    #"{"type":"Polygon","coordinates":[[[\#(west),\#(south)],[\#(east),\#(south)],[\#(east),\#(north)],"#
      + #"[\#(west),\#(north)],[\#(west),\#(south)]]]}"#
  }

  private static func collection(_ features: [(properties: String, geometry: String)]) -> String {
    let lines = features.map { #"{"type":"Feature","properties":{\#($0.properties)},"geometry":\#($0.geometry)}"# }
    return "{\"type\":\"FeatureCollection\",\"features\":[\n" + lines.joined(separator: ",\n") + "\n]}\n"
  }

  /// The smallest project with two units side by side, a plan, a bank south of all parcels, and a centre line.
  private func project(policy: String = "") throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try folder.copy(filesOf: Fixture("projects/smallest"))
    try folder.write(
      Self.collection([
        (#""control_id":"W","kind":"key","approved_on":"2020-01-01""#, Self.polygon(118.84, 31.89, 118.852, 31.92)),
        (#""control_id":"E","kind":"key","approved_on":"2020-01-01""#, Self.polygon(118.852, 31.89, 118.9, 31.92)),
        (#""control_id":"T","kind":"taihu_first_class""#, Self.polygon(118.0, 31.0, 118.1, 31.1)),
      ]), to: "controls.geojson")
    try folder.write(
      Self.collection([
        (
          #""plan_use_code":"0601","land_use_standard":"GB/T 21010-2017""#, Self.polygon(118.84, 31.89, 118.857, 31.92)
        ),
        (
          #""plan_use_code":"0701","land_use_standard":"GB/T 21010-2017""#, Self.polygon(118.857, 31.89, 118.87, 31.92)
        ),
      ]), to: "plan.geojson")
    try folder.write(
      Self.collection([
        (
          #""water_code":"tongyu","geometry_role":"shoreline","name":"bank""#,
          #"{"type":"LineString","coordinates":[[118.8,31.895],[118.9,31.895]]}"#
        ),
        (
          #""water_code":"grand_canal","geometry_role":"centre_line""#,
          #"{"type":"LineString","coordinates":[[118.8,31.8],[118.9,31.8]]}"#
        ),
      ]), to: "waters.geojson")
    try folder.write(
      "control_id,industry_prefix,activity,verdict,document\nW,,development,forbid,D\nghost,26,,forbid,D\n",
      to: "access.csv")
    let text = try String(contentsOfFile: folder.path + "/project.yaml", encoding: .utf8)
    let layers = "  controls: controls.geojson\n  plan: plan.geojson\n  waters: waters.geojson\n  access: access.csv\n"
    try folder.write(
      text.replacing("  reference: reference.csv\n", with: "  reference: reference.csv\n" + layers) + policy,
      to: "project.yaml")
    return folder
  }

  @Test("parts of a parcel over units side by side and outside are the parcel, and land outside a plan is shown")
  func parts() async throws {
    let folder = try project()
    let result = try await ProjectResult(folder.path)
    var inUnits: [String: Double] = [:]
    for row in result.table("policy_controls").rows {
      inUnits[row["parcel_id"], default: 0] += try #require(row.number("area_m2"))
    }
    let area = EllipsoidArea()
    for number in 1...6 {
      // All squares of 0.002° between 31.902 and 31.904 have one area.
      var square = PolygonColumns()
      for (x, y) in [(118.851, 31.902), (118.853, 31.902), (118.853, 31.904), (118.851, 31.904)] {
        square.appendVertex(x, y)
      }
      square.endRing()
      square.endPart()
      square.endRow()
      let expected = area.squareMetres(of: 0, in: square)
      let id = "320115001000100000\(number)"
      #expect(abs((inUnits[id] ?? 0) - expected) < 1e-4, "\(id)")
    }
    let rules = Dictionary(grouping: result.table("policy").rows, by: { $0["rule"] })
    // Only the first parcel reaches into unit W.
    #expect(rules["p1-access"]?.first?["value"] == "1")
    #expect(rules["p1-access"]?.first?["verdict"] == "fail")
    #expect(result.run.findings.count(of: .accessWithoutUnit) == 1)
    // Third and fourth are industry planned as housing; the last lies outside the plan.
    #expect(rules["l8-plan"]?.first?["value"] == "2")
    #expect(result.table("policy_plan").rows.map { String($0["parcel_id"].suffix(1)) } == ["3", "4", "6"])
    #expect(result.table("policy_plan").rows[2].number("unplanned_m2").map { $0 > 40_000 } == true)
    #expect(result.run.findings.count(of: .centreLineRefused) == 1)
    #expect(rules["p2-taihu"]?.first?["verdict"] == "pass")
  }

  @Test("a plan's centre line is taken where project.yaml says so, with a warning")
  func centreLine() async throws {
    let strict = try project()
    let refused = try await ProjectResult(strict.path)
    #expect(
      refused.table("policy").rows.first { $0["rule"] == "p2-grand-canal" }?["missing"]
        == "waters: a shoreline of grand_canal, there is only a centre line")
    let lenient = try project(policy: "policy: {centre_line_as_shoreline: true}\n")
    let taken = try await ProjectResult(lenient.path)
    #expect(taken.table("policy").rows.first { $0["rule"] == "p2-grand-canal" }?["verdict"] != "unknown")
    #expect(taken.run.findings.count(of: .centreLineTaken) == 1)
  }

  @Test("shares of a project with units, plan and waters are finished to the bytes of one run")
  func shares() async throws {
    let folder = try project()
    let project = try CutProject(folder.path)
    let expected = try CutProject.written(try await ProjectResult.run(folder.path))
    var states: [[String]] = []
    for part in [project.lines[..<2], project.lines[2..<3], project.lines[3...]] {
      states.append(try await project.state(part))
    }
    #expect(try CutProject.written(try await project.finished(states.reversed().joined())) == expected)
    // Another control layer is another project.
    try folder.write(
      Self.collection([(#""control_id":"W","kind":"key""#, Self.polygon(118.8, 31.89, 118.852, 31.92))]),
      to: "controls.geojson")
    let failure = await #expect(throws: Failure.self) { try await project.finished(states.joined()) }
    #expect(failure?.diagnostic.code == .mixedStates)
    #expect(failure?.diagnostic.found.contains("surroundings_digest") == true)
  }

  @Test("Taihu's first-class area is derived from the lake where it is not given, and says so wherever it is shown")
  func derivedArea() async throws {
    let folder = try project()
    let lake = (
      #""water_code":"taihu","geometry_role":"water_area","name":"lake""#, Self.polygon(118.6, 31.89, 118.8, 31.92)
    )
    try folder.write(Self.collection([lake]), to: "waters.geojson")
    // The unit of the layer wins.
    let given = try await ProjectResult(folder.path)
    #expect(given.run.findings.count(of: .protectionAreaDerived) == 0)
    #expect(given.table("policy_units").rows.map { $0["control_id"] }.contains("T"))
    #expect(given.table("policy").rows.first { $0["rule"] == "p2-taihu" }?["certainty"] == "verified")
    // Parcels begin at 118.851, 0.051° or some 4.8 km east of the lake.
    try folder.write(
      Self.collection([(#""control_id":"W","kind":"key""#, Self.polygon(118.84, 31.89, 118.852, 31.92))]),
      to: "controls.geojson")
    let result = try await ProjectResult(folder.path)
    #expect(result.run.findings.count(of: .protectionAreaDerived) == 1)
    let unit = try #require(
      result.table("policy_units").rows.first { $0["control_id"] == "derived:taihu_first_class" })
    #expect(unit["item"].hasPrefix("近似 approximate: 5.0 km of the lake"), "\(unit["item"])")
    #expect(unit["parcels"] == "1")
    let rule = try #require(result.table("policy").rows.first { $0["rule"] == "p2-taihu" })
    #expect(rule["certainty"] == "derived" && rule["verdict"] != "unknown")
    #expect(
      result.run.policyReport(in: .english).notes.contains { $0.hasPrefix("approximate  the first-class") })
    // Without any layer of units the area is derived too, and the others are still missed by name.
    let text = try String(contentsOfFile: folder.path + "/project.yaml", encoding: .utf8)
    try folder.write(text.replacing("  controls: controls.geojson\n", with: ""), to: "project.yaml")
    let bare = try await ProjectResult(folder.path)
    #expect(bare.table("policy_units").rows.map { $0["control_id"] } == ["derived:taihu_first_class"])
    #expect(bare.table("policy").rows.first { $0["rule"] == "p1-access" }?["missing"] == "files.controls")
  }

  @Test("features and settings that are not of the contract are told with what is allowed")
  func refused() async throws {
    let folder = try project(policy: "policy: {sliver_m2: -1}\n")
    let failure = await #expect(throws: Failure.self) { try await ProjectResult.run(folder.path) }
    #expect(failure?.diagnostic.place.field == "policy.sliver_m2")
    let layers = try project()
    try layers.write(
      Self.collection([
        (#""control_id":"Q","kind":"secret""#, Self.polygon(118.84, 31.89, 118.852, 31.92)),
        (#""kind":"key""#, Self.polygon(118.84, 31.89, 118.852, 31.92)),
      ]), to: "controls.geojson")
    try layers.write("{\"type\":\"FeatureCollection\",\"features\":[]}\n", to: "waters.geojson")
    let run = try await ProjectResult.run(layers.path)
    #expect(run.findings.findings(of: .notAChoice).map(\.place.id) == ["Q"])
    #expect(run.findings.count(of: .zoneWithoutID) == 1)
    #expect(run.findings.count(of: .noFeatures) == 1)
    let controls = run.ledgers.first { $0.role == .controls }?.ledger
    #expect(controls == Ledger(stored: 0, rejected: 2))
  }
}
