internal import Glibc
public import MuchanDiagnostics

/// A file being written: it appears whole at `commit()`, or not at all.
///
/// The bytes go to a hidden file beside the target, which takes the target's place in one step.
/// Until then, and after any failure or interrupt, the old file keeps its bytes. Standard output and devices are
/// written directly.
public struct OutputFile: ~Copyable {
  /// The path as the user wrote it; `-` is standard output.
  public let path: String
  /// Whether the reader of standard output has gone; what is written after that is dropped quietly.
  public private(set) var readerIsGone = false

  private let descriptor: Int32
  /// The hidden file and the path it will take; nil where bytes go to their place directly.
  private let move: Move?
  private var buffer: [UInt8] = []
  private var isOpen = true

  private struct Move {
    let temporary: String
    let target: String
    let overwrites: Bool
  }

  /// Bytes collected before they are handed to the system.
  private static let bufferSize = 1 << 16

  /// Starts a file.
  ///
  /// - Parameters:
  ///   - path: nil or `-` for standard output.
  ///   - overwrite: whether an existing file may be replaced.
  /// - Throws: `outputExists`, `outputFailed`.
  public init(path: String?, overwrite: Bool = false) throws(Failure) {
    guard let path, path != "-" else {
      self.path = "-"
      descriptor = STDOUT_FILENO
      move = nil
      // A closed pipe then is an error number of `write`, which ends the output quietly.
      signal(SIGPIPE, SIG_IGN)
      return
    }
    self.path = path
    let place = Place(file: path)
    switch FileKind(at: path) {
    case .folder:
      throw Failure(.outputFailed, at: place, found: systemMessage(EISDIR))
    case .special:
      let descriptor = open(path, O_WRONLY | O_CLOEXEC)
      guard descriptor >= 0 else { throw Failure(.outputFailed, at: place, found: systemMessage(errno)) }
      self.descriptor = descriptor
      move = nil
      signal(SIGPIPE, SIG_IGN)
    case .file where !overwrite:
      throw Failure(.outputExists, at: place)
    case .file, .nothing:
      let target = Self.resolvingLink(path)
      guard let parts = OutputPath(target) else {
        throw Failure(.outputFailed, at: place, found: systemMessage(path.isEmpty ? ENOENT : EISDIR))
      }
      var opened: Int32 = -1
      let made = UnfinishedOutputs.begin {
        parts.makeTemporary(ending: "tmp") { name in
          opened = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
          return opened >= 0
        }
      }
      guard case .success(let temporary) = made else {
        throw Failure(.outputFailed, at: place, found: made.message)
      }
      descriptor = opened
      move = Move(temporary: temporary, target: parts.path, overwrites: overwrite)
    }
  }

  deinit {
    guard isOpen else { return }
    if descriptor != STDOUT_FILENO { close(descriptor) }
    if let move { UnfinishedOutputs.remove(move.temporary) }
  }

  /// Adds text.
  public mutating func write(_ text: String) throws(Failure) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Adds bytes.
  public mutating func write(_ bytes: [UInt8]) throws(Failure) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Adds bytes.
  public mutating func write(_ bytes: UnsafeRawBufferPointer) throws(Failure) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferSize { try flush() }
  }

  /// Hands the bytes collected so far to the system.
  public mutating func flush() throws(Failure) {
    defer { buffer.removeAll(keepingCapacity: true) }
    var done = 0
    while done < buffer.count, !readerIsGone {
      let count = buffer.withUnsafeBytes { bytes in
        Glibc.write(descriptor, bytes.baseAddress.map { $0 + done }, bytes.count - done)
      }
      if count >= 0 {
        done += count
      } else if errno == EPIPE, move == nil {
        readerIsGone = true
      } else if errno != EINTR {
        throw failure(errno)
      }
    }
  }

  /// Finishes the file and puts it in its place.
  ///
  /// - Throws: `outputFailed`, or `outputExists` when a file has appeared there meanwhile; the old bytes stay.
  public consuming func commit() throws(Failure) {
    try flush()
    guard let move else { return try closeDirectOutput() }
    try keepMode(of: move.target)
    guard fsync(descriptor) == 0 else { throw failure(errno) }
    try UnfinishedOutputs.finish(move.temporary) { () throws(Failure) in
      try put(move)
      return nil
    }
    isOpen = false
    close(descriptor)
    if let parts = OutputPath(move.target) { syncFolder(parts.folder) }
  }

  /// Lets the hidden file take the target's place.
  private func put(_ move: Move) throws(Failure) {
    if move.overwrites {
      guard rename(move.temporary, move.target) == 0 else { throw failure(errno) }
    } else if link(move.temporary, move.target) == 0 {
      // A link, unlike a rename, never replaces a file that has appeared meanwhile.
      unlink(move.temporary)
    } else if errno == EEXIST {
      throw Failure(.outputExists, at: Place(file: path))
    } else if rename(move.temporary, move.target) != 0 {
      // Some file systems have no links.
      throw failure(errno)
    }
  }

  private mutating func closeDirectOutput() throws(Failure) {
    isOpen = false
    guard descriptor != STDOUT_FILENO else { return }
    guard close(descriptor) == 0 || errno == EINTR else { throw failure(errno) }
  }

  /// A file that is replaced keeps its permissions.
  private func keepMode(of target: String) throws(Failure) {
    var status = stat()
    guard stat(target, &status) == 0 else { return }
    guard fchmod(descriptor, status.st_mode & 0o7777) == 0 else { throw failure(errno) }
  }

  private func failure(_ number: Int32) -> Failure {
    Failure(.outputFailed, at: Place(file: path), found: systemMessage(number))
  }

  /// The file a symbolic link names, so that the link stays and its target is replaced.
  private static func resolvingLink(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }
}

/// Asks the system to keep a folder's entries; not every file system can, and none must.
func syncFolder(_ path: String) {
  let descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  guard descriptor >= 0 else { return }
  fsync(descriptor)
  close(descriptor)
}
