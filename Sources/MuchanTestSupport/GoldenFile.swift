internal import Foundation

/// A committed text that the program must still produce.
///
/// `MUCHAN_UPDATE_GOLDEN=1` writes what was produced instead of comparing, for a change that is meant; the
/// difference is then read in version control.
public struct GoldenFile: Sendable {
  private let url: URL

  /// Names a file by its path in the repository.
  public init(_ path: String) { url = Fixture.repository.appending(path: path) }

  /// The committed text; empty where there is none yet. When golden files are being updated, `produced` is written
  /// first, so that it is what it returns.
  public func text(producing produced: String) throws -> String {
    if Self.isUpdating {
      try FileManager.default.createDirectory(
        at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(produced.utf8).write(to: url)
    }
    guard FileManager.default.fileExists(atPath: url.path) else { return "" }
    return try String(contentsOf: url, encoding: .utf8)
  }

  private static var isUpdating: Bool { ProcessInfo.processInfo.environment["MUCHAN_UPDATE_GOLDEN"] == "1" }
}
