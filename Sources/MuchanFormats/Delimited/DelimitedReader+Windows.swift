internal import MuchanDiagnostics

extension DelimitedReader {
  /// How many bytes the file has; nil where it is not read as it lies there: packed, of another encoding, a pipe.
  var size: Int? { file.size }

  /// Where the next row begins.
  var nextOffset: Int { bufferOffset + next }

  /// Reads on from another place, which has to be the beginning of a row; lines are counted from there.
  ///
  /// Only where `size` is known, and after the first row, which tells the separator.
  mutating func seek(to offset: Int) {
    isPositioned = true
    bufferOffset = offset
    (next, end) = (0, 0)
    isAtEnd = false
    nextLine = 1
    pattern = nil
  }

  /// Goes to the byte behind the first line feed from `offset` on, where a row begins unless the line feed is quoted.
  ///
  /// - Returns: The place; nil where there is none before `limit`.
  mutating func seekLine(from offset: Int, before limit: Int) throws(Failure) -> Int? {
    seek(to: offset)
    while nextOffset < limit {
      if let place = nextPlace(of: UInt8(ascii: "\n")) {
        let start = bufferOffset + place + 1
        guard start < limit else { return nil }
        next = place + 1
        return start
      }
      if isAtEnd { return nil }
      next = end
      try refill()
    }
    return nil
  }
}
