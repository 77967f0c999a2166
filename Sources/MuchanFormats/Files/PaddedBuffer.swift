/// Memory for one block of text, grown as needed and reused, with room to read past its end.
struct PaddedBuffer: ~Copyable {
  private(set) var bytes: UnsafeMutableRawBufferPointer
  private let padding: Int

  init(capacity: Int, padding: Int) {
    self.padding = padding
    bytes = .allocate(byteCount: capacity + padding, alignment: 64)
    bytes.initializeMemory(as: UInt8.self, repeating: 0x20)
  }

  deinit { bytes.deallocate() }

  /// Bytes that may hold text; the padding comes on top.
  var capacity: Int { bytes.count - padding }

  /// Makes room for `capacity` bytes and keeps what is there.
  mutating func grow(to capacity: Int) {
    guard capacity > self.capacity else { return }
    let larger = UnsafeMutableRawBufferPointer.allocate(byteCount: capacity + padding, alignment: 64)
    larger.copyMemory(from: UnsafeRawBufferPointer(bytes))
    larger[bytes.count...].initializeMemory(as: UInt8.self, repeating: 0x20)
    bytes.deallocate()
    bytes = larger
  }
}
