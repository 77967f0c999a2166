import Foundation
import MuchanTestSupport
import Testing

/// State lines that do not belong together are refused, whichever command reads them.
@Suite(.enabled(if: CommandLineTool.isAvailable, Comment(rawValue: CommandLineTool.skipReason)))
struct StateLineTests {
  private func muchan(_ arguments: [String], input: String) async throws -> CommandResult {
    try await #require(CommandLineTool.muchan).run(arguments + ["--lang", "en"], input: Array(input.utf8))
  }

  private func lines() async throws -> String {
    let parcels = try String(contentsOfFile: Fixture("projects/smallest/parcels.geojson").path, encoding: .utf8)
    let zones = Fixture("projects/smallest/zones.geojson").path
    let state = try await muchan(["partial", "--zones", zones], input: parcels)
    #expect(state.exitCode == 0, "\(state.errors)")
    return state.output
  }

  @Test func linesOfAnotherVersionAreRefused() async throws {
    let lines = try await lines()
    let version = try #require(lines.firstMatch(of: /"muchan":"[^"]*"/)).output
    let others = lines.replacingOccurrences(of: version, with: "\"muchan\":\"0.0.0\"")
    #expect(others != lines)
    for (verb, input) in [("merge", lines + others), ("merge", others), ("finish", others)] {
      let result = try await muchan([verb, "-"], input: input)
      #expect(result.exitCode == 2 && result.output.isEmpty, "\(verb)")
      #expect(result.errors.contains("STA-002") && result.errors.contains("0.0.0"), "\(result.errors)")
    }
  }

  @Test func linesThatAreCutShortAreRefused() async throws {
    let lines = try await lines()
    for length in [1, 20, 300, lines.utf8.count - 2] {
      let result = try await muchan(["finish", "-"], input: String(lines.prefix(length)))
      #expect(result.exitCode == 2 && result.output.isEmpty && !result.wasKilled, "\(length)")
    }
  }
}
