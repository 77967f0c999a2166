internal import Glibc
public import MuchanDiagnostics

/// An input file by its one absolute path, whatever name the user called it by.
public struct SourcePath: Hashable, Sendable {
  /// As the user wrote it.
  public let given: String
  /// Absolute, without links.
  public let absolute: String
  public let byteCount: Int
  /// When the file was last changed, in UTC, as `YYYY-MM-DDThh:mm:ss.000Z`.
  public let changedAt: String

  /// Looks at a file.
  ///
  /// - Throws: `fileMissing`, `fileUnreadable`, `folderGiven`.
  public init(_ path: String) throws(Failure) {
    given = path
    guard path != "-" else {
      throw Failure(
        .fileUnreadable, at: Place(file: path), found: "standard input", expected: "a file, which is read twice")
    }
    var status = stat()
    guard stat(path, &status) == 0 else {
      guard errno != ENOENT else { throw Failure(.fileMissing, at: Place(file: path)) }
      throw Failure(.fileUnreadable, at: Place(file: path), found: systemMessage(errno))
    }
    guard status.st_mode & S_IFMT != S_IFDIR else { throw Failure(.folderGiven, at: Place(file: path)) }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw Failure(.fileUnreadable, at: Place(file: path), found: "a stream", expected: "a file, which is read twice")
    }
    guard let resolved = realpath(path, nil) else {
      throw Failure(.fileUnreadable, at: Place(file: path), found: systemMessage(errno))
    }
    defer { free(resolved) }
    absolute = String(cString: resolved)
    byteCount = Int(status.st_size)
    changedAt = Self.text(of: status.st_mtim.tv_sec)
  }

  /// A file's length; 0 where there is none.
  public static func byteCount(of path: String) -> Int {
    var status = stat()
    return stat(path, &status) == 0 ? Int(status.st_size) : 0
  }

  private static func text(of seconds: time_t) -> String {
    var seconds = seconds
    var parts = tm()
    gmtime_r(&seconds, &parts)
    func padded(_ number: Int32, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
    let day = "\(padded(parts.tm_year + 1900, 4))-\(padded(parts.tm_mon + 1, 2))-\(padded(parts.tm_mday, 2))"
    return day + "T\(padded(parts.tm_hour, 2)):\(padded(parts.tm_min, 2)):\(padded(parts.tm_sec, 2)).000Z"
  }
}

extension FolderContent {
  /// All files below a folder, hidden ones left out, sorted by their bytes. Links to folders are not followed.
  public static func files(below folder: String) -> [String] {
    var found: [String] = []
    for name in entries(of: folder) where !name.hasPrefix(".") {
      let path = OutputPath.join(folder, name)
      var status = stat()
      guard lstat(path, &status) == 0 else { continue }
      if status.st_mode & S_IFMT == S_IFDIR {
        found += files(below: path)
      } else if FileKind(at: path) == .file {
        found.append(path)
      }
    }
    return found
  }
}

/// What is in a folder.
public enum FolderContent {}
