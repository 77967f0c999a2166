import MuchanDiagnostics
import MuchanEnergy
import MuchanLand
import MuchanQuantities
import MuchanRecords
import MuchanYield
import Testing

/// Two zones, two parks in the first, and parcels of round size: 2,000 m² are 3 mu.
///
///     Z (drawn): P1 holds parcel a, 2,000 m²; P2 holds half of b, 2,000 of 4,000 m²
///     Y (drawn): the other half of b
///     c, 2,000 m², lies outside; d, 1,000 m² in the register and 1,001 measured, lies in Z and in no park
struct SmallZone {
  static let names = ["Z", "Y", "P1", "P2"]
  var log = DiagnosticLog()
  let zones: ZoneHierarchy
  var parcels = ParcelLedger()
  var rows: [Enterprise] = []
  var occupancies: [Occupancy] = []
  var energy: [EnergyLine] = []
  var references: [ReferenceTotal] = []

  init() throws {
    var log = DiagnosticLog()
    zones = ZoneHierarchy(
      zones: [.init(id: "Z"), .init(id: "Y"), .init(id: "P1", parentID: "Z"), .init(id: "P2", parentID: "Z")],
      log: &log)
    func area(_ squareMetres: Double) throws -> Area { try #require(Area(roundingSquareMetres: squareMetres)) }
    for (id, registered, measured, parts) in [
      ("a", nil as Double?, 2_000.0, [(0, 2_000.0), (2, 2_000)]),
      ("b", nil, 4_000, [(0, 2_000), (3, 2_000), (1, 2_000)]), ("c", nil, 2_000, []),
      ("d", 1_000, 1_001, [(0, 1_001)]),
    ] {
      parcels.add(
        id: id, landUseCode: "0601", standard: "GB/T 21010-2017", registeredArea: try registered.map(area),
        measured: try area(measured), parts: try parts.map { (zone: $0.0, area: try area($0.1)) })
    }
  }

  mutating func enterprise(
    _ id: String, year: Int = 2022, output: Double?, valueAdded: Double? = nil, isAbove: Bool? = true,
    industry: String? = "3911", holds: [String] = []
  ) {
    var row = Enterprise(id: id, period: Period(year: year))
    row.output = output.flatMap(Money.init(roundingWanYuan:))
    row.valueAdded = valueAdded.flatMap(Money.init(roundingWanYuan:))
    row.isAboveDesignatedSize = isAbove
    row.industryCode = industry
    rows.append(row)
    occupancies += holds.map { Occupancy(parcelID: $0, enterpriseID: id, kind: .own) }
  }

  /// Tonnes of standard coal bought as diesel, whose coefficient here is 1 kgce/kg.
  mutating func burns(_ id: String, year: Int = 2022, tonnes: Double) {
    energy.append(
      EnergyLine(enterpriseID: id, period: Period(year: year), carrier: "diesel", quantity: tonnes, unit: "t"))
  }

  mutating func total(
    _ indicator: String, _ value: Double, _ unit: String, year: Int = 2022, basis: ReferenceTotal.Basis? = nil,
    price: String? = nil, scope: ReferenceTotal.Scope = .aboveDesignatedSize
  ) {
    var row = ReferenceTotal(
      region: "320100", period: Period(year: year), indicator: indicator, value: value, unit: unit, scope: scope,
      source: "test")
    row.basis = basis
    row.priceBase = price
    references.append(row)
  }

  /// City totals in which the zone would hold `tonnes` and `wanYuan`.
  mutating func totals(tonnes: Double, wanYuan: Double, year: Int = 2022) {
    total("energy_tce", tonnes, "tce", year: year, basis: .calorific)
    total("output_wan_yuan", wanYuan, "万元", year: year, price: "current")
  }

  var units: UnitTable {
    UnitTable(
      rows: [
        ("t", UnitTable.Dimension.mass, "1000"), ("kg", .mass, "1"), ("tce", .standardCoal, "1000"),
        ("万吨标准煤", .standardCoal, "10000000"), ("万元", .money, "1"), ("亿元", .money, "10000"),
      ].compactMap { spelling, dimension, factor in
        FixedDecimal<NinePlaces>(exactly: factor).map {
          UnitTable.Unit(spelling: spelling, dimension: dimension, factor: $0)
        }
      })
  }

  mutating func years() -> EnterpriseYears { EnterpriseYears(rows: rows, log: &log) }

  mutating func land(_ year: Int = 2022, homeZone: Int? = nil) -> EnterpriseLand {
    let enterprises = years()
    return EnterpriseLand(
      occupancies: OccupancyColumns(occupancies), year: year, enterprises: enterprises, parcels: parcels, zones: zones,
      homeZone: homeZone, log: &log)
  }

  mutating func account() throws -> EnergyAccount {
    let factors = try CarrierFactors(
      rows: [
        CarrierFactor(
          carrier: "diesel", chinese: "", english: "", dimension: .mass, unit: "kg",
          kilogramsPerUnit: FixedDecimal(units: 1_000_000_000),
          provenance: Provenance(source: "test", certainty: .derived))
      ], units: units)
    var builder = EnergyAccountBuilder(
      conversion: StandardCoalConversion(factors: factors, coalInput: CoalInputCoefficients()), enterprises: years())
    for line in energy { builder.add(line) }
    return try builder.account(log: &log)
  }

  mutating func table(_ year: Int = 2022, corridors: ZoneCorridors = ZoneCorridors()) throws -> YieldTable {
    let enterprises = years()
    let figures = FigureColumns(year: year, enterprises: enterprises, energy: try account())
    return YieldTable(figures: figures, enterprises: enterprises, land: land(year), corridors: corridors)
  }

  mutating func assessment(
    zone: Int = 0, years given: [Int] = [2022], homeZone: Int? = nil, minimumCoverage: Ratio = Ratio(1)
  ) throws -> ShareAssessment {
    let enterprises = years()
    let land = EnterpriseLand.byYear(
      given, occupancies: OccupancyColumns(occupancies), enterprises: enterprises, parcels: parcels, zones: zones,
      homeZone: homeZone,
      log: &log)
    let inputs = ShareAssessment.Inputs(
      enterprises: enterprises, energy: try account(), land: land,
      totals: RegionTotals(rows: references, units: units, file: "reference.csv", log: &log))
    return ShareAssessment(
      zone: zone, region: "320100", years: given, inputs: inputs, thresholds: try Self.thresholds(),
      minimumCoverage: minimumCoverage, log: &log)
  }

  /// Below 2.5 % of the energy, from 19 % of the output.
  static func thresholds() throws -> ShareThresholds {
    ShareThresholds(
      energy: Threshold(.below, try #require(Ratio(25, 1_000))),
      output: Threshold(.atLeast, try #require(Ratio(19, 100))))
  }
}
