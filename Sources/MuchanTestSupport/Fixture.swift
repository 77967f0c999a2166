public import Foundation

/// A file or folder under `Tests/Fixtures`, found from this source file, so that tests run from any folder.
public struct Fixture: Hashable, Sendable {
  /// Where it is.
  public let url: URL

  /// The path as a command line takes it.
  public var path: String { url.path }

  /// Names a fixture by its path below `Tests/Fixtures`: `bad/bow-tie.geojson`.
  public init(_ path: String) {
    url = Self.folder.appending(path: path)
  }

  /// All of its bytes.
  public func bytes() throws -> [UInt8] { [UInt8](try Data(contentsOf: url)) }

  /// Its text, which must be UTF-8.
  public func text() throws -> String { try String(contentsOf: url, encoding: .utf8) }

  /// The folder that Package.swift is in.
  static let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

  private static let folder = repository.appending(path: "Tests/Fixtures")
}

/// The public data sets that state no licence and so stay outside this repository.
public enum RealData {
  /// The folder that `MUCHAN_REAL_DATA` names; nil where it is not set.
  public static let folder: URL? = ProcessInfo.processInfo.environment["MUCHAN_REAL_DATA"]
    .flatMap { $0.isEmpty ? nil : URL(filePath: $0) }

  /// Whether there is real data to test with.
  public static var isAvailable: Bool { folder != nil }

  /// Why a test that needs it is skipped.
  public static let skipReason = "MUCHAN_REAL_DATA does not name a folder with the public data sets"
}
