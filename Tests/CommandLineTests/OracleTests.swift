import Foundation
import MuchanTestSupport
import Testing

/// The expected tables of other engines, through the whole program: file in, CSV out.
@Suite(.enabled(if: CommandLineTool.isAvailable, Comment(rawValue: CommandLineTool.skipReason)))
struct OracleTests {
  @Test func areasAreThoseOfTheClosedForm() async throws {
    let muchan = try #require(CommandLineTool.muchan)
    let folder = try TemporaryFolder()
    let table = try ExpectedTable(Fixture("oracles/ellipsoid_area.csv"))
    // Poles and far countries are no parcels of a zone, but their areas are right all the same. Slivers and parts
    // that touch stay as they are: a repair must not change a valid shape, and an invalid one is in the other table.
    let file = try folder.write(
      layer(table.rows.enumerated().map { ("case", "\($0.offset)", $0.element["coordinates"]) }), to: "cases.geojson")

    let result = try await muchan.run(["area", file, "-f", "csv", "--on-invalid", "keep"])

    #expect(result.exitCode == 0, "\(result.errors)")
    let measured = ExpectedTable(csv: result.output)
    #expect(measured.rows.count == table.rows.count)
    for (expected, found) in zip(table.rows, measured.rows) {
      let area = try #require(found.number("area_m2")), truth = try #require(expected.number("area_m2"))
      // 4 decimals are printed, so half of the last one may be missing.
      #expect(area.isClose(to: truth, relative: 1e-9, absolute: 5e-5), "\(expected["name"]): \(area), not \(truth)")
    }
  }

  @Test func overlaysAreThoseOfExactCutting() async throws {
    let muchan = try #require(CommandLineTool.muchan)
    let folder = try TemporaryFolder()
    let table = try ExpectedTable(Fixture("oracles/overlay_pairs.csv"))
    let parcels = try folder.write(
      layer(table.rows.map { ("parcel_id", "p" + $0["pair"], $0["parcel"]) }), to: "parcels.geojson")
    let zones = try folder.write(
      layer(table.rows.map { ("zone_id", "z" + $0["pair"], $0["zone"]) }), to: "zones.geojson")
    let arguments = ["overlay", parcels, "--zones", zones, "--zone-id", "zone_id", "--by", "parcel_id", "-f", "csv"]

    let alone = try await muchan.run(arguments + ["-j", "1"])
    let together = try await muchan.run(arguments + ["-j", "2"])

    #expect(alone.exitCode == 0, "\(alone.errors)")
    #expect(alone.outputBytes == together.outputBytes, "the bytes depend on the number of jobs")
    // Pairs may happen to lie on one another; only the row of a parcel with its own zone is in the table.
    var areas: [String: Double] = [:]
    for row in ExpectedTable(csv: alone.output).rows {
      areas[row["zone"] + "/" + row["parcel_id"]] = row.number("area_m2")
    }
    for expected in table.rows {
      let pair = expected["pair"]
      let found = areas["z\(pair)/p\(pair)"] ?? 0
      let truth = try #require(expected.number("intersection_m2")), whole = try #require(expected.number("parcel_m2"))
      #expect(
        found.isClose(to: truth, relative: 1e-9, absolute: 1e-9 * whole + 5e-5),
        "pair \(pair), \(expected["kind"]): \(found), not \(truth)")
    }
  }

  private func layer(_ features: [(field: String, id: String, coordinates: String)]) -> String {
    let lines = features.map {
      """
      {"type":"Feature","properties":{"\($0.field)":"\($0.id)"},\
      "geometry":{"type":"MultiPolygon","coordinates":\($0.coordinates)}}
      """
    }
    return "{\"type\":\"FeatureCollection\",\"features\":[\n" + lines.joined(separator: ",\n") + "\n]}\n"
  }
}
