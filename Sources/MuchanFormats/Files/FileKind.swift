internal import Glibc

/// What stands at a path.
public enum FileKind: Hashable, Sendable {
  case nothing
  case file
  case folder
  /// A device, pipe or socket.
  case special

  /// Looks at a path; symbolic links are followed.
  public init(at path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else {
      self = .nothing
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFREG: self = .file
    case S_IFDIR: self = .folder
    default: self = .special
    }
  }
}
