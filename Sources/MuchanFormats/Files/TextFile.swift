public import MuchanDiagnostics

/// A small text file, read whole.
public enum TextFile {
  /// The largest text that is read whole.
  private static let limit = 16 << 20

  /// The text of a file.
  ///
  /// - Throws: what opening and reading throw, `notUTF8`, `valueTooLarge` past 16 MiB.
  public static func read(_ path: String) throws(Failure) -> String {
    let file = try InputFile(path: path)
    var bytes: [UInt8] = []
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 1)
    defer { buffer.deallocate() }
    while true {
      let count = try file.readNext(into: buffer)
      bytes.append(contentsOf: buffer[..<count])
      guard bytes.count <= limit else {
        throw Failure(.valueTooLarge, at: Place(file: path), found: "over \(limit) bytes")
      }
      if count < buffer.count { break }
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.notUTF8, at: Place(file: path))
    }
    return text
  }
}
