/// Decimal text of scaled integers: the generator holds amounts as whole numbers of their smallest step.
enum NumberText {
  /// `fixed(123456, decimals: 2)` is `1234.56`.
  static func fixed(_ scaled: Int, decimals: Int) -> String {
    guard decimals > 0 else { return String(scaled) }
    let digits = String(scaled.magnitude)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.utf8.count)) + digits
    let cut = padded.index(padded.endIndex, offsetBy: -decimals)
    return (scaled < 0 ? "-" : "") + padded[..<cut] + "." + padded[cut...]
  }

  /// The same without trailing zeros: `12.5`, `12`.
  static func trimmed(_ scaled: Int, decimals: Int) -> String {
    var text = fixed(scaled, decimals: decimals)
    guard decimals > 0 else { return text }
    while text.hasSuffix("0") { text.removeLast() }
    if text.hasSuffix(".") { text.removeLast() }
    return text
  }

  /// `padded(7, 3)` is `007`.
  static func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }

  /// The nearest whole number, halves away from zero.
  static func whole(_ value: Double) -> Int {
    Int(value.rounded())
  }
}
