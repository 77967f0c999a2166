import Foundation
import MuchanTestSupport
import Testing

/// What the command contract says of commands that are interrupted.
@Suite(.enabled(if: CommandLineTool.isAvailable, Comment(rawValue: CommandLineTool.skipReason)))
struct InterruptTests {
  private let folder: TemporaryFolder
  private let output: URL

  init() throws {
    folder = try TemporaryFolder()
    output = folder.url.appending(path: "out")
    try FileManager.default.createDirectory(at: output, withIntermediateDirectories: false)
  }

  private var names: [String] { get throws { try FileManager.default.contentsOfDirectory(atPath: output.path) } }

  /// Starts a command that has written some of its output and waits for more input.
  private func startWaiting(_ arguments: [String]) async throws -> (process: Process, input: Pipe) {
    let binary = try #require(ProcessInfo.processInfo.environment["MUCHAN_BINARY"])
    let process = Process()
    let input = Pipe()
    process.executableURL = URL(filePath: binary)
    process.arguments = arguments
    process.standardInput = input
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try CommandLineTool.start(process)
    input.fileHandleForWriting.write(Data("{\"type\":\"FeatureCollection\",\"features\":[\n".utf8))
    for _ in 0..<500 where try !names.contains(where: { $0.hasPrefix(".muchan-") }) {
      try await Task.sleep(for: .milliseconds(10))
    }
    return (process, input)
  }

  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func anInterruptEndsWith130AndLeavesNothingBehind(signal: Int32) async throws {
    let target = try folder.write("mine", to: "out/areas.csv")
    let (process, input) = try await startWaiting(["area", "-", "-f", "csv", "-o", target, "--overwrite"])
    #expect(try names.count == 2, "the hidden file that is to be removed")
    let began = ContinuousClock.now
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(ContinuousClock.now - began < .seconds(2))
    #expect(process.terminationReason == .exit && process.terminationStatus == 130)
    #expect(try folder.contents() == ["out/areas.csv": Array("mine".utf8)])
    try input.fileHandleForWriting.close()
  }

  /// What `nohup` and a shell's `&` do.
  @Test func aSignalThatTheCallerIgnoresIsIgnored() async throws {
    let muchan = try #require(ProcessInfo.processInfo.environment["MUCHAN_BINARY"])
    let parcels = Fixture("projects/smallest/parcels.geojson").path
    let shell = CommandLineTool(binary: URL(filePath: "/bin/sh"))
    let script = """
      trap '' INT
      { sleep 1; cat "$1"; } | "$0" area - -q -f csv &
      sleep 0.3; kill -INT $!; wait $!; echo "exit $?" >&2
      """
    let result = try await shell.run(["-c", script, muchan, parcels])
    #expect(result.errors == "exit 0\n")
    #expect(result.output.hasPrefix("file,feature,id"))
  }

  /// A run that is interrupted anywhere leaves the old results or the new ones, and no hidden folder.
  @Test func anInterruptedRunLeavesWholeResults() async throws {
    let binary = try #require(ProcessInfo.processInfo.environment["MUCHAN_BINARY"])
    let project = Fixture("projects/smallest").path
    let results = output.appending(path: "results").path
    let first = try await #require(CommandLineTool.muchan).run(["run", project, "-o", results])
    #expect(first.exitCode == 0)
    let whole = try folder.contents()
    for delay in stride(from: 0, through: 40, by: 2) {
      let process = Process()
      process.executableURL = URL(filePath: binary)
      process.arguments = ["run", project, "-o", results, "--overwrite"]
      process.standardOutput = FileHandle.nullDevice
      process.standardError = FileHandle.nullDevice
      try CommandLineTool.start(process)
      try await Task.sleep(for: .milliseconds(delay))
      kill(process.processIdentifier, SIGINT)
      process.waitUntilExit()
      #expect(try folder.contents() == whole, "after \(delay) ms")
    }
  }
}
