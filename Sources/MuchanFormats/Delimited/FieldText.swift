extension UnsafeRawBufferPointer {
  /// The bytes without blanks and line ends at either side; ideographic and no-break blanks count.
  func trimmed() -> UnsafeRawBufferPointer {
    var start = 0
    var end = count
    while start < end {
      let width = blankWidth(at: start, before: end)
      if width == 0 { break }
      start += width
    }
    while end > start {
      if Self.isASCIIBlank(self[end - 1]) {
        end -= 1
      } else if end - start >= 2, blankWidth(at: end - 2, before: end) == 2 {
        end -= 2
      } else if end - start >= 3, blankWidth(at: end - 3, before: end) == 3 {
        end -= 3
      } else {
        break
      }
    }
    return UnsafeRawBufferPointer(rebasing: self[start..<end])
  }

  /// The bytes a blank takes that begins here; 0 where none does.
  private func blankWidth(at index: Int, before end: Int) -> Int {
    let byte = self[index]
    if Self.isASCIIBlank(byte) { return 1 }
    if byte == 0xC2, index + 1 < end, self[index + 1] == 0xA0 { return 2 }
    guard index + 2 < end else { return 0 }
    let isIdeographicBlank = byte == 0xE3 && self[index + 1] == 0x80 && self[index + 2] == 0x80
    let isByteOrderMark = byte == 0xEF && self[index + 1] == 0xBB && self[index + 2] == 0xBF
    return isIdeographicBlank || isByteOrderMark ? 3 : 0
  }

  private static func isASCIIBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte)
  }

  /// Whether an id is letters and digits, with signs only inside, and nothing that a spreadsheet may have made of digits.
  var isPlainID: Bool {
    guard let first, Self.isLetterOrDigit(first) else { return false }
    for byte in self where !Self.isLetterOrDigit(byte) && byte != UInt8(ascii: "-") && byte != UInt8(ascii: "_") {
      return false
    }
    return count < 18 || suffix(3).contains { $0 != UInt8(ascii: "0") }
  }

  private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 26
  }

  /// Whether the bytes are those of an ASCII text, case ignored; `text` is in small letters.
  func isASCII(_ text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { wanted in
      zip(self, wanted).allSatisfy { byte, letter in
        byte == letter || ((0x41...0x5A).contains(byte) && byte + 0x20 == letter)
      }
    }
  }
}

extension String {
  /// The text without blanks and line ends at either side; ideographic and no-break blanks count.
  func trimmed() -> String {
    var copy = self
    return copy.withUTF8 { bytes in
      let whole = UnsafeRawBufferPointer(bytes)
      let inner = whole.trimmed()
      return inner.count == whole.count ? nil : String(decoding: inner, as: UTF8.self)
    } ?? self
  }

  /// The text without the apostrophe that a CSV writer sets before `=`, `+`, `-`, `@`, so that a
  /// spreadsheet does not run it.
  func withoutFormulaGuard() -> String {
    guard utf8.first == UInt8(ascii: "'") else { return self }
    let rest = utf8.drop { $0 == UInt8(ascii: "'") }
    guard let first = rest.first, "=+-@\t\r".utf8.contains(first) else { return self }
    return String(dropFirst())
  }
}
