public import MuchanDiagnostics

/// Reads one record of a file again as it is written, to show it or to hand it back to be mended.
public struct RecordText: ~Copyable {
  private let path: String
  private let options: InputOptions
  private let use: InputFile.Use
  /// Nil until something is asked for.
  private var file: InputFile?
  /// The bytes of a stream that were read last, and where their first one stands in it.
  private var window: [UInt8] = []
  private var windowOffset = 0

  /// A record that is longer is not shown.
  public static let longest = 64 << 20

  private static let pieceSize = 1 << 16

  /// Gets ready to read a file; it is opened when something is asked for.
  ///
  /// Content that comes as a stream, such as gzip data, is read forwards, and again from its beginning when an offset lies
  /// behind.
  /// - Parameters:
  ///   - options: how the file is read.
  ///   - use: what its content is read as, which decides what offsets count in.
  public init(path: String, options: InputOptions = InputOptions(), use: InputFile.Use = .text) {
    self.path = path
    self.options = options
    self.use = use
  }

  /// The JSON object or list that begins at an offset, to its closing bracket; nil where none does or it has no end.
  public mutating func value(at offset: Int) throws(Failure) -> String? {
    var depth = 0
    var isInString = false
    var isEscaped = false
    return try text(from: offset) { byte in
      if isInString {
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
        return .takes
      }
      switch byte {
      case UInt8(ascii: "\""): isInString = true
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if depth == 0 { return .takesLast }
      default: break
      }
      return depth > 0 ? .takes : .stops
    }
  }

  /// The rest of the line from an offset on.
  public mutating func line(at offset: Int) throws(Failure) -> String? {
    try text(from: offset) { byte in byte == 0x0A || byte == 0x0D || byte == 0x1E ? .stops : .takes }
  }

  private enum Step {
    case takes
    case takesLast
    case stops
  }

  private mutating func text(from offset: Int, _ step: (UInt8) -> Step) throws(Failure) -> String? {
    var taken: [UInt8] = []
    while taken.count < Self.longest {
      let piece = try bytes(at: offset + taken.count)
      if piece.isEmpty { return taken.isEmpty ? nil : String(validating: taken, as: UTF8.self) }
      for byte in piece {
        switch step(byte) {
        case .takes: taken.append(byte)
        case .takesLast:
          taken.append(byte)
          return String(validating: taken, as: UTF8.self)
        case .stops: return taken.isEmpty ? nil : String(validating: taken, as: UTF8.self)
        }
      }
    }
    return nil
  }

  /// Some bytes from an offset on; none at the end of the content.
  private mutating func bytes(at offset: Int) throws(Failure) -> ArraySlice<UInt8> {
    if offset < windowOffset {
      file = nil
      (window, windowOffset) = ([], 0)
    }
    while offset >= windowOffset + window.count {
      let count = try readOn(at: offset)
      if count == 0 { return [] }
    }
    return window[(offset - windowOffset)...]
  }

  /// Reads the next piece into the window, for a file the one at the offset; how many bytes that gave.
  private mutating func readOn(at offset: Int) throws(Failure) -> Int {
    let opened: InputFile
    if let known = file.take() {
      opened = known
    } else {
      opened = try InputFile(path: path, options: options, use: use)
    }
    let isStream = opened.size == nil
    windowOffset = isStream ? windowOffset + window.count : offset
    window = [UInt8](repeating: 0, count: Self.pieceSize)
    var failure: Failure?
    let count = window.withUnsafeMutableBytes { bytes in
      do throws(Failure) {
        return isStream ? try opened.readNext(into: bytes) : try opened.read(into: bytes, at: offset)
      } catch {
        failure = error
        return 0
      }
    }
    file = consume opened
    if let failure { throw failure }
    window.removeLast(window.count - count)
    return count
  }
}
