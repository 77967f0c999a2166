import Foundation
import MuchanTestSupport
import Testing

@testable import MuchanSynthesis

@Suite("The benchmark workload")
struct WorkloadTests {
  private struct Layer<Properties: Decodable>: Decodable {
    struct Feature: Decodable {
      var type: String
      var properties: Properties
      var geometry: Geometry
    }

    var type: String
    var features: [Feature]
  }

  private struct Geometry: Decodable {
    var type: String
    var rings: [[[Double]]]

    private enum Key: String, CodingKey { case type, coordinates }

    init(from decoder: any Decoder) throws {
      let values = try decoder.container(keyedBy: Key.self)
      type = try values.decode(String.self, forKey: .type)
      rings =
        type == "Polygon"
        ? try values.decode([[[Double]]].self, forKey: .coordinates)
        : try values.decode([[[[Double]]]].self, forKey: .coordinates).flatMap { $0 }
    }
  }

  private struct Parcel: Decodable {
    var parcel_id: String
    var land_use_code: String
    var output_wan_yuan: Double
    var tax_wan_yuan: Double
    var energy_tce: Double
    var co2_t: Double
  }

  private struct Zone: Decodable {
    var zone_id: String
  }

  @Test("400 parcels and 9 zones are valid GeoJSON with the counts asked for")
  func counts() throws {
    let folder = try TemporaryFolder()
    let counts = try Workload.write(
      WorkloadOptions(parcels: 400, zones: 9, zoneVertices: 40), to: folder.path)
    let files = try folder.contents()
    #expect(Set(files.keys) == ["parcels.geojson", "zones.geojson"])

    let bytes = Data(try #require(files["parcels.geojson"]))
    let parcels = try JSONDecoder().decode(Layer<Parcel>.self, from: bytes)
    #expect(parcels.type == "FeatureCollection")
    #expect(parcels.features.count == 400)
    #expect(Set(parcels.features.map(\.properties.parcel_id)).count == 400)
    #expect(parcels.features.allSatisfy { $0.properties.parcel_id.utf8.count == 19 })
    let rings = parcels.features.flatMap(\.geometry.rings)
    #expect(rings.allSatisfy { $0.count >= 4 && $0.first == $0.last })
    #expect(rings.reduce(0) { $0 + $1.count } == counts.positions)
    let positions = rings.flatMap { $0 }
    #expect(positions.allSatisfy { (118.5...119.2).contains($0[0]) && (31.6...32.2).contains($0[1]) })
    // One feature per line: five lines of head, two of foot.
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.split(separator: "\n").count == 400 + 7)

    let zones = try JSONDecoder().decode(Layer<Zone>.self, from: Data(try #require(files["zones.geojson"])))
    #expect(zones.features.count == 9)
    #expect(zones.features.allSatisfy { $0.geometry.rings.count == 1 && $0.geometry.rings[0].count == 41 })
  }

  @Test("neighbouring zones write the same border: every inner edge is there once in each direction")
  func borders() throws {
    let folder = try TemporaryFolder()
    try Workload.write(WorkloadOptions(parcels: 1, zones: 16, zoneVertices: 80), to: folder.path)
    let bytes = Data(try #require(try folder.contents()["zones.geojson"]))
    let zones = try JSONDecoder().decode(Layer<Zone>.self, from: bytes)
    var edges: [[Double]: Int] = [:]
    for ring in zones.features.flatMap(\.geometry.rings) {
      for (from, to) in zip(ring, ring.dropFirst()) { edges[from + to, default: 0] += 1 }
    }
    let outer = edges.keys.filter { edges[Array($0[2...]) + Array($0[..<2])] == nil }
    #expect(edges.values.allSatisfy { $0 == 1 })
    // 4 x 4 zones: 16 sides of 20 edges around them.
    #expect(outer.count == 16 * 20)
  }

  @Test("the same options give the same bytes, on any machine")
  func bytes() throws {
    var digests: [UInt64] = []
    for _ in 0..<2 {
      let folder = try TemporaryFolder()
      try Workload.write(WorkloadOptions(parcels: 400, zones: 9, zoneVertices: 40), to: folder.path)
      let files = try folder.contents()
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325  // FNV-1a
      for name in files.keys.sorted() {
        for byte in files[name] ?? [] { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01b3 }
      }
      digests.append(hash)
    }
    #expect(digests[0] == digests[1])
    // Recorded when the workload was last changed; committed timings are only comparable while it stays.
    #expect(digests[0] == 4_459_400_814_587_524_288)
  }

  @Test("a folder that cannot be made is named")
  func unwritable() throws {
    let folder = try TemporaryFolder()
    let file = try folder.write("", to: "file")
    #expect(throws: SynthesisFailure.self) {
      try Workload.write(WorkloadOptions(parcels: 1, zones: 1, zoneVertices: 4), to: file + "/below")
    }
  }
}
