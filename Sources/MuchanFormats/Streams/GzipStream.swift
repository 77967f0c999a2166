internal import CZlib
internal import MuchanDiagnostics

/// The content of gzip data (RFC 1952), unpacked as it is read.
///
/// Several members one after the other are one content. The end of each member proves its checksum and length; data
/// that stop before it, or go on after the last member with anything else, are an error.
final class GzipStream: ByteStream {
  /// The first two bytes of gzip data.
  static let magic: [UInt8] = [0x1F, 0x8B]

  /// Deflate cannot expand more than 1,032 times, and text of features or tables stays below 60. Past the first
  /// 64 MiB a file that expands more than this is taken for an attack or a mistake.
  private static let largestRatio = 200
  private static let freeSize = 64 << 20

  private let source: any ByteStream
  private let path: String
  private let input = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 16, alignment: 16)
  private var stream = z_stream()
  private var isPrepared = false
  /// Whether the last member is whole.
  private var isBetweenMembers = true
  private var hasMember = false
  private var isAtEnd = false
  /// Compressed bytes taken from the source, and bytes given out.
  private var taken = 0
  private var given = 0

  init(_ source: any ByteStream, path: String) {
    self.source = source
    self.path = path
  }

  deinit {
    if isPrepared { inflateEnd(&stream) }
    input.deallocate()
  }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws(Failure) -> Int {
    guard !isAtEnd, !buffer.isEmpty else { return 0 }
    stream.next_out = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.avail_out = UInt32(clamping: buffer.count)
    let room = Int(stream.avail_out)
    while stream.avail_out > 0 {
      if stream.avail_in == 0, try !refill() {
        guard isBetweenMembers, hasMember else { throw broken("the data end in the middle") }
        isAtEnd = true
        break
      }
      if isBetweenMembers { try beginMember() }
      switch inflate(&stream, Z_NO_FLUSH) {
      case Z_OK, Z_BUF_ERROR: break
      case Z_STREAM_END: isBetweenMembers = true
      case Z_MEM_ERROR: throw broken("no memory to unpack it")
      default: throw broken(stream.msg.map { String(cString: $0) } ?? "not gzip data")
      }
    }
    let count = room - Int(stream.avail_out)
    given += count
    guard given <= Self.freeSize || given <= Self.largestRatio * taken else {
      throw Failure(
        .expandsTooFar, at: Place(file: path), found: "\(taken) bytes gave over \(given)",
        expected: "at most \(Self.largestRatio) times the size")
    }
    return count
  }

  private func beginMember() throws(Failure) {
    // Only the first byte may be at hand; a second that is wrong is told by inflate itself.
    guard stream.next_in?.pointee == Self.magic[0] else {
      throw broken(hasMember ? "bytes that are not gzip follow the data" : "not gzip data")
    }
    if isPrepared {
      inflateReset(&stream)
    } else {
      guard mc_inflate_gzip_init(&stream) == Z_OK else { throw broken("no memory to unpack it") }
      isPrepared = true
    }
    isBetweenMembers = false
    hasMember = true
  }

  private func refill() throws(Failure) -> Bool {
    let count = try source.read(into: input)
    taken += count
    stream.next_in = input.baseAddress?.assumingMemoryBound(to: UInt8.self)
    stream.avail_in = UInt32(count)
    return count > 0
  }

  private func broken(_ found: String) -> Failure {
    Failure(.brokenGzip, at: Place(file: path, byteOffset: taken - Int(stream.avail_in)), found: found)
  }
}
