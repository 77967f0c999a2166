import Foundation
import MuchanDiagnostics
import MuchanGeometry
import MuchanPipeline
import MuchanTestSupport
import Testing

@Suite("Check: doubtful layers")
struct LayerWarningTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func codes(_ features: String...) async throws -> Set<DiagnosticCode> {
    let path = try folder.write(MadeLayer(features), to: "layer.geojson")
    let check = await InputCheck(CheckRequest(inputs: [path], options: LayerOptions(jobs: 2)))
    return Set(check.findings.countsByCode.map(\.code))
  }

  private static let ring = "[[118.8,31.9],[118.802,31.9],[118.802,31.902],[118.8,31.902],[118.8,31.9]]"

  private func feature(_ more: String = "", geometry: String = "", ring: String = ring) -> String {
    "{\"type\":\"Feature\",\"properties\":{}\(more),\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[\(ring)]\(geometry)}}"
  }

  @Test("right boxes pass, with and without heights; wrong ones are warnings")
  func boxes() async throws {
    #expect(try await codes(feature()).isEmpty)
    #expect(try await codes(feature(",\"bbox\":[118.8,31.9,118.802,31.902]")).isEmpty)
    #expect(try await codes(feature(geometry: ",\"bbox\":[118.8,31.9,0,118.802,31.902,9]")).isEmpty)
    for wrong in ["[118.8,31.9,118.803,31.902]", "[31.9,118.8,31.902,118.802]", "[1,2,3]", "null", "[1,2,3,\"x\"]"] {
      #expect(try await codes(feature(",\"bbox\":\(wrong)")) == [.wrongBounds], "\(wrong)")
      #expect(try await codes(feature(geometry: ",\"bbox\":\(wrong)")) == [.wrongBounds], "\(wrong)")
    }
  }

  @Test("foreign members, nested collections, four ordinates and excess precision are told")
  func others() async throws {
    #expect(try await codes(feature(geometry: ",\"note\":{\"a\":[1]}")) == [.foreignMember])
    let inner = "{\"type\":\"GeometryCollection\",\"geometries\":[]}"
    let nested =
      "{\"type\":\"Feature\",\"properties\":{},\"geometry\":{\"type\":\"GeometryCollection\",\"geometries\":[\(inner)]}}"
    #expect(try await codes(nested).contains(.nestedCollection))
    let flat = nested.replacingOccurrences(of: inner, with: "{\"type\":\"Point\",\"coordinates\":[118,31]}")
    #expect(try await codes(flat) == [.notAPolygon])
    let four = Self.ring.replacingOccurrences(of: "31.9]", with: "31.9,1,2]")
    #expect(try await codes(feature(ring: four)).contains(.measureOrdinate))
    let three = Self.ring.replacingOccurrences(of: "31.9]", with: "31.9,1]")
    #expect(try await codes(feature(ring: three)) == [.extraOrdinates])
    let fine = Self.ring.replacingOccurrences(of: "118.802", with: "118.802000000123")
    #expect(try await codes(feature(ring: fine)) == [.excessPrecision])
  }

  // Expected: shapely, Tests/Oracles/topology.py.
  @Test("overlaps, gaps and slivers are those that shapely finds")
  func topology() async throws {
    var request = CheckRequest(
      inputs: [Fixture("oracles/topology.geojson").url.path], idField: "lot", options: LayerOptions(jobs: 2))
    request.looksAtTopology = true
    let findings = (await InputCheck(request)).findings
    let table = try ExpectedTable(Fixture("oracles/topology.csv"))
    #expect(table.rows.count == 16)
    func number(_ text: String) -> Double { Double(text.prefix { $0 != " " }) ?? .nan }
    let overlaps = table.rows.filter { $0["kind"] == "overlap" }
    #expect(findings.count(of: .overlappingParcels) == overlaps.count)
    for row in overlaps {
      let found = findings.findings(of: .overlappingParcels).first {
        $0.place.id == row["lot"] && $0.found.hasSuffix("with id \"\(row["other"])\"")
      }
      let area = try #require(Double(row["area_m2"]))
      #expect(found.map { (number($0.found) - area).magnitude < 1e-3 } == true, "\(row["lot"]) \(row["other"])")
    }
    let gaps = table.rows.filter { $0["kind"] == "gap" }.compactMap { Double($0["area_m2"]) }.sorted()
    let found = findings.findings(of: .gapBetweenParcels).map { number($0.found) }.sorted()
    #expect(found.count == gaps.count)
    for (one, other) in zip(found, gaps) { #expect((one - other).magnitude < 1e-3) }
    #expect(findings.findings(of: .sliver).map(\.place.id) == ["L64"])
  }

  @Test("ids that stand in two files of one kind are told")
  func repeatedAcrossFiles() async throws {
    func layer(_ id: String, _ x: Double) -> MadeLayer {
      MadeLayer([
        MadeLayer.square(
          "\"parcel_id\":\"\(id)\",\"land_use_code\":\"0601\",\"land_use_standard\":\"GB/T 21010-2017\"", x, 31.9)
      ])
    }
    let one = try folder.write(layer("a", 118.8), to: "1.geojson")
    let two = try folder.write(layer("a", 118.9), to: "2.geojson")
    let three = try folder.write(layer("b", 118.7), to: "3.geojson")
    let findings = (await InputCheck(CheckRequest(inputs: [one, two, three]))).findings
    #expect(findings.findings(of: .idInOtherFile).map(\.place.file) == [two])
  }

  @Test("a layer that misses the zones by the shift of GCJ-02 is told so, and --crs gcj02 brings it back")
  func shifted() async throws {
    let true_ = MadeLayer.corners(118.85, 31.95, side: 0.001)
    let moved = true_.map { ShiftedDatum.gcj02.shifted($0.0, $0.1) }.map { ($0.longitude, $0.latitude) }
    let parcels = try folder.write(MadeLayer([MadeLayer.polygon("\"parcel_id\":\"a\"", moved)]), to: "p.geojson")
    let zones = try folder.write(
      MadeLayer([MadeLayer.square("\"zone_id\":\"z\"", 118.8499, 31.9499, side: 0.0012)]), to: "z.geojson")
    let missed = try await Overlay(OverlayRequest(parcels: [parcels], zones: zones))
    #expect(missed.findings.count(of: .noOverlap) == 1)
    #expect(missed.findings.findings(of: .shiftedDatum).map(\.found) == ["--crs gcj02?"])
  }
}
