import Foundation
import MuchanTestSupport
import Testing

/// Outputs appear whole or not at all.
@Suite(.enabled(if: CommandLineTool.isAvailable, Comment(rawValue: CommandLineTool.skipReason)))
struct OutputTests {
  private let folder: TemporaryFolder
  private let project = Fixture("projects/smallest").path
  private let parcels = Fixture("projects/smallest/parcels.geojson").path
  private let zones = Fixture("projects/smallest/zones.geojson").path

  init() throws { folder = try TemporaryFolder() }

  private func muchan(_ arguments: [String], in folder: URL? = nil) async throws -> CommandResult {
    try await #require(CommandLineTool.muchan).run(arguments, in: folder)
  }

  private var writers: [[String]] {
    [["area", parcels], ["overlay", parcels, "--zones", zones], ["ratio", project]]
  }

  @Test func aFileThatExistsIsReplacedOnlyWhenAsked() async throws {
    let path = try folder.write("mine", to: "out.csv")
    for arguments in writers {
      try Data("mine".utf8).write(to: URL(filePath: path))
      let refused = try await muchan(arguments + ["-f", "csv", "-o", path])
      #expect(refused.exitCode == 2 && refused.errors.contains("FILE-004"), "\(arguments[0])")
      #expect(try folder.contents() == ["out.csv": Array("mine".utf8)], "\(arguments[0])")

      let replaced = try await muchan(arguments + ["-f", "csv", "-o", path, "--overwrite"])
      #expect(replaced.exitCode == 0, "\(arguments[0]): \(replaced.errors)")
      let printed = try await muchan(arguments + ["-f", "csv"])
      #expect(try folder.contents() == ["out.csv": printed.outputBytes], "\(arguments[0])")
      #expect(replaced.outputBytes.isEmpty)
    }
  }

  @Test func resultsAreReplacedOnlyWhenAsked() async throws {
    let path = folder.url.appending(path: "results").path
    #expect(try await muchan(["run", project, "-o", path]).exitCode == 0)
    let first = try folder.contents()
    let refused = try await muchan(["run", project, "-o", path])
    #expect(refused.exitCode == 2 && refused.errors.contains("FILE-004"))
    #expect(try folder.contents() == first)
    #expect(try await muchan(["run", project, "-o", path, "--overwrite"]).exitCode == 0)
    #expect(try folder.contents() == first)
  }

  @Test func nothingIsWrittenInADryRun() async throws {
    let results = folder.url.appending(path: "results").path
    let file = folder.url.appending(path: "out.csv").path
    #expect(try await muchan(["run", project, "-o", results, "-n"]).exitCode == 0)
    for arguments in writers {
      #expect(try await muchan(arguments + ["-o", file, "-n"]).exitCode == 0, "\(arguments[0])")
    }
    #expect(try folder.contents().isEmpty)
  }

  @Test(.enabled(if: FileManager.default.fileExists(atPath: "/dev/full")))
  func aFullDiskIsToldAndEndsWith2() async throws {
    for arguments in writers {
      for format in ["csv", "json"] {
        let result = try await muchan(arguments + ["-f", format, "-o", "/dev/full", "--lang", "en"])
        #expect(result.exitCode == 2, "\(arguments[0]) \(format)")
        #expect(result.errors.contains("FILE-005") && !result.wasKilled)
      }
    }
  }

  @Test func aFolderThatIsNotThereOrMayNotBeWrittenIsTold() async throws {
    let missing = folder.url.appending(path: "no/such/out").path
    #expect(try await muchan(["area", parcels, "-o", missing]).exitCode == 2)
    #expect(try await muchan(["run", project, "-o", missing]).exitCode == 2)
    #expect(try await muchan(["demo", "-o", missing]).exitCode == 2)
    #expect(try folder.contents().isEmpty)

    // The superuser may write anywhere.
    guard getuid() != 0 else { return }
    let closed = folder.url.appending(path: "closed")
    try FileManager.default.createDirectory(at: closed, withIntermediateDirectories: false)
    try FileManager.default.setAttributes([.posixPermissions: 0o555], ofItemAtPath: closed.path)
    for arguments in [["area", parcels], ["run", project]] {
      let result = try await muchan(arguments + ["-o", closed.appending(path: "out").path])
      #expect(result.exitCode == 2 && result.errors.contains("FILE-005"))
    }
    #expect(try folder.contents().isEmpty)
  }

  @Test func aReaderThatGoesAwayEndsTheOutputQuietly() async throws {
    let muchan = try #require(ProcessInfo.processInfo.environment["MUCHAN_BINARY"])
    let features = (0..<20_000).map { number in
      let x = 118.8 + Double(number) * 1e-6
      return """
        {"type":"Feature","properties":{"parcel_id":"p\(number)"},"geometry":{"type":"Polygon",\
        "coordinates":[[[\(x),31.9],[\(x + 1e-4),31.9],[\(x),31.9001],[\(x),31.9]]]}}
        """
    }
    let file = try folder.write(
      "{\"type\":\"FeatureCollection\",\"features\":[\n" + features.joined(separator: ",\n") + "\n]}\n",
      to: "many.geojson")
    let shell = CommandLineTool(binary: URL(filePath: "/bin/sh"))
    for format in ["csv", "ndjson", "table", "json"] {
      let script = "{ \"$0\" area \"$1\" -q -f \(format); echo \"exit $?\" >&2; } | head -1"
      let result = try await shell.run(["-c", script, muchan, file])
      #expect(result.errors == "exit 0\n", "\(format): \(result.errors)")
      #expect(result.output.split(separator: "\n").count == 1)
    }
  }
}
