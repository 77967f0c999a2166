internal import MuchanDiagnostics

/// A stream whose first bytes were looked at and stay to be read.
final class PeekedStream: ByteStream {
  private let source: any ByteStream
  private var head: ArraySlice<UInt8> = []

  init(_ source: any ByteStream) { self.source = source }

  /// The first bytes: as many as asked for, fewer where the stream ends before.
  func peek(_ wanted: Int) throws(Failure) -> [UInt8] {
    while head.count < wanted {
      var more = [UInt8](repeating: 0, count: wanted - head.count)
      var failure: Failure?
      let count = more.withUnsafeMutableBytes { bytes in
        do throws(Failure) { return try source.read(into: bytes) } catch {
          failure = error
          return 0
        }
      }
      if let failure { throw failure }
      guard count > 0 else { break }
      head.append(contentsOf: more[..<count])
    }
    return Array(head)
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
    guard !head.isEmpty else { return try source.read(into: buffer) }
    let piece = head.prefix(buffer.count)
    buffer.copyBytes(from: piece)
    head = head.dropFirst(piece.count)
    return piece.count
  }
}
