import Foundation
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline
import MuchanReport
import MuchanSynthesis
import MuchanTestSupport
import Testing

/// A made-up province of 158 zones (003 ch. 1), and the parks of the demonstration.
@Suite struct RankRunTests {
  private static func report(
    _ path: String, book: String, year: Int? = nil
  ) async throws -> (run: RankRun, report: AccountReport) {
    var log = DiagnosticLog()
    let project = try ProjectInput.read(path: path, into: &log)
    let run = try await RankRun(
      project, RankRun.Request(book: book, year: year, asOf: nil), data: try DataFolder(), options: LayerOptions())
    return (run, run.report(in: .english))
  }

  private static func table(_ report: AccountReport, _ name: String) throws -> ExpectedTable {
    ExpectedTable(csv: try #require(report.table(named: name)).csv())
  }

  @Test func aProvinceIsRankedFromStatedFiguresAlone() async throws {
    let folder = try TemporaryFolder()
    try ProvinceProject.files(ProvinceOptions(seed: 1)).write(to: folder.path)
    let (run, report) = try await Self.report(folder.path, book: "jiangsu-2021")
    #expect(run.findings.count(atLeast: .note) == 0)
    // 158 zones, and 15 figures of each in four years.
    #expect(run.ledger.stored == 158 + 158 * 15 * 4)
    let zones = ExpectedTable(csv: try #require(report.table(named: "rank")).csv()).rows
    // The book ranks economic zones; every one has all figures, so ranks run without a gap.
    #expect(zones.count > 90 && zones.count < 140)
    #expect(zones.map { Int($0["rank"]) ?? 0 } == Array(1...zones.count))
    #expect(zones.allSatisfy { $0["missing"].isEmpty && !$0["rank_before"].isEmpty })
    let scores = zones.compactMap { $0.number("score") }
    #expect(scores == scores.sorted(by: >))
    // Efficacy scores run from 60 to 100.
    #expect(scores.allSatisfy { $0 >= 60 && $0 <= 100 })
    let heads = try Self.table(report, "rank_heads").rows
    for zone in zones.prefix(5) {
      let parts = heads.filter { $0["zone"] == zone["zone"] }.compactMap { $0.number("score") }
      #expect((parts.reduce(0, +) - (zone.number("score") ?? 0)).magnitude < 0.001)
    }
    let consequences = try Self.table(report, "rank_consequences").rows
    let last = consequences.filter { $0["consequence"] != "may_rise" }.map { $0["zone"] }
    #expect(Set(last) == Set(zones.suffix(10).map { $0["zone"] }))
    #expect(consequences.count { $0["consequence"] == "may_rise" } == 10)
    #expect(try Self.table(report, "rank_sensitivity").rows.count == zones.count)
    #expect(try Self.table(report, "rank_years").rows.count == zones.count * 4)
  }

  @Test func anEarlierYearLeavesOutWhatCameAfterIt() async throws {
    let folder = try TemporaryFolder()
    try ProvinceProject.files(ProvinceOptions(seed: 2, zones: 40, years: 3)).write(to: folder.path)
    let (_, now) = try await Self.report(folder.path, book: "mofcom-2021")
    let (_, then) = try await Self.report(folder.path, book: "mofcom-2021", year: 2_022)
    let failure = await #expect(throws: Failure.self) {
      try await Self.report(folder.path, book: "mofcom-2021", year: 2_024)
    }
    #expect(failure?.diagnostic.expected == "2021, 2022, 2023")
    #expect(Set(try Self.table(now, "rank").rows.map { $0["year"] }) == ["2023"])
    #expect(Set(try Self.table(then, "rank").rows.map { $0["year"] }) == ["2022"])
    // The rank before of the one is the rank of the other.
    let ranks = Dictionary(
      uniqueKeysWithValues: try Self.table(then, "rank").rows.map { ($0["zone"], $0["rank"]) })
    for row in try Self.table(now, "rank").rows { #expect(ranks[row["zone"]] == row["rank_before"]) }
  }

  @Test func aYearOfFiguresThatTheBookDoesNotAskForIsNoYearToRank() async throws {
    let folder = try TemporaryFolder()
    try ProvinceProject.files(ProvinceOptions(seed: 3, zones: 30, years: 1)).write(to: folder.path)
    let file = folder.url.appending(path: "indicators.csv")
    let text = try String(contentsOf: file, encoding: .utf8)
    try (text + "JS00001,2023,safety_platform,1,ratio,made up\n").write(to: file, atomically: true, encoding: .utf8)
    let (_, report) = try await Self.report(folder.path, book: "jiangsu-2021")
    #expect(Set(try Self.table(report, "rank").rows.map { $0["year"] }) == ["2021"])
  }

  @Test func theParksOfTheDemonstrationAreRankedByItsAccounts() async throws {
    let demo = Fixture("../../data/demo").url.standardizedFileURL.path
    let (_, report) = try await Self.report(demo, book: "parks")
    let parks = try Self.table(report, "rank").rows
    #expect(parks.count == 7 && parks.allSatisfy { $0["level"] == "functional_park" && !$0["rank"].isEmpty })
    #expect(try Self.table(report, "rank_items").rows.allSatisfy { $0["origin"] == "accounts" })
  }

  @Test func aBookThatIsNotThereIsRefusedWithTheNearest() async throws {
    let demo = Fixture("../../data/demo").url.standardizedFileURL.path
    let failure = await #expect(throws: Failure.self) { try await Self.report(demo, book: "jiangsu-2012") }
    #expect(failure?.diagnostic.message(in: .english).contains("did you mean jiangsu-2021?") == true)
  }
}
