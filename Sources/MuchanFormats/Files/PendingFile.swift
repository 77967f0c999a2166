internal import Glibc
public import MuchanDiagnostics

/// A new file that another library writes, under a hidden name until it is whole.
///
/// As `OutputFile`, for writers that open paths themselves. The file must not exist before.
public struct PendingFile: ~Copyable {
  /// Where to write meanwhile: beside the target, made empty.
  public let temporary: String
  private let path: String
  private let target: OutputPath
  private var isOpen = true

  /// Makes the hidden file.
  ///
  /// - Throws: `outputExists`, `outputFailed`.
  public init(path: String) throws(Failure) {
    self.path = path
    let place = Place(file: path)
    guard FileKind(at: path) == .nothing else { throw Failure(.outputExists, at: place) }
    guard let target = OutputPath(path) else { throw Failure(.outputFailed, at: place, found: systemMessage(EISDIR)) }
    let made = UnfinishedOutputs.begin {
      target.makeTemporary(ending: "tmp") { name in
        let descriptor = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
        guard descriptor >= 0 else { return false }
        close(descriptor)
        return true
      }
    }
    guard case .success(let temporary) = made else { throw Failure(.outputFailed, at: place, found: made.message) }
    self.temporary = temporary
    self.target = target
  }

  deinit {
    if isOpen { UnfinishedOutputs.remove(temporary) }
  }

  /// Puts the file in its place; nobody may have it open.
  ///
  /// - Throws: `outputFailed`, or `outputExists` when a file has appeared there meanwhile.
  public consuming func commit() throws(Failure) {
    let descriptor = open(temporary, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0, fsync(descriptor) == 0 else {
      let number = errno
      if descriptor >= 0 { close(descriptor) }
      throw Failure(.outputFailed, at: Place(file: path), found: systemMessage(number))
    }
    close(descriptor)
    let (path, target, temporary) = (path, target, temporary)
    try UnfinishedOutputs.finish(temporary) { () throws(Failure) in
      if link(temporary, target.path) == 0 {
        unlink(temporary)
      } else if errno == EEXIST {
        throw Failure(.outputExists, at: Place(file: path))
      } else if rename(temporary, target.path) != 0 {
        // Some file systems have no links.
        throw Failure(.outputFailed, at: Place(file: path), found: systemMessage(errno))
      }
      return nil
    }
    isOpen = false
    syncFolder(target.folder)
  }
}
