internal import CDigest
public import MuchanDiagnostics

/// The SHA-256 (FIPS 180-4) of a file: what tells one content from another.
public struct FileDigest: Hashable, Sendable {
  /// 64 hexadecimal digits, in small letters.
  public let hexadecimal: String
  /// The file's length.
  public let byteCount: Int

  /// A digest that was noted when the file was read.
  public init(noted hexadecimal: String, byteCount: Int) {
    self.hexadecimal = hexadecimal
    self.byteCount = byteCount
  }

  /// The digest of an input: of a file's bytes as they are, gzip data too.
  ///
  /// Of a shapefile and of a file geodatabase, which are several files, it is that of the lines which `sha256sum` prints for
  /// them, sorted by name.
  /// - Throws: the failures of `InputFile`.
  public init(of source: SourcePath) throws(Failure) {
    let parts = SourcePath.parts(of: source.absolute)
    guard !parts.isEmpty else {
      self = try Self(ofFile: source.absolute)
      return
    }
    var lines = ""
    var length = 0
    for part in parts {
      let digest = try Self(ofFile: part.path)
      lines += digest.hexadecimal + "  " + part.name + "\n"
      length += digest.byteCount
    }
    hexadecimal = Self(of: Array(lines.utf8)).hexadecimal
    byteCount = length
  }

  /// Reads the bytes of a whole file.
  ///
  /// - Throws: the failures of `InputFile`.
  public init(ofFile path: String) throws(Failure) {
    let file = try InputFile(path: path, use: .bytes)
    let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 16)
    defer { buffer.deallocate() }
    var hash = SHA256(usingProcessor: true)
    var length = 0
    while true {
      let count = try file.readNext(into: buffer)
      length += count
      guard count == buffer.count else {
        hash.finish(UnsafeRawBufferPointer(rebasing: buffer[..<count]), length: length)
        break
      }
      hash.add(UnsafeRawBufferPointer(buffer))
    }
    byteCount = length
    hexadecimal = hash.hexadecimal
  }

  /// The digest of some bytes.
  ///
  /// - Parameter usingProcessor: whether the processor's own instructions may be used; the digest is the same.
  public init(of bytes: [UInt8], usingProcessor: Bool = true) {
    var hash = SHA256(usingProcessor: usingProcessor)
    bytes.withUnsafeBytes { hash.finish($0, length: $0.count) }
    byteCount = bytes.count
    hexadecimal = hash.hexadecimal
  }
}

/// The hash of FIPS 180-4, section 6.2.
private struct SHA256 {
  private static let blockSize = 64
  private var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]
  /// Whether the processor's own instructions are used.
  private let isNative: Bool

  init(usingProcessor isNative: Bool) { self.isNative = isNative && cd_has_sha256() }

  /// Adds whole blocks.
  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    precondition(bytes.count % Self.blockSize == 0, "whole blocks only")
    if isNative {
      cd_sha256_add(
        &state, Self.constants, bytes.baseAddress?.assumingMemoryBound(to: UInt8.self), bytes.count / Self.blockSize)
      return
    }
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
      Self.constants.withUnsafeBufferPointer { constants in
        for start in stride(from: 0, to: bytes.count, by: Self.blockSize) {
          compress(bytes, from: start, schedule, constants)
        }
      }
    }
  }

  /// Adds the last bytes and the padding.
  mutating func finish(_ rest: UnsafeRawBufferPointer, length: Int) {
    let whole = rest.count - rest.count % Self.blockSize
    add(UnsafeRawBufferPointer(rebasing: rest[..<whole]))
    var last = Array(rest[whole...]) + [0x80]
    while last.count % Self.blockSize != 56 { last.append(0) }
    for shift in stride(from: 56, through: 0, by: -8) {
      last.append(UInt8(truncatingIfNeeded: (UInt64(length) &* 8) >> UInt64(shift)))
    }
    last.withUnsafeBytes { add($0) }
  }

  private mutating func compress(
    _ bytes: UnsafeRawBufferPointer, from start: Int, _ schedule: UnsafeMutableBufferPointer<UInt32>,
    _ constants: UnsafeBufferPointer<UInt32>
  ) {
    for index in 0..<16 {
      schedule[index] = UInt32(
        bigEndian: bytes.loadUnaligned(fromByteOffset: start &+ 4 &* index, as: UInt32.self))
    }
    for index in 16..<64 {
      let (early, late) = (schedule[index &- 15], schedule[index &- 2])
      let first = Self.rotated(early, 7) ^ Self.rotated(early, 18) ^ (early >> 3)
      let second = Self.rotated(late, 17) ^ Self.rotated(late, 19) ^ (late >> 10)
      schedule[index] = schedule[index &- 16] &+ first &+ schedule[index &- 7] &+ second
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for index in 0..<64 {
      let mixed = Self.rotated(e, 6) ^ Self.rotated(e, 11) ^ Self.rotated(e, 25)
      let choice = (e & f) ^ (~e & g)
      let first = h &+ mixed &+ choice &+ constants[index] &+ schedule[index]
      let spread = Self.rotated(a, 2) ^ Self.rotated(a, 13) ^ Self.rotated(a, 22)
      let majority = (a & b) ^ (a & c) ^ (b & c)
      (h, g, f, e, d, c, b, a) = (g, f, e, d &+ first, c, b, a, first &+ spread &+ majority)
    }
    state[0] &+= a
    state[1] &+= b
    state[2] &+= c
    state[3] &+= d
    state[4] &+= e
    state[5] &+= f
    state[6] &+= g
    state[7] &+= h
  }

  private static func rotated(_ word: UInt32, _ count: UInt32) -> UInt32 { word >> count | word << (32 &- count) }

  var hexadecimal: String {
    state.map { word in
      let digits = String(word, radix: 16)
      return String(repeating: "0", count: 8 - digits.count) + digits
    }.joined()
  }

  /// FIPS 180-4, section 4.2.2.
  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4, 0xab1c_5ed5,
    0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe, 0x9bdc_06a7, 0xc19b_f174,
    0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f, 0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da,
    0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7, 0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967,
    0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc, 0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85,
    0xa2bf_e8a1, 0xa81a_664b, 0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070,
    0x19a4_c116, 0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7, 0xc671_78f2,
  ]
}
