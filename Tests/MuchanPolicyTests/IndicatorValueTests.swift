import MuchanDiagnostics
import MuchanEnergy
import MuchanLand
import MuchanPolicy
import MuchanQuantities
import MuchanRecords
import MuchanYield
import Testing

@Suite("Indicator values")
struct IndicatorValueTests {
  /// One enterprise in its home zone, with 200 of the city's 1,000 万元 and no energy at all.
  func inputs(_ log: inout DiagnosticLog) throws -> ShareAssessment.Inputs {
    var row = Enterprise(id: "A", period: Period(year: 2022))
    row.isAboveDesignatedSize = true
    row.output = Money(roundingWanYuan: 200)
    row.industryCode = "2614"
    let enterprises = EnterpriseYears(rows: [row], log: &log)
    let units = UnitTable(
      rows: [.init(spelling: "万元", dimension: .money, factor: FixedDecimal(units: 1_000_000_000))])
    let energy = EnergyAccountBuilder(
      conversion: StandardCoalConversion(
        factors: try CarrierFactors(rows: [], units: units), coalInput: CoalInputCoefficients()),
      enterprises: enterprises)
    var total = ReferenceTotal(
      region: "320100", period: Period(year: 2022), indicator: "output_wan_yuan", value: 1_000, unit: "万元",
      scope: .aboveDesignatedSize, source: "test")
    total.priceBase = "current"
    let land = EnterpriseLand.byYear(
      [2022], occupancies: OccupancyColumns(), enterprises: enterprises, parcels: ParcelLedger(),
      zones: ZoneHierarchy(zones: [.init(id: "Z")], log: &log), homeZone: 0, log: &log)
    return ShareAssessment.Inputs(
      enterprises: enterprises, energy: try energy.account(log: &log), land: land,
      totals: RegionTotals(rows: [total], units: units, log: &log))
  }

  @Test("the rule book and the assessment agree, and what is missing is named")
  func agreement() throws {
    var log = DiagnosticLog()
    let thresholds = ShareThresholds(
      energy: Threshold(.below, try #require(Ratio(25, 1_000))),
      output: Threshold(.atLeast, try #require(Ratio(19, 100))))
    let inputs = try inputs(&log)
    let assessment = ShareAssessment(
      zone: 0, region: "320100", years: [2022], inputs: inputs, thresholds: thresholds, log: &log)
    let values = IndicatorValue.shares(of: assessment, scope: "Z")
    #expect(values.map(\.indicator) == ["energy_share", "output_share", "value_added_share"])
    #expect(values.map(\.value) == [nil, Ratio(200, 1_000), nil])
    #expect(values[0].missing == "zone_unknown")
    #expect(assessment.rows[0].energyIsMet == nil)
    #expect(assessment.rows[0].outputIsMet == true)
    #expect(assessment.rows[0].standing == .unknown)
  }

  @Test("one chemical enterprise is not consistent with a zone that has none")
  func chemical() throws {
    var log = DiagnosticLog()
    let inputs = try inputs(&log)
    let land = try #require(inputs.land[2022])
    let presence = IndustryPresence(zone: 0, divisions: [25, 26, 31, 32], enterprises: inputs.enterprises, land: land)
    let value = IndicatorValue.presence(presence, scope: "Z")
    #expect(value.value == Ratio(1))
    let book = try RuleBook(
      yaml: """
        id: b
        title: {zh: 甲, en: a}
        rules:
          - {id: r, requirement: P7, title: {zh: 甲, en: a}, document: {zh: 文, seed: "001"}, status: reported,
             kind: reported, indicator: enterprises_in_divisions, divisions: [25, 26, 31, 32], comparison: equal,
             threshold: 0, unit: enterprises, severity: warning}
        """)
    #expect(book.judge([value]).map(\.verdict) == [.notConsistent])
  }
}
