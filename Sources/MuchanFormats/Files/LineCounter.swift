internal import MuchanDiagnostics

/// Finds lines of byte offsets by reading a file once more; lines are needed only where something is wrong.
public enum LineCounter {
  /// The 1-based line of each offset in a file's content; empty for streams and files that can no longer be read.
  public static func lines(at offsets: [Int], of path: String, options: InputOptions = InputOptions()) -> [Int: Int] {
    guard path != "-", let last = offsets.max() else { return [:] }
    do throws(Failure) {
      let file = try InputFile(path: path, options: options)
      // A pipe cannot be read twice.
      guard FileKind(at: path) == .file else { return [:] }
      return try count(offsets.sorted(), upTo: last, in: file)
    } catch {
      // The finding stands without its line; the file was readable a moment ago.
      return [:]
    }
  }

  private static func count(_ sorted: [Int], upTo last: Int, in file: borrowing InputFile) throws(Failure) -> [Int: Int]
  {
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 1)
    defer { buffer.deallocate() }
    var lines: [Int: Int] = [:]
    var line = 1
    var position = 0
    var next = 0
    while next < sorted.count {
      let count = try file.readNext(into: buffer)
      let bytes = UnsafeRawBufferPointer(rebasing: buffer[..<count])
      var start = 0
      while next < sorted.count, sorted[next] < position + count {
        let offset = sorted[next] - position
        line += lineFeeds(in: bytes, start..<offset)
        start = offset
        lines[sorted[next]] = line
        next += 1
      }
      line += lineFeeds(in: bytes, start..<count)
      position += count
      if count < buffer.count {
        // Offsets at or past the end are on the last line.
        while next < sorted.count {
          lines[sorted[next]] = line
          next += 1
        }
      }
    }
    return lines
  }

  /// Line feeds in a part of a buffer, eight bytes at a time: a file of a gigabyte may have a finding on its last line.
  static func lineFeeds(in bytes: UnsafeRawBufferPointer, _ part: Range<Int>) -> Int {
    let low: UInt64 = 0x7F7F_7F7F_7F7F_7F7F
    let feed: UInt64 = 0x0A0A_0A0A_0A0A_0A0A
    var feeds = 0
    var start = part.lowerBound
    while start + 8 <= part.upperBound {
      // Each of eight counters goes to 255 before they are added up.
      let words = min(255, (part.upperBound - start) / 8)
      var counters: UInt64 = 0
      for word in 0..<words {
        let differing = bytes.loadUnaligned(fromByteOffset: start &+ word &* 8, as: UInt64.self) ^ feed
        // The highest bit of every byte that differs in nothing.
        let equal = ~((differing & low) &+ low | differing | low)
        counters &+= equal &>> 7
      }
      start += words * 8
      for byte in 0..<8 { feeds += Int(counters >> UInt64(byte * 8) & 0xFF) }
    }
    for index in start..<part.upperBound { feeds += bytes[index] == 0x0A ? 1 : 0 }
    return feeds
  }
}
