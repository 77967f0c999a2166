import Foundation
import MuchanDiagnostics
import MuchanPipeline
import MuchanTestSupport
import Testing

/// Expected: Tests/Oracles/energy_ledger.py, decimal arithmetic over a seeded random ledger, without the program.
@Suite("Energy and CO2 of a random ledger, as decimal arithmetic has them")
struct EnergyOracleTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    try folder.copy(filesOf: Fixture("projects/smallest"))
    try folder.write(try Fixture("oracles/energy_ledger/energy.csv").text(), to: "energy.csv")
    try replace("years: [2022]", with: "years: [2021, 2022, 2023]", in: "project.yaml")
    try replace(
      "values: {2022: 0.3}", with: "values: {2021: 0.302, 2022: 0.301, 2023: 0.3}", in: "project.yaml")
    // The same enterprises in each year.
    let enterprises = try String(
      contentsOf: folder.url.appending(path: "enterprises.csv"), encoding: .utf8)
    let lines = enterprises.split(separator: "\n").map(String.init)
    let all = [2021, 2022, 2023].flatMap { year in lines.dropFirst().map { $0.replacing(",2022,", with: ",\(year),") } }
    try folder.write(([lines[0]] + all).joined(separator: "\n") + "\n", to: "enterprises.csv")
  }

  private func replace(_ old: String, with new: String, in name: String) throws {
    let file = folder.url.appending(path: name)
    let text = try String(contentsOf: file, encoding: .utf8)
    #expect(text.contains(old))
    try Data(text.replacing(old, with: new).utf8).write(to: file)
  }

  /// Whether the columns of every expected row are those of the result, to the last place.
  private func compare(_ name: String, key: [String], with table: ExpectedTable) throws {
    let expected = try ExpectedTable(Fixture("oracles/energy_ledger/\(name).csv"))
    func id(_ row: ExpectedTable.Row) -> [String] { key.map { row[$0] } }
    let rows = Dictionary(table.rows.map { (id($0), $0) }, uniquingKeysWith: { first, _ in first })
    #expect(table.rows.count == expected.rows.count, "\(name)")
    for wanted in expected.rows {
      let row = try #require(rows[id(wanted)], "\(name) \(id(wanted))")
      for column in expected.columns where !key.contains(column) {
        let (found, value) = (try #require(Decimal(string: row[column])), try #require(Decimal(string: wanted[column])))
        #expect(found == value, "\(name) \(id(wanted)) \(column)")
      }
    }
  }

  @Test("by enterprise, carrier and month, on every basis, to the last of six places")
  func figures() async throws {
    let result = try await ProjectResult(folder.path)
    try compare(
      "energy_enterprises", key: ["enterprise_id", "year", "carrier"], with: result.table("energy_enterprises"))
    try compare("carbon_enterprises", key: ["enterprise_id", "year"], with: result.table("carbon_enterprises"))
    try compare("energy_months", key: ["year", "carrier", "month"], with: result.table("energy_months"))
  }

  @Test("parts add up to the whole: months, carriers, enterprises, zones, industries")
  func conservation() async throws {
    let result = try await ProjectResult(folder.path)
    func sum(_ table: String, _ column: String, where fits: (ExpectedTable.Row) -> Bool) throws -> Decimal {
      let rows = result.table(table).rows.filter(fits)
      #expect(!rows.isEmpty, "\(table)")
      return rows.reduce(Decimal(0)) { $0 + (Decimal(string: $1[column]) ?? 0) }
    }
    for year in ["2021", "2022", "2023"] {
      for column in ["tce_calorific", "tce_coal_input"] {
        let whole = try sum("energy_zones", column) { $0["zone"] == "(all)" && $0["year"] == year }
        let zones = try sum("energy_zones", column) { $0["zone"] != "(all)" && $0["year"] == year }
        #expect(zones == whole)
        for table in ["energy_enterprises", "energy_carriers", "energy_months", "energy_industries", "energy_mix"] {
          #expect(try sum(table, column) { $0["year"] == year } == whole, "\(table) \(year) \(column)")
        }
      }
      let fuel = try sum("carbon_zones", "fuel_t") { $0["zone"] == "(all)" && $0["year"] == year }
      for table in ["carbon_enterprises", "carbon_carriers", "carbon_months", "carbon_industries"] {
        #expect(try sum(table, "fuel_t") { $0["year"] == year } == fuel, "\(table) \(year)")
      }
      for basis in ["location", "residual", "zero_carbon_park"] {
        let bought = try sum("carbon_zones", "purchased_\(basis)_t") { $0["zone"] == "(all)" && $0["year"] == year }
        #expect(try sum("carbon_enterprises", "purchased_\(basis)_t") { $0["year"] == year } == bought)
        for table in ["carbon_carriers", "carbon_months"] {
          #expect(try sum(table, "\(basis)_t") { $0["year"] == year } == bought, "\(table) \(year) \(basis)")
        }
      }
    }
  }

  @Test("the order of the lines changes no byte of any table", arguments: [1, 2])
  func order(seed: UInt64) async throws {
    let before = try await ProjectResult(folder.path)
    var lines = try String(contentsOf: folder.url.appending(path: "energy.csv"), encoding: .utf8)
      .split(separator: "\n").map(String.init)
    let header = lines.removeFirst()
    var state = seed
    for index in stride(from: lines.count - 1, to: 0, by: -1) {
      // SplitMix64.
      state &+= 0x9e37_79b9_7f4a_7c15
      var word = (state ^ (state >> 30)) &* 0xbf58_476d_1ce4_e5b9
      word = (word ^ (word >> 27)) &* 0x94d0_49bb_1331_11eb
      lines.swapAt(index, Int((word ^ (word >> 31)) % UInt64(index + 1)))
    }
    try folder.write(([header] + lines).joined(separator: "\n") + "\n", to: "energy.csv")
    let after = try await ProjectResult(folder.path)
    for (name, bytes) in before.files where name.hasPrefix("energy_") || name.hasPrefix("carbon_") {
      #expect(after.files[name] == bytes, "\(name)")
    }
  }
}
