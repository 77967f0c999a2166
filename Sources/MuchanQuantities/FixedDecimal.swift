/// A number with a fixed count of decimal places, held as an exact integer.
///
/// Sums of `FixedDecimal` do not depend on order, so any number of workers, chunks or cluster
/// partitions gives the same digits. A value is rounded once, half to even, when it is made from a
/// `Double`; after that every addition is exact.
///
/// 128 bits hold 1.7e38 units: 1.7e29 at nine places.
public struct FixedDecimal<Scale: DecimalScale>: Hashable, Comparable, Sendable {
  /// The value times ten to the power of `Scale.places`.
  public var units: Int128

  /// Makes a value from its integer number of units.
  @inlinable
  public init(units: Int128) { self.units = units }

  /// Rounds `value` half to even at `Scale.places`; nil when it is not finite or past `limit`.
  @inlinable
  public init?(rounding value: Double) {
    guard value.magnitude <= FixedDecimal.limit else { return nil }
    let rounded = (value * Scale.factor).rounded(.toNearestOrEven)
    // Within 64 bits the conversion is one instruction; the generic one to 128 bits takes fifty.
    self.init(units: rounded.magnitude < 0x1p62 ? Int128(Int64(rounded)) : Int128(rounded))
  }

  /// The largest magnitude that is accepted, 9e12: beyond it a figure in this field is a mistake.
  @inlinable
  public static var limit: Double { 9e12 }

  /// Zero.
  @inlinable
  public static var zero: Self { Self(units: 0) }

  /// The nearest `Double`; for display, ratios and charts, never for adding up.
  @inlinable
  public var doubleValue: Double {
    // Of 64 bits the conversion is one instruction; both round to the nearest.
    (Int64(exactly: units).map { Double($0) } ?? Double(units)) / Scale.factor
  }

  @inlinable
  public static func + (left: Self, right: Self) -> Self { Self(units: left.units + right.units) }

  @inlinable
  public static func - (left: Self, right: Self) -> Self { Self(units: left.units - right.units) }

  @inlinable
  public static prefix func - (value: Self) -> Self { Self(units: -value.units) }

  @inlinable
  public static func += (left: inout Self, right: Self) { left.units += right.units }

  @inlinable
  public static func -= (left: inout Self, right: Self) { left.units -= right.units }

  @inlinable
  public static func < (left: Self, right: Self) -> Bool { left.units < right.units }
}

/// How many decimal places a `FixedDecimal` keeps.
public protocol DecimalScale: Sendable {
  /// The number of decimal places.
  static var places: Int { get }
  /// Ten to the power of `places`.
  static var factor: Double { get }
}

/// Nine places: areas in m² are kept to 1e-9 m².
public enum NinePlaces: DecimalScale {
  @inlinable
  public static var places: Int { 9 }
  @inlinable
  public static var factor: Double { 1e9 }
}

/// Six places: every other summed quantity is kept to 1e-6 of its unit.
public enum SixPlaces: DecimalScale {
  @inlinable
  public static var places: Int { 6 }
  @inlinable
  public static var factor: Double { 1e6 }
}
