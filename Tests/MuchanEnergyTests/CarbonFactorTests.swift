import Foundation
import MuchanDiagnostics
import MuchanEnergy
import MuchanQuantities
import MuchanRecords
import Testing

/// Expected values: the notices as restated in data/factors, and the table of CO2 per tonne that public code derives.
@Suite("CO2 factors")
struct CarbonFactorTests {
  private let shipped = ShippedFactorsTests()

  private func grid() throws -> GridFactors {
    try GridFactors(rows: shipped.rows(of: "grid.csv").map { row in try GridFactors.Factor(row) })
  }

  private func fuels() throws -> [String: FuelFactor] {
    Dictionary(
      uniqueKeysWithValues: try shipped.rows(of: "fuel_co2.csv").map { row in
        let fuel = try FuelFactor(row)
        return (fuel.carrier, fuel)
      })
  }

  @Test("2021 and 2022 are not swapped: national average 0.5568, 0.5366, 0.5306; Jiangsu 0.6451, 0.5978, 0.5827")
  func years() throws {
    let grid = try grid()
    func value(_ scope: GridFactors.Scope, _ region: String, _ year: Int) -> String? {
      grid.factor(scope, region, in: year)?.kilogramsPerKilowattHour.description
    }
    #expect([2021, 2022, 2023].map { value(.nationalAverage, "全国", $0) } == ["0.5568", "0.5366", "0.5306"])
    #expect([2021, 2022, 2023].map { value(.provincialAverage, "江苏", $0) } == ["0.6451", "0.5978", "0.5827"])
    #expect([2021, 2022, 2023].map { value(.nationalResidual, "全国", $0) } == ["0.5942", "0.5856", "0.6096"])
    #expect([2021, 2022, 2023].map { value(.nationalFossil, "全国", $0) } == ["0.8426", "0.8325", "0.8273"])
    #expect(grid.factor(.nationalAverage, in: 2021)?.provenance.certainty == .unverified)
    #expect(grid.factor(.nationalAverage, in: 2021)?.provenance.source.contains("2024年第12号") == true)
    #expect(grid.factor(.nationalFossil, in: 2022)?.provenance.source.contains("2024年第33号") == true)
    #expect(value(.provincialAverage, "江苏省", 2022) == "0.5978", "a province by its long name")
  }

  @Test("thirty provinces and seven grid regions have all three years; Tibet has none")
  func complete() throws {
    let grid = try grid()
    #expect(grid.regions(of: .provincialAverage).count == 3 * 30 / 3)
    for region in grid.regions(of: .provincialAverage) {
      #expect(grid.years(.provincialAverage, region) == [2021, 2022, 2023], "\(region)")
    }
    #expect(grid.regions(of: .regionalAverage).count == 7)
    #expect(grid.years(.provincialAverage, "西藏").isEmpty)
  }

  @Test("a year that is not listed has no factor, and the finding names its neighbours")
  func missing() throws {
    let grid = try grid()
    #expect(grid.factor(.provincialAverage, "江苏", in: 2024) == nil)
    #expect(grid.factor(.provincialAverage, "江苏", in: 2020) == nil)
    let finding = grid.missing(.provincialAverage, "江苏", in: 2024)
    #expect(finding.severity == .error)
    #expect(finding.expected?.contains("2023") == true)
  }

  @Test("0.5703 and 0.785, grid averages of older rules, stand in no factor table")
  func oldAverages() throws {
    for name in ["grid.csv", "fuel_co2.csv", "heat_co2.csv", "standard_coal.csv", "units.csv"] {
      let text = try String(contentsOf: shipped.factorFolder.appending(path: name), encoding: .utf8)
      #expect(!text.contains("0.5703") && !text.contains("0.785"), "\(name)")
    }
  }

  @Test("a grid factor in t/kWh or g/kWh is refused", arguments: ["0.0005978", "597.8"])
  func units(value: String) throws {
    let factor = GridFactors.Factor(
      region: "江苏", scope: .provincialAverage, year: 2022,
      kilogramsPerKilowattHour: try #require(FixedDecimal(exactly: value)),
      provenance: Provenance(source: "test", certainty: .verified))
    let failure = #expect(throws: Failure.self) { try GridFactors(rows: [factor]) }
    #expect(failure?.diagnostic.code == .badSetting)
    #expect(failure?.diagnostic.expected?.contains("kg/kWh") == true)
  }

  @Test("heat value × carbon × oxidation × 44/12 is the t CO2 per t that public code has, to four decimals")
  func fuelTable() throws {
    let fuels = try fuels()
    for (carrier, tonnes) in [
      ("diesel", 3.0959), ("petrol", 2.9251), ("kerosene", 3.0334), ("fuel_oil", 3.1705), ("lpg", 3.1013),
      ("lng", 3.1829), ("coke", 2.8527), ("anthracite", 2.2127),
    ] {
      let fuel = try #require(fuels[carrier])
      #expect(abs(fuel.kilogramsPerUnit.doubleValue - tonnes) < 5e-5, "\(carrier)")
    }
    // 21.650 t per 10^4 m³: the factor counts in m³, and 10^4 of them are 21.65 t, not 0.002 or 216,500.
    let gas = try #require(fuels["natural_gas"])
    #expect(gas.unit == "m3")
    #expect(abs(gas.kilogramsPerUnit.doubleValue * 10_000 / 1_000 - 21.650) < 5e-4)
  }

  @Test("what no source was found for is marked, and LNG is told to be doubtful")
  func certainty() throws {
    let fuels = try fuels()
    #expect(fuels["lng"]?.certainty == .unverified)
    #expect(fuels["lng"]?.note?.contains("doubtful") == true)
    #expect(fuels["coke"]?.certainty == .unverified, "its oxidation is from general knowledge")
    #expect(fuels["coke"]?.carbonProvenance.certainty == .secondHand)
    #expect(fuels["bituminous_coal"]?.note?.contains("conflict") == true)
    #expect(fuels.values.allSatisfy { $0.certainty != .verified }, "no fuel factor was read in an official text")
  }
}
