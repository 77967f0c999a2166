import MuchanDiagnostics
import MuchanGeometry
import MuchanPipeline
import MuchanQuantities
import MuchanReport
import MuchanTestSupport
import Testing

/// Small layers whose result is plain to see. The zones A and B are squares of 0.01° side by side.
@Suite("Overlay: single cases")
struct OverlayCaseTests {
  private let folder: TemporaryFolder
  private let zones: String

  init() throws {
    folder = try TemporaryFolder()
    zones = try folder.write(
      MadeLayer([Self.zone("A", 118.85, 31.9), Self.zone("B", 118.86, 31.9)]), to: "zones.geojson")
  }

  private static func zone(_ id: String, _ x: Double, _ y: Double, side: Double = 0.01) -> String {
    MadeLayer.square("\"zone_id\":\"\(id)\"", x, y, side: side)
  }

  private static func parcel(_ properties: String, _ x: Double, _ y: Double, side: Double = 0.002) -> String {
    MadeLayer.square(properties, x, y, side: side)
  }

  private func overlay(
    _ parcels: [String], on zones: String? = nil, by: [String] = [], sums: [String] = []
  ) async throws -> Overlay {
    try await Overlay(request(parcels, on: zones, by: by, sums: sums))
  }

  private func request(
    _ parcels: [String], on zones: String? = nil, by: [String] = [], sums: [String] = []
  ) throws -> OverlayRequest {
    let path = try folder.write(MadeLayer(parcels), to: "parcels.geojson")
    return OverlayRequest(parcels: [path], zones: zones ?? self.zones, by: by, sums: sums)
  }

  @Test("a parcel that is exactly a zone lies in that zone alone")
  func sameAsZone() async throws {
    let result = try await Overlay(OverlayRequest(parcels: [zones], zones: zones, sums: []))
    #expect(result.rows.map(\.zone) == ["A", "B"])
    #expect(result.rows.map(\.parcels) == [1, 1])
    #expect(result.balance.overlap == .zero && result.balance.outside == .zero)
    #expect(result.balance.difference == .zero)
  }

  @Test("a parcel that touches a zone at a corner or along an edge has nothing in it")
  func touching() async throws {
    let result = try await overlay([
      Self.parcel("\"parcel_id\":\"corner\"", 118.87, 31.91), Self.parcel("\"parcel_id\":\"edge\"", 118.852, 31.91),
    ])
    #expect(result.rows.map(\.zone) == [nil])
    #expect(result.rows.first?.parcels == 2)
    #expect(result.balance.parts == .zero)
    #expect(result.findings.count(of: .noOverlap) == 1)
  }

  @Test("the border between A and B halves a parcel and its value; the remainder goes to one of them")
  func halved() async throws {
    let result = try await overlay([Self.parcel("\"v\":0.000001", 118.859, 31.902)], sums: ["v"])
    let areas = result.rows.map(\.area.squareMetres.doubleValue)
    #expect(result.rows.map(\.zone) == ["A", "B"])
    #expect(abs(areas[0] / areas[1] - 1) < 1e-9)
    let sums = result.rows.compactMap { $0.sums[0]?.units }
    #expect(sums.reduce(0, +) == 1, "one millionth in all, whichever half has it")
  }

  @Test("a zone with a hole and the zone in the hole divide a parcel without rest")
  func hole() async throws {
    let around = MadeLayer.polygon(
      "\"zone_id\":\"around\"", MadeLayer.corners(118.85, 31.9, side: 0.01),
      MadeLayer.corners(118.853, 31.903, side: 0.004))
    let layer = try folder.write(
      MadeLayer([around, Self.zone("plug", 118.853, 31.903, side: 0.004)]), to: "hole.geojson")
    let result = try await overlay([Self.parcel("\"v\":9", 118.852, 31.902, side: 0.006)], on: layer, sums: ["v"])
    #expect(result.rows.map(\.zone) == ["around", "plug"])
    // The hole is 16 of the parcel's 36 squares of 0.001°; latitude changes their area by less than 1e-4.
    let areas = result.rows.map(\.area.squareMetres.doubleValue)
    #expect(abs(areas[1] / (areas[0] + areas[1]) - 16.0 / 36) < 1e-4)
    #expect(result.rows.compactMap { $0.sums[0]?.units }.reduce(0, +) == 9_000_000)
    #expect(result.findings.isEmpty)
  }

  @Test("zone features with one id are one zone in several parts")
  func multipart() async throws {
    let layer = try folder.write(
      MadeLayer([Self.zone("A", 118.85, 31.9), Self.zone("B", 118.86, 31.9), Self.zone("A", 118.87, 31.9)]),
      to: "parts.geojson")
    let result = try await overlay(
      [Self.parcel("\"v\":1", 118.851, 31.902), Self.parcel("\"v\":2", 118.871, 31.902)], on: layer, sums: ["v"])
    #expect(result.rows.map(\.zone) == ["A"])
    #expect(result.rows[0].parcels == 2)
    #expect(result.rows[0].sums[0]?.units == 3_000_000)
    #expect(result.zoneLedger.stored == 3)
  }

  @Test("a zone inside a zone is reported, and the overlap is what was counted twice")
  func nested() async throws {
    let layer = try folder.write(
      MadeLayer([Self.zone("out", 118.85, 31.9), Self.zone("in", 118.852, 31.902, side: 0.004)]), to: "nested.geojson")
    let result = try await overlay(
      [Self.parcel("\"parcel_id\":\"1\"", 118.851, 31.902), Self.parcel("\"parcel_id\":\"2\"", 118.853, 31.903)],
      on: layer)
    #expect(result.rows.map(\.zone) == ["out", "in"])
    let inner = result.rows[1].area
    #expect(abs((result.balance.overlap - inner).squareMetres.doubleValue) < 1e-6)
    #expect(abs(result.balance.difference.squareMetres.doubleValue) < 1e-6)
    #expect(result.findings.count(of: .overlappingZones) == 1)
  }

  @Test("without a zone all land is outside, and the empty layer is a finding")
  func noZones() async throws {
    let empty = try folder.write(MadeLayer([]), to: "empty.geojson")
    let parcel = Self.parcel("\"v\":2.5", 118.851, 31.902)
    let result = try await overlay([parcel], on: empty, sums: ["v"])
    #expect(result.rows.map(\.zone) == [nil])
    #expect(result.rows[0].sums[0]?.units == 2_500_000)
    #expect(result.findings.count(of: .noFeatures) == 1)

    let rejected = try folder.write(
      MadeLayer([#"{"type":"Feature","properties":{"zone_id":"A"},"geometry":null}"#]), to: "rejected.geojson")
    let second = try await overlay([parcel], on: rejected)
    #expect(second.rows.map(\.zone) == [nil])
    #expect(second.zoneLedger == Ledger(rejected: 1))
    #expect(second.findings.count(of: .nullGeometry) == 1)
  }

  @Test("a layer without parcels gives no rows and a finding")
  func noParcels() async throws {
    let result = try await overlay([])
    #expect(result.rows.isEmpty)
    #expect(result.findings.count(of: .noFeatures) == 1)
    #expect(result.balance.difference == .zero)
  }

  @Test("features without properties, with null ones and with an id of their own are measured")
  func noProperties() async throws {
    let geometry =
      #""geometry":{"type":"Polygon","coordinates":[[[118.851,31.902],[118.853,31.902],[118.853,31.904]]]}"#
    let result = try await overlay(
      [
        "{\"type\":\"Feature\",\(geometry)}", "{\"type\":\"Feature\",\"properties\":null,\(geometry)}",
        "{\"type\":\"Feature\",\"id\":7,\"properties\":{},\(geometry)}",
        "{\"type\":\"Feature\",\"properties\":{\"use\":\"0601\"},\(geometry)}",
      ], by: ["use"])
    #expect(result.ledger.stored == 4)
    #expect(result.rows.map(\.group) == [["0601"], [""]], "numbers come before texts")
    #expect(result.rows.map(\.parcels) == [1, 3])
  }

  @Test("a text that is no number is a finding and is not summed as zero")
  func textInSum() async throws {
    let result = try await overlay(
      [
        Self.parcel("\"v\":\"12\"", 118.851, 31.902), Self.parcel("\"v\":true", 118.854, 31.902),
        Self.parcel("\"v\":null", 118.857, 31.902), Self.parcel("\"v\":1e13", 118.857, 31.906),
      ], sums: ["v"])
    #expect(result.rows[0].sums == [nil])
    #expect(result.rows[0].known == [0])
    #expect(result.findings.count(of: .notANumber) == 2)
    #expect(result.findings.count(of: .valueTooLarge) == 1)
  }

  @Test("any text may be a group: separators, control characters and quotes stay in it")
  func strangeGroups() async throws {
    let request = try request(
      [
        Self.parcel(#""use":"x\u001fy","id":"a,b""#, 118.851, 31.902),
        Self.parcel(#""use":"line\nbreak","id":"say \"so\"""#, 118.854, 31.902),
      ], by: ["use", "id"])
    let result = try await Overlay(request)
    #expect(result.rows.map(\.group) == [["line\nbreak", "say \"so\""], ["x\u{1F}y", "a,b"]])
    let table = ExpectedTable(csv: result.table(for: request).csv())
    #expect(table.rows.map { $0["id"] } == ["say \"so\"", "a,b"])
    #expect(table.rows.map { $0["use"] } == ["line\nbreak", "x\u{1F}y"])
  }

  @Test("texts that look the same but are written otherwise are groups in the order of their bytes")
  func normalForms() async throws {
    let composed = Self.parcel(#""use":"\u00e9""#, 118.851, 31.902)
    let decomposed = Self.parcel(#""use":"e\u0301""#, 118.854, 31.902)
    for parcels in [[composed, decomposed], [decomposed, composed]] {
      let result = try await overlay(parcels, by: ["use"])
      #expect(result.rows.map { Array($0.group[0].utf8) } == [[0x65, 0xCC, 0x81], [0xC3, 0xA9]])
    }
  }

  @Test("column names stay distinct when properties are called like columns, or asked for twice")
  func columnNames() async throws {
    let request = try request(
      [Self.parcel("\"zone\":\"q\",\"area_mu\":5,\"use\":1", 118.851, 31.902)], by: ["zone", "use", "use"],
      sums: ["area_mu", "use", "use"])
    let table = try await Overlay(request).table(for: request)
    #expect(
      table.columns.map(\.name) == [
        "zone", "by_zone", "use", "by_use", "parcels", "area_m2", "area_mu", "sum_area_mu", "sum_use", "sum_sum_use",
      ])
  }

  @Test("a property that no feature has is named, since it is more likely misspelt than absent")
  func absentProperty() async throws {
    let result = try await overlay(
      [Self.parcel("\"use\":\"0601\"", 118.851, 31.902)], by: ["use", "ues"], sums: ["tax"])
    let named = result.findings.findings.filter { $0.code == .missingColumn }
    #expect(named.map(\.place.field) == ["/properties/tax", "/properties/ues"])
    #expect(result.rows.map(\.group) == [["0601", ""]])
    #expect(result.rows[0].sums == [nil])
  }

  @Test("coordinates that are none, and land larger than a continent, are findings")
  func hugeCoordinates() async throws {
    let result = try await overlay([
      Self.parcel("\"parcel_id\":\"far\"", 1e300, 1e300, side: 1e299),
      MadeLayer.polygon("\"parcel_id\":\"world\"", [(-180, -90), (180, -90), (180, 90), (-180, 90)]),
      Self.parcel("\"parcel_id\":\"good\"", 118.851, 31.902),
    ])
    #expect(result.ledger == Ledger(stored: 1, rejected: 2))
    #expect(result.findings.count(of: .coordinateOutOfRange) == 1)
    #expect(result.findings.count(of: .areaTooLarge) == 1)
  }

  @Test("a zone as large as the world holds every parcel")
  func hugeZone() async throws {
    let layer = try folder.write(
      MadeLayer([MadeLayer.polygon("\"zone_id\":\"world\"", [(-180, -90), (180, -90), (180, 90), (-180, 90)])]),
      to: "world.geojson")
    let result = try await overlay([Self.parcel("\"v\":1", 118.851, 31.902)], on: layer, sums: ["v"])
    #expect(result.rows.map(\.zone) == ["world"])
    #expect(result.balance.outside == .zero)
  }

  @Test("a parcel without a surface is rejected by name, kept or not: no zone can have its value")
  func noSurface() async throws {
    var request = try request(
      [
        MadeLayer.polygon("\"v\":3", [(118.851, 31.902), (118.853, 31.902), (118.852, 31.902)]),
        Self.parcel("\"v\":1", 118.851, 31.902),
      ], sums: ["v"])
    for policy in InvalidPolicy.allCases {
      request.options.onInvalid = policy
      let result = try await Overlay(request)
      #expect(result.ledger == Ledger(stored: 1, rejected: 1), "\(policy)")
      #expect(result.findings.count(of: .invalidGeometry) == 1, "\(policy)")
      #expect(result.rows.map { $0.sums[0]?.units } == [1_000_000], "\(policy)")
    }
  }

  @Test("three hundred zones one above the other: each has the parcel's part, and all but one of them are overlap")
  func piledZones() async throws {
    let piled = try folder.write(
      MadeLayer((0..<300).map { Self.zone("z\($0)", 118.85, 31.9) }), to: "piled.geojson")
    // Half of the parcel lies in the zones.
    let overlay = try await overlay([Self.parcel("\"parcel_id\":\"p\"", 118.859, 31.9)], on: piled)
    let inZones = overlay.rows.filter { $0.zone != nil }
    #expect(inZones.count == 300)
    let part = try #require(inZones.first?.area.squareMetres.doubleValue)
    #expect(inZones.allSatisfy { abs($0.area.squareMetres.doubleValue - part) <= 1e-9 * part })
    let overlap = overlay.balance.overlap.squareMetres.doubleValue
    #expect(abs(overlap - 299 * part) <= 1e-9 * 299 * part)
    #expect(abs(overlay.balance.outside.squareMetres.doubleValue - part) < 1e-6 * part)
  }
}
