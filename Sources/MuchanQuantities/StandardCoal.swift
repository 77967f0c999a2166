/// How electricity is converted to standard coal.
///
/// The two bases differ by a factor of about 2.4, so they are types: figures of one basis cannot be
/// added to figures of the other.
public protocol ElectricityBasis: Sendable {
  /// The name used in files, columns and options.
  static var name: String { get }
}

/// Electricity at its calorific value (当量): 0.1229 kgce/kWh.
public enum Calorific: ElectricityBasis {
  public static var name: String { "calorific" }
}

/// Electricity at the coal that generating it took in the year (等价).
public enum CoalInput: ElectricityBasis {
  public static var name: String { "coal_input" }
}

/// Energy as tonnes of standard coal (吨标准煤, tce) on one electricity basis, exact to 1e-6 t.
///
/// 1 kgce is 29,307 kJ (GB/T 2589).
public struct StandardCoal<Basis: ElectricityBasis>: Hashable, Comparable, Sendable {
  /// The heat of a kilogram of standard coal in kJ: 7,000 kcal (GB/T 2589), so that 1 MJ is 1 / 29.307 kgce.
  @inlinable
  public static var kilojoulesPerKilogram: Int128 { 29_307 }

  /// Tonnes of standard coal.
  public var tonnes: FixedDecimal<SixPlaces>

  /// Makes a figure from exact tonnes.
  @inlinable
  public init(tonnes: FixedDecimal<SixPlaces>) { self.tonnes = tonnes }

  /// Rounds to 1e-6 t; nil when the value is not finite or past 9e12 t.
  @inlinable
  public init?(roundingTonnes value: Double) {
    guard let exact = FixedDecimal<SixPlaces>(rounding: value) else { return nil }
    self.init(tonnes: exact)
  }

  /// No energy.
  @inlinable
  public static var zero: Self { Self(tonnes: .zero) }

  @inlinable
  public static func + (left: Self, right: Self) -> Self { Self(tonnes: left.tonnes + right.tonnes) }

  @inlinable
  public static func - (left: Self, right: Self) -> Self { Self(tonnes: left.tonnes - right.tonnes) }

  @inlinable
  public static func += (left: inout Self, right: Self) { left.tonnes += right.tonnes }

  @inlinable
  public static func < (left: Self, right: Self) -> Bool { left.tonnes < right.tonnes }
}
