internal import MuchanDiagnostics

/// The lines of a stream of UTF-8 text, one at a time.
struct StreamedLines {
  private let source: any ByteStream
  private let path: String
  private var bytes: ArraySlice<UInt8> = []
  private var isOver = false
  /// The number of the line handed out last, 1-based.
  private(set) var line = 0

  /// A longer line is another kind of file.
  private static let longestLine = 1 << 20

  init(_ source: any ByteStream, path: String) {
    self.source = source
    self.path = path
  }

  /// The next line without blanks at either side; nil at the end.
  ///
  /// - Throws: `notUTF8`, `badBoundaryText` for an endless line, and what the stream throws.
  mutating func next() throws(Failure) -> String? {
    while true {
      if let end = bytes.firstIndex(of: 0x0A) {
        defer { bytes = bytes[(end + 1)...] }
        return try text(bytes[..<end])
      }
      if isOver {
        defer { bytes = [] }
        return bytes.isEmpty ? nil : try text(bytes)
      }
      guard bytes.count <= Self.longestLine else {
        throw Failure(.badBoundaryText, at: Place(file: path, line: line + 1), found: "over \(bytes.count) bytes")
      }
      try fill()
    }
  }

  private mutating func fill() throws(Failure) {
    var more = [UInt8](repeating: 0, count: 1 << 16)
    var failure: Failure?
    let count = more.withUnsafeMutableBytes { bytes in
      do throws(Failure) { return try source.read(into: bytes) } catch {
        failure = error
        return 0
      }
    }
    if let failure { throw failure }
    isOver = count == 0
    bytes = ArraySlice(bytes + more[..<count])
  }

  private mutating func text(_ bytes: ArraySlice<UInt8>) throws(Failure) -> String {
    line += 1
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(.notUTF8, at: Place(file: path, line: line))
    }
    return text.trimmed()
  }
}
