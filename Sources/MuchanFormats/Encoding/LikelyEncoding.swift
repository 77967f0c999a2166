/// Which encoding bytes look like that are not UTF-8.
enum LikelyEncoding {
  /// The name to give with `--encoding`; nil when none is likely.
  static func name(of bytes: UnsafeRawBufferPointer) -> String? {
    if bytes.count >= 2 {
      if (bytes[0] == 0xFF && bytes[1] == 0xFE) || (bytes[0] == 0xFE && bytes[1] == 0xFF) { return "utf-16" }
      // Latin letters and digits in two bytes each: every other byte is zero.
      let sample = bytes.prefix(64)
      let zeros = sample.indices.filter { sample[$0] == 0 }
      if zeros.count * 4 >= sample.count {
        let odd = zeros.count { $0 % 2 == 1 }
        if odd == zeros.count { return "utf-16le" }
        if odd == 0 { return "utf-16be" }
      }
    }
    if isGB18030(bytes) { return "gb18030" }
    return nil
  }

  /// Whether every byte above ASCII is part of a GB 18030 character; a character cut off by the end counts as one.
  private static func isGB18030(_ bytes: UnsafeRawBufferPointer) -> Bool {
    var position = 0
    while position < bytes.count {
      let lead = bytes[position]
      if lead < 0x80 {
        position += 1
        continue
      }
      guard (0x81...0xFE).contains(lead) else { return false }
      guard position + 1 < bytes.count else { return true }
      let second = bytes[position + 1]
      if (0x30...0x39).contains(second) {
        guard position + 3 < bytes.count else { return true }
        guard (0x81...0xFE).contains(bytes[position + 2]), (0x30...0x39).contains(bytes[position + 3]) else {
          return false
        }
        position += 4
      } else {
        guard (0x40...0xFE).contains(second), second != 0x7F else { return false }
        position += 2
      }
    }
    return true
  }
}
