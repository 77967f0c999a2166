internal import MuchanQuantities

/// The digits of a table's cell as people read them: rounded, with thousands apart. The cell itself stays beside it.
enum DigitText {
  /// `digits` with `places` decimals, rounded half to even on the digits; nil where it is not a number.
  static func shown(_ digits: String, places: Int) -> String? {
    guard let value = Double(digits), let text = Cell.decimalText(value, places: places) else { return nil }
    return grouped(text)
  }

  /// As many decimals as a reader needs for three figures, none from a thousand on.
  static func shown(_ digits: String) -> String? {
    guard let value = Double(digits), value.isFinite else { return nil }
    let size = value.magnitude
    let isWhole = value == value.rounded()
    let places = size >= 1000 || isWhole ? 0 : size >= 100 ? 1 : size >= 1 ? 2 : size >= 0.01 ? 4 : 6
    return shown(digits, places: places)
  }

  /// A number of a table: `<data value=2.0399>2.04</data>`, and the digits alone where people read them as they stand.
  static func html(_ digits: String, places: Int? = nil) -> String {
    guard let text = places.map({ shown(digits, places: $0) }) ?? shown(digits) else { return unknown.html }
    if text == digits { return text }
    return "<data value=\(Markup.escaped(digits))>\(text)</data>"
  }

  /// What stands in the place of a figure that is not known.
  static let unknown = Phrase("未知", "unknown")

  /// A blank that does not break between groups of three digits.
  private static func grouped(_ text: String) -> String {
    let isNegative = text.hasPrefix("-")
    let parts = (isNegative ? text.dropFirst() : text[...]).split(separator: ".", maxSplits: 1)
    guard let whole = parts.first, whole.utf8.count > 4 else { return isNegative ? "−" + text.dropFirst() : text }
    var grouped = ""
    for (place, digit) in whole.enumerated() {
      if place > 0, (whole.count - place).isMultiple(of: 3) { grouped += "\u{202F}" }
      grouped.append(digit)
    }
    return (isNegative ? "−" : "") + grouped + (parts.count > 1 ? "." + parts[1] : "")
  }
}
