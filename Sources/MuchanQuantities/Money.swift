/// Money in 万元 (ten thousand yuan), exact to 1e-6 万元.
///
/// A `Money` says nothing about its price base; the row it stands in does.
public struct Money: Hashable, Comparable, Sendable {
  /// The amount in 万元.
  public var wanYuan: FixedDecimal<SixPlaces>

  /// Makes an amount from exact 万元.
  @inlinable
  public init(wanYuan: FixedDecimal<SixPlaces>) { self.wanYuan = wanYuan }

  /// Rounds to 1e-6 万元; nil when the value is not finite or past 9e12 万元.
  @inlinable
  public init?(roundingWanYuan value: Double) {
    guard let exact = FixedDecimal<SixPlaces>(rounding: value) else { return nil }
    self.init(wanYuan: exact)
  }

  /// No money.
  @inlinable
  public static var zero: Money { Money(wanYuan: .zero) }

  @inlinable
  public static func + (left: Money, right: Money) -> Money { Money(wanYuan: left.wanYuan + right.wanYuan) }

  @inlinable
  public static func - (left: Money, right: Money) -> Money { Money(wanYuan: left.wanYuan - right.wanYuan) }

  @inlinable
  public static func += (left: inout Money, right: Money) { left.wanYuan += right.wanYuan }

  @inlinable
  public static func < (left: Money, right: Money) -> Bool { left.wanYuan < right.wanYuan }
}
