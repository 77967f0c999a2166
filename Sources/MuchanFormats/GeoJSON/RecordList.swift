internal import Glibc
internal import MuchanDiagnostics

/// The records of a block of text, made into one JSON list in place.
///
/// Neither a line end nor the byte 0x1E can stand inside a JSON string, so what separates records may become a
/// comma. That each record is exactly one element is not taken for granted: `BlockReader` compares where elements
/// begin with where records do.
struct RecordList {
  /// The first byte of each record that is not blank.
  private(set) var starts: [Int] = []
  /// The byte after each record: its separator, or the end of the text.
  private(set) var ends: [Int] = []

  /// Where the `]` stands.
  var end: Int { ends.last ?? 0 }

  /// Turns the separators in `range` into commas and the last into `]`; blank records become blanks.
  ///
  /// - Parameter bytes: have room for one byte after `range`.
  /// - Returns: where a record begins that is longer than `limit`; nil when none is.
  mutating func join(
    _ bytes: UnsafeMutableRawBufferPointer, in range: Range<Int>, separator: UInt8, limit: Int
  ) -> Int? {
    starts.removeAll(keepingCapacity: true)
    ends.removeAll(keepingCapacity: true)
    guard let base = bytes.baseAddress else { return nil }
    var position = range.lowerBound
    while position < range.upperBound {
      let found = memchr(base + position, Int32(separator), range.upperBound - position)
      let end = found.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? range.upperBound
      guard end - position <= limit else { return position }
      var start = position
      while start < end, GeoJSONFile.isBlank(bytes[start]) { start += 1 }
      if start < end {
        starts.append(start)
        ends.append(end)
      }
      bytes[end] = start < end ? UInt8(ascii: ",") : 0x20
      position = end + 1
    }
    if let last = ends.last { bytes[last] = UInt8(ascii: "]") }
    return nil
  }
}
