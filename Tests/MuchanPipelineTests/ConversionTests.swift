import MuchanDiagnostics
import MuchanPipeline
import MuchanReport
import MuchanTestSupport
import Testing

/// Expected values: the coefficients of data/factors, multiplied by hand.
@Suite("Conversion of one quantity")
struct ConversionTests {
  private func rows(_ question: QuantityConversion) throws -> [ExpectedTable.Row] {
    ExpectedTable(csv: try question.table(data: try ProjectResult.data()).csv()).rows
  }

  @Test("12 万千瓦时 are 120,000 kWh, 14.748 tce calorific, 36 tce at 0.3, 71.736 t in Jiangsu in 2022")
  func power() throws {
    let rows = try rows(
      QuantityConversion(
        quantity: "12", unit: "万千瓦时", carrier: "电力", year: 2022, region: "江苏省", coalInput: "0.3"))
    #expect(rows.map { $0["value"] } == ["120000", "14.748", "36", "71.736", "64.392", "70.272", "99.9", "99.9"])
    #expect(rows[3]["certainty"] == "second_hand" && rows[6]["certainty"] == "verified")
  }

  @Test("2 万立方米 of gas are 26.6 tce; 26.6 tce of gas are 20,000 m³")
  func gas() throws {
    let coal = try rows(QuantityConversion(quantity: "2", unit: "万立方米", carrier: "天然气", target: "tce"))
    #expect(coal.map { $0["value"] } == ["26.6"])
    let gas = try rows(QuantityConversion(quantity: "26.6", unit: "tce", carrier: "natural_gas", target: "m3"))
    #expect(gas.map { $0["value"] } == ["20000"])
  }

  @Test("what has no source is said so: coal input without a coefficient, CO2 of power without a year, LNG")
  func unknown() throws {
    let power = try rows(QuantityConversion(quantity: "1", unit: "kWh", carrier: "electricity"))
    #expect(power.filter { $0["value"] == "" }.map { $0["what"] } == ["standard coal, coal_input", "CO2"])
    let gas = try rows(QuantityConversion(quantity: "1", unit: "t", carrier: "lng"))
    #expect(gas.last?["certainty"] == "unverified")
    #expect(gas.last?["note"].contains("doubtful") == true)
  }

  @Test(
    "what does not fit is refused with what does",
    arguments: [
      ("1", "m3", "diesel", DiagnosticCode.unknownUnit, "kg"), ("1", "kwh", "electricity", .unknownUnit, "kWh"),
      ("1", "tce", "electricity", .unknownUnit, "kWh"), ("1", "t", "uranium", .unknownCarrier, "diesel"),
      ("-1", "t", "diesel", .negativeValue, ""), ("1,5", "t", "diesel", .notANumber, ""),
    ])
  func refused(quantity: String, unit: String, carrier: String, code: DiagnosticCode, expected: String) throws {
    let failure = #expect(throws: Failure.self) {
      try rows(QuantityConversion(quantity: quantity, unit: unit, carrier: carrier))
    }
    #expect(failure?.diagnostic.code == code)
    #expect(expected.isEmpty || failure?.diagnostic.expected?.contains(expected) == true)
  }

  @Test("a year without a grid factor is refused with the nearest year")
  func year() throws {
    let failure = #expect(throws: Failure.self) {
      try rows(QuantityConversion(quantity: "1", unit: "kWh", carrier: "electricity", year: 2024))
    }
    #expect(failure?.diagnostic.code == .missingGridFactor)
    #expect(failure?.diagnostic.expected?.contains("2023") == true)
  }
}
