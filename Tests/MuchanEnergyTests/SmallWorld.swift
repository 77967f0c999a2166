import MuchanDiagnostics
import MuchanEnergy
import MuchanQuantities
import MuchanRecords
import Testing

/// A few carriers, units and enterprises, written out so that every expected value can be worked by hand.
struct SmallWorld {
  var coalInput = CoalInputCoefficients()
  var log = DiagnosticLog()
  let enterprises: EnterpriseYears
  let factors: CarrierFactors

  init(enterprises ids: [String] = ["A", "B"], years: [Int] = [2022]) throws {
    let units = UnitTable(
      rows: try [
        ("kWh", UnitTable.Dimension.energy, "3.6"), ("MWh", .energy, "3600"), ("万千瓦时", .energy, "36000"),
        ("MJ", .energy, "1"), ("GJ", .energy, "1000"), ("m3", .volume, "1"), ("万立方米", .volume, "10000"),
        ("kg", .mass, "1"), ("t", .mass, "1000"), ("tce", .standardCoal, "1000"),
      ].map { spelling, dimension, factor in
        UnitTable.Unit(
          spelling: spelling, dimension: dimension, factor: try #require(FixedDecimal(exactly: factor)))
      })
    factors = try CarrierFactors(
      rows: try [
        ("electricity", UnitTable.Dimension.energy, "kWh", "0.1229"), ("natural_gas", .volume, "m3", "1.33"),
        ("diesel", .mass, "kg", "1.4571"), ("heat", .energy, "MJ", "0.03412"),
      ].map { carrier, dimension, unit, value in
        CarrierFactor(
          carrier: carrier, chinese: carrier == "electricity" ? "电力" : carrier, english: carrier, dimension: dimension,
          unit: unit,
          kilogramsPerUnit: try #require(FixedDecimal(exactly: value)),
          provenance: Provenance(source: "test", certainty: .verified))
      }, units: units)
    var log = DiagnosticLog()
    enterprises = EnterpriseYears(
      rows: ids.flatMap { id in years.map { Enterprise(id: id, period: Period(year: $0)) } }, log: &log)
  }

  var conversion: StandardCoalConversion { StandardCoalConversion(factors: factors, coalInput: coalInput) }

  mutating func account(of lines: [EnergyLine]) throws -> EnergyAccount {
    var builder = EnergyAccountBuilder(conversion: conversion, enterprises: enterprises, file: "energy.csv")
    for line in lines { builder.add(line) }
    try checkParts(of: builder)
    return try builder.account(log: &log)
  }

  /// One enterprise at a time has to give what all at once do.
  private func checkParts(of builder: EnergyAccountBuilder) throws {
    var (log, partLog) = (DiagnosticLog(), DiagnosticLog())
    guard let whole = try? builder.account(log: &log) else { return }
    let booking = builder.booking(log: &partLog)
    var part = booking.nothing
    for enterprise in 0..<booking.enterpriseCount { part.add(try booking.part(of: enterprise..<enterprise + 1)) }
    let joined = try booking.account(of: part, log: &partLog)
    #expect("\(Array(joined.carriers))" == "\(Array(whole.carriers))")
    #expect("\(joined.carriers.sums)" == "\(whole.carriers.sums)" && "\(joined.totals)" == "\(whole.totals)")
    #expect(joined.ledger == whole.ledger && partLog.findings == log.findings)
    #expect("\(joined.details)" == "\(whole.details)")
    for flow in EnergyLine.Flow.allCases {
      let rows = whole.carriers.indices
      #expect(
        rows.map { joined.carriers.quantity(of: flow, inRow: $0) }
          == rows.map { whole.carriers.quantity(of: flow, inRow: $0) })
    }
  }

  func line(
    _ enterprise: String, _ period: String, _ carrier: String, _ quantity: Double, _ unit: String,
    flow: EnergyLine.Flow = .purchase, kind: PeriodKind = .single, meter: String? = nil, line: Int = 0
  ) throws -> EnergyLine {
    var result = EnergyLine(
      enterpriseID: enterprise, period: try #require(Period(period)), carrier: carrier, quantity: quantity, unit: unit,
      flow: flow, periodKind: kind, line: line)
    result.meterID = meter
    return result
  }
}
