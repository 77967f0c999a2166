/// Whether bytes are UTF-8, and what they may be where they are not.
enum UTF8Check {
  /// The place of the first byte that cannot stand there; nil for valid text.
  ///
  /// Overlong forms, surrogates and code points past U+10FFFF are errors (RFC 3629, section 4).
  static func firstError(in bytes: UnsafeRawBufferPointer) -> Int? {
    var position = 0
    while position < bytes.count {
      let lead = bytes[position]
      if lead < 0x80 {
        // Most of a table is ASCII, and eight bytes tell it as fast as one.
        while position + 8 <= bytes.count,
          bytes.loadUnaligned(fromByteOffset: position, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
        {
          position += 8
        }
        while position < bytes.count, bytes[position] < 0x80 { position += 1 }
        continue
      }
      let length: Int
      var second: ClosedRange<UInt8> = 0x80...0xBF
      switch lead {
      case 0xC2...0xDF: length = 2
      case 0xE0: (length, second) = (3, 0xA0...0xBF)
      case 0xED: (length, second) = (3, 0x80...0x9F)
      case 0xE1...0xEF: length = 3
      case 0xF0: (length, second) = (4, 0x90...0xBF)
      case 0xF4: (length, second) = (4, 0x80...0x8F)
      case 0xF1...0xF3: length = 4
      default: return position
      }
      guard position + length <= bytes.count, second.contains(bytes[position + 1]) else { return position }
      for index in position + 2..<max(position + length, position + 2) {
        guard (0x80...0xBF).contains(bytes[index]) else { return position }
      }
      position += length
    }
    return nil
  }

  /// The byte at fault, with the encoding it looks like.
  static func description(of bytes: UnsafeRawBufferPointer, at position: Int) -> String {
    let digits = String(bytes[position], radix: 16, uppercase: true)
    let byte = "0x" + (digits.utf8.count < 2 ? "0" : "") + digits
    switch LikelyEncoding.name(of: bytes) {
    case "gb18030": return byte + " (GBK / GB18030?)"
    case "iso-8859-1": return byte + " (ISO 8859-1 or Windows-1252?)"
    case let name?: return byte + " (\(name.uppercased())?)"
    case nil: return byte
    }
  }
}
