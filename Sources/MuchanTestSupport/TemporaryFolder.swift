public import Foundation

/// A new empty folder that is removed, with all in it, when the last reference goes.
public final class TemporaryFolder: Sendable {
  /// Where it is.
  public let url: URL

  /// The path as a command line takes it.
  public var path: String { url.path }

  /// Makes the folder.
  public init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "muchan-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// Writes a text file, with the folders above it, and returns its path.
  @discardableResult
  public func write(_ text: String, to name: String) throws -> String {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  /// Copies the files of a fixture folder to here, over those of the same name; folders in it are left out.
  public func copy(filesOf fixture: Fixture) throws {
    for source in try FileManager.default.contentsOfDirectory(at: fixture.url, includingPropertiesForKeys: nil)
    where !Self.isFolder(source) {
      try Data(contentsOf: source).write(to: url.appending(path: source.lastPathComponent))
    }
  }

  /// Every file below, by its path relative to the folder, with its bytes: to compare before and after.
  public func contents() throws -> [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: path) {
      let file = url.appending(path: name)
      if !Self.isFolder(file) { files[name] = try Self.bytes(of: file) }
    }
    return files
  }

  /// Not by `Data(contentsOf:)`: of an empty file that leaks its buffer, which the address sanitizer tells.
  private static func bytes(of file: URL) throws -> [UInt8] {
    [UInt8](try FileHandle(forReadingFrom: file).readToEnd() ?? Data())
  }

  private static func isFolder(_ url: URL) -> Bool {
    (try? url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == true
  }
}
