public import MuchanDiagnostics

/// Reads a text file, or standard input, line by line. Memory is one line and one block.
public struct LineReader: ~Copyable {
  /// The longest line that is read, in bytes.
  public static let longestLine = 64 << 20
  private static let blockSize = 1 << 20

  private let file: InputFile
  private var bytes: [UInt8] = []
  /// The first byte that was not handed out.
  private var start = 0
  private var isOver = false
  /// The lines handed out so far.
  public private(set) var line = 0

  /// Opens a file; `-` is standard input.
  public init(path: String, options: InputOptions = InputOptions()) throws(Failure) {
    file = try InputFile(path: path, options: options)
  }

  /// The next line without its end; nil at the end of the file.
  ///
  /// - Throws: `fileUnreadable`, also for a line over `longestLine`; `notUTF8`.
  public mutating func next() throws(Failure) -> String? {
    var searched = start
    while true {
      if let end = bytes[searched...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { start = end + 1 }
        return try text(of: start..<end)
      }
      if isOver {
        defer { start = bytes.count }
        return start < bytes.count ? try text(of: start..<bytes.count) : nil
      }
      searched = bytes.count - start
      bytes.removeSubrange(..<start)
      start = 0
      guard bytes.count <= Self.longestLine else {
        throw Failure(
          .fileUnreadable, at: Place(file: file.path, line: line + 1), found: "a line of over \(Self.longestLine) bytes"
        )
      }
      try fill()
    }
  }

  private mutating func fill() throws(Failure) {
    let old = bytes.count
    bytes.append(contentsOf: repeatElement(0, count: Self.blockSize))
    var failure: Failure?
    var count = 0
    bytes.withUnsafeMutableBytes { bytes in
      do throws(Failure) {
        count = try file.readNext(into: UnsafeMutableRawBufferPointer(rebasing: bytes[old...]))
      } catch {
        failure = error
      }
    }
    if let failure { throw failure }
    bytes.removeLast(Self.blockSize - count)
    isOver = count < Self.blockSize
  }

  private mutating func text(of range: Range<Int>) throws(Failure) -> String {
    line += 1
    let range = range.last.map { bytes[$0] == UInt8(ascii: "\r") } == true ? range.dropLast() : range
    guard let text = String(validating: bytes[range], as: UTF8.self) else {
      throw Failure(.notUTF8, at: Place(file: file.path, line: line))
    }
    return text
  }
}
