/// Numbers as people and spreadsheets write them, where there is no doubt what is meant.
enum CellNumber {
  /// A number, and how it is written where not plainly.
  struct Reading {
    var decimal: DecimalText
    /// The number in plain form; nil where it was plain.
    var text: String?
    var form: CellForm?

    /// The nearest `Double`.
    var double: Double? {
      var copy = text ?? ""
      return copy.withUTF8 { DecimalText.double(UnsafeRawBufferPointer($0)) }
    }
  }

  /// Reads a number: plain, with thousands separators, in full-width digits or with a plus sign. Nil for anything
  /// else: percent and units are not converted, since what they mean depends on the column.
  static func read(_ bytes: UnsafeRawBufferPointer) -> Reading? {
    if let decimal = DecimalText(bytes) { return Reading(decimal: decimal) }
    guard bytes.count <= 80, let (text, form) = plain(String(decoding: bytes, as: UTF8.self)) else { return nil }
    var copy = text
    guard let decimal = copy.withUTF8({ DecimalText(UnsafeRawBufferPointer($0)) }) else { return nil }
    return Reading(decimal: decimal, text: text, form: form)
  }

  private static func plain(_ text: String) -> (String, CellForm)? {
    var form: CellForm?
    var plain = ""
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E:
        form = .fullWidth
        guard let narrow = Unicode.Scalar(scalar.value - 0xFEE0) else { return nil }
        plain.unicodeScalars.append(narrow)
      case 0x2212, 0x2013:
        form = .fullWidth
        plain.append("-")
      case 0x00A0, 0x2009, 0x202F, 0x3000: plain.append(" ")
      default: plain.unicodeScalars.append(scalar)
      }
    }
    if plain.hasPrefix("+") {
      form = form ?? .plusSign
      plain.removeFirst()
      if plain.hasPrefix("-") || plain.hasPrefix("+") { return nil }
    }
    for separator in [UInt8(ascii: ","), UInt8(ascii: " ")] where plain.utf8.contains(separator) {
      guard let joined = withoutSeparators(plain, separator) else { return nil }
      plain = joined
      form = .thousands
    }
    return form.map { (plain, $0) }
  }

  /// Joins groups of digits: one to three first, then three each, a fraction after the last.
  private static func withoutSeparators(_ text: String, _ separator: UInt8) -> String? {
    let isNegative = text.hasPrefix("-")
    let body = isNegative ? text.dropFirst() : text[...]
    let (whole, fraction) = body.firstIndex(of: ".").map { (body[..<$0], body[$0...]) } ?? (body, "")
    let groups = whole.utf8.split(separator: separator, omittingEmptySubsequences: false)
    guard groups.count > 1, (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }),
      groups.joined().allSatisfy({ (0x30...0x39).contains($0) }), !fraction.utf8.contains(separator)
    else { return nil }
    return (isNegative ? "-" : "") + String(decoding: groups.joined(), as: UTF8.self) + fraction
  }
}
