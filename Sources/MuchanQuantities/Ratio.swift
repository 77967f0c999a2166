/// An exact fraction of two sums that are counted in the same units.
///
/// Ratios are compared by cross multiplication, so "below 2.5 %" is decided without rounding.
public struct Ratio: Sendable {
  /// The upper part, in any units.
  public let numerator: Int128
  /// The lower part, in the same units; positive.
  public let denominator: Int128

  /// Makes a fraction; nil unless the denominator is positive. A share of nothing is not a number.
  public init?(_ numerator: Int128, _ denominator: Int128) {
    guard denominator > 0 else { return nil }
    self.numerator = numerator
    self.denominator = denominator
  }

  /// A part of a whole; nil unless the whole is positive.
  public init?<Scale: DecimalScale>(_ part: FixedDecimal<Scale>, of whole: FixedDecimal<Scale>) {
    self.init(part.units, whole.units)
  }

  /// A whole number.
  public init(_ count: Int) {
    numerator = Int128(count)
    denominator = 1
  }

  /// A decimal number.
  public init<Scale: DecimalScale>(_ value: FixedDecimal<Scale>) {
    numerator = value.units
    denominator = (0..<Scale.places).reduce(Int128(1)) { power, _ in power * 10 }
  }

  /// The hundredth part: 2.5 % as a ratio is `Ratio(2.5).hundredth`.
  public var hundredth: Ratio { Ratio(unchecked: numerator, denominator * 100) }

  private init(unchecked numerator: Int128, _ denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The nearest `Double` of both parts divided; for display, never for adding up.
  public var doubleValue: Double { Double(numerator) / Double(denominator) }
}

extension Ratio {
  /// Whether the value lies no further from another than a part of that one.
  public func isWithin(_ part: Ratio, of other: Ratio) -> Bool {
    let (value, centre) = (doubleValue, other.doubleValue)
    return (value - centre).magnitude <= part.doubleValue * centre.magnitude * (1 + 1e-12)
  }
}

extension Ratio: Comparable {
  public static func < (left: Ratio, right: Ratio) -> Bool { order(left, right) < 0 }

  /// Fractions of one value are equal, however they are written: 1/2 is 2/4.
  public static func == (left: Ratio, right: Ratio) -> Bool { order(left, right) == 0 }

  /// -1, 0 or 1, by comparing a·d with c·b in 256 bits.
  private static func order(_ left: Ratio, _ right: Ratio) -> Int {
    let first = left.numerator.multipliedFullWidth(by: right.denominator)
    let second = right.numerator.multipliedFullWidth(by: left.denominator)
    if first.high != second.high { return first.high < second.high ? -1 : 1 }
    if first.low != second.low { return first.low < second.low ? -1 : 1 }
    return 0
  }
}
