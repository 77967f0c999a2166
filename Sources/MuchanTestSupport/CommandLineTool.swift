public import Foundation
import Synchronization

/// What a finished command left behind.
public struct CommandResult: Sendable {
  /// The exit code; the number of the signal where a signal ended it.
  public var exitCode: Int32
  /// Whether a signal ended it. No input may do that.
  public var wasKilled: Bool
  /// Standard output, byte for byte.
  public var outputBytes: [UInt8]
  /// Standard error.
  public var errors: String

  /// Standard output as text.
  public var output: String { String(decoding: outputBytes, as: UTF8.self) }
  /// Both, for messages that may stand in either.
  public var allText: String { output + errors }
}

/// The built `muchan` binary, run as users run it.
///
/// Which binary is said by `MUCHAN_BINARY`, so that the same tests judge a debug, a release or an
/// installed one; `scripts/test` sets it.
public struct CommandLineTool: Sendable {
  private let binary: URL

  /// The binary to test; nil where none is named.
  public static let muchan: CommandLineTool? = ProcessInfo.processInfo.environment["MUCHAN_BINARY"]
    .flatMap { $0.isEmpty ? nil : CommandLineTool(binary: URL(filePath: $0)) }

  /// Whether there is a binary to test.
  public static var isAvailable: Bool { muchan != nil }

  /// Why a test that needs it is skipped.
  public static let skipReason = "MUCHAN_BINARY does not name a built muchan; scripts/test sets it"

  private static let starting = Mutex(())

  /// Starts a process while no other one is being started: Foundation on Linux looks through the open files of the test
  /// process for each, and with several at a time it was once seen to end in a bad pointer.
  public static func start(_ process: Process) throws {
    try starting.withLock { _ in try process.run() }
  }

  /// Wraps any executable.
  public init(binary: URL) { self.binary = binary }

  /// Runs the command to its end.
  ///
  /// - Parameters:
  ///   - arguments: the words after the command's name.
  ///   - input: what it reads from standard input.
  ///   - folder: its working folder; that of the tests by default.
  ///   - environment: variables to set on top of the inherited ones.
  public func run(
    _ arguments: [String], input: [UInt8] = [], in folder: URL? = nil, environment: [String: String] = [:]
  ) async throws -> CommandResult {
    // Files instead of pipes: a full pipe that nobody empties would stop the command for ever.
    let scratch = try TemporaryFolder()
    let inputFile = scratch.url.appending(path: "stdin")
    try Data(input).write(to: inputFile)
    let outputFile = URL(filePath: try scratch.write("", to: "stdout"))
    let errorFile = URL(filePath: try scratch.write("", to: "stderr"))

    let process = Process()
    process.executableURL = binary
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
    if let folder { process.currentDirectoryURL = folder }
    process.standardInput = try FileHandle(forReadingFrom: inputFile)
    process.standardOutput = try FileHandle(forWritingTo: outputFile)
    process.standardError = try FileHandle(forWritingTo: errorFile)

    let (code, wasKilled): (Int32, Bool) = try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { ended in
        continuation.resume(returning: (ended.terminationStatus, ended.terminationReason == .uncaughtSignal))
      }
      do { try Self.start(process) } catch {
        process.terminationHandler = nil
        continuation.resume(throwing: error)
      }
    }
    return CommandResult(
      exitCode: code, wasKilled: wasKilled, outputBytes: [UInt8](try Data(contentsOf: outputFile)),
      errors: String(decoding: try Data(contentsOf: errorFile), as: UTF8.self))
  }
}
