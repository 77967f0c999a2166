import MuchanDiagnostics
import MuchanLand
import MuchanQuantities
import MuchanRecords
import Testing

@Suite("Land by use")
struct LandByUseTests {
  let codes = LandUseCodes(
    rows: [
      ("GB/T 21010-2017", "0601", LandUse.industry), ("GB/T 21010-2017", "1001", .transport),
      ("guide-2023", "1001", .industry), ("guide-2023", "0601", .transport), ("GB 50137-2011", "B", .commerce),
      ("GB 50137-2011", "B29a", .industry),
    ].map { standard, code, use in
      LandUseCode(
        key: LandUseKey(standard: standard, code: code), chinese: code, english: code, use: use,
        provenance: Provenance(source: "test", certainty: .derived))
    })

  func area(_ squareMetres: Double) throws -> Area { try #require(Area(roundingSquareMetres: squareMetres)) }

  @Test(
    "the same digits are another use in another standard, and a longer code belongs to the code it begins with",
    arguments: [
      ("GB/T 21010-2017", "0601", LandUse.industry), ("GB/T 21010-2017", "1001", .transport),
      ("guide-2023", "1001", .industry), ("guide-2023", "100102", .industry), ("GB 50137-2011", "B1", .commerce),
      ("GB 50137-2011", "B29a", .industry), ("GB 50137-2011", "M", nil), ("guide-2023", "", nil), ("", "0601", nil),
      ("guide-2023", "10", nil),
    ])
  func lookUp(standard: String, code: String, use: LandUse?) {
    #expect(codes.row(for: LandUseKey(standard: standard, code: code))?.use == use)
  }

  @Test("a zone with a boundary is not the sum of its parks, one without is")
  func rollUp() throws {
    var log = DiagnosticLog()
    let zones = ZoneHierarchy(
      zones: [
        .init(id: "drawn"), .init(id: "park1", parentID: "drawn"), .init(id: "park2", parentID: "named"),
        .init(id: "park3", parentID: "named"),
      ], log: &log)
    #expect(zones.zones.map(\.id) == ["drawn", "park1", "park2", "park3", "named"])
    #expect(zones.roots == [0, 4])
    var parcels = ParcelLedger()
    // In the drawn zone and its park at once: 300 m², not 600.
    parcels.add(
      id: "A", landUseCode: "0601", standard: "GB/T 21010-2017", registeredArea: nil, measured: try area(300),
      parts: [(zone: 0, area: try area(300)), (zone: 1, area: try area(300))])
    // Across two parks of the zone that is only named: 100 + 50 m².
    parcels.add(
      id: "B", landUseCode: "1001", standard: "GB/T 21010-2017", registeredArea: nil, measured: try area(160),
      parts: [
        (zone: 2, area: try area(100)), (zone: 3, area: try area(50)),
        (zone: ZoneHierarchy.outside, area: try area(10)),
      ])
    let land = LandByUse(parcels: parcels, codes: codes, zones: zones, log: &log)
    #expect(land.totals.map(\.zone) == [-1, 0, 1, 2, 3, 4])
    #expect(land.totals.map(\.area) == (try [10, 300, 300, 100, 50, 150].map(area)))
    #expect(land.totals.map(\.parcels) == [1, 1, 1, 1, 1, 1])
    #expect(land.totals[1].industrialShare == Ratio(1))
    #expect(land.totals[5].industrialShare == Ratio(0))
    #expect(log.isEmpty)
  }

  @Test("land of an unknown code is counted as unknown: 70 of 100 m² known, 40 of 70 industrial (by hand)")
  func unknown() throws {
    var log = DiagnosticLog()
    let zones = ZoneHierarchy(zones: [.init(id: "Z")], log: &log)
    var parcels = ParcelLedger()
    for (id, code, size) in [("A", "1001", 40.0), ("B", "0601", 30), ("C", "9999", 20), ("D", "9999", 10)] {
      parcels.add(
        id: id, landUseCode: code, standard: "guide-2023", registeredArea: nil, measured: try area(size),
        parts: [(zone: 0, area: try area(size))])
    }
    let land = LandByUse(parcels: parcels, codes: codes, zones: zones, log: &log)
    #expect(land.totals[0].coverage == Ratio(7, 10))
    #expect(land.totals[0].industrialShare == Ratio(4, 7))
    #expect(land.areaByUse(in: 0).map(\.use) == [.industry, .transport, nil])
    #expect(land.areaByUse(in: 0).last?.area == (try area(30)))
    #expect(log.findings.map(\.code) == [.unknownLandUse])
    #expect(log.findings[0].place.id == "C")
    #expect(log.findings[0].found == "\"9999\" (guide-2023) on 2 parcels")
  }

  @Test("zones that are each other's parents have none, and are reported")
  func circle() {
    var log = DiagnosticLog()
    let zones = ZoneHierarchy(
      zones: [.init(id: "A", parentID: "B"), .init(id: "B", parentID: "A"), .init(id: "C", parentID: "A")], log: &log)
    #expect(log.count(of: .notAChoice) >= 1)
    #expect(zones.roots.isEmpty == false)
  }
}
