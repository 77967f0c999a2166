import Foundation
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline
import MuchanReport
import MuchanTestSupport
import Testing

/// Requirements traced to the verdicts of the demonstration.
@Suite struct RuleCatalogueTests {
  @Test func aRequirementWithAVerdictLacksNothingAndOneWithoutSaysWhat() async throws {
    var log = DiagnosticLog()
    let project = try ProjectInput.read(
      path: Fixture("../../data/demo").url.standardizedFileURL.path, into: &log)
    let data = try DataFolder()
    let run = try await ProjectRun(project, data: data, options: LayerOptions())
    let rows = ExpectedTable(csv: try RuleCatalogue(data).sourceTable(run, in: .english).csv()).rows
    #expect(rows.contains { $0["rule"] == "jiangning-energy-share" && $0["year"] == "2022" })
    #expect(!rows.contains { $0["rule"] == "jiangning-energy-share" && $0["year"] == "2019" })
    for row in rows where row["rule"].isEmpty {
      #expect((row["verdict"] == "see verbs") == row["missing"].isEmpty, "\(row["requirement"])")
    }
    for row in rows where !row["rule"].isEmpty {
      #expect((row["verdict"] == "unknown") == !row["missing"].isEmpty, "\(row["rule"]): \(row["missing"])")
    }
    // What the rectification ledger and --fail-on look at is the same list; older years do not count.
    let unmet = run.unmetRules(from: .note, orUnknown: false)
    let failed = rows.filter { $0["verdict"] == "fail" }.map { "\($0["rule"]) (\($0["scope"]))" }
    #expect(Set(unmet) == Set(failed) && unmet.count == failed.count && !failed.isEmpty)
  }

  @Test func aRequirementWithoutARuleSaysWhatItsFiguresLack() async throws {
    // The smallest project has no dates of parcels, and no second year.
    var log = DiagnosticLog()
    let project = try ProjectInput.read(path: Fixture("projects/smallest").url.path, into: &log)
    let data = try DataFolder()
    let run = try await ProjectRun(project, data: data, options: LayerOptions())
    let rows = ExpectedTable(csv: try RuleCatalogue(data).sourceTable(run, in: .english).csv()).rows
    let idle = try #require(rows.first { $0["requirement"] == "L2" })
    #expect(idle["verdict"] == "unknown" && idle["missing"].contains("supplied_on"), "\(idle["missing"])")
    let energy = try #require(rows.first { $0["requirement"] == "E7" })
    #expect(energy["verdict"] == "see verbs" && energy["missing"].isEmpty)
  }
}
