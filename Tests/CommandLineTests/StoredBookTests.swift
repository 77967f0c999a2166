import Foundation
import MuchanTestSupport
import Testing

/// A planner's own rule book goes into a workspace with the project that names it.
@Suite(.enabled(if: CommandLineTool.isAvailable, Comment(rawValue: CommandLineTool.skipReason)))
struct StoredBookTests {
  private static let book = """
    id: own
    title: {zh: 自有, en: own}
    rules:
      - {id: own-output, requirement: L3, title: {zh: 亩均产值, en: output per mu}, document: {zh: 文, seed: own},
         status: in_force, kind: threshold, indicator: output_per_mu, comparison: at_least, threshold: 1000,
         unit: 万元/亩, severity: error}

    """

  private func project() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    try FileManager.default.createDirectory(atPath: folder.path + "/project", withIntermediateDirectories: false)
    let source = Fixture("projects/smallest").url
    for name in try FileManager.default.contentsOfDirectory(atPath: source.path) {
      try FileManager.default.copyItem(
        atPath: source.appending(path: name).path, toPath: folder.path + "/project/" + name)
    }
    let path = folder.path + "/project/project.yaml"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    try (text + "policy: {books: [own-rules.yaml]}\n").write(toFile: path, atomically: true, encoding: .utf8)
    try Self.book.write(toFile: folder.path + "/project/own-rules.yaml", atomically: true, encoding: .utf8)
    return folder
  }

  @Test func verdictsOfAWorkspaceAreThoseOfTheFolderThatWasImported() async throws {
    let muchan = try #require(CommandLineTool.muchan)
    let folder = try project()
    let workspace = folder.path + "/w.gpkg"
    let own = try await muchan.run(["policy", folder.path + "/project", "-f", "csv", "--lang", "zh"])
    #expect(own.output.contains("own-output"))
    let imported = try await muchan.run(["import", folder.path + "/project", "--into", workspace])
    #expect(imported.exitCode == 0, "\(imported.errors)")
    // Nothing is left of the folder: the book is in the workspace.
    try FileManager.default.removeItem(atPath: folder.path + "/project")
    let stored = try await muchan.run(["policy", workspace, "-f", "csv", "--lang", "zh"])
    #expect(stored.exitCode == 0, "\(stored.errors)")
    #expect(stored.output == own.output)
  }

  @Test func aBookThatCannotBeUsedIsToldWhenItIsImported() async throws {
    let muchan = try #require(CommandLineTool.muchan)
    let folder = try project()
    let path = folder.path + "/project/own-rules.yaml"
    try Self.book.replacing("threshold: 1000", with: "threshold: much").write(
      toFile: path, atomically: true, encoding: .utf8)
    let result = try await muchan.run(["import", folder.path + "/project", "--into", folder.path + "/w.gpkg"])
    #expect(result.exitCode != 0)
    #expect(result.errors.contains("PRJ-004") && result.errors.contains("own-rules.yaml:5"), "\(result.errors)")
  }

  /// The words that verdicts lack are in the language of the run; names of files and indicators stay.
  @Test func whatIsMissingIsSaidInChinese() async throws {
    let muchan = try #require(CommandLineTool.muchan)
    let folder = try project()
    let result = try await muchan.run(["policy", folder.path + "/project", "-f", "csv", "--lang", "zh"])
    let rows = ExpectedTable(csv: result.output).rows
    let missing = rows.map { $0["missing"] }.filter { !$0.isEmpty }
    #expect(missing.contains("文件 files.controls"))
    #expect(missing.contains { $0.hasPrefix("indicators.csv：Z1 2022 的安全风险已评估 safety_risk_assessed（ratio）") })
    // Every text has Chinese in it.
    let english = missing.filter { text in !text.unicodeScalars.contains { (0x4e00...0x9fff).contains($0.value) } }
    #expect(english.isEmpty, "\(english)")
  }
}
