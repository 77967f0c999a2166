import MuchanDiagnostics
import MuchanLand
import MuchanQuantities
import MuchanRecords
import Testing

/// Three parcels of 2,000 m² (3 mu) each: one inside a zone, one a quarter inside, one outside.
@Suite("Industry inside zones")
struct LandConcentrationTests {
  private func parcels() throws -> ParcelLedger {
    func area(_ squareMetres: Double) throws -> Area { try #require(Area(roundingSquareMetres: squareMetres)) }
    var ledger = ParcelLedger()
    for (id, supplied, inside) in [("a", "2021-05-01", 2_000.0), ("b", "2022-05-01", 500), ("c", "2022-06-01", 0)] {
      var parts: [Parcel.Piece] = []
      if inside > 0 { parts.append(Parcel.Piece(0, try area(inside))) }
      if inside < 2_000 { parts.append(Parcel.Piece(ZoneHierarchy.outside, try area(2_000 - inside))) }
      var parcel = Parcel(
        landUse: LandUseKey(standard: "GB/T 21010-2017", code: "0601"), registeredArea: nil, measured: try area(2_000),
        parts: parts)
      parcel.facts[.suppliedOn] = .known(try #require(CalendarDay(supplied)))
      ledger.add(id: id.utf8, parcel)
    }
    return ledger
  }

  private func total(
    _ indicator: String, _ value: Double, _ unit: String, scope: ReferenceTotal.Scope = .all
  ) -> ReferenceTotal {
    ReferenceTotal(
      region: "320100", period: Period(year: 2022), indicator: indicator, value: value, unit: unit, scope: scope,
      source: "yearbook")
  }

  private func rows(_ totals: [ReferenceTotal], log: inout DiagnosticLog) throws -> [String] {
    LandConcentration(
      try parcels(), years: [2021, 2022], isIndustrial: { _ in true }, region: "320100", totals: totals, log: &log
    ).rows.map { row in
      "\(row.item.rawValue) \(row.year) \(row.basis.rawValue) \(row.inside.text(places: 2)) of "
        + (row.whole?.text(places: 2) ?? row.missing ?? "?")
    }
  }

  @Test("against the parcels 3 + 0.75 of 9 mu; against the city what reference.csv has, in any unit of area")
  func shares() throws {
    var log = DiagnosticLog()
    // 0.02 km² are 2 ha are 30 mu.
    let found = try rows([total("industrial_land", 0.02, "平方公里"), total("industrial_projects", 5, "个")], log: &log)
    #expect(
      found == [
        "industrial_land 2022 city 3.75 of 30.00", "industrial_land 2022 parcels 3.75 of 9.00",
        "industrial_projects 2021 city 1.00 of reference: industrial_projects of 320100 in 2021",
        "industrial_projects 2021 parcels 1.00 of 1.00", "industrial_projects 2022 city 0.00 of 5.00",
        "industrial_projects 2022 parcels 0.00 of 2.00",
      ])
    #expect(log.findings.isEmpty)
  }

  @Test("a unit that is no area is a finding, and totals above designated size are not the city's")
  func wrong() throws {
    var log = DiagnosticLog()
    let found = try rows(
      [total("industrial_land", 2, "万元"), total("industrial_projects", 5, "个", scope: .aboveDesignatedSize)], log: &log)
    #expect(found.filter { $0.contains("city") }.allSatisfy { $0.contains("reference: ") })
    #expect(log.findings.map(\.code) == [.unknownUnit])
  }
}
