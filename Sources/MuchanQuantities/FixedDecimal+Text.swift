extension FixedDecimal: CustomStringConvertible {
  /// The exact decimal, trailing zeros dropped, no exponent and no locale.
  public var description: String { text(minimumPlaces: 0) }

  /// The value as decimal text with `places` digits after the point, rounded half to even.
  ///
  /// - Parameter places: 0 to `Scale.places`.
  public func text(places: Int) -> String {
    precondition((0...Scale.places).contains(places), "more places than the scale keeps")
    if let narrow = UInt64(exactly: units.magnitude) { return Self.text(narrow, places: places, isNegative: units < 0) }
    let divisor = Self.powerOfTen(Scale.places - places)
    var (quotient, remainder) = units.magnitude.quotientAndRemainder(dividingBy: divisor)
    let half = divisor / 2
    let roundsUp = divisor > 1 && (remainder > half || (remainder == half && quotient % 2 == 1))
    if roundsUp { quotient += 1 }
    remainder = 0
    return Self.digits(quotient, places: places, isNegative: units < 0 && quotient != 0)
  }

  /// The exact value with at least `minimumPlaces` digits after the point.
  public func text(minimumPlaces: Int) -> String {
    var places = Scale.places
    if var narrow = UInt64(exactly: units.magnitude) {
      while places > minimumPlaces && narrow % 10 == 0 {
        narrow /= 10
        places -= 1
      }
      return Self.digits(narrow, places: places, isNegative: units < 0)
    }
    var magnitude = units.magnitude
    while places > minimumPlaces && magnitude % 10 == 0 {
      magnitude /= 10
      places -= 1
    }
    return Self.digits(magnitude, places: places, isNegative: units < 0)
  }

  /// Reads decimal text that `text` wrote: an optional minus, digits, an optional fraction.
  ///
  /// Returns nil for anything else, for more places than the scale keeps, and on overflow.
  public init?(exactly text: some StringProtocol) {
    var magnitude: UInt128 = 0
    var fractionDigits = -1
    var isNegative = false
    var sawDigit = false
    for (index, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where index == 0:
        isNegative = true
      case UInt8(ascii: ".") where fractionDigits < 0 && sawDigit:
        fractionDigits = 0
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        sawDigit = true
        if fractionDigits >= 0 { fractionDigits += 1 }
        guard fractionDigits <= Scale.places, magnitude < UInt128(1) << 120 else { return nil }
        magnitude = magnitude * 10 + UInt128(byte - UInt8(ascii: "0"))
      default:
        return nil
      }
    }
    guard sawDigit, fractionDigits != 0 else { return nil }
    for _ in max(fractionDigits, 0)..<Scale.places {
      guard magnitude < UInt128(1) << 120 else { return nil }
      magnitude *= 10
    }
    self.init(units: isNegative ? -Int128(magnitude) : Int128(magnitude))
  }

  private static func powerOfTen(_ exponent: Int) -> UInt128 {
    (0..<exponent).reduce(UInt128(1)) { power, _ in power * 10 }
  }

  /// `text(places:)` of what fits 64 bits, as nearly all values do; division of 128 bits takes many times as long.
  private static func text(_ magnitude: UInt64, places: Int, isNegative: Bool) -> String {
    let divisor = UInt64(powerOfTen(Scale.places - places))
    let (whole, remainder) = magnitude.quotientAndRemainder(dividingBy: divisor)
    let half = divisor / 2
    let roundsUp = divisor > 1 && (remainder > half || (remainder == half && whole % 2 == 1))
    let quotient = roundsUp ? whole + 1 : whole
    return digits(quotient, places: places, isNegative: isNegative && quotient != 0)
  }

  private static func digits(_ magnitude: UInt64, places: Int, isNegative: Bool) -> String {
    var (digits, rest) = (1, magnitude)
    while rest >= 10 {
      rest /= 10
      digits += 1
    }
    // One digit before the point at least, the point, a sign.
    let count = max(digits, places + 1) + (places > 0 ? 1 : 0) + (isNegative ? 1 : 0)
    let point = places > 0 ? count - places - 1 : -1
    rest = magnitude
    return String(unsafeUninitializedCapacity: count) { bytes in
      for index in stride(from: count - 1, through: 0, by: -1) {
        if index == point {
          bytes[index] = UInt8(ascii: ".")
        } else if index == 0, isNegative {
          bytes[index] = UInt8(ascii: "-")
        } else {
          bytes[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10)
          rest /= 10
        }
      }
      return count
    }
  }

  private static func digits(_ magnitude: UInt128, places: Int, isNegative: Bool) -> String {
    var text = String(magnitude)
    if places > 0 {
      let missing = places + 1 - text.utf8.count
      if missing > 0 { text = String(repeating: "0", count: missing) + text }
      text.insert(".", at: text.index(text.endIndex, offsetBy: -places))
    }
    return isNegative ? "-" + text : text
  }
}
