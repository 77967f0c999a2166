import MuchanDiagnostics
import MuchanEnergy
import MuchanQuantities
import MuchanRecords
import Testing

/// Power sources, suppliers and measured heat values of a ledger. Expected values are worked by hand.
@Suite("Energy lines with source, supplier and heat value")
struct EnergyOriginTests {
  @Test(
    "two sources of one meter in one month stand beside each other; a month inside a year that is booked is left out")
  func sources() throws {
    var world = try SmallWorld()
    var direct = try world.line("A", "2022-01", "electricity", 50, "MWh", meter: "m", line: 3)
    direct.powerSource = .directSupply
    var green = try world.line("A", "2022-02", "electricity", 7, "MWh", meter: "m", line: 4)
    green.powerSource = .greenPowerTrade
    let account = try world.account(of: [
      try world.line("A", "2022-01", "electricity", 100, "MWh", meter: "m", line: 2), direct, green,
      try world.line("B", "2022", "electricity", 10, "MWh", meter: "n", line: 5),
      try world.line("B", "2022-03", "electricity", 1, "MWh", meter: "n", line: 6),
    ])
    #expect(account.carriers.map(\.quantity.description) == ["157000", "10000"])
    let power = account.details.sourcedPower
    #expect(power.map(\.source) == [.directSupply, .greenPowerTrade])
    #expect(power.map(\.kilowattHours.description) == ["50000", "7000"])
    #expect(world.log.findings.filter { $0.code == .mixedPeriods }.map(\.place.line) == [6])
    let months = account.details.months.filter { $0.year == 2022 }
    #expect(months.map(\.month) == [1, 2, nil])
    #expect(months.map(\.quantity.description) == ["150000", "7000", "10000"])
  }

  @Test("power that a supplier of the project sold is known by its number; an outside supplier is not")
  func suppliers() throws {
    var world = try SmallWorld()
    var inside = try world.line("A", "2022", "heat", 100, "GJ", line: 2)
    inside.supplierID = "B"
    var outside = try world.line("A", "2022", "heat", 40, "GJ", line: 3)
    outside.supplierID = "elsewhere"
    let account = try world.account(of: [inside, outside])
    #expect(account.carriers.map(\.quantity.description) == ["140000"], "two suppliers are no duplicate")
    #expect(account.details.internalSupplies.map(\.supplier) == [1])
    #expect(account.details.internalSupplies.map(\.quantity.description) == ["100000"])
  }

  @Test(
    "a measured heat value stands for the coefficient: 30,000 m³ at 36 MJ and 10,000 at 1.33 kgce are 50.151264 tce")
  func measured() throws {
    var world = try SmallWorld()
    var rich = try world.line("A", "2022", "natural_gas", 3, "万立方米", meter: "m1", line: 2)
    (rich.netCalorificValue, rich.netCalorificUnit) = (360, "GJ/万立方米")
    let account = try world.account(of: [rich, try world.line("A", "2022", "natural_gas", 10_000, "m3", meter: "m2")])
    let row = try #require(account.carriers.first)
    #expect(row.quantity.description == "40000")
    #expect(row.measured.quantity.description == "30000")
    #expect(row.measured.megajoules.description == "1080000")
    // 1,080,000 MJ / 29,307 = 36.851264; 10,000 × 1.33 / 1000 = 13.3.
    #expect(row.energy.calorific.tonnes.description == "50.151264")
    #expect(row.energy.coalInput?.tonnes.description == "50.151264")
  }

  @Test(
    "a heat value that cannot be is refused with its line",
    arguments: [
      // 360 GJ/m³ for GJ per 10^4 m³: ten thousand times off.
      ("natural_gas", "m3", 360.0, "GJ/m3", DiagnosticCode.implausibleHeat),
      ("natural_gas", "m3", 36, "MJ/kg", .unknownUnit), ("natural_gas", "m3", 36, "MJ", .unknownUnit),
      ("diesel", "t", -1, "MJ/kg", .implausibleHeat), ("diesel", "tce", 42, "MJ/kg", .notAChoice),
      ("electricity", "kWh", 3.6, "MJ/kg", .notAChoice),
    ])
  func refused(carrier: String, unit: String, value: Double, heatUnit: String, code: DiagnosticCode) throws {
    var world = try SmallWorld()
    var line = try world.line("A", "2022", carrier, 10, unit, line: 9)
    (line.netCalorificValue, line.netCalorificUnit) = (value, heatUnit)
    let account = try world.account(of: [line])
    #expect(account.carriers.isEmpty)
    #expect(world.log.findings.map(\.code) == [code])
    #expect(world.log.findings.first?.place.line == 9)
    #expect(account.ledger.rejected == 1)
  }
}
