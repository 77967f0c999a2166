public import MuchanQuantities
internal import MuchanRecords

/// CO2 of power and heat that are bought, on three bases at once (scope 2).
public struct PurchasedCarbon: Hashable, Sendable {
  /// Nil where the province or its factor of the year is not known.
  public var location: CarbonMass<LocationBased>?
  /// Nil where the year has no factor.
  public var residual: CarbonMass<ResidualMix>?
  public var park: CarbonMass<ZeroCarbonPark>

  /// Makes a figure.
  public init(
    location: CarbonMass<LocationBased>?, residual: CarbonMass<ResidualMix>?, park: CarbonMass<ZeroCarbonPark>
  ) {
    self.location = location
    self.residual = residual
    self.park = park
  }

  /// No CO2.
  public static var zero: PurchasedCarbon { PurchasedCarbon(location: .zero, residual: .zero, park: .zero) }

  /// Adds on each basis; what is unknown in one is unknown in the sum.
  public static func + (left: PurchasedCarbon, right: PurchasedCarbon) -> PurchasedCarbon {
    var sum = PurchasedCarbon(location: nil, residual: nil, park: left.park + right.park)
    if let one = left.location, let other = right.location { sum.location = one + other }
    if let one = left.residual, let other = right.residual { sum.residual = one + other }
    return sum
  }

  public static func += (left: inout PurchasedCarbon, right: PurchasedCarbon) { left = left + right }
}

extension YearFactors {
  /// The CO2 of power from one source; nil for the grid.
  ///
  /// | source | location | residual | zero-carbon park |
  /// |---|---|---|---|
  /// | grid | provincial | residual | fossil |
  /// | direct supply, own photovoltaics | 0 | 0 | 0 |
  /// | green-power trade, certificates | provincial | 0 | 0 |
  ///
  /// A direct line brings no power of the grid; a contract or certificate changes nothing at the location.
  ///
  /// - Returns: nil when a product does not fit.
  func power(_ kilowattHours: FixedDecimal<SixPlaces>, from source: EnergyLine.PowerSource?) -> PurchasedCarbon? {
    if kilowattHours == .zero { return .zero }
    func tonnes(_ factor: FixedDecimal<NinePlaces>) -> FixedDecimal<SixPlaces>? {
      kilowattHours.times(factor, dividedBy: 1_000)
    }
    let isPhysicallyGrid: Bool
    let isGreen: Bool
    switch source {
    case nil, .grid: (isPhysicallyGrid, isGreen) = (true, false)
    case .greenPowerTrade, .certificateOnly: (isPhysicallyGrid, isGreen) = (true, true)
    case .directSupply, .ownPV: (isPhysicallyGrid, isGreen) = (false, true)
    }
    var result = PurchasedCarbon.zero
    if isPhysicallyGrid {
      if let location {
        guard let mass = tonnes(location.kilogramsPerKilowattHour) else { return nil }
        result.location = CarbonMass(tonnes: mass)
      } else {
        result.location = nil
      }
    }
    if !isGreen {
      if let residual {
        guard let mass = tonnes(residual.kilogramsPerKilowattHour) else { return nil }
        result.residual = CarbonMass(tonnes: mass)
      } else {
        result.residual = nil
      }
      guard let mass = tonnes(park) else { return nil }
      result.park = CarbonMass(tonnes: mass)
    }
    return result
  }
}

extension HeatFactor {
  /// The CO2 of heat that is bought, the same on every basis; nil when the product does not fit.
  func bought(_ megajoules: FixedDecimal<SixPlaces>) -> PurchasedCarbon? {
    // t/GJ is kg/MJ.
    guard let tonnes: FixedDecimal<SixPlaces> = megajoules.times(tonnesPerGigajoule, dividedBy: 1_000) else {
      return nil
    }
    return PurchasedCarbon(
      location: CarbonMass(tonnes: tonnes), residual: CarbonMass(tonnes: tonnes), park: CarbonMass(tonnes: tonnes))
  }
}

extension FuelFactor {
  /// The CO2 of burning a quantity, a part of which has a measured heat value; nil when a product does not fit.
  func burnt(
    _ quantity: FixedDecimal<SixPlaces>, measured: MeasuredHeat
  ) -> CarbonMass<DirectEmission>? {
    let plain = quantity - measured.quantity
    guard let tonnes: FixedDecimal<SixPlaces> = plain.times(kilogramsPerUnit, dividedBy: 1_000) else { return nil }
    guard measured != .zero else { return CarbonMass(tonnes: tonnes) }
    // kg/GJ × MJ is g.
    guard
      let more: FixedDecimal<SixPlaces> = measured.megajoules.times(kilogramsPerGigajoule, dividedBy: 1_000_000)
    else { return nil }
    return CarbonMass(tonnes: tonnes + more)
  }
}
