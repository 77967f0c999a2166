internal import Glibc
internal import MuchanDiagnostics

/// The bytes of an open file from its start, or of standard input; does not close it.
final class DescriptorStream: ByteStream {
  private let descriptor: Int32
  private let path: String
  /// Bytes read ahead to see what the file is.
  private var head: ArraySlice<UInt8> = []
  private var count = 0

  init(_ descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  /// The first bytes, which stay to be read: as many as asked for, fewer where the stream ends before.
  func peek(_ wanted: Int) throws(Failure) -> [UInt8] {
    while head.count < wanted {
      var more = [UInt8](repeating: 0, count: wanted - head.count)
      var failure: Failure?
      let got = more.withUnsafeMutableBytes { bytes in
        do throws(Failure) { return try readOn(into: bytes) } catch {
          failure = error
          return 0
        }
      }
      if let failure { throw failure }
      guard got > 0 else { break }
      head.append(contentsOf: more[..<got])
    }
    return Array(head)
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
    guard head.isEmpty else {
      let piece = head.prefix(buffer.count)
      buffer.copyBytes(from: piece)
      head = head.dropFirst(piece.count)
      return piece.count
    }
    return try readOn(into: buffer)
  }

  private func readOn(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
    while true {
      let got = Glibc.read(descriptor, buffer.baseAddress, buffer.count)
      if got >= 0 {
        count += got
        return got
      }
      guard errno == EINTR else {
        throw Failure(.fileUnreadable, at: Place(file: path, byteOffset: count), found: systemMessage(errno))
      }
    }
  }
}
