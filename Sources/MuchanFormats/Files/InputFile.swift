internal import Glibc
public import MuchanDiagnostics

/// An open input file, or standard input.
///
/// Input is read into the caller's buffer, never mapped: a file that is cut while it is mapped ends
/// the process with a signal, a short read is an error with a place.
public struct InputFile: ~Copyable, Sendable {
  /// The path as the user wrote it; `-` is standard input.
  public let path: String
  /// Bytes in the file; nil where reads cannot be positioned (standard input, a FIFO).
  public let size: Int?
  private let descriptor: Int32

  /// Opens a file for reading.
  ///
  /// - Throws: `fileMissing`, `fileUnreadable` or `folderGiven`, with the path.
  public init(path: String) throws(Failure) {
    self.path = path
    if path == "-" {
      descriptor = STDIN_FILENO
      size = nil
      return
    }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else {
      guard errno != ENOENT else { throw Failure(.fileMissing, at: Place(file: path)) }
      throw Failure(.fileUnreadable, at: Place(file: path), found: systemMessage(errno))
    }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else {
      let message = systemMessage(errno)
      close(descriptor)
      throw Failure(.fileUnreadable, at: Place(file: path), found: message)
    }
    let kind = status.st_mode & S_IFMT
    guard kind != S_IFDIR else {
      close(descriptor)
      throw Failure(.folderGiven, at: Place(file: path))
    }
    self.descriptor = descriptor
    size = kind == S_IFREG ? Int(status.st_size) : nil
  }

  deinit {
    if descriptor != STDIN_FILENO { close(descriptor) }
  }

  /// Reads up to `buffer.count` bytes from `offset`; fewer only at the end of the file.
  ///
  /// Only where `size` is known. Safe to call from several workers on one file.
  public func read(into buffer: UnsafeMutableRawBufferPointer, at offset: Int) throws(Failure) -> Int {
    try fill(buffer) { base, count, done in pread(descriptor, base, count, off_t(offset + done)) }
  }

  /// Reads the next bytes of a stream, up to `buffer.count`; fewer only at its end.
  public func readNext(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
    try fill(buffer) { base, count, _ in Glibc.read(descriptor, base, count) }
  }

  private func fill(
    _ buffer: UnsafeMutableRawBufferPointer,
    by call: (UnsafeMutableRawPointer, Int, Int) -> Int
  ) throws(Failure) -> Int {
    var done = 0
    while done < buffer.count, let base = buffer.baseAddress {
      let count = call(base + done, buffer.count - done, done)
      if count > 0 {
        done += count
      } else if count == 0 {
        break
      } else if errno != EINTR {
        throw Failure(
          .fileUnreadable, at: Place(file: path, byteOffset: done), found: systemMessage(errno))
      }
    }
    return done
  }
}

/// The operating system's words for an error number.
func systemMessage(_ number: Int32) -> String {
  String(cString: strerror(number))
}
