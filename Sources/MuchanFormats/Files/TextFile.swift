public import MuchanDiagnostics

/// A small text file, read whole: a project file, a rule book.
public enum TextFile {
  /// The largest text of a person that is read whole.
  public static let largestSize = 16 << 20
  /// The largest text that muchan itself has written and reads whole.
  public static let largestWritten = 1 << 30

  /// The text of a file, a byte order mark left out.
  ///
  /// - Throws: the failures of `InputFile`; `fileEmpty`, `notUTF8` with byte and line, `valueTooLarge` past `largestSize`.
  public static func read(_ path: String, largestSize: Int = TextFile.largestSize) throws(Failure) -> String {
    let file = try InputFile(path: path)
    var bytes: [UInt8] = []
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
    defer { block.deallocate() }
    while true {
      let count = try file.readNext(into: block)
      bytes.append(contentsOf: block[..<count])
      if count < block.count { break }
      guard bytes.count <= largestSize else {
        throw Failure(
          .valueTooLarge, at: Place(file: path), found: "over \(bytes.count) bytes", expected: "at most \(largestSize)")
      }
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    guard !bytes.isEmpty else { throw Failure(.fileEmpty, at: Place(file: path)) }
    let bad = bytes.withUnsafeBytes { raw in
      UTF8Check.firstError(in: raw).map { (offset: $0, found: UTF8Check.description(of: raw, at: $0)) }
    }
    if let bad {
      let line = bytes[..<bad.offset].count { $0 == UInt8(ascii: "\n") } + 1
      throw Failure(.notUTF8, at: Place(file: path, byteOffset: bad.offset, line: line), found: bad.found)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
