import Foundation
import MuchanFormats
import MuchanPipeline
import MuchanTestSupport
import Testing

/// The change of a made zone's CO2; expected effects are those of Tests/Oracles/zone_decomposition.py.
@Suite("Decomposition of CO2: a plant that heats its neighbours")
struct ZoneDecompositionTests {
  private let folder: TemporaryFolder
  private static let plant = "91320115MA1K00015P"  // in Z1
  private static let neighbour = "91320115MA1K00023J"  // in Z1
  private static let third = "91320115MA1K00031D"  // half in Z1, half in Z2

  init() throws {
    folder = try TemporaryFolder()
    try folder.copy(filesOf: Fixture("projects/smallest"))
    try folder.write(
      """
      enterprise_id,period,industry_code,above_designated_size,output_wan_yuan,value_added_wan_yuan
      \(Self.plant),2021,3911,true,100000,25000
      \(Self.neighbour),2021,3612,true,60000,15000
      \(Self.third),2021,3562,true,40000,10000
      \(Self.plant),2022,3562,true,100000,26500
      \(Self.neighbour),2022,3612,true,60000,16100
      \(Self.third),2022,3562,true,40000,10400

      """, to: "enterprises.csv")
    try folder.write(
      """
      enterprise_id,period,carrier,quantity,unit,flow,supplier_id,power_source
      \(Self.plant),2021,raw_coal,1000,t,purchase,,
      \(Self.plant),2021,heat,6500,GJ,sold,,
      \(Self.neighbour),2021,heat,3000,GJ,purchase,\(Self.plant),
      \(Self.third),2021,heat,1000,GJ,purchase,\(Self.plant),
      \(Self.third),2021,heat,500,GJ,purchase,,
      \(Self.neighbour),2021,electricity,1000,MWh,purchase,,grid
      \(Self.neighbour),2021,electricity,500,MWh,purchase,,green_power_trade
      \(Self.third),2021,electricity,400,MWh,purchase,,grid
      \(Self.plant),2022,raw_coal,1100,t,purchase,,
      \(Self.plant),2022,heat,6000,GJ,sold,,
      \(Self.neighbour),2022,heat,2800,GJ,purchase,\(Self.plant),
      \(Self.third),2022,heat,900,GJ,purchase,\(Self.plant),
      \(Self.third),2022,heat,450,GJ,purchase,,
      \(Self.neighbour),2022,electricity,1200,MWh,purchase,,grid
      \(Self.neighbour),2022,electricity,400,MWh,purchase,,green_power_trade
      \(Self.third),2022,electricity,320,MWh,purchase,,grid
      \(Self.third),2022,electricity,100,MWh,purchase,,green_power_trade

      """, to: "energy.csv")
    try folder.write(
      """
      enterprise_id,period,product,quantity,t_co2,source
      \(Self.neighbour),2021,lime,100,50,test
      \(Self.neighbour),2022,lime,120,60,test

      """, to: "process.csv")
    try folder.write(
      """
      region,year,industry_code,index,base_year,source
      320100,2021,,95,2022,test
      320100,2022,,100,2022,test

      """, to: "deflators.csv")
    let yaml = try #require(String(bytes: try Fixture("projects/smallest/project.yaml").bytes(), encoding: .utf8))
    try folder.write(
      yaml.replacing("years: [2022]", with: "years: [2021, 2022]").replacing(
        "  reference: reference.csv", with: "  process: process.csv\n  deflators: deflators.csv"
      ).replacing("{2022: 0.3}", with: "{2021: 0.3, 2022: 0.3}"),
      to: "project.yaml")
  }

  @Test("effects on three bases are those of sixty digits and add up to the change exactly")
  func effects() async throws {
    let result = try await ProjectResult(folder.path)
    let expected = try ExpectedTable(Fixture("oracles/zone_decomposition.csv")).rows
    let rows = result.table("decomposition").rows.filter { $0["measure"] == "co2" }
    #expect(rows.map { $0["basis"] } == expected.map { $0["basis"] })
    for (row, wanted) in zip(rows, expected) {
      #expect(row["residual"] == "0")
      for column in [
        "before", "after", "activity", "structure", "intensity", "energy_mix", "emission_factor", "undecomposed",
      ] {
        let (found, value) = (try #require(row.number(column)), try #require(wanted.number(column)))
        #expect(found.isClose(to: value, relative: 1e-9, absolute: 4e-6), "\(column): \(found), \(value)")
      }
    }
    // The rule states one factor for all years.
    #expect(rows.map { $0["held"] } == ["", "", "grid_factor"])
  }

  @Test("energy at coal input is that at calorific value with 0.3 for 0.1229 kgce a kWh, and decomposed as exactly")
  func coalInput() async throws {
    let rows = try await ProjectResult(folder.path).table("decomposition").rows.filter { $0["measure"] == "energy" }
    #expect(rows.map { $0["basis"] } == ["calorific", "coal_input"])
    let (one, other) = (try #require(rows.first), try #require(rows.last))
    // Half of the third lies in Z1: 1,700 MWh in 2021, 1,600 + 210 in 2022.
    for (column, megawattHours) in [("before", 1_700.0), ("after", 1_810)] {
      let more = try #require(other.number(column)) - (try #require(one.number(column)))
      #expect(more.isClose(to: megawattHours * (0.3 - 0.1229), relative: 1e-9))
    }
    #expect(other["residual"] == "0")
    let names = ["activity", "structure", "intensity", "energy_mix", "undecomposed"]
    let effects = names.map { other.number($0) ?? 0 }.reduce(0, +)
    #expect(abs(effects - (try #require(other.number("change")))) < 1e-5)
  }

  @Test("what is decomposed and what is not lead to the zone's CO2 without a rest")
  func balance() async throws {
    let result = try await ProjectResult(folder.path)
    let zones = result.table("carbon_zones").rows
    let rows = result.table("decomposition_carbon").rows
    #expect(rows.count == 6)
    for row in rows {
      #expect(row["difference_t"] == "0" && row["enterprises_left_out"] == "0" && row["left_out_t"] == "0")
      #expect(row["process_t"] == (row["year"] == "2021" ? "50" : "60"))
      let zone = try #require(zones.first { $0["zone"] == "Z1" && $0["year"] == row["year"] })
      #expect(row["zone_t"] == zone["total_\(row["basis"])_t"])
    }
    // 6,500 - 4,000 and 6,000 - 3,700 GJ go to nobody of the project.
    #expect(rows.filter { $0["basis"] == "zero_carbon_park" }.map { $0["sent_out_t"] } == ["275", "253"])
  }

  @Test("an enterprise without value added in one year is left out of both; its CO2 is named, its heat not taken off")
  func leftOut() async throws {
    let file = folder.url.appending(path: "enterprises.csv")
    let text = try String(contentsOf: file, encoding: .utf8)
    try Data(text.replacing("true,100000,26500", with: "true,100000,").utf8).write(to: file)
    let result = try await ProjectResult(folder.path)
    let row = try #require(result.table("decomposition_carbon").rows.first)
    // The plant: 1,868.857729 t, less the 330 + 55 t of heat that stay with the buyers now.
    #expect(row["enterprises_left_out"] == "1" && row["left_out_t"] == "1483.857729" && row["difference_t"] == "0")
    let members = result.table("decomposition_members").rows.filter { $0["measure"] == "co2" }
    #expect(Set(members.map { $0["movement"] }) == ["not_comparable"])
  }
}
