internal import CJSONScan
internal import MuchanDiagnostics
import Synchronization

/// Cuts a file of features in order, by brackets and strings, wherever its line ends are.
///
/// Slower than windows, since finding a cut means looking at every byte, but right for any layout, for
/// streams, and for saying where a broken file is broken. Workers take turns at cutting and parse at the
/// same time.
public final class SequentialCutter: Sendable {
  private struct State {
    var index = 0
    /// Read, but not yet cut off.
    var pending: [UInt8]
    /// Of the first pending byte.
    var byteOffset: Int
    var isOver = false
  }

  private let file: GeoJSONFile
  private let state: Mutex<State>

  /// Starts at the file's first feature.
  public init(file: GeoJSONFile) {
    self.file = file
    state = Mutex(State(pending: file.single ?? file.readAhead, byteOffset: file.featuresStart))
  }

  /// A block of text in a buffer: `[`, features, `]`; or one free byte and whole records.
  struct Cut {
    var index: Int
    /// File offset that corresponds to the `[`.
    var byteOffset: Int
    /// Place of the `]`, or the end of the records.
    var end: Int
    /// What followed, if these are the last features.
    var tail: GeoJSONTail?
  }

  /// Moves the next block into `buffer`; nil when there is none.
  func next(into buffer: inout PaddedBuffer) throws(Failure) -> Cut? {
    try state.withLock { (state) throws(Failure) in
      guard !state.isOver else { return nil }
      if file.single != nil { return single(&state, into: &buffer) }
      if let separator = file.separator { return try records(&state, into: &buffer, separator: separator) }
      var filled = 1 + state.pending.count
      buffer.grow(to: filled + BlockReader.blockSize)
      for (index, byte) in state.pending.enumerated() { buffer.bytes[1 + index] = byte }
      while true {
        let (count, isEnd) = try fill(&buffer, filled, at: state.byteOffset + filled - 1)
        filled += count
        let start = UnsafeRawBufferPointer(rebasing: buffer.bytes[1...]).baseAddress?.assumingMemoryBound(
          to: CChar.self)
        let cut = mc_find_cut(start, filled - 1)
        let byteOffset = state.byteOffset - 1
        buffer.bytes[0] = UInt8(ascii: "[")
        if cut.list_end >= 0 {
          state.isOver = true
          let end = 1 + cut.list_end
          let tail = try readTail(Array(buffer.bytes[end..<filled]), at: byteOffset + end, isWhole: isEnd)
          return Cut(index: state.index, byteOffset: byteOffset, end: end, tail: tail)
        }
        if isEnd {
          throw Failure(
            .truncatedJSON, at: Place(file: file.path, byteOffset: byteOffset + filled),
            expected: "the ] that ends the features")
        }
        if cut.last_comma > 0 {
          let end = cut.last_comma
          state.pending = Array(buffer.bytes[(end + 1)..<filled])
          state.byteOffset = byteOffset + end + 1
          buffer.bytes[end] = UInt8(ascii: "]")
          defer { state.index += 1 }
          return Cut(index: state.index, byteOffset: byteOffset, end: end, tail: nil)
        }
        guard filled <= file.maxFeatureBytes else {
          // The feature begins on the line after the comma before it.
          let blanks = buffer.bytes[1..<filled].prefix(while: GeoJSONFile.isBlank).count
          throw Failure(
            .featureTooLarge, at: Place(file: file.path, byteOffset: state.byteOffset + blanks),
            found: "over \(filled) bytes", expected: "at most \(file.maxFeatureBytes)")
        }
        buffer.grow(to: 2 * filled + BlockReader.blockSize)
      }
    }
  }

  /// Cuts after the last whole record read.
  private func records(
    _ state: inout State, into buffer: inout PaddedBuffer, separator: UInt8
  ) throws(Failure) -> Cut? {
    var filled = 1 + state.pending.count
    buffer.grow(to: filled + BlockReader.blockSize)
    buffer.bytes[1...].copyBytes(from: state.pending)
    // A stream's head was read ahead and may hold many records; what is left of a cut holds none.
    var searched = 1
    while true {
      let (count, isEnd) = try fill(&buffer, filled, at: state.byteOffset + filled - 1)
      filled += count
      let byteOffset = state.byteOffset - 1
      if isEnd {
        state.isOver = true
        return filled > 1 ? Cut(index: state.index, byteOffset: byteOffset, end: filled) : nil
      }
      if let last = buffer.bytes[searched..<filled].lastIndex(of: separator) {
        state.pending = Array(buffer.bytes[(last + 1)..<filled])
        state.byteOffset = byteOffset + last + 1
        defer { state.index += 1 }
        return Cut(index: state.index, byteOffset: byteOffset, end: last + 1)
      }
      guard filled <= file.maxFeatureBytes else { throw file.recordTooLarge(at: state.byteOffset) }
      searched = filled
      buffer.grow(to: 2 * filled + BlockReader.blockSize)
    }
  }

  /// A document that is one Feature becomes a list of one.
  private func single(_ state: inout State, into buffer: inout PaddedBuffer) -> Cut {
    state.isOver = true
    buffer.grow(to: state.pending.count + 2)
    buffer.bytes[0] = UInt8(ascii: "[")
    for (index, byte) in state.pending.enumerated() { buffer.bytes[1 + index] = byte }
    let end = 1 + state.pending.count
    buffer.bytes[end] = UInt8(ascii: "]")
    return Cut(
      index: 0, byteOffset: state.byteOffset - 1, end: end, tail: GeoJSONTail(crs: nil, hasNullCRS: file.hasNullCRS)
    )
  }

  /// Reads one block more, or of a feature longer than that as much as is there already; says whether that was the end.
  ///
  /// A cut is looked for from the start each time, so that equal steps would take the square of a long feature's length.
  private func fill(
    _ buffer: inout PaddedBuffer, _ filled: Int, at offset: Int
  ) throws(Failure) -> (count: Int, isEnd: Bool) {
    let step = max(BlockReader.blockSize, min(filled, file.maxFeatureBytes + 1 - filled))
    let free = UnsafeMutableRawBufferPointer(rebasing: buffer.bytes[filled..<min(filled + step, buffer.capacity)])
    let count =
      file.input.size == nil ? try file.input.readNext(into: free) : try file.input.read(into: free, at: offset)
    return (count, count < free.count)
  }

  /// Reads on to the end of the file and judges what follows the features.
  private func readTail(_ start: [UInt8], at offset: Int, isWhole: Bool) throws(Failure) -> GeoJSONTail {
    var tail = start
    var isWhole = isWhole
    var buffer = PaddedBuffer(capacity: isWhole ? 0 : BlockReader.blockSize, padding: 0)
    while !isWhole {
      let (count, isEnd) = try fill(&buffer, 0, at: offset + tail.count)
      tail.append(contentsOf: buffer.bytes[..<count])
      isWhole = isEnd
      guard tail.count <= file.maxFeatureBytes else {
        throw Failure(
          .featureTooLarge, at: Place(file: file.path, byteOffset: offset), found: "members after the features")
      }
    }
    return try file.readTail(tail, at: offset)
  }
}
