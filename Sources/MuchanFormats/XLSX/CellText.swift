/// Texts as cells of a workbook take them.
enum CellText {
  /// Puts a text into a buffer with an end mark, in the escapes of the format.
  ///
  /// NUL cannot stand in XML and is written as `_x0000_`; a text that looks like such an escape gets one for its first sign, so
  /// that it is read back as it was (ECMA-376, ST_Xstring). The library writes the other control characters so. What XML
  /// forbids beside them becomes U+FFFD.
  ///
  /// - Parameter longest: in UTF-16 units; the last sign of a longer text is `…`.
  /// - Returns: whether the text was cut.
  static func encode(_ text: some Sequence<UInt8>, longest: Int, into buffer: inout [CChar]) -> Bool {
    buffer.removeAll(keepingCapacity: true)
    var units = 0
    var isASCII = true
    for byte in text {
      buffer.append(CChar(bitPattern: byte))
      units += 1
      if byte >= 0x80 || byte == 0 || byte == UInt8(ascii: "_") { isASCII = false }
    }
    // Bytes are never fewer than units.
    if isASCII, units <= longest {
      buffer.append(0)
      return false
    }
    let scalars = Array(String(decoding: buffer.map { UInt8(bitPattern: $0) }, as: UTF8.self).unicodeScalars)
    let length = scalars.reduce(0) { $0 + ($1.value > 0xFFFF ? 2 : 1) }
    buffer.removeAll(keepingCapacity: true)
    var room = length > longest ? longest - 1 : longest
    for (index, scalar) in scalars.enumerated() {
      room -= scalar.value > 0xFFFF ? 2 : 1
      guard room >= 0 else { break }
      switch scalar.value {
      case 0: append("_x0000_", to: &buffer)
      case 0xFFFE, 0xFFFF: append("\u{FFFD}", to: &buffer)
      case 0x5F where looksLikeEscape(scalars[index...]): append("_x005F_", to: &buffer)
      default: append(scalar, to: &buffer)
      }
    }
    if length > longest { append("…", to: &buffer) }
    buffer.append(0)
    return length > longest
  }

  /// `_xHHHH_`.
  private static func looksLikeEscape(_ text: ArraySlice<Unicode.Scalar>) -> Bool {
    let head = Array(text.prefix(7))
    guard head.count == 7, head[1] == "x", head[6] == "_" else { return false }
    return head[2...5].allSatisfy { $0.properties.isASCIIHexDigit }
  }

  private static func append(_ text: String, to buffer: inout [CChar]) {
    for byte in text.utf8 { buffer.append(CChar(bitPattern: byte)) }
  }

  private static func append(_ scalar: Unicode.Scalar, to buffer: inout [CChar]) {
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { buffer.append(CChar(bitPattern: byte)) }
  }
}
