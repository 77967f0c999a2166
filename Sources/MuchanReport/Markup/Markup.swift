/// Text made safe for a page, an attribute or an SVG.
enum Markup {
  /// The text with the five characters of markup as entities.
  ///
  /// Characters that no page may hold, and those that turn the direction of what follows, are replaced by U+FFFD: a name
  /// from a ledger must not be able to change how the text around it reads.
  static func escaped(_ text: String) -> String {
    var isPlain = true
    for byte in text.utf8 where needsLook(byte) {
      isPlain = false
      break
    }
    if isPlain { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      case "\n", "\t": result.unicodeScalars.append(scalar)
      case "\u{0}"..."\u{1F}", "\u{7F}"..."\u{9F}", "\u{61C}", "\u{200B}"..."\u{200F}", "\u{2028}"..."\u{202E}",
        "\u{2066}"..."\u{2069}", "\u{FEFF}", "\u{FFFE}"..."\u{FFFF}":
        result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// The first `count` characters, with an ellipsis where that is not all.
  static func shortened(_ text: String, to count: Int) -> String {
    text.count <= count ? text : text.prefix(count - 1) + "…"
  }

  /// Whether a byte is, or begins, a character that is looked at: of those beyond ASCII, what begins with C2, D8, E2 and EF.
  private static func needsLook(_ byte: UInt8) -> Bool {
    switch byte {
    case 0..<0x20, 0x7F, 0xC2, 0xD8, 0xE2, 0xEF: true
    case UInt8(ascii: "&"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "'"): true
    default: false
    }
  }
}
