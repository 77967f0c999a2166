import Foundation
import MuchanTestSupport
import Testing

/// What the command contract says of commands that cannot do their work.
@Suite(.enabled(if: CommandLineTool.isAvailable, Comment(rawValue: CommandLineTool.skipReason)))
struct RefusalTests {
  @Test func aMissingFileIsNamed() async throws {
    let muchan = try #require(CommandLineTool.muchan)
    let result = try await muchan.run(["check", "no-such-file.geojson", "--lang", "en"])
    #expect(result.exitCode == 2)
    #expect(result.errors.contains("FILE-001"))
    #expect(result.errors.contains("no-such-file.geojson"))
  }

  @Test func aMisspeltOptionIsAUsageError() async throws {
    let muchan = try #require(CommandLineTool.muchan)
    #expect(try await muchan.run(["area", "--no-such-option"]).exitCode == 64)
    #expect(try await muchan.run(["no-such-verb"]).exitCode == 64)
  }

  @Test func anOutputThatExistsIsLeftAsItIs() async throws {
    let muchan = try #require(CommandLineTool.muchan)
    let folder = try TemporaryFolder()
    try folder.write("mine", to: "results/notes.txt")
    let before = try folder.contents()
    let project = Fixture("projects/smallest").path
    let result = try await muchan.run(["run", project, "-o", folder.url.appending(path: "results").path])
    #expect(result.exitCode == 2)
    #expect(result.errors.contains("FILE-004"))
    #expect(try folder.contents() == before)
  }

  @Test func aRunThatFailsLeavesNoOutput() async throws {
    let muchan = try #require(CommandLineTool.muchan)
    let folder = try TemporaryFolder()
    try folder.copy(filesOf: Fixture("projects/smallest"))
    try folder.write("{\"type\":\"FeatureCollection\",\"features\":[", to: "parcels.geojson")
    let before = try folder.contents()
    let result = try await muchan.run(["run", folder.path, "-o", folder.url.appending(path: "results").path])
    #expect(result.exitCode == 2)
    #expect(result.errors.contains("JSON-002"))
    #expect(try folder.contents() == before)
  }
}
