public import MuchanDiagnostics

/// Reads one record of a file again as it is written, to show it or to hand it back to be mended.
public struct RecordText: ~Copyable {
  private let file: InputFile

  /// A record that is longer is not shown.
  public static let longest = 64 << 20

  /// Opens a file that is no stream.
  public init(path: String) throws(Failure) { file = try InputFile(path: path) }

  /// The JSON object or list that begins at an offset, to its closing bracket; nil where none does or it has no end.
  public func value(at offset: Int) throws(Failure) -> String? {
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
  public func line(at offset: Int) throws(Failure) -> String? {
    try text(from: offset) { byte in byte == 0x0A || byte == 0x0D || byte == 0x1E ? .stops : .takes }
  }

  private enum Step {
    case takes
    case takesLast
    case stops
  }

  private func text(from offset: Int, _ step: (UInt8) -> Step) throws(Failure) -> String? {
    var taken: [UInt8] = []
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 14, alignment: 1)
    defer { buffer.deallocate() }
    while taken.count < Self.longest {
      let count = try file.read(into: buffer, at: offset + taken.count)
      for index in 0..<count {
        switch step(buffer[index]) {
        case .takes: taken.append(buffer[index])
        case .takesLast:
          taken.append(buffer[index])
          return String(validating: taken, as: UTF8.self)
        case .stops: return taken.isEmpty ? nil : String(validating: taken, as: UTF8.self)
        }
      }
      if count < buffer.count { return taken.isEmpty ? nil : String(validating: taken, as: UTF8.self) }
    }
    return nil
  }
}
