internal import Glibc
public import MuchanDiagnostics
import Synchronization

/// An open input file, or standard input, as the bytes of its content: gzip data are unpacked, text of a named encoding
/// becomes UTF-8.
///
/// Input is read into the caller's buffer, never mapped: a file that is cut while it is mapped ends
/// the process with a signal, a short read is an error with a place.
public struct InputFile: ~Copyable, Sendable {
  /// The path as the user wrote it; `-` is standard input.
  public let path: String
  /// Bytes in the file; nil where reads cannot be positioned (standard input, a FIFO, content that is unpacked).
  public let size: Int?
  private let descriptor: Int32
  /// Set where `size` is nil.
  private let stream: Mutex<any ByteStream>?

  /// Opens a file for reading.
  ///
  /// - Throws: `fileMissing`, `fileUnreadable` or `folderGiven`, with the path; `unknownEncoding`.
  public init(path: String, options: InputOptions = InputOptions()) throws(Failure) {
    let opened = try Self.open(path)
    do throws(Failure) {
      stream = try Self.stream(of: opened, path: path, encoding: options.encoding)
    } catch {
      if opened.descriptor != STDIN_FILENO { close(opened.descriptor) }
      throw error
    }
    self.path = path
    descriptor = opened.descriptor
    size = stream == nil ? opened.size : nil
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

  /// Reads the next bytes, up to `buffer.count`; fewer only at the end.
  public func readNext(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
    switch stream {
    case nil:
      return try fill(buffer) { base, count, _ in Glibc.read(descriptor, base, count) }
    case .some(let stream):
      // As a number, since the compiler cannot know that the stream does not keep the caller's buffer.
      let (address, size) = (UInt(bitPattern: buffer.baseAddress), buffer.count)
      return try stream.withLock { (stream) throws(Failure) in
        var done = 0
        while done < size {
          let free = UnsafeMutableRawPointer(bitPattern: address + UInt(done))
          let count = try stream.read(into: UnsafeMutableRawBufferPointer(start: free, count: size - done))
          if count == 0 { break }
          done += count
        }
        return done
      }
    }
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

extension InputFile {
  /// A descriptor, and the size where reads can be positioned.
  private struct Opened {
    var descriptor: Int32
    var size: Int?
  }

  private static func open(_ path: String) throws(Failure) -> Opened {
    if path == "-" { return Opened(descriptor: STDIN_FILENO, size: nil) }
    let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
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
    return Opened(descriptor: descriptor, size: kind == S_IFREG ? Int(status.st_size) : nil)
  }

  /// What content is read through; nil where the file's own bytes are its content and reads can be positioned.
  private static func stream(
    of opened: Opened, path: String, encoding: TextEncoding?
  ) throws(Failure) -> Mutex<any ByteStream>? {
    let raw = DescriptorStream(opened.descriptor, path: path)
    var head = [UInt8](repeating: 0, count: 3)
    if opened.size == nil {
      head = try raw.peek(3)
    } else {
      let count = head.withUnsafeMutableBytes { pread(opened.descriptor, $0.baseAddress, $0.count, 0) }
      head.removeLast(3 - max(count, 0))
    }
    let isPacked = head.starts(with: GzipStream.magic)
    var content: any ByteStream = isPacked ? GzipStream(raw, path: path) : raw
    // A mark proves UTF-8 whatever was named; in packed data it is for the reader to find.
    let isMarked = !isPacked && TextEncoding.marked(by: head)?.encoding == .utf8
    if let encoding, encoding != .utf8, !isMarked {
      content = DecodingStream(content, encoding: encoding, path: path)
    } else if !isPacked, opened.size != nil {
      return nil
    }
    return Mutex(content)
  }
}

/// The operating system's words for an error number.
func systemMessage(_ number: Int32) -> String {
  String(cString: strerror(number))
}
