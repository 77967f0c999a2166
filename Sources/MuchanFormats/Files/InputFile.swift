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

  /// What content is read through that is not text of a format known here.
  public let conversion: Conversion?

  /// What becomes of a file of another format.
  public struct Conversion: Hashable, Sendable {
    /// By what.
    public enum Means: Hashable, Sendable {
      case boundaryText
      case converter
    }

    public var means: Means
    /// The system of the coordinates, where the file names it.
    public var crs: String?
    /// For the finding.
    public var found: String
  }

  /// What the content is read as, which decides what other formats become.
  public enum Use: Sendable {
    /// The bytes of the file itself, gzip data as they are.
    case bytes
    /// Text as it is.
    case text
    /// GeoJSON features.
    case features
    /// Text with separators.
    case table
  }

  /// Opens a file for reading.
  ///
  /// - Throws: `fileMissing`, `fileUnreadable` or `folderGiven`, with the path; `unknownEncoding`; for other formats
  ///   `converterMissing`, `conversionFailed`, `severalLayers`, `badBoundaryText`.
  public init(path: String, options: InputOptions = InputOptions(), use: Use = .text) throws(Failure) {
    let opened: Opened
    let content: Content
    if let text = options.stored?.text {
      opened = Opened(descriptor: -1, size: nil)
      content = Content(source: StoredStream(text))
    } else if use == .features, ContentKind.isFileGeodatabase(path) {
      opened = Opened(descriptor: -1, size: nil)
      content = Content(
        source: try Converter.features(of: path, options: options),
        conversion: Conversion(means: .converter, crs: nil, found: ""))
    } else {
      opened = try Self.open(path)
      do throws(Failure) {
        content = try Self.content(of: opened, path: path, options: options, use: use)
      } catch {
        if opened.descriptor != STDIN_FILENO { close(opened.descriptor) }
        throw error
      }
    }
    self.path = path
    descriptor = opened.descriptor
    conversion = content.conversion
    size = content.source == nil ? opened.size : nil
    stream = Self.locked(content.source)
  }

  private static func locked(_ source: sending (any ByteStream)?) -> Mutex<any ByteStream>? {
    guard let source else { return nil }
    return Mutex(source)
  }

  /// What was wrong with the content so far that did not stop the reading.
  public var findings: DiagnosticLog {
    switch stream {
    case nil: DiagnosticLog()
    case .some(let stream): stream.withLock { $0.findings }
    }
  }

  deinit {
    if descriptor > STDERR_FILENO { close(descriptor) }
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

  /// What content is read through.
  private struct Content {
    /// Nil where the file's own bytes are its content and reads can be positioned.
    var source: (any ByteStream)?
    var conversion: Conversion?
  }

  private static func content(
    of opened: Opened, path: String, options: InputOptions, use: Use
  ) throws(Failure) -> sending Content {
    let raw = DescriptorStream(opened.descriptor, path: path)
    if use == .bytes { return Content(source: opened.size == nil ? raw : nil) }
    var content = PeekedStream(raw)
    let wanted = use == .text ? 3 : ContentKind.headSize
    var head: [UInt8]
    if opened.size == nil {
      head = try content.peek(wanted)
    } else {
      head = [UInt8](repeating: 0, count: wanted)
      let count = head.withUnsafeMutableBytes { pread(opened.descriptor, $0.baseAddress, $0.count, 0) }
      head.removeLast(wanted - max(count, 0))
    }
    let isPacked = head.starts(with: GzipStream.magic)
    if isPacked {
      content = PeekedStream(GzipStream(content, path: path))
      head = try content.peek(wanted)
    }
    let isPlainFile = opened.size != nil && !isPacked
    if let other = try conversion(of: content, head, isPlainFile: isPlainFile, path: path, options: options, use: use) {
      return other
    }
    if let encoding = options.encoding, encoding != .utf8, !Self.isUTF8(head, use) {
      return Content(source: DecodingStream(content, encoding: encoding, path: path))
    }
    return Content(source: isPlainFile ? nil : content)
  }

  /// Whether content is UTF-8 although another encoding was named.
  ///
  /// A mark proves it. Features are UTF-8 by their standard: where they read as such, an encoding that is named for tables
  /// beside them is not meant.
  private static func isUTF8(_ head: [UInt8], _ use: Use) -> Bool {
    if TextEncoding.marked(by: head)?.encoding == .utf8 { return true }
    // The last character of the head may be cut.
    return use == .features && head.withUnsafeBytes { (UTF8Check.firstError(in: $0) ?? $0.count) + 3 >= $0.count }
  }

  /// Content of another format, as what it is used for.
  private static func conversion(
    of content: PeekedStream, _ head: [UInt8], isPlainFile: Bool, path: String, options: InputOptions, use: Use
  ) throws(Failure) -> Content? {
    guard use == .features || use == .table else { return nil }
    let kind = ContentKind.proven(by: head)
    if use == .features, kind == .boundaryText {
      let text = head.drop { [0xEF, 0xBB, 0xBF].contains($0) || $0 <= 0x20 }
      let isUTF8 = BoundaryTextHead.encoding(of: text) == .utf8
      let source: any ByteStream = isUTF8 ? content : DecodingStream(content, encoding: .gb18030, path: path)
      let stream = try BoundaryTextStream(source, path: path)
      return Content(
        source: stream, conversion: Conversion(means: .boundaryText, crs: stream.system, found: stream.system))
    }
    guard kind == .otherLayer || kind == .workbook || (use == .table && path.lowercased().hasSuffix(".dbf")) else {
      return nil
    }
    try ContentKind.refuseArchive(head, path: path)
    guard isPlainFile else {
      throw Failure(.unknownFormat, at: Place(file: path), found: "another format inside gzip data or a pipe")
    }
    let stream =
      use == .features
      ? try Converter.features(of: path, options: options) : try Converter.table(of: path, options: options)
    return Content(source: stream, conversion: Conversion(means: .converter, crs: nil, found: ""))
  }
}

/// The operating system's words for an error number.
func systemMessage(_ number: Int32) -> String {
  String(cString: strerror(number))
}
