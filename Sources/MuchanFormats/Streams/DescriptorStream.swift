internal import Glibc
internal import MuchanDiagnostics

/// The bytes of an open file from its start, or of standard input; does not close it.
final class DescriptorStream: ByteStream {
  private let descriptor: Int32
  private let path: String
  private var count = 0

  init(_ descriptor: Int32, path: String) {
    self.descriptor = descriptor
    self.path = path
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
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
