import MuchanDiagnostics
import MuchanEnergy
import MuchanQuantities
import MuchanRecords
import Testing

@Suite("Standard coal")
struct StandardCoalConversionTests {
  @Test(
    "quantities at calorific value, worked by hand: quantity × coefficient / 1000",
    arguments: [
      ("electricity", 1_000_000.0, "kWh", "122.9"), ("electricity", 100, "万千瓦时", "122.9"),
      ("electricity", 1_000, "MWh", "122.9"), ("electricity", 3_600, "GJ", "122.9"),
      ("natural_gas", 1, "万立方米", "13.3"), ("natural_gas", 10_000, "m3", "13.3"), ("diesel", 10, "t", "14.571"),
      ("heat", 1_000, "GJ", "34.12"), ("diesel", 100, "tce", "100"),
    ])
  func calorific(carrier: String, quantity: Double, unit: String, tonnes: String) throws {
    let world = try SmallWorld()
    let energy = try world.conversion.convert(try world.line("A", "2022", carrier, quantity, unit))
    #expect(energy.calorific.tonnes.description == tonnes)
  }

  @Test(
    "a unit that does not fit the carrier is refused, and standard coal for electricity, whose basis is not said",
    arguments: [
      ("electricity", "m3"), ("natural_gas", "t"), ("diesel", "kWh"), ("electricity", "tce"), ("diesel", "斤"),
      ("electricity", "kwh"),
    ])
  func wrongUnit(carrier: String, unit: String) throws {
    let world = try SmallWorld()
    let line = try world.line("A", "2022", carrier, 1, unit, line: 7)
    let failure = #expect(throws: Failure.self) { try world.conversion.convert(line, file: "energy.csv") }
    #expect(failure?.diagnostic.code == .unknownUnit)
    #expect(failure?.diagnostic.place.line == 7)
    #expect(failure?.diagnostic.expected?.contains(carrier == "diesel" ? "kg" : "m3") == (carrier != "electricity"))
  }

  @Test("coal input needs the coefficient of that very year: 1,000,000 kWh × 0.3 = 300 t in 2021, unknown in 2023")
  func coalInput() throws {
    var world = try SmallWorld()
    world.coalInput = CoalInputCoefficients([
      .init(year: 2020, kilogramsPerKilowattHour: try #require(FixedDecimal(exactly: "0.305")), source: "test"),
      .init(year: 2021, kilogramsPerKilowattHour: try #require(FixedDecimal(exactly: "0.3")), source: "test"),
    ])
    let known = try world.conversion.convert(try world.line("A", "2021", "electricity", 1e6, "kWh"))
    #expect(known.coalInput?.tonnes.description == "300")
    let unknown = try world.conversion.convert(try world.line("A", "2023", "electricity", 1e6, "kWh"))
    #expect(unknown.coalInput == nil)
    #expect(unknown.calorific.tonnes.description == "122.9")
    // A carrier other than electricity is the same on both bases.
    let gas = try world.conversion.convert(try world.line("A", "2023", "natural_gas", 1e6, "m3"))
    #expect(gas.coalInput?.tonnes == gas.calorific.tonnes)
    #expect(world.coalInput.missing(in: 2023).expected == "the nearest declared year is 2021")
  }

  @Test("a project's own coefficient stands for the shipped one")
  func declared() throws {
    let world = try SmallWorld()
    let factors = try world.factors.declaring(
      "natural_gas", kilogramsPerUnit: try #require(FixedDecimal(exactly: "1.2143")), source: "supplier")
    let conversion = StandardCoalConversion(factors: factors, coalInput: CoalInputCoefficients())
    let energy = try conversion.convert(try world.line("A", "2022", "natural_gas", 10_000, "m3"))
    #expect(energy.calorific.tonnes.description == "12.143")
    #expect(factors.factor("natural_gas")?.provenance.source == "supplier")
    #expect(throws: Failure.self) { try factors.declaring("straw", kilogramsPerUnit: .zero, source: "") }
  }
}
