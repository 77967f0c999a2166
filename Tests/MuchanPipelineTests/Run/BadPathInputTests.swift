import Foundation
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline
import MuchanReport
import MuchanTestSupport
import Testing

/// Wrong energy, totals and targets: the finding says where, what was found and what is expected, and nothing is made up.
@Suite("Bad input of the energy and carbon accounts")
struct BadPathInputTests {
  private static let firm = "91320115MA1K00015P"
  private static let targets = """
    targets:
      - indicator: co2_intensity
        scope_id: Z1
        base: {year: 2022}
        target: {year: 2030, change_percent: -40}
        unit: t/万元
        basis: location
        price_base: 2022
        path: constant_rate
        source: "test"

    """

  private func run(_ adjust: (TemporaryFolder) throws -> Void) async throws -> ProjectRun {
    let folder = try TemporaryFolder()
    try folder.copy(filesOf: Fixture("projects/smallest"))
    try adjust(folder)
    return try await ProjectResult.run(folder.path, jobs: 1)
  }

  private func edit(_ folder: TemporaryFolder, _ name: String, _ change: (String) -> String) throws {
    let file = folder.url.appending(path: name)
    try Data(change(try String(contentsOf: file, encoding: .utf8)).utf8).write(to: file)
  }

  /// A line of energy.csv: what is wrong, its code, and what the finding names.
  @Test(
    "a wrong line is left out, and the finding names line, id and field",
    arguments: [
      (",,2022,year,peat,5,t,purchase", DiagnosticCode.unknownCarrier, 7, "carrier", "\"peat\""),
      (",,2022,year,diesel,5,kWh,purchase", .unknownUnit, 7, "unit", "\"kWh\""),
      (",,2022,year,diesel,-5,t,purchase", .negativeValue, 7, "quantity", "\"-5\""),
      (",,2022,year,diesel,100,t,purchase", .duplicateRow, 7, "enterprise_id", nil),
      (",,2022-03,month,diesel,5,t,purchase", .mixedPeriods, nil, nil, nil),
    ] as [(String, DiagnosticCode, Int?, String?, String?)])
  func energyLine(line: String, code: DiagnosticCode, number: Int?, field: String?, found: String?) async throws {
    let run = try await run { folder in try edit(folder, "energy.csv") { $0 + Self.firm + line + "\n" } }
    let finding = try #require(run.findings.findings.first { $0.code == code })
    #expect(finding.place.id == Self.firm && finding.place.file?.hasSuffix("energy.csv") == true)
    if let number { #expect(finding.place.line == number) }
    if let field { #expect(finding.place.field == field) }
    if let found { #expect(finding.found.contains(found), "\(finding.found)") }
  }

  @Test(
    "a city's total below the zone's is named with its line, and gives no share", arguments: ["energy_tce", "co2_t"])
  func totalBelowZone(indicator: String) async throws {
    let basis = indicator == "co2_t" ? "location" : "calorific"
    let run = try await run { folder in
      try edit(folder, "reference.csv") { text in
        let kept = text.split(separator: "\n").filter { !$0.contains("\(indicator),") || !$0.contains(",\(basis),") }
        return kept.joined(separator: "\n") + "\n320100,2022,\(indicator),1,t,above_designated_size,\(basis),,,test\n"
      }
      if indicator == "energy_tce" { try edit(folder, "reference.csv") { $0.replacing(",1,t,", with: ",1,tce,") } }
    }
    let finding = try #require(run.findings.findings.first { $0.code == .totalBelowZone })
    #expect(finding.place.field == indicator && finding.place.line == (indicator == "co2_t" ? 5 : 4))
    let row = ExpectedTable(csv: run.ratioReport(in: .english).tables[0].csv()).rows[0]
    #expect(row[indicator == "co2_t" ? "co2_share_percent" : "energy_share_percent"] == "")
  }

  @Test("a target without a figure of its base year has no path, and the finding says what there is")
  func baseYear() async throws {
    func missing(_ change: (String) -> String, deflators: String) async throws -> (Diagnostic, ProjectRun) {
      let run = try await run { folder in
        try folder.write(change(Self.targets), to: "targets.yaml")
        try folder.write("region,year,industry_code,index,base_year,source\n\(deflators)", to: "deflators.csv")
        try edit(folder, "project.yaml") {
          $0.replacing(
            "  energy: energy.csv", with: "  energy: energy.csv\n  targets: targets.yaml\n  deflators: deflators.csv")
        }
      }
      return (try #require(run.findings.findings.first { $0.code == .noBaseFigure }), run)
    }
    let (other, _) = try await missing(
      { $0.replacing("base: {year: 2022}", with: "base: {year: 2019}") }, deflators: "320100,2022,,100,2022,x\n")
    #expect(other.place.line == 2 && other.place.id == "Z1" && other.place.field == "base.year")
    #expect(other.found == "co2_intensity, location, 2019" && other.expected == "2022")
    // Prices of 2015 that no index leads to.
    let (none, project) = try await missing(
      { $0.replacing("price_base: 2022", with: "price_base: 2015") }, deflators: "320100,2022,,100,2022,x\n")
    #expect(none.expected == "a figure of any year of Z1 on the basis location, prices of 2015; there is none")
    let notes = project.dualControlReport(in: .english).notes
    #expect(notes.contains("unknown  constant prices: deflators.csv: 2022 at prices of 2015"))
    #expect(project.decompositionReport(in: .english).notes.contains { $0.contains("a second year") })
  }

  @Test("a target of a series with one year is told of, with the target's line")
  func oneYear() async throws {
    let run = try await run { folder in
      try folder.write(Self.targets, to: "targets.yaml")
      try folder.write(
        "region,year,industry_code,index,base_year,source\n320100,2022,,100,2022,x\n", to: "deflators.csv")
      try edit(folder, "project.yaml") {
        $0.replacing(
          "  energy: energy.csv", with: "  energy: energy.csv\n  targets: targets.yaml\n  deflators: deflators.csv")
      }
    }
    #expect(run.findings.count(of: .noBaseFigure) == 0)
    let finding = try #require(run.findings.findings.first { $0.code == .singleYear })
    #expect(finding.place.file?.hasSuffix("targets.yaml") == true && finding.place.line == 2)
    #expect(finding.place.field == "indicator" && finding.found == "co2_intensity, location, 2022")
  }

  @Test("value added of zero or below that is stated of a zone is told of, with its line, and nothing is divided by it")
  func valueAddedBelowZero() async throws {
    let run = try await run { folder in
      try folder.write(
        """
        zone_id,period,indicator,value,unit,basis,price_base
        Z1,2020,energy_tce,10,tce,calorific,
        Z1,2020,value_added_wan_yuan,0,万元,,current
        Z1,2019,value_added_wan_yuan,-5,万元,,current
        Z1,2018,value_added_wan_yuan,5,万元,,current

        """, to: "indicators.csv")
      try edit(folder, "project.yaml") {
        $0.replacing("  energy: energy.csv", with: "  energy: energy.csv\n  indicators: indicators.csv")
      }
    }
    let findings = run.findings.findings.filter { $0.code == .notAboveZero }
    #expect(findings.map(\.place.line) == [3, 4] && findings.map(\.place.id) == ["Z1 2020", "Z1 2019"])
    #expect(findings.map(\.found) == ["0.0 万元", "-5.0 万元"] && findings.allSatisfy { $0.place.field == "value" })
  }
}
