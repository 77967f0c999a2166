internal import MuchanQuantities

/// A number as decimal text: an optional minus, digits, an optional fraction, an optional exponent.
///
/// Nothing else is a number: no separators, no unit, no plus sign, no blank inside.
struct DecimalText {
  /// The digits without point; the first 37 that count.
  private(set) var mantissa: UInt128 = 0
  /// The power of ten the mantissa is to be multiplied by.
  private(set) var exponent = 0
  private(set) var isNegative = false
  /// Whether digits were dropped that are not zero.
  private var isInexact = false

  /// Ten to the power of 36: a mantissa this large takes no more digits.
  private static let full: UInt128 = 1_000_000_000_000_000_000 * 1_000_000_000_000_000_000

  /// Reads a number; nil for anything else.
  init?(_ bytes: UnsafeRawBufferPointer) {
    var position = 0
    func peek() -> UInt8? { position < bytes.count ? bytes[position] : nil }
    if peek() == UInt8(ascii: "-") {
      isNegative = true
      position += 1
    }
    guard readDigits(bytes, &position, areFraction: false) else { return nil }
    if peek() == UInt8(ascii: ".") {
      position += 1
      guard readDigits(bytes, &position, areFraction: true) else { return nil }
    }
    if let byte = peek(), byte == UInt8(ascii: "e") || byte == UInt8(ascii: "E") {
      position += 1
      guard let power = Self.readExponent(bytes, &position) else { return nil }
      exponent += power
    }
    guard position == bytes.count else { return nil }
  }

  private mutating func readDigits(
    _ bytes: UnsafeRawBufferPointer, _ position: inout Int, areFraction: Bool
  ) -> Bool {
    let start = position
    while position < bytes.count {
      let digit = bytes[position] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      if mantissa < Self.full {
        mantissa = mantissa * 10 + UInt128(digit)
        if areFraction { exponent -= 1 }
      } else {
        isInexact = isInexact || digit != 0
        if !areFraction { exponent += 1 }
      }
      position += 1
    }
    return position > start
  }

  private static func readExponent(_ bytes: UnsafeRawBufferPointer, _ position: inout Int) -> Int? {
    var isNegative = false
    if position < bytes.count, bytes[position] == UInt8(ascii: "-") || bytes[position] == UInt8(ascii: "+") {
      isNegative = bytes[position] == UInt8(ascii: "-")
      position += 1
    }
    let start = position
    var value = 0
    while position < bytes.count, bytes[position] &- UInt8(ascii: "0") < 10 {
      value = min(value * 10 + Int(bytes[position] &- UInt8(ascii: "0")), 100_000)
      position += 1
    }
    guard position > start else { return nil }
    return isNegative ? -value : value
  }

  /// The number times ten to the power of `power`, rounded half to even once; nil past the limit of the type.
  func fixed<Scale>(_: Scale.Type, times power: Int = 0) -> FixedDecimal<Scale>? {
    var shift = exponent + power + Scale.places
    var units = mantissa
    if units == 0 { return .zero }
    while shift > 0 {
      let (product, overflows) = units.multipliedReportingOverflow(by: 10)
      guard !overflows else { return nil }
      units = product
      shift -= 1
    }
    if shift < 0 {
      // The mantissa is below 1e37, so past that shift less than half a unit is left.
      guard shift >= -37 else { return .zero }
      var divisor: UInt128 = 1
      for _ in 0..<(-shift) { divisor *= 10 }
      let (whole, remainder) = units.quotientAndRemainder(dividingBy: divisor)
      let half = divisor / 2
      let roundsUp = remainder > half || (remainder == half && (whole % 2 == 1 || isInexact))
      units = roundsUp ? whole + 1 : whole
    }
    guard units <= UInt128(Int128.max) else { return nil }
    let value = FixedDecimal<Scale>(units: isNegative ? -Int128(units) : Int128(units))
    return value.doubleValue.magnitude <= FixedDecimal<Scale>.limit ? value : nil
  }

  /// The nearest `Double` to the number that `bytes` spell; nil when they spell none.
  static func double(_ bytes: UnsafeRawBufferPointer) -> Double? {
    guard let decimal = DecimalText(bytes) else { return nil }
    // Both operands are exact below these bounds, so one operation rounds once (Clinger 1990).
    if decimal.mantissa <= 1 << 53, decimal.exponent.magnitude <= 22 {
      let mantissa = Double(UInt64(decimal.mantissa))
      let power = powersOfTen[Int(decimal.exponent.magnitude)]
      let value = decimal.exponent < 0 ? mantissa / power : mantissa * power
      return decimal.isNegative ? -value : value
    }
    return Double(String(decoding: bytes, as: UTF8.self))
  }

  /// The nearest `Double` to a number of at most 18 digits without sign or exponent; nil for anything else.
  static func plainDouble(_ bytes: UnsafeRawBufferPointer) -> Double? {
    let count = bytes.count
    guard count <= 18 else { return nil }
    var mantissa: UInt64 = 0
    var point = count
    var position = 0
    while position < count {
      let digit = bytes[position] &- UInt8(ascii: "0")
      if digit < 10 {
        mantissa = mantissa &* 10 &+ UInt64(digit)
      } else {
        guard bytes[position] == UInt8(ascii: "."), point == count, position > 0 else { return nil }
        point = position
      }
      position += 1
    }
    let places = point == count ? 0 : count - 1 - point
    // Both operands are exact below this bound, so the division rounds once (Clinger 1990).
    guard mantissa <= 1 << 53, count > 0, point == count || places > 0 else { return nil }
    return places == 0 ? Double(mantissa) : Double(mantissa) / powersOfTen[places]
  }

  /// 1 to 1e22, each exact.
  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
  ]
}
