import Foundation
import MuchanDiagnostics
import MuchanFormats
import MuchanPipeline
import MuchanReport
import MuchanTestSupport
import Testing

/// The examples of docs/Muchan.docc/UseAsLibrary.md: `scripts/docs` puts the marked lines into the article.
@Suite("Examples of the library")
struct LibraryExampleTests {
  @Test("a project is computed, asked for an account, and written")
  func example() async throws {
    let temporary = try TemporaryFolder()
    let path = Fixture("projects/smallest").path
    let folder = ProjectResult.dataPath
    let results = temporary.url.appending(path: "results").path
    // snippet: compute
    var log = DiagnosticLog()
    let project = try ProjectFile.read(path: path, into: &log)
    let data = try DataFolder(explicit: folder)
    let run = try await ProjectRun(project, data: data, options: LayerOptions(), noticed: log)
    for finding in run.findings.findings { print(finding.message(in: .english)) }
    // end
    // snippet: account
    let report = run.ratioReport(in: .english)
    if let table = report.table(named: "ratio") { print(table.csv()) }
    // end
    // snippet: write
    try run.write(to: results, overwrite: false, in: .english)
    // end
    #expect(report.tables.first?.name == "ratio")
    #expect(try temporary.contents().keys.contains("results/summary.json"))
  }

  @Test("every example that the article asks for is in this file")
  func everyExample() throws {
    let article = try Fixture("../../docs/Muchan.docc/UseAsLibrary.md").text()
    let test = try String(contentsOf: URL(filePath: #filePath), encoding: .utf8)
    let asked = article.split(separator: "\n").filter { $0.hasPrefix("@SNIPPET ") }.map { $0.dropFirst(9) }
    #expect(asked.count == 3)
    for name in asked { #expect(test.contains("// snippet: \(name)\n")) }
  }
}
