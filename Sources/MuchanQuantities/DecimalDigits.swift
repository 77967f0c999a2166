/// Writes whole numbers as decimal digits into bytes, for outputs of many lines.
public enum DecimalDigits {
  /// Appends a number; at least `width` digits, zeros in front.
  @inlinable
  public static func append(_ value: UInt64, width: Int = 1, to bytes: inout [UInt8]) {
    var digits = 1
    var rest = value
    while rest >= 10 {
      rest /= 10
      digits += 1
    }
    let start = bytes.count
    let count = max(digits, width)
    bytes.append(contentsOf: repeatElement(UInt8(ascii: "0"), count: count))
    rest = value
    var index = start + count
    while rest > 0 {
      index -= 1
      let (quotient, digit) = rest.quotientAndRemainder(dividingBy: 10)
      bytes[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digit)
      rest = quotient
    }
  }
}

extension FixedDecimal {
  /// Appends the exact value with at least `minimumPlaces` digits after the point, as `text(minimumPlaces:)` writes it.
  public func append(minimumPlaces: Int, to bytes: inout [UInt8]) {
    guard let units = UInt64(exactly: units.magnitude) else {
      bytes.append(contentsOf: text(minimumPlaces: minimumPlaces).utf8)
      return
    }
    if self.units < 0 { bytes.append(UInt8(ascii: "-")) }
    let scale = UInt64(Scale.factor)
    let whole = units / scale
    var fraction = units % scale
    DecimalDigits.append(whole, to: &bytes)
    var places = Scale.places
    while places > minimumPlaces, fraction % 10 == 0 {
      fraction /= 10
      places -= 1
    }
    guard places > 0 else { return }
    bytes.append(UInt8(ascii: "."))
    DecimalDigits.append(fraction, width: places, to: &bytes)
  }
}
