import MuchanDiagnostics
import MuchanEnergy
import MuchanPolicy
import MuchanQuantities
import MuchanRecords
import MuchanYield
import Testing

@Suite("Supply review")
struct ProjectReviewTests {
  private func money(_ value: Double) throws -> Money { try #require(Money(roundingWanYuan: value)) }
  private func metres(_ value: Double) throws -> Area { try #require(Area(roundingSquareMetres: value)) }

  /// 40,000 m², which are 60 mu.
  private func project(_ code: String = "3841") throws -> PlannedProject {
    var project = PlannedProject(name: "p", zoneID: "Z", industryCode: code, land: try metres(40_000))
    project.fixedInvestment = try money(38_000)
    project.tax = try money(1_500)
    project.valueAdded = try money(20_000)
    project.countedFloorArea = try metres(60_000)
    project.footprint = try metres(16_000)
    project.yard = try metres(4_000)
    project.administrativeLand = try metres(2_800)
    return project
  }

  private func limit(
    _ indicator: String, _ comparison: String, _ threshold: String, _ unit: String, certainty: String = "verified",
    _ more: [String: String] = [:]
  ) throws -> ReviewLimit {
    let cells = [
      "rule": "r", "indicator": indicator, "comparison": comparison, "threshold": threshold, "unit": unit,
      "document": "a document", "article": "1", "certainty": certainty,
    ]
    return try ReviewLimit(DataRow(cells.merging(more) { $1 }))
  }

  private func inputs(_ project: PlannedProject, energy: PlannedEnergy? = nil) throws -> ProjectReview.Inputs {
    ProjectReview.Inputs(
      measures: PlannedMeasures(project, energy: energy), day: try #require(CalendarDay("2022-12-31")))
  }

  private func line(_ inputs: ProjectReview.Inputs, _ criterion: String) throws -> ReviewLine {
    try #require(ProjectReview(inputs).lines.first { $0.criterion == criterion && $0.kind != .comparison })
  }

  @Test(
    "a figure is the stated one over the land, exact",
    arguments: [
      // 38,000 / 60; 38,000 / 4; 1,500 / 60; 60,000 / 40,000; 20,000 / 40,000; 2,800 / 40,000.
      (PlannedMeasure.investmentPerMu, Ratio(1_900, 3)), (.investmentPerHectare, Ratio(9_500, 1)),
      (.taxPerMu, Ratio(25, 1)), (.plotRatio, Ratio(3, 2)), (.buildingCoefficient, Ratio(1, 2)),
      (.officeShare, Ratio(7, 100)), (.greenShare, nil), (.energyPerValueAdded, nil),
    ])
  func measures(measure: PlannedMeasure, expected: Ratio?) throws {
    #expect(PlannedMeasures(try project(), energy: nil)[measure].value == expected)
  }

  @Test(
    "a limit is inclusive or strict as its row says, and decided without rounding",
    arguments: [
      ("plot_ratio", "at_least", "1.5", "ratio", ReviewLine.Verdict.pass),
      ("plot_ratio", "above", "1.5", "ratio", .fail), ("office_share", "at_most", "7", "%", .pass),
      ("office_share", "below", "7", "%", .fail), ("tax_per_mu", "at_least", "25.000001", "万元/mu", .fail),
      ("investment_per_mu", "at_least", "633.333333", "万元/mu", .pass),
      ("investment_per_mu", "at_least", "633.333334", "万元/mu", .fail),
    ])
  func limits(indicator: String, comparison: String, threshold: String, unit: String, verdict: ReviewLine.Verdict)
    throws
  {
    var inputs = try inputs(project())
    inputs.limits = [try limit(indicator, comparison, threshold, unit)]
    let line = try line(inputs, indicator)
    #expect(line.verdict == verdict && line.limitText == threshold && line.article == "1")
  }

  @Test("an unverified limit passes and fails nothing, and says whether it would be met")
  func unverified() throws {
    var inputs = try inputs(project())
    inputs.limits = [try limit("building_coefficient", "at_least", "60", "%", certainty: "unverified")]
    let line = try line(inputs, "building_coefficient")
    #expect(line.verdict == .unknown && line.meets == false && line.missing == "a verified limit")
  }

  @Test("what is missing is unknown and never passes: the figure, the limit, the part of the province")
  func unknown() throws {
    var inputs = try inputs(project())
    #expect(try line(inputs, "green_share").missing == "green_land; a limit (--limits)")
    #expect(try line(inputs, "tax_per_mu").missing == "a limit (--limits)")
    inputs.limits = [
      try limit("plot_ratio", "at_least", "1.5", "ratio", ["group": "Sunan"]),
      try limit("plot_ratio", "at_least", "1.0", "ratio", ["group": "Subei"]),
    ]
    let open = try line(inputs, "plot_ratio")
    #expect(open.verdict == .unknown && open.missing == "group of the zone (Sunan, Subei)")
    inputs.group = "Sunan"
    #expect(ProjectReview(inputs).lines.filter { $0.criterion == "plot_ratio" }.map(\.limitText) == ["1.5"])
    #expect(ProjectReview(inputs).verdict == .unknown)
  }

  @Test("footprint without yards is a lower bound: it may pass, and does not fail")
  func lowerBound() throws {
    var project = try project()
    project.yard = nil
    var inputs = try inputs(project)
    // 16,000 / 40,000 = 40 %.
    inputs.limits = [try limit("building_coefficient", "at_least", "40", "%")]
    #expect(try line(inputs, "building_coefficient").verdict == .pass)
    inputs.limits = [try limit("building_coefficient", "at_least", "45", "%")]
    let line = try line(inputs, "building_coefficient")
    #expect(line.verdict == .unknown && line.missing == "yard")
  }

  @Test("limits count for their industries and days alone, and a unit must be the measure's")
  func applicability() throws {
    let dated = try limit(
      "tax_per_mu", "at_least", "30", "万元/mu",
      ["industry_prefix": "38", "in_force_from": "2022-06-01", "in_force_to": "2022-12-31"])
    #expect(dated.applies(on: try #require(CalendarDay("2022-12-31")), industry: "3841"))
    #expect(!dated.applies(on: try #require(CalendarDay("2023-01-01")), industry: "3841"))
    #expect(!dated.applies(on: try #require(CalendarDay("2022-12-31")), industry: "3911"))
    #expect(throws: Failure.self) { try limit("tax_per_mu", "at_least", "30", "万元/ha") }
    #expect(throws: Failure.self) { try limit("tax_per_acre", "at_least", "30", "万元/mu") }
  }

  private func lists() throws -> [IndustryList] {
    func row(_ prefix: String, _ code: String) -> DataRow {
      DataRow([
        "list": "over", "kind": "overcapacity", "prefix": prefix, "zh": prefix, "en": "steel", "document": "d",
        "flag": "capacity_replacement", "document_certainty": "verified", "code_certainty": code,
      ])
    }
    return try IndustryList.all([row("3110", "second_hand"), row("3216", "unverified")])
  }

  @Test(
    "land is refused to a listed industry where its code is sure; what is not sure is unknown",
    arguments: [
      ("3110", ReviewLine.Verdict.fail), ("3120", .pass), ("3216", .unknown), ("3211", .unknown), ("31", .unknown),
      ("3841", .pass),
    ])
  func overcapacity(code: String, verdict: ReviewLine.Verdict) throws {
    var inputs = try inputs(project(code))
    inputs.lists = try lists()
    #expect(try line(inputs, "overcapacity").verdict == verdict)
    #expect((ProjectReview(inputs).verdict == .fail) == (verdict == .fail))
  }

  @Test("a declared replacement of capacity has to be proved")
  func replacement() throws {
    var project = try project("3110")
    project.flags = [.capacityReplacement]
    var inputs = try inputs(project)
    inputs.lists = try lists()
    let line = try line(inputs, "overcapacity")
    #expect(line.verdict == .unknown && line.missing == "proof of capacity_replacement")
  }

  private func rules(_ certainty: String = "second_hand") throws -> [EnergyReviewRule] {
    try [("due", "energy_tce", "1000"), ("due", "electricity_10k_kwh", "500"), ("provincial", "energy_tce", "5000")].map
    {
      try EnergyReviewRule(
        DataRow([
          "rule": "e", "decision": $0.0, "subject": $0.1, "from": $0.2, "in_force_to": "2023-05-31", "document": "d",
          "certainty": certainty,
        ]))
    }
  }

  @Test(
    "an energy review is due from either threshold on, the threshold included",
    arguments: [
      ("999.999999", "4999999.999999", ["pass", "pass"]), ("1000", "0", ["unknown", "pass"]),
      ("10", "5000000", ["pass", "unknown"]),
    ])
  func energyReview(tonnes: String, power: String, verdicts: [String]) throws {
    var project = try project()
    let energy = PlannedEnergy(
      calorific: StandardCoal(tonnes: try #require(FixedDecimal<SixPlaces>(exactly: tonnes))),
      electricity: FixedDecimal(exactly: power))
    var inputs = try inputs(project, energy: energy)
    inputs.energyRules = try rules()
    func lines(_ inputs: ProjectReview.Inputs) -> [ReviewLine] {
      ProjectReview(inputs).lines.filter { $0.kind == .energyReview }
    }
    #expect(lines(inputs).prefix(2).map(\.verdict.rawValue) == verdicts)
    #expect(lines(inputs).last?.meets == false && lines(inputs).last?.verdict == .info)
    // With the opinion that is due all passes.
    project.energyReviewOpinion = "No. 1"
    inputs.measures = PlannedMeasures(project, energy: energy)
    #expect(lines(inputs).prefix(2).allSatisfy { $0.verdict == .pass })
    inputs.energyRules = try rules("unverified")
    #expect(lines(inputs).prefix(2).allSatisfy { $0.verdict == .unknown })
    inputs.day = try #require(CalendarDay("2023-06-01"))
    #expect(lines(inputs).map(\.missing) == ["a rule in force on 2023-06-01"])
  }

  @Test("without energy nothing says that no review is due")
  func noEnergy() throws {
    var inputs = try inputs(project())
    inputs.energyRules = try rules()
    #expect(
      ProjectReview(inputs).lines.filter { $0.kind == .energyReview }.prefix(2).allSatisfy { $0.verdict == .unknown })
  }

  @Test("coal asks for its replacement, and a project without coal does not")
  func coal() throws {
    var project = try project()
    func energy(_ coal: String) -> PlannedEnergy {
      PlannedEnergy(calorific: StandardCoal(tonnes: FixedDecimal(units: 1)), coal: FixedDecimal(exactly: coal))
    }
    #expect(
      !ProjectReview(try inputs(project, energy: energy("0"))).lines.contains { $0.criterion == "coal_replacement" })
    var without = try inputs(project, energy: energy("0"))
    without.limits = [try limit("coal_replacement", "at_least", "120", "%")]
    #expect(!ProjectReview(without).lines.contains { $0.criterion == "coal_replacement" })
    project.replacedCoal = FixedDecimal(exactly: "120")
    var inputs = try inputs(project, energy: energy("100"))
    inputs.limits = [try limit("coal_replacement", "at_least", "120", "%")]
    #expect(try line(inputs, "coal_replacement").verdict == .pass)
  }
}
