public import MuchanQuantities

/// One amount of energy on both electricity bases.
public struct EnergyOnBothBases: Hashable, Sendable {
  /// Electricity at its calorific value (当量).
  public var calorific: StandardCoal<Calorific>
  /// Electricity at coal input (等价); nil where the coefficient of a year is not declared.
  public var coalInput: StandardCoal<CoalInput>?

  /// Makes an amount.
  public init(calorific: StandardCoal<Calorific>, coalInput: StandardCoal<CoalInput>?) {
    self.calorific = calorific
    self.coalInput = coalInput
  }

  /// No energy.
  public static var zero: EnergyOnBothBases { EnergyOnBothBases(calorific: .zero, coalInput: .zero) }

  /// Adds on each basis; what is unknown in one is unknown in the sum.
  public static func + (left: EnergyOnBothBases, right: EnergyOnBothBases) -> EnergyOnBothBases {
    var coalInput: StandardCoal<CoalInput>?
    if let one = left.coalInput, let other = right.coalInput { coalInput = one + other }
    return EnergyOnBothBases(calorific: left.calorific + right.calorific, coalInput: coalInput)
  }

  public static func += (left: inout EnergyOnBothBases, right: EnergyOnBothBases) { left = left + right }

  /// Less another amount, on each basis.
  func less(_ other: EnergyOnBothBases) -> EnergyOnBothBases {
    var coalInput: StandardCoal<CoalInput>?
    if let one = self.coalInput, let two = other.coalInput { coalInput = one - two }
    return EnergyOnBothBases(calorific: calorific - other.calorific, coalInput: coalInput)
  }
}
