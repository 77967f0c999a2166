import Foundation
import MuchanDiagnostics
import MuchanPipeline
import MuchanReport
import MuchanTestSupport
import Testing

/// The planned project of the demonstration, reviewed in it.
@Suite("Run: review of a planned project")
struct ReviewRunTests {
  private static let demo = Fixture("../../data/demo").url.standardizedFileURL.path
  private static let run = Task<ProjectRun, any Error> { try await ProjectResult.run(demo, jobs: 1) }

  private func planned(
    _ path: String? = nil, limits: String? = nil, failOn: PlannedReview.FailOn = .fail
  ) throws -> PlannedReview {
    var log = DiagnosticLog()
    return try PlannedReview(
      path ?? Self.demo + "/planned.yaml", limits: limits, failOn: failOn, data: ProjectResult.data(), into: &log)
  }

  /// The rows of a table by criterion.
  private func rows(_ report: AccountReport, _ name: String? = nil) throws -> [ExpectedTable.Row] {
    ExpectedTable(csv: try #require(report.table(named: name)).csv()).rows
  }

  private func row(_ report: AccountReport, _ kind: String, _ criterion: String) throws -> ExpectedTable.Row {
    try #require(try rows(report).first { $0["kind"] == kind && $0["criterion"] == criterion })
  }

  @Test("the demonstration's project against shipped limits and a zone's own")
  func limits() async throws {
    let templates = Fixture("../../data/templates/admission.csv").url.standardizedFileURL.path
    let report = try await Self.run.value.reviewReport(planned(limits: templates), in: .english)
    // 38,000 / 60; 1,500 / 60; 62,000 / 40,000; 21,500 / 40,000; 5,000 / 40,000; 3.6 / 60.
    for (criterion, value, verdict) in [
      ("investment_per_mu", 633.3333, "pass"), ("tax_per_mu", 25, "pass"), ("plot_ratio", 1.55, "pass"),
      ("building_coefficient", 53.75, "pass"), ("green_share", 12.5, "pass"), ("office_share", 6, "pass"),
    ] {
      let line = try row(report, "limit", criterion)
      #expect(line.number("value") == value && line["verdict"] == verdict, "\(criterion)")
    }
    // 900 万kWh · 1.229 tce + 200,000 m³ · 1.33 kgce = 1,106.1 + 266 tce over 21,000 万元.
    #expect(try row(report, "limit", "energy_per_value_added").number("value") == 0.0653)
    #expect(try row(report, "energy_review", "energy_review").number("value") == 1_372.1)
    #expect(try row(report, "energy_review", "energy_review_electricity")["verdict"] == "unknown")
    // At coal input: 900 · 3.01 + 266 tce.
    let all = try #require(try rows(report, "review_energy").last)
    #expect(all.number("tce_calorific") == 1_372.1 && all.number("tce_coal_input") == 2_975)
    // 9,000,000 kWh · 0.5978 kg, the provincial average of 2022, + 200,000 m³ · 2.165... kg of natural gas.
    let gas = 389.31 * 0.01532 * 0.99 * 44 / 12 * 20
    #expect(try #require(all.number("co2_location_t")).isClose(to: 5_380.2 + gas, relative: 1e-6))
  }

  @Test("shares and targets move by what the project adds")
  func effects() async throws {
    let run = try await Self.run.value
    let report = try run.reviewReport(planned(), in: .english)
    let ratio = try #require(
      ExpectedTable(csv: run.ratioReport(in: .english).tables[0].csv()).rows.last)
    let share = try row(report, "share", "energy_share")
    let (zone, city) = (try #require(ratio.number("energy_tce")), try #require(ratio.number("region_energy_tce")))
    #expect(try #require(share.number("before")).isClose(to: zone / city * 100, relative: 1e-4))
    #expect(try #require(share.number("value")).isClose(to: (zone + 1_372.1) / (city + 1_372.1) * 100, relative: 1e-4))
    let total = try row(report, "path", "energy_tce calorific")
    #expect(
      try #require(total.number("value")).isClose(to: try #require(total.number("before")) + 1_372.1, relative: 1e-12))
    #expect(total["verdict"] == "fail" && total["basis"] == "2025, trend of the zone; over the path without it too")
    // (I · V + e) / (V + v): the project's 0.0653 lies above the zone's 0.0635, so that the intensity rises a little.
    let intensity = try row(report, "path", "energy_intensity calorific")
    let (before, after) = (try #require(intensity.number("before")), try #require(intensity.number("value")))
    #expect(after > before && after - before < 1e-5 && intensity["verdict"] == "pass")
  }

  @Test("which lines make the command fail is asked for")
  func failing() async throws {
    let run = try await Self.run.value
    #expect(try run.reviewReport(planned(), in: .english).hasFailed)
    #expect(try !run.reviewReport(planned(failOn: .never), in: .english).hasFailed)
    let folder = try TemporaryFolder()
    let text = try String(contentsOfFile: Self.demo + "/planned.yaml", encoding: .utf8)
    // Without a year of full production the targets are unknown and nothing fails.
    let open = try folder.write(text.replacing("full_production: 2025\n", with: ""), to: "open.yaml")
    #expect(try !run.reviewReport(planned(open), in: .english).hasFailed)
    #expect(try run.reviewReport(planned(open, failOn: .unknown), in: .english).hasFailed)
    let summary = try #require(try rows(try run.reviewReport(planned(open), in: .english), "review_summary").first)
    #expect(summary["verdict"] == "unknown" && summary.number("fail") == 0)
  }

  @Test(
    "a zone, carrier or unit that is not known stops the review with its line",
    arguments: [
      ("zone: JN", "zone: JX", DiagnosticCode.badSetting), ("carrier: natural_gas", "carrier: gas", .unknownCarrier),
      ("unit: 万立方米", "unit: kWh", .unknownUnit),
    ])
  func wrong(part: String, wrong: String, code: DiagnosticCode) async throws {
    let folder = try TemporaryFolder()
    let text = try String(contentsOfFile: Self.demo + "/planned.yaml", encoding: .utf8)
    let file = try folder.write(text.replacing(part, with: wrong), to: "planned.yaml")
    let run = try await Self.run.value
    let failure = #expect(throws: Failure.self) { try run.reviewReport(planned(file), in: .english) }
    #expect(failure?.diagnostic.code == code)
  }

  @Test("a table of limits with a column, indicator or unit that is not known is refused")
  func badLimits() throws {
    let folder = try TemporaryFolder()
    let head = "rule,indicator,comparison,threshold,unit,document,certainty\n"
    for (text, code) in [
      (head.replacing("unit", with: "units") + "", DiagnosticCode.unknownColumn),
      (head + "r,tax_per_mou,at_least,5,万元/mu,d,verified\n", .notAChoice),
      (head + "r,tax_per_mu,at_least,5,万元/ha,d,verified\n", .unknownUnit),
      (head + "r,tax_per_mu,at_least,five,万元/mu,d,verified\n", .notANumber),
    ] {
      let file = try folder.write(text, to: "limits.csv")
      let failure = #expect(throws: Failure.self) { try planned(limits: file) }
      #expect(failure?.diagnostic.code == code)
    }
  }
}
