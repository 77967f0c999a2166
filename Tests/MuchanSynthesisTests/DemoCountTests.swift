import Foundation
import Testing

@testable import MuchanSynthesis

/// The demonstration as shipped, made once for all tests.
private let shippedOptions = try? DemoOptions()
private let shipped = shippedOptions.map(DemoWorld.init)

@Suite("The shipped demonstration")
struct DemoCountTests {
  private func world() throws -> DemoWorld { try #require(shipped) }

  private static let root = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  @Test("data/demo holds the generator's own bytes")
  func committed() throws {
    for file in DemoProject.files(try DemoOptions()) {
      let stored = try String(contentsOf: Self.root.appending(path: "data/demo/" + file.name), encoding: .utf8)
      #expect(stored == file.text, "data/demo/\(file.name): make it again with muchan-synthesise demo -o data/demo")
    }
  }

  @Test("another seed gives another world, the same seed the same")
  func seeds() throws {
    func text(_ seed: UInt64) throws -> [String] {
      DemoProject.files(try DemoOptions(seed: seed, scale: 0.05)).map(\.text)
    }
    #expect(try text(7) == text(7))
    #expect(try text(7) != text(8))
  }

  @Test("enterprises as reported: 646 above designated size, 1,066 certified, 53 listed (A4)")
  func enterprises() throws {
    let zone = try world().enterprises.filter { $0.kind != .chemical }
    #expect(zone.count { $0.isAboveSize } == 646)
    #expect(zone.count { $0.isCertified } == 1_066)
    #expect(zone.count { $0.isListed } == 53)
    // The threshold of designated size is 20 million yuan of revenue; output stands for it here.
    for enterprise in zone {
      let isLarge = enterprise.years.allSatisfy { ($0.output ?? 0) >= 200_000 }
      #expect(isLarge == enterprise.isAboveSize, "\(enterprise.id)")
    }
  }

  @Test("no enterprise of divisions 25, 26, 31, 32 on land of the economic zone (P7)")
  func divisions() throws {
    let world = try world()
    let inside = Set(world.parcels.filter { $0.zone == .economic }.map(\.id))
    let there = Set(world.holdings.filter { inside.contains($0.parcel) }.map(\.enterprise))
    let barred = world.enterprises.filter { [25, 26, 31, 32].contains($0.division) }
    #expect(barred.count == 20)
    #expect(barred.allSatisfy { !there.contains($0.id) })
    #expect(there.count == 1_066)
  }

  @Test("credit codes are valid and differ")
  func codes() throws {
    let ids = try world().enterprises.map(\.id)
    #expect(ids.allSatisfy(CreditCode.isValid))
    #expect(Set(ids).count == ids.count)
  }

  @Test("parcel ids have 19 digits and differ")
  func parcelIDs() throws {
    let ids = try world().parcels.map(\.id)
    #expect(ids.allSatisfy { $0.utf8.count == 19 && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } })
    #expect(Set(ids).count == ids.count)
  }

  @Test("the parks cover the economic zone exactly, in whole steps of the coordinates")
  func parks() throws {
    func twiceArea(_ ring: [Position]) -> Int {
      ring.indices.reduce(0) { sum, index in
        let (here, there) = (ring[index], ring[(index + 1) % ring.count])
        // Taken from a corner near by, so that the products stay small.
        let (x, y) = (here.longitude - 11_879_600_000, here.latitude - 3_183_800_000)
        let (u, v) = (there.longitude - 11_879_600_000, there.latitude - 3_183_800_000)
        return sum + x * v - u * y
      }
    }
    let zones = try world().ground.zones
    func area(_ zone: SyntheticZone) -> Int { zone.shape.polygons.reduce(0) { $0 + twiceArea($1.outer) } }
    let whole = try #require(zones.first { $0.id == "JN" })
    let parks = zones.filter { $0.parentID == "JN" }
    #expect(parks.count == 7)
    #expect(parks.reduce(0) { $0 + area($1) } == area(whole))
    #expect((100_000_000...180_000_000).contains(whole.shape.squareMetres))
    // Every vertex of the zone is one of a park.
    let corners = Set(parks.flatMap { $0.shape.polygons.flatMap(\.outer) })
    #expect(whole.shape.polygons.allSatisfy { $0.outer.allSatisfy(corners.contains) })
  }

  @Test("every enterprise holds land and produces before the first year of its figures")
  func ages() throws {
    let world = try world()
    let held = Dictionary(grouping: world.holdings.filter { $0.kind != .rentOut }, by: \.enterprise)
    for enterprise in world.enterprises {
      let since = try #require(held[enterprise.id]?.compactMap(\.from).min())
      #expect(since < Day(2019, 1, 1), "\(enterprise.id)")
      #expect(try #require(enterprise.produced) < Day(2019, 1, 1), "\(enterprise.id)")
    }
  }

  @Test("no enterprise without land, and no parcel held beyond its registered area")
  func holdings() throws {
    let world = try world()
    var net: [String: Int] = [:]
    for holding in world.holdings {
      net[holding.parcel, default: 0] += holding.kind == .rentOut ? -holding.area : holding.area
    }
    let registered = Dictionary(uniqueKeysWithValues: world.parcels.map { ($0.id, $0.hundredthMu) })
    for (parcel, area) in net { #expect(area <= registered[parcel] ?? 0, "\(parcel)") }
    func lines(_ kind: SyntheticHolding.Kind) -> [String] {
      world.holdings.filter { $0.kind == kind }.map { "\($0.parcel) \($0.area) \($0.from?.text ?? "")" }.sorted()
    }
    // What one lets from a day on another rents from that day on.
    #expect(lines(.rentOut) == lines(.rentIn))
    let holders = Set(world.holdings.filter { $0.kind != .rentOut }.map(\.enterprise))
    #expect(world.enterprises.allSatisfy { holders.contains($0.id) })
    let parkOf = Dictionary(uniqueKeysWithValues: world.parcels.map { ($0.id, $0.park) })
    let byHolder = Dictionary(grouping: world.holdings, by: \.enterprise)
    #expect(byHolder.values.contains { Set($0.compactMap { parkOf[$0.parcel] }).count > 1 })
  }
}
