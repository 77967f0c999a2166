/// How many columns of a terminal a text takes.
public enum DisplayWidth {
  /// The width of a text: two for wide East Asian characters, none for marks that stand on another, else one.
  public static func of(_ text: String) -> Int {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.utf8.count }
    return text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
  }

  /// The text with every control character replaced by a blank.
  public static func withoutControls(_ text: String) -> String {
    // In UTF-8 a control character is a byte below 0x20, 0x7F, or 0xC2 and one of 0x80 to 0x9F.
    guard text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F || $0 == 0xC2 }) else { return text }
    var clean = ""
    for scalar in text.unicodeScalars { clean.unicodeScalars.append(isControl(scalar) ? " " : scalar) }
    return clean
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control
  }

  private static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    // Vowels and final consonants of Hangul are drawn into the syllable that they follow; fillers are not drawn.
    case 0x1160...0x11FF, 0xD7B0...0xD7FF, 0x3164, 0xFFA0: return 0
    // The soft hyphen, and signs that stand before the digits that they enclose, are drawn though they are of format.
    case 0xAD, 0x600...0x605, 0x6DD, 0x70F, 0x890...0x891, 0x8E2, 0x110BD, 0x110CD: return 1
    default: break
    }
    if isWide(scalar.value) { return 2 }
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark, .format, .lineSeparator, .paragraphSeparator: return 0
    default: return 1
    }
  }

  /// Whether a code point is in one of the ranges, by halving: O(log ranges).
  private static func isWide(_ code: UInt32) -> Bool {
    var (low, high) = (0, wide.count)
    while low < high {
      let middle = (low + high) / 2
      if wide[middle].upperBound < code { low = middle + 1 } else { high = middle }
    }
    return low < wide.count && wide[low].contains(code)
  }
}
