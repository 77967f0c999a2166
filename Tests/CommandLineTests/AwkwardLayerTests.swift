import Foundation
import MuchanTestSupport
import Testing

/// Layers that are not what a program hopes for: each has its rows or its finding, and none takes the memory away.
@Suite(.enabled(if: CommandLineTool.isAvailable, Comment(rawValue: CommandLineTool.skipReason)))
struct AwkwardLayerTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func muchan(_ arguments: [String], input: [UInt8] = []) async throws -> CommandResult {
    try await #require(CommandLineTool.muchan).run(arguments + ["--lang", "en"], input: input)
  }

  /// Corners of a rectangle, closed; in thousandths of a degree from 118.8 E, 31.9 N.
  private func ring(_ x: Int, _ y: Int, _ width: Int, _ height: Int) -> String {
    let corners = [(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)]
    return "[" + corners.map { "[\(longitude($0.0)),\(latitude($0.1))]" }.joined(separator: ",") + "]"
  }

  private func longitude(_ thousandths: Int) -> String { decimal(118_800 + thousandths) }
  private func latitude(_ thousandths: Int) -> String { decimal(31_900 + thousandths) }
  private func decimal(_ thousandths: Int) -> String {
    "\(thousandths / 1000)." + String(String(1000 + thousandths % 1000).dropFirst())
  }

  private func feature(_ property: String, _ id: String, _ rings: [String]) -> String {
    """
    {"type":"Feature","properties":{"\(property)":"\(id)"},"geometry":{"type":"Polygon",\
    "coordinates":[\(rings.joined(separator: ","))]}}
    """
  }

  private func layer(_ name: String, _ features: [String]) throws -> String {
    try folder.write(
      "{\"type\":\"FeatureCollection\",\"features\":[\n" + features.joined(separator: ",\n") + "\n]}\n", to: name)
  }

  /// Areas in m² by zone or id, of a CSV.
  private func areas(_ result: CommandResult, key: String) throws -> [String: Double] {
    let lines = result.output.split(separator: "\n").map { $0.split(separator: ",", omittingEmptySubsequences: false) }
    let header = try #require(lines.first)
    let id = try #require(header.firstIndex { $0 == key })
    let area = try #require(header.firstIndex(of: "area_m2"))
    return try Dictionary(
      uniqueKeysWithValues: lines.dropFirst().map { (String($0[id]), try #require(Double($0[area]))) })
  }

  private func isClose(_ left: Double?, _ right: Double, of whole: Double) -> Bool {
    abs((left ?? .nan) - right) <= 1e-9 * whole
  }

  /// The rectangles below were laid out by hand; `area` measures them one by one.
  @Test func zonesWithHolesOverlapsAndInvalidRingsAreMeasuredAndTold() async throws {
    let bowTie = "[\(corner(40, 0)),\(corner(50, 10)),\(corner(50, 0)),\(corner(40, 10)),\(corner(40, 0))]"
    let zones = try layer(
      "zones.geojson",
      [
        feature("zone_id", "holed", [ring(0, 0, 10, 10), ring(3, 3, 4, 4)]),
        feature("zone_id", "over", [ring(5, 0, 10, 10)]), feature("zone_id", "bow", [bowTie]),
      ])
    let parcels = try layer("parcels.geojson", [feature("parcel_id", "p", [ring(4, 2, 4, 4)])])
    let pieces = try layer(
      "pieces.geojson",
      [
        feature("parcel_id", "whole", [ring(4, 2, 4, 4)]), feature("parcel_id", "south", [ring(4, 2, 4, 1)]),
        feature("parcel_id", "east", [ring(7, 3, 1, 3)]), feature("parcel_id", "over", [ring(5, 2, 3, 4)]),
        feature("parcel_id", "south-east", [ring(5, 2, 3, 1)]), feature("parcel_id", "west", [ring(4, 3, 1, 3)]),
      ])
    let piece = try areas(try await muchan(["area", pieces, "-f", "csv"]), key: "id")
    let whole = try #require(piece["whole"])
    func sum(_ names: String...) -> Double { names.reduce(0) { $0 + piece[$1, default: .nan] } }

    let table = try await muchan(["overlay", parcels, "--zones", zones, "-f", "csv"])
    let zone = try areas(table, key: "zone")
    #expect(zone.count == 3)
    #expect(isClose(zone["holed"], sum("south", "east"), of: whole))
    #expect(isClose(zone["over"], sum("over"), of: whole))
    #expect(isClose(zone["(outside)"], sum("west"), of: whole))
    #expect(table.errors.contains("GEO-022") && table.errors.contains("GEO-012"))
    #expect(table.exitCode == 0)

    let result = try JSONResult(try await muchan(["overlay", parcels, "--zones", zones, "-f", "json"]))
    #expect(isClose(result.balance?["overlap_m2"], sum("south-east", "east"), of: whole))
    #expect(isClose(result.balance?["difference_m2"], 0, of: whole))
  }

  private func corner(_ x: Int, _ y: Int) -> String { "[\(longitude(x)),\(latitude(y))]" }

  @Test func parcelsOutsideAllZonesAreListedAsSuch() async throws {
    let zones = try layer("zones.geojson", [feature("zone_id", "z", [ring(0, 0, 10, 10)])])
    let parcels = try layer("parcels.geojson", [feature("parcel_id", "p", [ring(100, 100, 1, 1)])])
    let result = try await muchan(["overlay", parcels, "--zones", zones, "-f", "csv"])
    let whole = try areas(try await muchan(["area", parcels, "-f", "csv"]), key: "id")
    #expect(try areas(result, key: "zone") == ["(outside)": try #require(whole["p"])])
    #expect(result.exitCode == 0 && result.errors.contains("GEO-023"))
  }

  @Test func aParcelOverThousandsOfZonesIsSharedOutAmongAll() async throws {
    let side = 70
    let zones = try layer(
      "zones.geojson",
      (0..<side * side).map { feature("zone_id", "z\($0)", [ring($0 / side, $0 % side, 1, 1)]) })
    let parcels = try layer("parcels.geojson", [feature("parcel_id", "p", [ring(-5, -5, side + 10, side + 10)])])
    let result = try await muchan(["overlay", parcels, "--zones", zones, "-f", "csv"])
    let shared = try areas(result, key: "zone")
    #expect(shared.count == side * side + 1)
    let own = try areas(try await muchan(["area", zones, "--id", "zone_id", "-f", "csv"]), key: "id")
    let whole = try #require(try areas(try await muchan(["area", parcels, "-f", "csv"]), key: "id")["p"])
    for (id, area) in own { #expect(isClose(shared[id], area, of: area), "\(id)") }
    #expect(isClose(shared.values.reduce(0, +), whole, of: whole))
  }

  /// A rectangle measures the same with many vertices on its sides.
  @Test func aFeatureLargerThanAChunkIsReadWhole() async throws {
    let steps = 250_000
    let south = (0..<steps).map { "[\(118.8 + 0.1 * Double($0) / Double(steps)),31.9]" }
    let dense = "[" + south.joined(separator: ",") + ",[118.9,31.9],[118.9,32],[118.8,32],[118.8,31.9]]"
    let small = (0..<50).map { feature("parcel_id", "p\($0)", [ring(200 + $0, 0, 1, 1)]) }
    let parcels = try layer(
      "parcels.geojson",
      small.prefix(25) + [feature("parcel_id", "dense", [dense])] + small.suffix(25)
        + [feature("parcel_id", "plain", [ring(0, 0, 100, 100)])])
    #expect(try Data(contentsOf: URL(filePath: parcels)).count > 4 << 20)
    let result = try await muchan(["area", parcels, "-f", "csv", "-j", "2"])
    let measured = try areas(result, key: "id")
    let plain = try #require(measured["plain"])
    #expect(isClose(measured["dense"], plain, of: plain))
    #expect(try await muchan(["area", parcels, "-f", "csv", "-j", "1"]).outputBytes == result.outputBytes)
    let streamed = try await muchan(["area", "-", "-f", "csv"], input: Array(Data(contentsOf: URL(filePath: parcels))))
    #expect(try areas(streamed, key: "id") == measured)

    let refused = try await muchan(["area", parcels, "--max-feature-bytes", "1000000"])
    #expect(refused.exitCode == 2)
    #expect(refused.errors.contains("JSON-006") && refused.errors.contains("parcels.geojson:27"))
    #expect(refused.errors.contains("--max-feature-bytes"))
  }

  /// 1 GB without a line end, from a pipe and from a file (of which the system keeps only the beginning), in less
  /// memory than the line is long.
  @Test(arguments: [[], ["--ndjson"]])
  func aLineOf1GBIsRefusedInBoundedMemory(options: [String]) async throws {
    let muchan = try #require(ProcessInfo.processInfo.environment["MUCHAN_BINARY"])
    let head =
      (options.isEmpty ? "{\"type\":\"FeatureCollection\",\"features\":[\n" : "") + "{\"type\":\"Feature\",\"note\":\""
    let file = try folder.write(head, to: "long.geojson")
    #expect(truncate(file, 1_000_000_000) == 0)
    let shell = CommandLineTool(binary: URL(filePath: "/bin/sh"))
    for path in [file, "-"] {
      let script = "ulimit -v 900000; cat \"$1\" | \"$0\" area \"$2\" \(options.joined()) --lang en"
      let result = try await shell.run(["-c", script, muchan, file, path])
      #expect(result.exitCode == 2 && !result.wasKilled, "\(path)")
      #expect(result.errors.contains("JSON-006") && result.errors.contains("--max-feature-bytes"), "\(result.errors)")
    }
  }

  @Test func standardStreamsThatAreClosedAreTold() async throws {
    let muchan = try #require(ProcessInfo.processInfo.environment["MUCHAN_BINARY"])
    let parcels = try layer("parcels.geojson", [feature("parcel_id", "p", [ring(0, 0, 1, 1)])])
    let shell = CommandLineTool(binary: URL(filePath: "/bin/sh"))
    let noInput = try await shell.run(["-c", "exec \"$0\" area - --lang en <&-", muchan])
    #expect(noInput.exitCode == 2 && noInput.errors.contains("FILE-002"))
    let noOutput = try await shell.run(["-c", "exec \"$0\" area \"$1\" --lang en >&-", muchan, parcels])
    #expect(noOutput.exitCode == 2 && noOutput.errors.contains("FILE-005"))
    // Nobody hears what is said, and the result is there all the same.
    let target = folder.url.appending(path: "areas.csv").path
    let unheard = try await shell.run(["-c", "exec \"$0\" area \"$1\" -f csv -o \"$2\" 2>&-", muchan, parcels, target])
    #expect(unheard.exitCode == 0)
    #expect(try folder.contents()["areas.csv"]?.isEmpty == false)
  }
}
