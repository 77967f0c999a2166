import MuchanDiagnostics
import MuchanEnergy
import MuchanQuantities
import MuchanRecords
import MuchanYield
import Testing

@Suite("Coal balance")
struct CoalBalanceTests {
  /// e1 holds b, half in Z and half in Y; e2 holds a, in Z, and uses coke; e3 burns diesel alone.
  private func balance() throws -> (coal: CoalBalance, log: DiagnosticLog) {
    var small = try SmallZone()
    for year in [2021, 2022] {
      small.enterprise("e1", year: year, output: 100)
      small.enterprise("e2", year: year, output: 100)
      small.enterprise("e3", year: year, output: 100)
    }
    for (id, parcel) in [("e1", "b"), ("e2", "a"), ("e3", "a")] {
      small.occupancies.append(Occupancy(parcelID: parcel, enterpriseID: id, kind: .own))
    }
    func factor(_ carrier: String, _ kilograms: String) throws -> CarrierFactor {
      CarrierFactor(
        carrier: carrier, chinese: "", english: "", dimension: .mass, unit: "kg",
        kilogramsPerUnit: try #require(FixedDecimal<NinePlaces>(exactly: kilograms)),
        provenance: Provenance(source: "test", certainty: .derived))
    }
    let factors = try CarrierFactors(
      rows: [
        try factor("raw_coal", "0.7143"), try factor("washed_coal", "0.9"), try factor("coke", "0.9714"),
        try factor("diesel", "1"),
      ], units: small.units)
    let enterprises = small.years()
    var log = DiagnosticLog()
    var builder = EnergyAccountBuilder(
      conversion: StandardCoalConversion(factors: factors, coalInput: CoalInputCoefficients()),
      enterprises: enterprises)
    func line(
      _ id: String, _ year: Int, _ carrier: String, _ tonnes: Double, _ flow: EnergyLine.Flow = .purchase
    ) {
      builder.add(
        EnergyLine(
          enterpriseID: id, period: Period(year: year), carrier: carrier, quantity: tonnes, unit: "t", flow: flow))
    }
    line("e1", 2021, "raw_coal", 100)
    line("e1", 2022, "raw_coal", 100)
    line("e1", 2022, "raw_coal", -10, .stockChange)
    line("e1", 2022, "raw_coal", 20, .sold)
    line("e1", 2022, "raw_coal", 50, .transformIn)
    line("e1", 2022, "washed_coal", 10)
    line("e2", 2022, "coke", 40)
    line("e3", 2021, "diesel", 5)
    let coal = try CoalCarriers(
      [("raw_coal", "coal"), ("washed_coal", "coal"), ("coke", "coal_product")].map {
        DataRow(["carrier": $0.0, "counts_as": $0.1, "source": "test", "certainty": "unverified"])
      })
    #expect(coal.certainty == .unverified && coal.coal == ["raw_coal", "washed_coal"])
    let land = EnterpriseLand.byYear(
      [2021, 2022], occupancies: OccupancyColumns(small.occupancies), enterprises: enterprises, parcels: small.parcels,
      zones: small.zones, log: &small.log)
    let account = try builder.account(log: &log)
    return (CoalBalance(account, coal: coal, land: land, years: [2021, 2022]), log)
  }

  private func row(_ coal: CoalBalance, _ scope: CoalBalance.Scope, _ year: Int, _ carrier: String?) throws
    -> CoalBalance.Row
  {
    try #require(coal.rows.first { $0.scope == scope && $0.year == year && $0.carrier == carrier })
  }

  @Test("net = purchase + stock change - sold; what is transformed stands beside; coke is no coal")
  func flows() throws {
    let (coal, log) = try balance()
    #expect(log.count(atLeast: .error) == 0)
    let raw = try row(coal, .all, 2022, "raw_coal")
    #expect(
      raw.flows.mapValues(\.description) == [
        .purchase: "100", .stockChange: "-10", .sold: "20", .transformIn: "50",
      ])
    // 100 - 10 - 20; 70 · 0.7143.
    #expect(raw.net.description == "70" && raw.energy.tonnes.description == "50.001")
    let all = try row(coal, .all, 2022, nil)
    // 70 + 10; 50.001 + 10 · 0.9.
    #expect(all.net.description == "80" && all.energy.tonnes.description == "59.001" && all.enterprises == 1)
    #expect(try #require(coal.before(all)).net.description == "100")
    #expect(try row(coal, .all, 2022, "coke").net.description == "40")
    // Booked in 2022 alone, and something else was booked in 2021.
    #expect(try row(coal, .all, 2021, "coke").net == .zero)
    #expect(coal.before(try row(coal, .all, 2021, nil)) == nil)
  }

  @Test("zones share coal by land and add up to all; a zone without coal has zero where energy is booked")
  func zones() throws {
    let (coal, _) = try balance()
    #expect(try row(coal, .zone(0), 2022, nil).net.description == "40")
    #expect(try row(coal, .zone(1), 2022, nil).net.description == "40")
    #expect(coal.coal(of: 0, in: 2021)?.description == "50")
    // P1 has a, whose holders use no coal.
    #expect(coal.coal(of: 2, in: 2022) == .zero)
    #expect(coal.coal(of: 0, in: 2020) == nil)
  }
}
