import Foundation
import MuchanTestSupport
import Testing

/// The help texts as they were last read over: `MUCHAN_UPDATE_GOLDEN=1` writes them anew.
@Suite(.serialized, .enabled(if: CommandLineTool.isAvailable, Comment(rawValue: CommandLineTool.skipReason)))
struct HelpTests {
  /// What help depends on besides the program.
  private static let environment = ["LC_ALL": "C.UTF-8", "COLUMNS": "80"]

  private func help(_ command: [String]) async throws -> String {
    let muchan = try #require(CommandLineTool.muchan)
    let result = try await muchan.run(command + ["--help"], environment: Self.environment)
    #expect(result.exitCode == 0)
    #expect(result.errors.isEmpty)
    return result.output
  }

  @Test func helpOfEveryCommandIsTheCommittedOne() async throws {
    let root = try await help([])
    #expect(try GoldenFile("Tests/CommandLineTests/Golden/help-muchan.txt").text(producing: root) == root)
    let commands = subcommands(in: root)
    #expect(commands.contains("check"))
    for command in commands {
      let text = try await help([command])
      let golden = GoldenFile("Tests/CommandLineTests/Golden/help-\(command).txt")
      #expect(try golden.text(producing: text) == text, "\(command)")
      #expect(text.contains("EXAMPLE"), "\(command) shows no example")
    }
  }

  @Test func everyGoldenTextIsOfACommand() async throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden")
    let committed = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.hasPrefix("help-") }
    let commands = subcommands(in: try await help([])) + ["muchan"]
    #expect(committed.sorted() == commands.map { "help-\($0).txt" }.sorted())
  }

  /// The first word of each line under SUBCOMMANDS that is indented by two.
  private func subcommands(in help: String) -> [String] {
    help.split(separator: "\n").drop { $0 != "SUBCOMMANDS:" }.dropFirst()
      .filter { $0.hasPrefix("  ") && !$0.hasPrefix("   ") }
      .compactMap { $0.split(separator: " ").first.map(String.init) }
      .filter { $0 != "See" }
  }
}
