/// Cells of CSV tables as a spreadsheet takes them.
public enum SpreadsheetCell {
  /// Decimal text as a number, with its decimals.
  ///
  /// - Returns: nil where it is no plain decimal, has zeros in front as codes do, or more than 15 digits: a spreadsheet would
  ///   keep another number then.
  public static func number(_ text: some Collection<UInt8>) -> (value: Double, places: Int)? {
    var rest = text[...]
    let isNegative = rest.first == UInt8(ascii: "-")
    if isNegative { rest = rest.dropFirst() }
    var (mantissa, digits, count, places) = (0.0, 0, 0, 0)
    var hasPoint = false
    var first: UInt8?
    for byte in rest {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        first = first ?? byte
        count += 1
        if hasPoint { places += 1 }
        if digits > 0 || byte != UInt8(ascii: "0") { digits += 1 }
        guard digits <= 15 else { return nil }
        mantissa = mantissa * 10 + Double(byte - UInt8(ascii: "0"))
      case UInt8(ascii: ".") where !hasPoint && count > 0: hasPoint = true
      default: return nil
      }
    }
    let whole = count - places
    guard count > 0, !(hasPoint && places == 0), whole == 1 || first != UInt8(ascii: "0"), places <= 22 else {
      return nil
    }
    // Both are exact, so the quotient is rounded once: the number that the decimal stands for.
    let value = mantissa / powersOfTen[places]
    return (isNegative ? -value : value, places)
  }

  /// A text of a CSV table without the apostrophe that keeps spreadsheets from running it.
  public static func withoutGuard(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard text.first == UInt8(ascii: "'") else { return text }
    let rest = text.drop { $0 == UInt8(ascii: "'") }
    guard let first = rest.first, CSVLine.needsCare(first) else { return text }
    return text.dropFirst()
  }

  /// How wide a text is, in columns of a terminal, a line of several at most.
  public static func width(_ text: some Sequence<UInt8>) -> Int {
    var (width, widest) = (0, 0)
    for byte in text {
      switch byte {
      case 0x0A:
        widest = max(widest, width)
        width = 0
      case ..<0x80: width += 1
      case 0xC0..<0xE0: width += 1
      case 0xE0...: width += 2
      default: break
      }
    }
    return max(widest, width)
  }

  private static let powersOfTen: [Double] = (0...22).map { exponent in
    (0..<exponent).reduce(1.0) { power, _ in power * 10 }
  }
}
