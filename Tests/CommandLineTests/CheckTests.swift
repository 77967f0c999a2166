import Foundation
import MuchanTestSupport
import Testing

/// What `check` says beyond the one defect of each bad fixture.
@Suite(.enabled(if: CommandLineTool.isAvailable, Comment(rawValue: CommandLineTool.skipReason)))
struct CheckTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func check(_ arguments: String..., input: [UInt8] = []) async throws -> CommandResult {
    let muchan = try #require(CommandLineTool.muchan)
    return try await muchan.run(["check"] + arguments + ["--lang", "en"], input: input)
  }

  /// A layer of unit squares, one per set of properties.
  private func layer(_ properties: [String], _ name: String = "layer.geojson") throws -> String {
    let features = properties.enumerated().map { number, properties in
      let x = 118.8 + Double(number % 1000) * 0.0002, y = 31.9 + Double(number / 1000) * 0.0002
      let (right, top) = (x + 0.0001, y + 0.0001)
      return """
        {"type":"Feature","properties":{\(properties)},"geometry":{"type":"Polygon","coordinates":\
        [[[\(x),\(y)],[\(right),\(y)],[\(right),\(top)],[\(x),\(top)],[\(x),\(y)]]]}}
        """
    }
    return try folder.write(
      "{\"type\":\"FeatureCollection\",\"features\":[\n" + features.joined(separator: ",\n") + "\n]}\n", to: name)
  }

  /// The members of the JSON result that these tests look at.
  private struct Document: Decodable {
    struct Finding: Decodable {
      var line: Int?
      var feature: Int?
    }

    var ledger: [String: Int]
    var finding_counts: [String: Int]
    var findings: [Finding]
  }

  private func document(_ result: CommandResult) throws -> Document {
    try JSONDecoder().decode(Document.self, from: Data(result.outputBytes))
  }

  private let sound = "\"land_use_code\":\"0601\",\"land_use_standard\":\"GB/T 21010-2017\""

  @Test(arguments: [
    (#""registered_area_m2":"400 m2""#, "TAB-004", "registered_area_m2"),
    (#""registered_area_m2":-1"#, "TAB-014", "registered_area_m2"),
    (#""registered_area_m2":1e13"#, "TAB-013", "registered_area_m2"),
    (#""started_on":"2021/05/01""#, "TAB-005", "started_on"),
    (#""started_on":"2021-02-30""#, "TAB-005", "started_on"),
    (#""supply_mode":"gift""#, "TAB-007", "supply_mode"),
    (#""colour":"red""#, "TAB-001", "colour"),
  ])
  func aWrongPropertyOfAParcelIsNamed(property: String, code: String, field: String) async throws {
    let file = try layer(["\"parcel_id\":\"P1\",\(sound)", "\"parcel_id\":\"P2\",\(sound),\(property)"])
    let result = try await check(file)
    #expect(result.exitCode == 1)
    #expect(result.errors.contains(code))
    #expect(result.errors.contains("/properties/\(field)"))
    // An unknown column is one of the whole file; the others are of the second feature, on line 3.
    #expect(code == "TAB-001" || result.errors.contains(":3: feature 1 (id \"P2\")"), "\(result.errors)")
  }

  @Test func nullAndEmptyPropertiesAreUnknownAndNotWrong() async throws {
    let file = try layer(["\"parcel_id\":\"P1\",\(sound),\"registered_area_m2\":null,\"started_on\":\"\""])
    #expect(try await check(file).exitCode == 0)
  }

  @Test func aRequiredColumnThatIsNowhereIsOneFinding() async throws {
    let file = try layer((0..<20).map { "\"parcel_id\":\"P\($0)\",\"land_use_code\":\"0601\"" })
    let result = try await check(file, "-v")
    #expect(result.exitCode == 1)
    #expect(result.errors.components(separatedBy: "TAB-002").count == 2)
    #expect(!result.errors.contains("TAB-003"))
  }

  @Test func aRequiredValueThatIsMissingIsNamed() async throws {
    let file = try layer(["\"parcel_id\":\"P1\",\(sound)", "\"parcel_id\":\"P2\",\"land_use_code\":\"0601\""])
    let result = try await check(file)
    #expect(result.exitCode == 1)
    #expect(result.errors.contains("TAB-003"))
    #expect(result.errors.contains("feature 1 (id \"P2\"), /properties/land_use_standard"))
  }

  @Test func layersOfOtherOriginNeedNoIDs() async throws {
    let file = try layer(["\"Class\":1", "\"Class\":1"])
    #expect(try await check(file).exitCode == 0)
    let named = try await check(file, "--id", "Class")
    #expect(named.exitCode == 1)
    #expect(named.errors.contains("GEO-015"))
    let absent = try await check(file, "--id", "grid")
    #expect(absent.exitCode == 1)
    #expect(absent.errors.contains("TAB-002"))
  }

  @Test func zoneFeaturesWithOneIDAreOneZone() async throws {
    let zone = #""zone_id":"Z","city_code":"320100""#
    #expect(try await check(try layer([zone, zone])).exitCode == 0)
    let result = try await check(try layer([zone, #""city_code":"320100""#], "lacking.geojson"))
    #expect(result.exitCode == 1)
    #expect(result.errors.contains("GEO-024"))
  }

  @Test func theWorstFileDecidesAndTheOthersAreChecked() async throws {
    let sound = try layer(["\"parcel_id\":\"P1\",\(sound)"])
    let broken = try folder.write("{\"type\":", to: "broken.geojson")
    let doubtful = try layer(["\"parcel_id\":\"P1\",\"a\":1,\(self.sound)"], "doubtful.geojson")
    let other = try folder.write("x", to: "notes.txt")
    let both = try await check(sound, doubtful)
    #expect(both.exitCode == 1)
    let all = try await check(broken, other, sound, doubtful, "-f", "csv")
    #expect(all.exitCode == 2)
    #expect(all.errors.contains("JSON-002") && all.errors.contains("FILE-007"))
    let rows = ExpectedTable(csv: all.output).rows
    #expect(rows.map { $0["kind"] } == ["layer", "unknown", "parcels", "parcels"])
    #expect(rows.map { $0["stored"] } == ["", "", "1", "1"])
    // The last file has one doubtful feature, and the one id that the first has too.
    #expect(rows.map { $0["warnings"] } == ["0", "0", "0", "2"])
  }

  @Test func manyRepeatsAreTheSameForAnyNumberOfJobs() async throws {
    // 12,000 features take some 3 MB, so several blocks; each id comes three times, far apart.
    let file = try layer((0..<12_000).map { "\"parcel_id\":\"P\($0 % 4_000)\",\(sound)" })
    let alone = try await check(file, "-f", "json", "-j", "1", "-q")
    let together = try await check(file, "-f", "json", "-j", "7", "-q")
    #expect(alone.exitCode == 1)
    #expect(alone.outputBytes == together.outputBytes)
    let whole = try document(alone)
    #expect(whole.ledger == ["read": 12_000, "stored": 4_000, "rejected": 8_000, "skipped": 0])
    #expect(whole.finding_counts == ["GEO-015": 8_000])
    // The first repeat in file order is the second P0: feature 4,000, on line 4,002.
    #expect(whole.findings.first?.feature == 4_000)
    #expect(whole.findings.first?.line == 4_002)
  }

  @Test func standardInputIsALayer() async throws {
    let bytes = try Fixture("bad/duplicate-id.geojson").bytes()
    let result = try await check("-", input: bytes)
    #expect(result.exitCode == 1)
    #expect(result.errors.contains("GEO-015"))
  }

  @Test func riverBanksMayBeLines() async throws {
    let line = #"{"type":"LineString","coordinates":[[118.7,32.1],[118.8,32.2]]}"#
    let file = try folder.write(
      """
      {"type":"FeatureCollection","features":[{"type":"Feature","properties":\
      {"water_code":"yangtze_main","geometry_role":"shoreline"},"geometry":\(line)}]}
      """, to: "waters.geojson")
    let result = try await check(file)
    #expect(result.exitCode == 0, "\(result.errors)")
  }

  @Test func whatAFileSaysItsProjectDoesNotSayAgain() async throws {
    try folder.copy(filesOf: Fixture("projects/smallest"))
    try folder.copy(filesOf: Fixture("bad/projects/unknown-land-use"))
    let result = try await check(folder.path, "-f", "json")
    let counts = try document(result).finding_counts
    // The one parcel with an unknown code, told by its own file and not again by the accounts.
    #expect(counts["ACC-009"] == 1)
  }
}
