import Foundation
import MuchanTestSupport
import Testing

/// `partial`, `merge` and `finish` of a project run, as a shell would join them.
@Suite(.enabled(if: CommandLineTool.isAvailable, Comment(rawValue: CommandLineTool.skipReason)))
struct ClusterTests {
  private let folder: TemporaryFolder
  private let project = Fixture("projects/smallest").path
  private let lines: [String]

  init() throws {
    folder = try TemporaryFolder()
    lines = try Fixture("projects/smallest/parcels.geojson").text().split(separator: "\n")
      .filter { $0.contains("\"Feature\"") }.map { String($0.hasSuffix(",") ? $0.dropLast() : $0) }
  }

  private func muchan(_ arguments: [String], input: String = "") async throws -> CommandResult {
    try await #require(CommandLineTool.muchan).run(arguments, input: Array(input.utf8))
  }

  @Test func sharesOfAProjectGiveTheFilesOfOneRun() async throws {
    let results = folder.url.appending(path: "run").path
    let run = try await muchan(["run", project, "-o", results])
    var states = ""
    for share in [lines[..<4], lines[4...], []] {
      let partial = try await muchan(
        ["partial", "--project", project], input: share.map { $0 + "\n" }.joined())
      #expect(partial.exitCode == 0, "\(partial.errors)")
      states += partial.output
    }
    let merged = try await muchan(["merge"], input: states)
    #expect(merged.exitCode == 0, "\(merged.errors)")
    let whole = folder.url.appending(path: "finish").path
    let finish = try await muchan(["finish", "--project", project, "-o", whole], input: merged.output)
    #expect(finish.exitCode == run.exitCode)
    #expect(finish.outputBytes == run.outputBytes)
    #expect(finish.errors == run.errors)
    let files = try folder.contents()
    let names = files.keys.filter { $0.hasPrefix("run/") }
    #expect(names.count > 8)
    // Parcels are drawn where they are read, which is not here.
    let maps = ["run/map.json", "run/report.html"]
    for name in names where !maps.contains(name) {
      #expect(files[name.replacing("run/", with: "finish/")] == files[name], "\(name)")
    }
    for name in maps { #expect(names.contains(name) && files[name.replacing("run/", with: "finish/")] != nil) }

    let again = try await muchan(["finish", "--project", project, "-o", whole, "--lang", "en"], input: merged.output)
    #expect(again.exitCode == 2 && again.errors.contains("FILE-004"))
    #expect(try folder.contents() == files)
  }

  @Test func zonesMayLieElsewhereThanTheProjectSays() async throws {
    let yaml = try folder.write(try Fixture("projects/smallest/project.yaml").text(), to: "worker/project.yaml")
    let zones = try folder.write(try Fixture("projects/smallest/zones.geojson").text(), to: "other/z.geojson")
    let words = ["partial", "--project", yaml, "--lang", "en"]
    let missing = try await muchan(words, input: lines[0])
    #expect(missing.exitCode == 2 && missing.errors.contains("FILE-001"), "\(missing.errors)")
    let given = try await muchan(words + ["--zones", zones], input: lines[0])
    let expected = try await muchan(["partial", "--project", project], input: lines[0])
    #expect(given.exitCode == 0 && given.outputBytes == expected.outputBytes)
  }

  @Test func whatDoesNotBelongTogetherIsAUsageError() async throws {
    for words in [
      ["partial"], ["partial", "--project", project, "--by", "land_use_code"],
      ["partial", "--project", project, "--ids"], ["finish", "--project", project, "-f", "csv"],
    ] {
      #expect(try await muchan(words).exitCode == 64, "\(words)")
    }
  }

  @Test func aStreamThatIsNoStateIsRefusedAndNothingIsWritten() async throws {
    let path = folder.url.appending(path: "results").path
    for input in ["", "x\n", "header\t{}\n", lines[0] + "\n"] {
      let result = try await muchan(["finish", "--project", project, "-o", path], input: input)
      #expect(result.exitCode == 2, "\(input)")
      #expect(result.errors.contains("STA-00"), "\(result.errors)")
    }
    #expect(try folder.contents().isEmpty)
  }
}
