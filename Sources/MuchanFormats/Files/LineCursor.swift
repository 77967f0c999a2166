public import MuchanDiagnostics

/// Tells lines of byte offsets that only ever grow, by reading a file along with them.
public struct LineCursor: ~Copyable {
  private let file: InputFile
  private let buffer: UnsafeMutableRawBufferPointer
  /// Where the buffer's first byte stands in the file, and how many of its bytes are good.
  private var bufferOffset = 0
  private var filled = 0
  /// Up to where lines are counted.
  private var position = 0
  private var line = 1

  /// Starts at the beginning of a file that is no stream.
  ///
  /// - Throws: the failures of `InputFile`.
  public init(path: String) throws(Failure) {
    file = try InputFile(path: path)
    buffer = .allocate(byteCount: 1 << 18, alignment: 16)
  }

  deinit { buffer.deallocate() }

  /// The 1-based line that an offset is on.
  ///
  /// - Parameter offset: not less than the last one asked about.
  public mutating func line(at offset: Int) throws(Failure) -> Int {
    while position < offset {
      if position >= bufferOffset + filled {
        bufferOffset = position
        filled = try file.read(into: buffer, at: position)
        if filled == 0 { break }
      }
      let end = min(offset, bufferOffset + filled)
      let piece = UnsafeRawBufferPointer(rebasing: buffer[(position - bufferOffset)..<(end - bufferOffset)])
      var count = 0
      for byte in piece { count &+= byte == 0x0A ? 1 : 0 }
      line += count
      position = end
    }
    return line
  }
}
