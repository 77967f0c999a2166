/// A quantity that is summed exactly at six places: money, or standard coal on one basis.
public protocol SummedQuantity: Hashable, Comparable, Sendable {
  /// The exact figure in the quantity's unit.
  var exact: FixedDecimal<SixPlaces> { get }
  /// Makes the quantity from an exact figure.
  init(exact: FixedDecimal<SixPlaces>)
}

extension Money: SummedQuantity {
  public var exact: FixedDecimal<SixPlaces> { wanYuan }
  public init(exact: FixedDecimal<SixPlaces>) { self.init(wanYuan: exact) }
}

extension StandardCoal: SummedQuantity {
  public var exact: FixedDecimal<SixPlaces> { tonnes }
  public init(exact: FixedDecimal<SixPlaces>) { self.init(tonnes: exact) }
}
