import Foundation
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline
import MuchanReport
import MuchanTestSupport
import Testing

/// A park's own plant and its tenants on the smallest project; every expected figure is worked in the test.
@Suite("CO2 of zones, with a plant that supplies its neighbours")
struct CarbonZoneTests {
  private let folder: TemporaryFolder
  private static let plant = "91320115MA1K00015P"  // in Z1
  private static let neighbour = "91320115MA1K00023J"  // in Z1
  private static let both = "91320115MA1K00031D"  // half in Z1, half in Z2
  private static let far = "91320115MA1K0004X5"  // in Z2

  init() throws {
    folder = try TemporaryFolder()
    try folder.copy(filesOf: Fixture("projects/smallest"))
    try folder.write(
      """
      enterprise_id,period,carrier,quantity,unit,flow,supplier_id,power_source
      \(Self.plant),2022,raw_coal,1000,t,purchase,,
      \(Self.plant),2022,heat,6500,GJ,sold,,
      \(Self.neighbour),2022,heat,3000,GJ,purchase,\(Self.plant),
      \(Self.both),2022,heat,1000,GJ,purchase,\(Self.plant),
      \(Self.far),2022,heat,2000,GJ,purchase,\(Self.plant),
      \(Self.neighbour),2022,electricity,1000,MWh,purchase,,grid
      \(Self.neighbour),2022,electricity,500,MWh,purchase,,green_power_trade
      \(Self.far),2022,electricity,200,MWh,purchase,,direct_supply

      """, to: "energy.csv")
  }

  private func run(gridYear: Int? = nil) async throws -> ProjectRun {
    var log = DiagnosticLog()
    let project = try ProjectFile.read(path: folder.path, into: &log)
    return try await ProjectRun(
      project, data: ProjectResult.data(), options: LayerOptions(jobs: 1), gridYear: gridYear, noticed: log)
  }

  @Test("heat of the plant is in its coal: taken off once, where both lie in the zone, and in the sum of all")
  func netting() async throws {
    let result = try await ProjectResult(folder.path)
    func row(_ zone: String) throws -> ExpectedTable.Row {
      try #require(result.table("carbon_zones").rows.first { $0["zone"] == zone })
    }
    // 20.934 MJ/kg × 0.02618 × 0.93 × 44/12 = 1.868857729 kg/kg.
    #expect(try row("Z1")["fuel_t"] == "1868.857729")
    // 0.11 t/GJ: 330 of the neighbour, 110 of E3, 220 of E4.
    #expect(try row("(all)")["heat_t"] == "660")
    #expect(try row("Z1")["heat_t"] == "385", "330, and half of 110")
    #expect(try row("Z1")["internal_location_t"] == "385", "all of it comes from a plant in the zone")
    #expect(try row("Z2")["internal_location_t"] == "0", "the plant has no land in Z2")
    #expect(try row("(all)")["internal_location_t"] == "660")
    // Jiangsu 2022 0.5978: 1,500 MWh; the green half too, for the location.
    #expect(try row("Z1")["purchased_location_t"] == "1281.7", "896.7 of power, 385 of heat")
    #expect(try row("Z1")["total_location_t"] == "2765.557729", "1868.857729 + 1281.7 - 385")
    // Residual 0.5856 and fossil 0.8325 on the 1,000 MWh that are not green.
    #expect(try row("Z1")["total_residual_t"] == "2454.457729", "1868.857729 + 585.6 + 385 - 385")
    // 6,500 GJ sold, 6,000 of them inside: 500 GJ × 0.11 = 55 t leave the park.
    #expect(try row("Z1")["sent_out_t"] == "55")
    #expect(try row("Z1")["total_zero_carbon_park_t"] == "2646.357729", "1868.857729 + 832.5 + 385 - 385 - 55")
    // Directly supplied power is nothing on any basis.
    #expect(try row("Z2")["purchased_location_t"] == "275", "220 and half of 110, heat alone")
    // At the enterprise the purchase counts in full.
    let neighbour = try #require(
      result.table("carbon_enterprises").rows.first { $0["enterprise_id"] == Self.neighbour })
    #expect(neighbour["purchased_location_t"] == "1226.7", "896.7 + 330")
  }

  @Test("CO2 per mu, per head and the zone's share are net of what the plant supplies too")
  func ratios() async throws {
    let reference = folder.url.appending(path: "reference.csv")
    let text = try String(contentsOf: reference, encoding: .utf8)
    try Data((text + "320100,2022,co2_t,10,万吨CO2,above_designated_size,location,,,test\n").utf8).write(to: reference)
    let result = try await ProjectResult(folder.path)
    let yields = try #require(result.table("yield_zones").rows.first { $0["zone"] == "Z1" })
    #expect(yields["co2_location_t_co2"] == "2765.557729", "as carbon_zones")
    func intensity(_ per: String) throws -> ExpectedTable.Row {
      try #require(
        result.table("carbon_intensity").rows.first {
          $0["scope"] == "Z1" && $0["per"] == per && $0["basis"] == "location"
        })
    }
    for per in ["land", "staff", "output"] { #expect(try intensity(per)["t_co2"] == "2765.557729", "\(per)") }
    #expect(try intensity("staff")["denominator"] == "1450", "800, 500 and half of 300")
    let ratio = try #require(result.table("ratio").rows.first)
    #expect(ratio["co2_t_location"] == "2765.557729" && ratio["region_co2_t_location"] == "100000")
    #expect(ratio["co2_share_percent"] == "2.7656")
  }

  @Test("heat is not taken off where the CO2 of the plant that sold it is not in the sum")
  func plantWithoutOutput() async throws {
    let file = folder.url.appending(path: "enterprises.csv")
    let text = try String(contentsOf: file, encoding: .utf8)
    try Data(text.replacing("true,800,100000,", with: "true,800,,").utf8).write(to: file)
    let result = try await ProjectResult(folder.path)
    let row = try #require(
      result.table("carbon_intensity").rows.first {
        $0["scope"] == "Z1" && $0["per"] == "output" && $0["basis"] == "location"
      })
    #expect(row["t_co2"] == "1281.7", "1,226.7 of the neighbour and half of 110")
    #expect(row["denominator"] == "80000" && row["known"] == "2")
  }

  @Test("floor area is that of the parcels held, in part where a part is held; a parcel without it leaves it unknown")
  func floorArea() async throws {
    let file = folder.url.appending(path: "parcels.geojson")
    var text = try String(contentsOf: file, encoding: .utf8)
    for (parcel, floor) in [("3201150010001000001", "30000"), ("3201150010001000004", "24000.6")] {
      text = text.replacing(
        "\"parcel_id\": \"\(parcel)\"", with: "\"parcel_id\": \"\(parcel)\", \"floor_area_m2\": \(floor)")
    }
    try Data(text.utf8).write(to: file)
    let result = try await ProjectResult(folder.path)
    let rows = result.table("energy_intensity").rows.filter { $0["per"] == "floor_area" && $0["basis"] == "calorific" }
    let zone = try #require(rows.first { $0["scope"] == "Z1" })
    // E1 holds all 60 mu of its parcel, E3 40 of 60 mu and half of that in Z1: 30,000 + 24,000.6 · 2/3 / 2. E2's has none.
    #expect(zone["denominator"] == "38000.2" && zone["known"] == "2" && zone["of"] == "3")
    #expect(zone["per_unit"] == "m²")
    let far = try #require(rows.first { $0["scope"] == "Z2" })
    #expect(far["denominator"] == "8000.2", "the other half of E3; E4's parcel has none")
  }

  @Test("renewable power stands apart by kind, certificates outside the share")
  func renewable() async throws {
    let result = try await ProjectResult(folder.path)
    let all = try #require(result.table("energy_renewable").rows.first { $0["zone"] == "(all)" })
    #expect(all["direct_supply_kwh"] == "200000")
    #expect(all["green_power_trade_kwh"] == "500000")
    #expect(all["share_of_electricity_percent"] == "41.1765", "700 of 1,700 MWh")
  }

  @Test("a year without a factor is an error that names the nearest, and the basis unknown; the user may say which")
  func years() async throws {
    let file = folder.url.appending(path: "energy.csv")
    let text = try String(contentsOf: file, encoding: .utf8)
    try Data(text.replacing(",2022,", with: ",2024,").utf8).write(to: file)
    for name in ["enterprises.csv"] {
      let path = folder.url.appending(path: name)
      try Data(try String(contentsOf: path, encoding: .utf8).replacing(",2022,", with: ",2024,").utf8).write(to: path)
    }
    let yaml = folder.url.appending(path: "project.yaml")
    try Data(try String(contentsOf: yaml, encoding: .utf8).replacing("2022", with: "2024").utf8).write(to: yaml)
    let run = try await run()
    let missing = run.findings.findings.filter { $0.code == .missingGridFactor }
    #expect(missing.count == 2, "the province and the residual")
    #expect(missing.allSatisfy { $0.severity == .error && $0.expected?.contains("2023") == true })
    let table = try #require(run.carbonReport(in: .english).table(named: "carbon_zones"))
    let text2024 = ExpectedTable(csv: table.csv())
    let all = try #require(text2024.rows.first { $0["zone"] == "(all)" })
    #expect(all["total_location_t"] == "")
    #expect(all["total_zero_carbon_park_t"] != "", "the rule states its factor")
    let asked = try await self.run(gridYear: 2023)
    #expect(!asked.findings.findings.contains { $0.code == .missingGridFactor })
    let factors = ExpectedTable(
      csv: try #require(asked.carbonReport(in: .english).table(named: "carbon_factors")).csv())
    let province = try #require(factors.rows.first { $0["kind"] == "provincial_average" })
    #expect(
      [province["year"], province["factor_year"], province["value"], province["certainty"]]
        == ["2024", "2023", "0.5827", "second_hand"])
  }

  @Test("without the column of sources the renewable share is unknown, and says which column is missing")
  func noSources() async throws {
    try folder.write(
      """
      enterprise_id,period,carrier,quantity,unit
      \(Self.plant),2022,electricity,1000,MWh

      """, to: "energy.csv")
    let result = try await ProjectResult(folder.path)
    let row = try #require(result.table("energy_renewable").rows.first { $0["zone"] == "(all)" })
    #expect(row["share_of_electricity_percent"] == "")
    #expect(row["missing"] == "energy.power_source")
  }

  @Test("a carrier without a CO2 factor leaves the sum a lower bound: told, and not counted as known")
  func noFactor() async throws {
    try folder.write(
      """
      enterprise_id,period,carrier,quantity,unit
      \(Self.plant),2022,coke_oven_gas,1000,m3
      \(Self.plant),2022,diesel,1,t
      \(Self.neighbour),2022,diesel,1,t

      """, to: "energy.csv")
    let result = try await ProjectResult(folder.path)
    let row = try #require(result.table("carbon_zones").rows.first { $0["zone"] == "(all)" })
    #expect([row["enterprises"], row["known"]] == ["4", "1"])
    #expect(result.run.findings.findings.contains { $0.code == .missingCarbonFactor })
  }
}
