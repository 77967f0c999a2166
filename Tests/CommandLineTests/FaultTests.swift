import Foundation
import MuchanTestSupport
import Testing

/// Calls of the system that fail, one after the other (`Tests/Faults/inject.py`, with a library in LD_PRELOAD).
@Suite(.enabled(if: CommandLineTool.isAvailable, Comment(rawValue: CommandLineTool.skipReason)))
struct FaultTests {
  private static let needed = ["python3", "cc"]

  private static func program(_ name: String) -> URL? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { URL(filePath: "\($0)/\(name)") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }

  /// A sample with a fixed seed; `MUCHAN_LONG_TESTS` makes it all points.
  @Test(.enabled(if: needed.allSatisfy { program($0) != nil }, "python3 or cc is not installed"))
  func aCallThatFailsLeavesTheOldStateOrTheNew() async throws {
    let folder = try TemporaryFolder()
    let python = CommandLineTool(binary: try #require(Self.program("python3")))
    var arguments = [
      Fixture("../Faults/inject.py").url.standardized.path,
      try #require(ProcessInfo.processInfo.environment["MUCHAN_BINARY"]),
      folder.url.path, Fixture("projects/smallest").path,
    ]
    if ProcessInfo.processInfo.environment["MUCHAN_LONG_TESTS"] == nil { arguments.append("3") }
    let result = try await python.run(arguments)
    #expect(result.exitCode == 0, "\(result.allText)")
    // "faults: 180 points, 0 wrong"; the runner does not flush what is printed to standard output.
    FileHandle.standardError.write(Data("\(result.output.split(separator: "\n").last ?? "")\n".utf8))
  }
}
