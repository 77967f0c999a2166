/// A surface area, exact to 1e-9 m².
///
/// 1 mu (亩) is 2000/3 m² exactly; 1 ha (公顷) is 15 mu.
public struct Area: Hashable, Comparable, Sendable {
  /// The area in square metres.
  public var squareMetres: FixedDecimal<NinePlaces>

  /// Makes an area from an exact number of square metres.
  @inlinable
  public init(squareMetres: FixedDecimal<NinePlaces>) { self.squareMetres = squareMetres }

  /// Rounds to 1e-9 m²; nil when the value is not finite or past 9e12 m².
  @inlinable
  public init?(roundingSquareMetres value: Double) {
    guard let exact = FixedDecimal<NinePlaces>(rounding: value) else { return nil }
    self.init(squareMetres: exact)
  }

  /// No area.
  @inlinable
  public static var zero: Area { Area(squareMetres: .zero) }

  /// The area in mu (亩), rounded half to even at 1e-9 mu: m² × 3 / 2000.
  public var mu: FixedDecimal<NinePlaces> {
    FixedDecimal(units: FixedDecimal<NinePlaces>.dividedHalfEven(squareMetres.units * 3, by: 2000))
  }

  /// The area in hectares (公顷), rounded half to even at 1e-9 ha.
  public var hectares: FixedDecimal<NinePlaces> {
    FixedDecimal(units: FixedDecimal<NinePlaces>.dividedHalfEven(squareMetres.units, by: 10_000))
  }

  /// The area of a figure stated in mu, rounded to 1e-9 m²; nil when it is not finite or too large.
  public init?(roundingMu value: Double) {
    self.init(roundingSquareMetres: value * 2000 / 3)
  }

  @inlinable
  public static func + (left: Area, right: Area) -> Area {
    Area(squareMetres: left.squareMetres + right.squareMetres)
  }

  @inlinable
  public static func - (left: Area, right: Area) -> Area {
    Area(squareMetres: left.squareMetres - right.squareMetres)
  }

  @inlinable
  public static func += (left: inout Area, right: Area) { left.squareMetres += right.squareMetres }

  @inlinable
  public static func < (left: Area, right: Area) -> Bool { left.squareMetres < right.squareMetres }
}
