import Foundation
import MuchanDiagnostics
import MuchanFormats
import MuchanQuantities
import MuchanRecords
import MuchanTestSupport
import Testing

@Suite("targets.yaml")
struct TargetFileTests {
  private static let good = """
    targets:
      - indicator: energy_intensity
        scope_id: JN
        base: {year: 2020, value: 0.08}
        target: {year: 2025, change_percent: -13.5}
        unit: tce/万元
        basis: calorific
        price_base: 2020
        path: constant_rate
        source: a document
      - indicator: energy_tce
        scope_id: JN
        base: {year: 2020}
        target: {year: 2022}
        unit: 万吨标准煤
        basis: coal_input
        path: budget
        budgets: {2021: 80, 2022: 79}
        source: a document

    """

  private func read(_ text: String) throws -> (targets: [Target], ledger: Ledger, findings: [Diagnostic]) {
    let folder = try TemporaryFolder()
    let file = try folder.write(text, to: "targets.yaml")
    var log = DiagnosticLog()
    let read = try TargetFile.read(path: file, into: &log)
    return (read.targets, read.ledger, log.findings)
  }

  @Test("what is written is read")
  func good() throws {
    let (targets, ledger, findings) = try read(Self.good)
    #expect(findings.isEmpty)
    #expect(ledger.stored == 2 && ledger.rejected == 0)
    #expect(targets[0].indicator == .energyIntensity && targets[0].priceBase == "2020" && targets[0].line == 2)
    #expect(targets[0].baseValue == 0.08 && targets[0].aim == .changePercent(-13.5) && targets[0].unitLine == 6)
    #expect(targets[1].path == .budget && targets[1].budgets == [2021: 80, 2022: 79] && targets[1].baseValue == nil)
  }

  @Test(
    "an error names line and key, and leaves out its target alone",
    arguments: [
      ("target: {year: 2025, change", "target: {year: 2020, change", DiagnosticCode.badSetting, 5, "target.year"),
      ("base: {year: 2020, value: 0.08}", "base: {value: 0.08}", .missingKey, 4, "base.year"),
      ("path: constant_rate", "path: straight", .badSetting, 9, "path"),
      ("path: constant_rate", "path: budget", .badSetting, 9, "path"),
      ("    price_base: 2020\n", "", .missingKey, 2, "price_base"),
      ("basis: calorific", "basis: current", .badSetting, 7, "basis"),
      ("indicator: energy_intensity", "indicator: energy", .badSetting, 2, "indicator"),
      ("indicator: energy_intensity", "indicator: co2_intensity", .badSetting, 7, "basis"),
      ("value: 0.08", "value: -1", .badSetting, 4, "base.value"),
      ("change_percent: -13.5", "value: 0.07, change_percent: -13.5", .badSetting, 5, "target.change_percent"),
      (", change_percent: -13.5", "", .missingKey, 5, "target.value"),
    ])
  func errors(text: String, wrong: String, code: DiagnosticCode, line: Int, key: String) throws {
    let range = try #require(Self.good.range(of: text))
    let (targets, ledger, findings) = try read(Self.good.replacingCharacters(in: range, with: wrong))
    #expect(targets.map(\.indicator) == [.energy])
    #expect(ledger.stored == 1 && ledger.rejected == 1)
    let finding = try #require(findings.first)
    #expect(finding.code == code)
    #expect(finding.place.line == line)
    #expect(finding.place.field == "targets[0].\(key)")
  }

  @Test("a budget path wants every year")
  func budgets() throws {
    let (targets, _, findings) = try read(
      Self.good.replacing("budgets: {2021: 80, 2022: 79}", with: "budgets: {2022: 79}"))
    #expect(targets.count == 1)
    #expect(findings.map(\.place.field) == ["targets[1].budgets.2021"])
  }

  @Test("the same target twice is one too many")
  func twice() throws {
    let (targets, _, findings) = try read(
      Self.good + Self.good.split(separator: "\n").dropFirst().joined(separator: "\n"))
    #expect(targets.count == 2)
    #expect(findings.map(\.code) == [.duplicateRow, .duplicateRow])
  }

  @Test("a file without targets is refused")
  func none() throws {
    #expect(throws: Failure.self) { try read("goals: []\n") }
  }
}

@Suite("deflators.csv, indicators.csv and plain series")
struct SeriesReadingTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func file(_ text: String) throws -> String { try folder.write(text, to: "table.csv") }

  @Test("price indices are read by Chinese headings too; a second one of a year is rejected")
  func deflators() throws {
    let path = try file(
      "地区,年份,行业代码,价格指数,基期,来源\n320100,2021,,103.1,2020,s\n320100,2021,,104,2020,s\n320100,x,,1,2020,s\n")
    var log = DiagnosticLog()
    let content = try DeflatorTable.read(path: path, into: &log)
    #expect(content.records.map(\.year) == [2021] && content.records[0].index.description == "103.1")
    #expect(log.findings.map(\.code).sorted { $0.rawValue < $1.rawValue } == [.notAPeriod, .duplicateRow])
  }

  @Test("stated figures keep basis and price base")
  func indicators() throws {
    let path = try file(
      "zone_id,period,indicator,value,unit,basis,price_base\nJN,2019,energy_tce,10,tce,calorific,\n")
    var log = DiagnosticLog()
    let content = try IndicatorTable.read(path: path, into: &log)
    #expect(content.records[0].basis == "calorific" && content.records[0].priceBase == nil)
    #expect(content.missingColumns == ["scope", "source"])
  }

  @Test("a series is read from any table by its headings; a gap is skipped, a wrong cell is named")
  func series() throws {
    let path = try file("city,Year,co2\nA,2001,2\nA,2000,1\nB,2000,-\nB,2001,x\nB,2002,3\nB,2002,4\n")
    var log = DiagnosticLog()
    let read = try SeriesTable.read(
      path: path, SeriesColumns(value: "co2", year: "year", group: "city"), into: &log)
    #expect(read.rows.map { "\($0.group) \($0.year) \($0.value)" } == ["A 2000 1.0", "A 2001 2.0", "B 2002 3.0"])
    #expect(read.ledger.skipped == 1 && read.ledger.rejected == 2)
    #expect(log.findings.map(\.place.line).sorted { ($0 ?? 0) < ($1 ?? 0) } == [5, 7])
    let failure = #expect(throws: Failure.self) {
      try SeriesTable.read(path: path, SeriesColumns(value: "co3", year: "year", group: nil), into: &log)
    }
    #expect(failure?.diagnostic.code == .missingColumn)
  }
}
