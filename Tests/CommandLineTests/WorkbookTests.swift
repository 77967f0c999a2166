import Foundation
import MuchanTestSupport
import Testing

/// `workbook.xlsx` as a program that we did not write reads it: Python's zipfile and XML, by Tests/Oracles/workbook.py.
@Suite(
  .enabled(if: CommandLineTool.isAvailable, Comment(rawValue: CommandLineTool.skipReason)),
  .enabled(if: Peer.python != nil, "python3 is not installed"))
struct WorkbookTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func muchan(_ arguments: [String], environment: [String: String] = [:]) async throws -> CommandResult {
    try await #require(CommandLineTool.muchan).run(arguments, environment: environment)
  }

  /// What the oracle prints of a folder; it ends with 1 where a cell differs.
  private func judged(_ results: String) async throws -> CommandResult {
    let script = Fixture("../Oracles/workbook.py").url.standardizedFileURL.path
    return try await #require(Peer.python).run([script, results])
  }

  @Test(arguments: ["en", "zh"]) func everyCellOfTheDemonstrationIsThatOfTheTables(language: String) async throws {
    let path = folder.url.appending(path: "demo").path
    let result = try await muchan(["demo", "-o", path, "--lang", language])
    #expect(result.exitCode == 0, "\(result.errors)")
    let read = try await judged(path + "/results")
    #expect(read.exitCode == 0, "\(read.allText.prefix(2_000))")
    #expect(read.output.contains(" 0 differences"))
  }

  @Test func hostileNamesAreTextsAndNoFormulas() async throws {
    try folder.copy(filesOf: Fixture("projects/smallest"))
    let table = folder.url.appending(path: "enterprises.csv")
    let long = String(repeating: "很", count: 500)
    let names = [
      "=HYPERLINK(\"http://x\")", "'=1+1", "''@SUM(A1)", "-2+3", "@x", "_x0041_", "a\u{1}b\u{1F}c", "\u{202E}abc",
      "<&>\"'", " led and trailed ", String(repeating: "长", count: 40_000), long,
    ]
    let text = try String(contentsOf: table, encoding: .utf8)
    var lines = text.split(separator: "\n").map(String.init)
    let header = lines[0].split(separator: ",").map(String.init)
    let place = try #require(header.firstIndex(of: "name"))
    let template = lines[1].split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    for (number, name) in names.enumerated() {
      var cells = template
      cells[0] = "E\(number)"
      cells[place] = "\"" + name.replacing("\"", with: "\"\"") + "\""
      lines.append(cells.joined(separator: ","))
    }
    try Data((lines.joined(separator: "\n") + "\n").utf8).write(to: table)
    let results = folder.url.appending(path: "results").path
    let result = try await muchan(["run", folder.path, "-o", results, "--lang", "en"])
    #expect(result.exitCode != 2, "\(result.errors)")
    let read = try await judged(results)
    #expect(read.exitCode == 0, "\(read.allText.prefix(2_000))")
  }

  @Test func theSameBytesWhateverTheClockZoneAndWorkers() async throws {
    let project = Fixture("projects/smallest").path
    var books: [Data] = []
    for (number, zone) in ["UTC", "Asia/Shanghai", "America/St_Johns"].enumerated() {
      let results = folder.url.appending(path: "r\(number)").path
      let result = try await muchan(
        ["run", project, "-o", results, "--lang", "en", "-j", "\(number + 1)"], environment: ["TZ": zone])
      #expect(result.exitCode == 0, "\(result.errors)")
      books.append(try Data(contentsOf: URL(filePath: results + "/workbook.xlsx")))
      let names = try FileManager.default.contentsOfDirectory(atPath: results)
      #expect(names.allSatisfy { $0.hasSuffix(".csv") || !$0.hasPrefix("tmp") }, "\(names)")
    }
    #expect(Set(books).count == 1)
  }

  @Test func rowsPastTheLimitAreToldInTheContents() async throws {
    let results = folder.url.appending(path: "results").path
    let project = Fixture("projects/smallest").path
    let result = try await muchan(["run", project, "-o", results, "--workbook-rows", "2", "--lang", "en"])
    #expect(result.exitCode == 0, "\(result.errors)")
    let read = try await judged(results)
    #expect(read.exitCode == 0, "\(read.allText.prefix(2_000))")
    let without = folder.url.appending(path: "without").path
    #expect(try await muchan(["run", project, "-o", without, "--no-workbook"]).exitCode == 0)
    #expect(!FileManager.default.fileExists(atPath: without + "/workbook.xlsx"))
    #expect(try await muchan(["run", project, "-o", without, "--workbook-rows", "0"]).exitCode == 64)
  }
}
