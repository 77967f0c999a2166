import Foundation
import MuchanTestSupport
import Testing

/// `muchan doctor`: what it finds, and that it fails where muchan cannot be relied upon.
@Suite(.enabled(if: CommandLineTool.isAvailable, Comment(rawValue: CommandLineTool.skipReason)))
struct DoctorTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func doctor(
    _ arguments: [String] = [], _ environment: [String: String] = [:]
  ) async throws -> (exitCode: Int32, states: [String: String], found: [String: String]) {
    let result = try await #require(CommandLineTool.muchan).run(
      ["doctor", "-f", "csv"] + arguments, environment: environment)
    let rows = ExpectedTable(csv: result.output).rows
    return (
      result.exitCode, Dictionary(uniqueKeysWithValues: rows.map { ($0["check"], $0["state"]) }),
      Dictionary(uniqueKeysWithValues: rows.map { ($0["check"], $0["found"]) })
    )
  }

  /// A copy of the data folder that may be damaged.
  private func copyOfData() throws -> String {
    let copy = folder.url.appending(path: "data")
    try FileManager.default.copyItem(at: Fixture("../../data").url.standardizedFileURL, to: copy)
    return copy.path
  }

  @Test func allIsWellHere() async throws {
    let data = Fixture("../../data").url.standardizedFileURL.path
    let (exitCode, states, found) = try await doctor(["--data", data])
    #expect(exitCode == 0)
    #expect(!states.values.contains("failed"))
    #expect(states["data_files"] == "ok" && states["geos"] == "ok")
    #expect(found["data"] == "\(data) (option)")
    #expect(try await doctor([], ["MUCHAN_DATA": data]).found["data"] == "\(data) (environment)")
  }

  @Test func aDamagedFileIsNamed() async throws {
    let data = try copyOfData()
    try Data("region,scope\n全国\n".utf8).write(to: URL(filePath: data + "/factors/grid.csv"))
    try Data("id: [\n".utf8).write(to: URL(filePath: data + "/rules/idle/hainan.yaml"))
    let (exitCode, states, found) = try await doctor(["--data", data])
    #expect(exitCode == 1 && states["data_files"] == "failed")
    #expect(found["data_files"]?.contains("factors/grid.csv:2") == true)
    #expect(found["data_files"]?.contains("rules/idle/hainan.yaml") == true)
  }

  @Test func aFolderThatIsNoDataFolderFails() async throws {
    let (exitCode, states, _) = try await doctor(["--data", folder.url.path])
    #expect(exitCode == 1 && states["data"] == "failed")
  }

  @Test func whatIsMissingTakesAwayOnlyWhatNeedsIt() async throws {
    let (exitCode, states, _) = try await doctor([], ["PATH": folder.url.path, "LC_ALL": "nowhere"])
    #expect(exitCode == 0)
    #expect(states["ogr2ogr"] == "missing" && states["fonts"] == "missing" && states["locale"] == "missing")
  }

  @Test func aTemporaryFolderThatCannotBeWrittenFails() async throws {
    let (exitCode, states, _) = try await doctor([], ["TMPDIR": folder.url.path + "/none"])
    #expect(exitCode == 1 && states["temporary"] == "failed")
  }
}
