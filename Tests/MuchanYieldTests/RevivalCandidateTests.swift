import MuchanDiagnostics
import MuchanLand
import MuchanQuantities
import MuchanRecords
import MuchanYield
import Testing

@Suite("Where revival would gain most")
struct RevivalCandidateTests {
  /// Parcels of 3 mu each in one zone: outputs 30, 60, 90, 300 make 10, 20, 30, 100 per mu; the median of four is 25.
  func candidates(_ outputs: [Double?], idle: Set<Int> = [], held: Int = .max) throws -> (
    RevivalCandidates, ParcelLedger
  ) {
    var log = DiagnosticLog()
    let zones = ZoneHierarchy(zones: [.init(id: "Z")], log: &log)
    var parcels = ParcelLedger()
    var rows: [Enterprise] = []
    var occupancies: [Occupancy] = []
    let area = try #require(Area(roundingSquareMetres: 2_000))
    for (number, output) in outputs.enumerated() {
      parcels.add(
        id: "p\(number)", landUseCode: "0601", standard: "s", registeredArea: nil, measured: area,
        parts: [(zone: 0, area: area)])
      guard !idle.contains(number), number < held else { continue }
      var row = Enterprise(id: "e\(number)", period: Period(year: 2022))
      row.output = output.flatMap(Money.init(roundingWanYuan:))
      rows.append(row)
      occupancies.append(Occupancy(parcelID: "p\(number)", enterpriseID: "e\(number)", kind: .own))
    }
    let enterprises = EnterpriseYears(rows: rows, log: &log)
    let land = EnterpriseLand(
      occupancies: OccupancyColumns(occupancies), year: 2022, enterprises: enterprises, parcels: parcels, zones: zones,
      log: &log)
    let yields = YieldTable(
      figures: FigureColumns(year: 2022, enterprises: enterprises, energy: nil), enterprises: enterprises, land: land)
    let code = LandUseCode(
      key: LandUseKey(standard: "s", code: "0601"), chinese: "工业用地", english: "industry", use: .industry,
      provenance: Provenance(source: "test", certainty: .verified))
    let result = RevivalCandidates(
      yields, parcels: parcels, codes: LandUseCodes(rows: [code]), zones: zones, idle: idle)
    return (result, parcels)
  }

  @Test("gain is area times the gap to the median of the same use; idle land yields nothing and is no peer")
  func gains() throws {
    let (result, parcels) = try candidates([30, 60, 90, 300, nil], idle: [4])
    // Gaps to 25: idle 25, p0 15, p1 5; times 3 mu.
    #expect(result.rows.map { parcels.id(of: $0.parcel) } == ["p4", "p0", "p1"])
    #expect(result.rows.map(\.gain) == [75, 45, 15])
    #expect(result.rows.map(\.median) == [25, 25, 25] && result.rows[0].peers == 4 && result.rows[0].isIdle)
    #expect(result.gaps.isEmpty)
  }

  @Test("equal gains come by id; parcels without holder, figure or peers are counted with what is missing")
  func gaps() throws {
    let (result, parcels) = try candidates([60, 60, 600, 600, nil, 60], held: 5)
    #expect(result.rows.map { parcels.id(of: $0.parcel) } == ["p0", "p1"])
    #expect(result.gaps.map(\.gap) == [.notHeld, .noFigure])
    let (few, _) = try candidates([30, 60])
    #expect(few.rows.isEmpty && few.gaps.map(\.gap) == [.fewPeers] && few.gaps[0].parcels == 2)
  }
}
