import Foundation
import MuchanDiagnostics
import MuchanPipeline
import MuchanQuantities
import MuchanReport
import MuchanSynthesis
import MuchanTestSupport
import Testing

/// What holds of any layers, on a generated workload of 2,000 parcels and 16 zones (MuchanSynthesis `Workload`).
@Suite("Overlay: properties")
struct OverlayPropertyTests {
  private static let by = ["land_use_code"]
  private static let sums = ["output_wan_yuan", "tax_wan_yuan", "energy_tce", "co2_t"]

  /// The workload, its overlay by one worker, and the features of its parcels.
  private struct Made: Sendable {
    let folder: TemporaryFolder
    let features: [String]
    let overlay: Overlay
    let csv: String
  }

  /// Made once for all tests.
  private static let made = Task<Made, any Error> {
    let folder = try TemporaryFolder()
    try Workload.write(try WorkloadOptions(parcels: 2000, zones: 16, zoneVertices: 100), to: folder.path)
    let text = try String(contentsOf: folder.url.appending(path: "parcels.geojson"), encoding: .utf8)
    let request = OverlayPropertyTests.request(folder, ["parcels.geojson"])
    let overlay = try await Overlay(request)
    return Made(
      folder: folder, features: MadeLayer.features(of: text), overlay: overlay, csv: overlay.table(for: request).csv())
  }

  private static func request(
    _ folder: TemporaryFolder, _ files: [String], zones: String = "zones.geojson", jobs: Int = 1
  ) -> OverlayRequest {
    OverlayRequest(
      parcels: files.map { folder.url.appending(path: $0).path }, zones: folder.url.appending(path: zones).path, by: by,
      sums: sums, options: LayerOptions(jobs: jobs))
  }

  private func csv(of request: OverlayRequest) async throws -> String {
    try await Overlay(request).table(for: request).csv()
  }

  @Test("two, four and sixteen workers give the bytes of one", arguments: [2, 4, 16])
  func jobs(count: Int) async throws {
    let made = try await Self.made.value
    #expect(try await csv(of: Self.request(made.folder, ["parcels.geojson"], jobs: count)) == made.csv)
  }

  @Test("the order of the features and their partition into files make no difference")
  func orderAndFiles() async throws {
    let made = try await Self.made.value
    // A stride that shares no factor with 2,000 visits every feature once.
    let shuffled = made.features.indices.map { made.features[$0 * 777 % made.features.count] }
    _ = try made.folder.write(MadeLayer(shuffled), to: "shuffled.geojson")
    #expect(try await csv(of: Self.request(made.folder, ["shuffled.geojson"], jobs: 3)) == made.csv)

    let names = try (0..<7).map { part in
      let features = made.features.indices.filter { $0 % 7 == part }.map { made.features[$0] }
      _ = try made.folder.write(MadeLayer(features), to: "part\(part).geojson")
      return "part\(part).geojson"
    }
    #expect(try await csv(of: Self.request(made.folder, names, jobs: 2)) == made.csv)
  }

  @Test("the layout of the file makes no difference")
  func layout() async throws {
    let made = try await Self.made.value
    let text = MadeLayer(made.features).text
    try made.folder.write(text.replacing("\n", with: ""), to: "line.geojson")
    try made.folder.write(
      text.replacing(",\"", with: ",\n  \"").replacing("],[", with: "],\n      ["), to: "pretty.geojson")
    for name in ["line.geojson", "pretty.geojson"] {
      #expect(try await csv(of: Self.request(made.folder, [name], jobs: 4)) == made.csv, "\(name)")
    }
  }

  @Test("rows and balance are the parcels once: parcels = parts - overlap + outside")
  func balance() async throws {
    let made = try await Self.made.value
    let balance = made.overlay.balance
    #expect(made.overlay.ledger == Ledger(stored: 2000))
    let rows = made.overlay.rows.reduce(Area.zero) { $0 + $1.area }
    #expect(rows == balance.parts + balance.outside, "every part is in a row, rounded once")
    #expect(balance.outside == .zero, "the zones tile the ground")
    #expect(balance.overlap.squareMetres.doubleValue <= 1e-9 * balance.parcels.squareMetres.doubleValue)
    let difference = balance.difference.squareMetres.doubleValue.magnitude
    #expect(difference <= 1e-9 * balance.parcels.squareMetres.doubleValue)

    // Each parcel on its own, by `area`.
    let path = made.folder.url.appending(path: "parcels.geojson").path
    let total = AreaList()
    _ = try await AreaMeasurement(AreaRequest(files: [path])) { row in total.add(row.area) }
    #expect(total.total == balance.parcels)
  }

  @Test("zones that are left out leave their land outside, and the other zones as they were")
  func fewerZones() async throws {
    let made = try await Self.made.value
    let text = try String(contentsOf: made.folder.url.appending(path: "zones.geojson"), encoding: .utf8)
    let zones = MadeLayer.features(of: text)
    #expect(zones.count == 16)
    let kept = zones.indices.filter { ![0, 5, 6].contains($0) }.map { zones[$0] }
    _ = try made.folder.write(MadeLayer(kept), to: "fewer.geojson")
    let fewer = try await Overlay(Self.request(made.folder, ["parcels.geojson"], zones: "fewer.geojson", jobs: 2))

    let names = Set(fewer.rows.compactMap(\.zone))
    #expect(names.count == 13)
    #expect(fewer.rows.filter { $0.zone != nil } == made.overlay.rows.filter { names.contains($0.zone ?? "") })
    #expect(fewer.balance.outside > .zero)
    #expect(fewer.balance.difference.squareMetres.doubleValue.magnitude < 1e-5)
    for index in Self.sums.indices {
      #expect(Self.total(fewer, index) == Self.total(made.overlay, index), "\(Self.sums[index])")
    }
  }

  private static func total(_ overlay: Overlay, _ index: Int) -> FixedDecimal<SixPlaces> {
    overlay.rows.reduce(.zero) { $0 + ($1.sums[index] ?? .zero) }
  }

  @Test("parcels with a corner on a zone's corner, which GEOS cuts, share out their value exactly too")
  func cornersOnCorners() async throws {
    let made = try await Self.made.value
    let text = try String(contentsOf: made.folder.url.appending(path: "zones.geojson"), encoding: .utf8)
    let corners = text.matches(of: #/\[(\d+\.\d+),(\d+\.\d+)\]/#).enumerated().filter { $0.offset % 5 == 0 }
      .compactMap { match in Double(match.element.1).flatMap { x in Double(match.element.2).map { (x, $0) } } }
    #expect(corners.count > 250)
    let parcels = corners.map { x, y in
      MadeLayer.polygon("\"v\":0.333333", [(x, y), (x + 0.002, y + 0.0003), (x + 0.0004, y + 0.0021)])
    }
    let file = try made.folder.write(MadeLayer(parcels), to: "corners.geojson")
    let overlay = try await Overlay(
      OverlayRequest(parcels: [file], zones: made.folder.url.appending(path: "zones.geojson").path, sums: ["v"]))
    #expect(overlay.findings.isEmpty)
    #expect(Self.total(overlay, 0).units == Int128(333_333 * corners.count))
    #expect(
      overlay.balance.difference.squareMetres.doubleValue.magnitude
        <= 1e-9 * overlay.balance.parcels.squareMetres.doubleValue)
  }

  @Test("an overlap that is rounding alone, along a border drawn with more corners on one side, loses no millionth")
  func roundingOverlap() async throws {
    let folder = try TemporaryFolder()
    let (south, north) = ((118.86, 31.9), (118.8637, 31.9101))
    func along(_ share: Double) -> (Double, Double) {
      (south.0 + (north.0 - south.0) * share, south.1 + (north.1 - south.1) * share)
    }
    // Forty corners on the border, each off it by what its rounding to a Double makes.
    let corners = (1...40).map { along(Double($0 * $0) / 1700) }
    // A strip so narrow that parcels have land in both zones and outside: three shares to round.
    let west = MadeLayer.polygon("\"zone_id\":\"W\"", [(118.8596, 31.9), south, north, (118.8633, 31.9101)])
    let east = MadeLayer.polygon(
      "\"zone_id\":\"E\"", [south, (118.87, 31.9), (118.87, 31.9101), north] + corners.reversed())
    let parcels = (0..<1000).map { number -> String in
      let (x, y) = along(Double(number * 37 % 1000) / 1100 + 0.0001)
      let wide = 0.001 + Double(number % 17) * 3e-5
      return MadeLayer.polygon(
        "\"v\":0.333333", [(x - 0.0006, y), (x - 0.0006 + wide, y + 0.0002), (x + 0.0003, y + 0.0008)])
    }
    let overlay = try await Overlay(
      OverlayRequest(
        parcels: [try folder.write(MadeLayer(parcels), to: "parcels.geojson")],
        zones: try folder.write(MadeLayer([west, east]), to: "zones.geojson"), sums: ["v"]))
    #expect(overlay.findings.isEmpty)
    #expect(overlay.balance.overlap > .zero, "or the test has lost its point")
    #expect(Self.total(overlay, 0).units == 1000 * 333_333)
  }

  @Test("what is shared out by area adds up to what was read, digit for digit")
  func exactSums() async throws {
    let made = try await Self.made.value
    for (index, name) in Self.sums.enumerated() {
      let expected = made.features.reduce(FixedDecimal<SixPlaces>.zero) { sum, feature in
        sum + (Self.number(name, in: feature) ?? .zero)
      }
      #expect(expected > .zero)
      #expect(Self.total(made.overlay, index) == expected, "\(name)")
    }
  }

  /// The value of a member as written, read without any JSON reader.
  private static func number(_ name: String, in feature: String) -> FixedDecimal<SixPlaces>? {
    guard let start = feature.firstRange(of: "\"\(name)\":")?.upperBound else { return nil }
    return FixedDecimal(exactly: feature[start...].prefix { "0123456789.-".contains($0) })
  }

  @Test("the direction of rings makes no difference beyond rounding: under 1e-9 m² a parcel")
  func direction() async throws {
    let made = try await Self.made.value
    let reversed = made.features.prefix(300).map(Self.withRingsReversed)
    #expect(reversed.first != made.features.first)
    let left = try made.folder.write(MadeLayer(Array(made.features.prefix(300))), to: "left.geojson")
    let right = try made.folder.write(MadeLayer(reversed), to: "right.geojson")
    let areas = (AreaList(), AreaList())
    _ = try await AreaMeasurement(AreaRequest(files: [left])) { row in areas.0.add(row.area) }
    _ = try await AreaMeasurement(AreaRequest(files: [right])) { row in areas.1.add(row.area) }
    #expect(areas.0.all.count == 300)
    for (left, right) in zip(areas.0.all, areas.1.all) {
      // 1e-12 of an area of some 10,000 m²: the sums run the other way round.
      let difference = (left - right).squareMetres.doubleValue.magnitude
      #expect(difference <= max(1e-9, 1e-12 * left.squareMetres.doubleValue))
    }
    let parts = try await Overlay(Self.request(made.folder, ["left.geojson"]))
    let again = try await Overlay(Self.request(made.folder, ["right.geojson"]))
    #expect(parts.rows.map(\.zone) == again.rows.map(\.zone))
    #expect(parts.rows.map(\.parcels) == again.rows.map(\.parcels))
    for (left, right) in zip(parts.rows, again.rows) {
      #expect((left.area - right.area).squareMetres.doubleValue.magnitude < 1e-6)
    }
  }

  /// The same feature with the positions of every ring in the other order.
  private static func withRingsReversed(_ feature: String) -> String {
    feature.replacing(#/\[\[(-?\d[^\[\]]*(?:\],\[[^\[\]]*)*)\]\]/#) { match in
      "[[" + match.1.split(separator: "],[").reversed().joined(separator: "],[") + "]]"
    }
  }

  @Test("the digits are those of the day this was written")
  func digest() async throws {
    // Not a truth, which OracleTests hold, but a tripwire: if a digit changes on purpose, change it here and say why.
    let made = try await Self.made.value
    #expect(Self.fnv1a(made.csv) == 2_960_134_902_590_165_677)
  }

  /// FNV-1a, 64 bits (Fowler, Noll, Vo).
  private static func fnv1a(_ text: String) -> UInt64 {
    text.utf8.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }
}
