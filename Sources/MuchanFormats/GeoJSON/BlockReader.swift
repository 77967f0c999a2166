internal import CJSONScan
internal import Glibc
public import MuchanDiagnostics
public import MuchanGeometry

/// Reads blocks of features, one worker's share of a file.
///
/// A file is cut at line ends without looking at what stands before them: GeoJSON is nearly always written
/// one feature a line. The cut is then proved: block 0 starts at the first feature, and a block that is
/// exactly a list of features, followed by a comma, makes the next block start at a feature too. A block
/// that is not shows that the cuts were wrong, or the file is; `SequentialCutter` then tells which. Records of one
/// Feature each stand alone: there a cut needs no proof, and a broken record is one row with an issue.
public struct BlockReader: ~Copyable {
  /// Bytes of a file that one block spans. From 256 KiB to 2 MiB the time is the same.
  public static let blockSize = 1 << 20
  /// Read past a block's end at first, to find the end of its last line.
  private static let slack = 1 << 14

  /// A file with longer lines is cut in order: here each worker would hold such a line whole.
  private static let longestLine = 4 << 20

  /// What reading a window gave.
  public enum Outcome: Hashable, Sendable {
    /// `block` holds its features.
    case block
    /// No line starts in the window.
    case empty
    /// The window is not a list of features.
    case unproven
  }

  /// The features read last.
  public internal(set) var block = FeatureBlock()
  /// What stands after the features, once the last block was read.
  public private(set) var tail: GeoJSONTail?

  let file: GeoJSONFile
  private var scanner: FeatureScanner
  /// Where the text of the last block is, in the buffer and in the file.
  private var last: (start: Int, end: Int, index: Int, byteOffset: Int)?
  var buffer: PaddedBuffer
  /// Where the records of the last block are; reused between blocks.
  var records = RecordList()

  /// Makes a reader with buffers of its own.
  public init(file: GeoJSONFile, fields: FeatureFields) {
    self.file = file
    scanner = FeatureScanner(fields: fields)
    buffer = PaddedBuffer(capacity: Self.blockSize + Self.slack, padding: FeatureScanner.padding)
  }

  /// The names of all properties met so far, with how often.
  public var propertyNames: [(name: String, count: Int)] { scanner.propertyNames }

  /// Turns the block's coordinates into longitude and latitude.
  public mutating func transform(by transform: borrowing CoordinateTransform) {
    transform.toLongitudeLatitude(x: &block.polygons.x, y: &block.polygons.y)
  }

  /// Reads the features that start in a window, supposing that each line starts one.
  ///
  /// - Parameter window: 0 to `file.windowCount` − 1, in any order.
  /// - Throws: `fileUnreadable`.
  public mutating func readWindow(_ window: Int) throws(Failure) -> Outcome {
    let span: Lines
    switch try findLines(of: window) {
    case .lines(let found): span = found
    case .none: return .empty
    case .tooLong: return .unproven
    }
    if let separator = file.separator {
      try readRecords(
        span.start..<span.end, separator: separator, index: window, byteOffset: span.fileOffset - 1)
      return .block
    }
    // The byte before the text becomes the `[` of a list.
    let text = span.start - 1
    buffer.bytes[text] = UInt8(ascii: "[")
    let byteOffset = span.fileOffset - 1
    var end = span.end
    if span.reachesEnd {
      let cut = mc_find_cut(pointer(at: span.start), span.end - span.start)
      guard cut.list_end >= 0 else { return .unproven }
      end = span.start + cut.list_end
    } else {
      while end > span.start && GeoJSONFile.isBlank(buffer.bytes[end - 1]) { end -= 1 }
      guard end > span.start else { return .empty }
      guard buffer.bytes[end - 1] == UInt8(ascii: ",") else { return .unproven }
      end -= 1
      buffer.bytes[end] = UInt8(ascii: "]")
    }
    do throws(FeatureScanner.Fault) {
      try scan(text, end: end, index: window, byteOffset: byteOffset)
    } catch {
      return .unproven
    }
    if span.reachesEnd {
      tail = try file.readTail(Array(buffer.bytes[end..<span.end]), at: byteOffset + end - text)
    }
    return .block
  }

  /// Reads the next block of a file that is cut in order.
  ///
  /// - Returns: false when there is none left.
  /// - Throws: `notJSON` and its kin with the place, `featureTooLarge`, `fileUnreadable`.
  public mutating func readNext(from cutter: SequentialCutter) throws(Failure) -> Bool {
    guard let cut = try cutter.next(into: &buffer) else { return false }
    if let separator = file.separator {
      try readRecords(1..<cut.end, separator: separator, index: cut.index, byteOffset: cut.byteOffset)
      return true
    }
    do throws(FeatureScanner.Fault) {
      try scan(0, end: cut.end, index: cut.index, byteOffset: cut.byteOffset)
    } catch {
      throw Failure(
        error.code, at: Place(file: file.path, byteOffset: cut.byteOffset + error.offset),
        found: error.found)
    }
    if let tail = cut.tail { self.tail = tail }
    return true
  }

  /// Scans `buffer[start...end]`, which begins with `[` and ends with `]`.
  mutating func scan(_ start: Int, end: Int, index: Int, byteOffset: Int) throws(FeatureScanner.Fault) {
    last = (start, end, index, byteOffset)
    try scanner.scan(
      UnsafeRawBufferPointer(rebasing: buffer.bytes[start...]), length: end + 1 - start, into: &block, index: index,
      byteOffset: byteOffset)
  }

  /// Reads the last block once more for other properties; one that could not be read then stays as it is.
  public mutating func readAgain(_ fields: FeatureFields) {
    scanner = FeatureScanner(fields: fields)
    guard let last else { return }
    do throws(FeatureScanner.Fault) {
      try scan(last.start, end: last.end, index: last.index, byteOffset: last.byteOffset)
    } catch {
      block.clear(index: last.index, byteOffset: last.byteOffset)
    }
  }

  private func pointer(at index: Int) -> UnsafePointer<CChar>? {
    buffer.bytes.baseAddress.map { UnsafePointer(($0 + index).assumingMemoryBound(to: CChar.self)) }
  }
}

extension BlockReader {
  /// The lines that start in a window, in the buffer.
  private struct Lines {
    var start: Int
    var end: Int
    var fileOffset: Int
    /// Whether they are the last of the file.
    var reachesEnd: Bool
  }

  private enum Search {
    case lines(Lines)
    /// No line starts in the window.
    case none
    /// A line goes on for `longestLine` bytes.
    case tooLong
  }

  private mutating func findLines(of window: Int) throws(Failure) -> Search {
    guard let size = file.input.size else { preconditionFailure("streams are cut in order") }
    let windowStart = file.featuresStart + window * Self.blockSize
    let windowEnd = min(windowStart + Self.blockSize, size)
    // From one byte before, since a line that starts the window ends right there; after one byte of buffer
    // for the bracket.
    let readStart = window == 0 ? windowStart : windowStart - 1
    let base = 1
    var filled = try read(upTo: windowEnd + Self.slack, from: readStart, base: base)
    var start = base
    if window > 0 {
      guard let newline = newline(from: base, to: base + filled), newline + 1 - base + readStart < windowEnd
      else { return .none }
      start = newline + 1
    }
    func lines(to end: Int) -> Search {
      .lines(
        Lines(
          start: start, end: end, fileOffset: readStart + start - base, reachesEnd: end - base + readStart == size))
    }
    if windowEnd == size { return lines(to: base + size - readStart) }
    var searchStart = base + windowEnd - 1 - readStart
    while true {
      if let newline = newline(from: searchStart, to: base + filled) { return lines(to: newline + 1) }
      if readStart + filled >= size { return lines(to: base + filled) }
      guard filled < Self.longestLine else { return .tooLong }
      searchStart = base + filled
      filled = try read(upTo: readStart + 2 * filled, from: readStart, base: base, having: filled)
    }
  }

  /// Fills the buffer with the file's bytes up to an offset or its end; returns how many there are now.
  private mutating func read(
    upTo end: Int, from start: Int, base: Int, having: Int = 0
  ) throws(Failure) -> Int {
    let wanted = min(end, file.input.size ?? end) - start
    buffer.grow(to: base + wanted)
    let free = UnsafeMutableRawBufferPointer(rebasing: buffer.bytes[(base + having)..<(base + wanted)])
    return having + (try file.input.read(into: free, at: start + having))
  }

  /// The next line end, or what else stands between records.
  private func newline(from start: Int, to end: Int) -> Int? {
    guard start < end, let bytes = buffer.bytes.baseAddress,
      let found = memchr(bytes + start, Int32(file.separator ?? FeatureLayout.newline), end - start)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(bytes)
  }
}

extension GeoJSONFile {
  /// How many windows `BlockReader.readWindow` reads; nil where the file has to be cut in order.
  public var windowCount: Int? {
    guard single == nil, let size = input.size else { return nil }
    return max(1, (size - featuresStart + BlockReader.blockSize - 1) / BlockReader.blockSize)
  }
}
