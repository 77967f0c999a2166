import Foundation
import MuchanTestSupport
import Testing

/// What `explain` finds of an id in a project.
@Suite(.enabled(if: CommandLineTool.isAvailable, Comment(rawValue: CommandLineTool.skipReason)))
struct ExplainTests {
  private let folder: TemporaryFolder
  private let project = Fixture("../../data/demo").url.standardizedFileURL.path

  init() throws { folder = try TemporaryFolder() }

  private func muchan(_ arguments: [String]) async throws -> CommandResult {
    try await #require(CommandLineTool.muchan).run(arguments, environment: ["TMPDIR": folder.path])
  }

  /// The lines of files that have a text, as `file:line`; counted here, from the files themselves.
  private func places(_ text: String, inCSVOf folder: String) throws -> Set<String> {
    var places: Set<String> = []
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasSuffix(".csv") {
      let content = try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
      for (index, line) in content.split(separator: "\n").enumerated()
      where line.split(whereSeparator: { ", ".contains($0) }).contains(Substring(text)) {
        places.insert("\(name):\(index + 1)")
      }
    }
    return places
  }

  @Test func anEnterpriseIsFoundInEveryRowThatNamesItAndNowhereElse() async throws {
    let id = "91329999DEM000604C"
    let results = folder.path + "/results"
    #expect(try await muchan(["run", project, "-o", results]).exitCode == 0)
    let shown = try await muchan(["explain", id, "--in", project, "-f", "csv"])
    #expect(shown.exitCode == 0, "\(shown.errors)")
    let lines = shown.output.split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false)
    }
    let inputs = Set(lines.filter { $0[0] == "input" }.map { String($0[5]) })
    #expect(try inputs == places(id, inCSVOf: project))
    let figures = Set(lines.filter { $0[0] == "result" }.map { String($0[5]) })
    #expect(try figures == places(id, inCSVOf: results) && figures.count > 4)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(left == ["results"], "the temporary folder is gone")
  }

  @Test func aParcelIsShownWithItsPropertiesAndPlace() async throws {
    // The first parcel of occupancy.csv, and the line of parcels.geojson that has it.
    let id = "3201150050100194000"
    let layer = try String(contentsOfFile: project + "/parcels.geojson", encoding: .utf8)
    let line = try #require(layer.split(separator: "\n").firstIndex { $0.contains("\"\(id)\"") }) + 1
    let shown = try await muchan(["explain", id, "--in", project, "--table", "parcels"])
    #expect(shown.output.contains("parcels.geojson:\(line)") && shown.output.contains("37914.19"), "\(shown.output)")
    #expect(!shown.output.contains("occupancy"))
  }

  @Test func anIdThatNothingNamesIsSaidAndEndsWithOne() async throws {
    let shown = try await muchan(["explain", "nobody", "--in", project])
    #expect(shown.exitCode == 1 && shown.errors.contains("nobody"))
  }
}
