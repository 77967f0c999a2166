import Foundation
import MuchanTestSupport
import Testing

/// Results that stand in the workspace they were computed from, judged by Python's sqlite3.
@Suite(.serialized, .enabled(if: CommandLineTool.isAvailable, Comment(rawValue: CommandLineTool.skipReason)))
struct WorkspaceResultTests {
  private let folder: TemporaryFolder
  private let demo = Fixture("../../data/demo").url.standardized.path

  init() throws { folder = try TemporaryFolder() }

  private func muchan(_ arguments: String...) async throws -> CommandResult {
    try await #require(CommandLineTool.muchan).run(arguments)
  }

  private func path(_ name: String) -> String { folder.url.appending(path: name).path }

  @Test func resultsAreTablesOfTheWorkspace() async throws {
    let workspace = path("W.gpkg")
    #expect(try await muchan("import", demo, "--into", workspace).exitCode == 0)
    let before = try Data(contentsOf: URL(filePath: workspace))
    let dry = try await muchan("run", workspace, "-n")
    #expect(dry.exitCode == 0)
    #expect(try await muchan("run", workspace, "-o", path("results")).output == dry.output)
    #expect(try Data(contentsOf: URL(filePath: workspace)) == before)
    for language in ["en", "zh", "en"] {
      #expect(try await muchan("run", workspace, "--lang", language).exitCode == 0)
    }
    #expect(try await muchan("ratio", workspace, "-f", "csv").output == muchan("ratio", demo, "-f", "csv").output)
    guard let python = Peer.python else { return }
    let compared = try await python.run([Peer.script, "results", workspace, path("results")])
    #expect(compared.exitCode == 0, "\(compared.allText)")
    let sound = try await python.run([Peer.script, "check", workspace])
    #expect(sound.exitCode == 0, "\(sound.allText)")
  }

  @Test func otherDatabasesAreRefused() async throws {
    let other = path("other.gpkg")
    var head = Data("SQLite format 3\0".utf8)
    head.append(Data(count: 4_080))
    try head.write(to: URL(filePath: other))
    let refused = try await muchan("run", other)
    #expect(refused.exitCode == 2 && refused.errors.contains("STO-001"), "\(refused.errors)")
  }
}
