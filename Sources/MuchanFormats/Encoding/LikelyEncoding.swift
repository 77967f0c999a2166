/// Which encoding bytes look like that are not UTF-8.
enum LikelyEncoding {
  /// The name of the encoding; nil when none is likely. `big5`, `iso-8859-1` and `utf-32` cannot be given with `--encoding`.
  static func name(of bytes: UnsafeRawBufferPointer) -> String? {
    if isUTF32(bytes) { return "utf-32" }
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
    return Pairs(bytes).name
  }

  /// Whether text begins with the mark of UTF-32, or with an ASCII character in four bytes.
  static func isUTF32(_ bytes: UnsafeRawBufferPointer) -> Bool {
    guard bytes.count >= 4 else { return false }
    let first = (bytes[0], bytes[1], bytes[2], bytes[3])
    if first == (0xFF, 0xFE, 0, 0) || first == (0, 0, 0xFE, 0xFF) { return true }
    return (first.1, first.2) == (0, 0) && (first.0 == 0) != (first.3 == 0)
  }
}

/// The characters above ASCII of a text, taken for pairs of bytes as GB 18030 and Big5 have them.
private struct Pairs {
  /// Whether every byte above ASCII is part of a GB 18030 character; a character cut off by the end counts as one.
  private var isGB18030 = true
  private var isBig5 = true
  private var count = 0
  /// Pairs whose second byte is ASCII. GB 2312, all that most texts need, has none; of Big5 they are a third.
  private var withASCII = 0
  /// Those of them that are a letter above 0xC0 of ISO 8859-1 between ASCII letters or blanks.
  private var likeLatin = 0
  /// Characters of four bytes, which only GB 18030 has.
  private var fours = 0

  init(_ bytes: UnsafeRawBufferPointer) {
    var position = 0
    while position < bytes.count {
      let lead = bytes[position]
      if lead < 0x80 {
        position += 1
        continue
      }
      guard (0x81...0xFE).contains(lead) else {
        isGB18030 = false
        position += 1
        continue
      }
      guard position + 1 < bytes.count else { break }
      let second = bytes[position + 1]
      if (0x30...0x39).contains(second), isGB18030 {
        guard position + 3 < bytes.count else { break }
        if (0x81...0xFE).contains(bytes[position + 2]), (0x30...0x39).contains(bytes[position + 3]) {
          fours += 1
          position += 4
          continue
        }
      }
      count += 1
      let isASCII = second < 0x80
      if isASCII {
        withASCII += 1
        let isBehindASCII = position == 0 || bytes[position - 1] < 0x80
        if lead >= 0xC0, isBehindASCII { likeLatin += 1 }
      }
      isGB18030 = isGB18030 && (0x40...0xFE).contains(second) && second != 0x7F
      isBig5 =
        isBig5 && (0xA1...0xF9).contains(lead) && ((0x40...0x7E).contains(second) || (0xA1...0xFE).contains(second))
      position += isASCII && !isGB18030 ? 1 : 2
    }
  }

  var name: String? {
    if fours > 0 { return isGB18030 ? "gb18030" : nil }
    guard count > 0 else { return isGB18030 ? "gb18030" : nil }
    // Letters with accents stand alone between others.
    if likeLatin == count { return "iso-8859-1" }
    if isBig5, withASCII > 1, withASCII * 5 >= count { return "big5" }
    return isGB18030 ? "gb18030" : nil
  }
}
