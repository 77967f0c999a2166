/// Bytes as a page's Content-Security-Policy writes digests (RFC 4648, 4).
enum Base64 {
  /// The bytes that hexadecimal digits stand for; digits of no byte are left out.
  static func text(ofHexadecimal digits: String) -> String {
    var bytes: [UInt8] = []
    var rest = digits[...]
    while rest.count >= 2 {
      if let byte = UInt8(rest.prefix(2), radix: 16) { bytes.append(byte) }
      rest = rest.dropFirst(2)
    }
    return text(of: bytes)
  }

  static func text(of bytes: [UInt8]) -> String {
    let letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/")
    var text = ""
    for start in stride(from: 0, to: bytes.count, by: 3) {
      let three = (0..<3).map { start + $0 < bytes.count ? Int(bytes[start + $0]) : 0 }
      let bits = three[0] << 16 | three[1] << 8 | three[2]
      for place in 0..<4 {
        text.append(start + place > bytes.count ? "=" : letters[bits >> (18 - 6 * place) & 63])
      }
    }
    return text
  }
}
