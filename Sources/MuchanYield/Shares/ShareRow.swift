public import MuchanEnergy
public import MuchanQuantities

/// The limits that the reported figure of requirement E1 is read with.
public struct ShareThresholds: Equatable, Sendable {
  /// "About 2 %" of the region's industrial energy.
  public var energy: Threshold
  /// "Nearly 20 %" of its industrial output.
  public var output: Threshold

  /// Makes limits.
  public init(energy: Threshold, output: Threshold) {
    self.energy = energy
    self.output = output
  }
}

/// How a result stands to a reported figure, which is a reference and cannot be failed.
public enum Standing: String, Sendable, CaseIterable {
  case consistent
  case notConsistent = "not_consistent"
  case unknown
}

/// A zone's shares of its region in one year.
public struct ShareRow: Sendable {
  public var year: Int
  /// Share of energy, electricity at calorific value (当量).
  public var energy: Share<StandardCoal<Calorific>>
  /// Share of energy, electricity at coal input (等价).
  public var energyAtCoalInput: Share<StandardCoal<CoalInput>>
  /// Share of gross industrial output at current prices.
  public var output: Share<Money>
  /// Share of industrial value added at current prices.
  public var valueAdded: Share<Money>
  /// Share of CO2, bought power at the location, net of what enterprises of the zone supply each other.
  public var carbon: Share<CarbonMass<LocationBased>>
  /// The same, bought power by the residual mix.
  public var carbonAtResidual: Share<CarbonMass<ResidualMix>>
  /// The same, bought power by the rule of zero-carbon parks, less what is sent out.
  public var carbonOfPark: Share<CarbonMass<ZeroCarbonPark>>
  /// Enterprises above designated size in the zone.
  public var enterprises: Int
  /// Enterprises in the zone that do not say whether they are above designated size; left out.
  public var sizeUnknown: Int
  /// Enterprises above designated size whose place is not known; left out.
  public var unplaced: Int
  /// The limits of this row.
  public var thresholds: ShareThresholds

  /// Output share / energy share at calorific value (2 % of the energy for 20 % of the output is 10).
  public var index: Double? {
    guard let energy = energy.ratio, let output = output.ratio, energy.numerator > 0 else { return nil }
    return output.doubleValue / energy.doubleValue
  }

  /// The CO2 of the zone on one basis in tonnes; nil where it is not known.
  public func carbonOfZone(_ basis: CarbonBasis) -> FixedDecimal<SixPlaces>? {
    switch basis {
    case .location: carbon.zone?.tonnes
    case .residual: carbonAtResidual.zone?.tonnes
    case .park: carbonOfPark.zone?.tonnes
    }
  }

  /// The CO2 of the region on one basis in tonnes; nil where no total can be used.
  public func carbonTotal(_ basis: CarbonBasis) -> FixedDecimal<SixPlaces>? {
    switch basis {
    case .location: carbon.gap == nil ? carbon.total?.tonnes : nil
    case .residual: carbonAtResidual.gap == nil ? carbonAtResidual.total?.tonnes : nil
    case .park: carbonOfPark.gap == nil ? carbonOfPark.total?.tonnes : nil
    }
  }

  /// The share of CO2 on one basis; nil where there is a gap.
  public func carbonShare(_ basis: CarbonBasis) -> Ratio? {
    switch basis {
    case .location: carbon.ratio
    case .residual: carbonAtResidual.ratio
    case .park: carbonOfPark.ratio
    }
  }

  /// Output share / CO2 share at the location.
  public var carbonIndex: Double? {
    guard let carbon = carbon.ratio, let output = output.ratio, carbon.numerator > 0 else { return nil }
    return output.doubleValue / carbon.doubleValue
  }

  /// Tonnes of standard coal that may be added to zone and region until the energy share is at its limit; an upper
  /// bound where `energy.isLowerBound`.
  public var energyHeadroom: StandardCoal<Calorific>? { energy.room(to: thresholds.energy.limit) }

  /// Output that the zone, and the region with it, would need for the limit of the output share; negative where
  /// so much may be lost.
  public var outputNeeded: Money? { output.need(to: thresholds.output.limit) }

  /// Whether the energy share meets its limit; nil where that cannot be told.
  public var energyIsMet: Bool? {
    energy.ratio.flatMap { thresholds.energy.isMet(by: $0, isLowerBound: energy.isLowerBound) }
  }

  /// Whether the output share meets its limit; nil where that cannot be told.
  public var outputIsMet: Bool? {
    output.ratio.flatMap { thresholds.output.isMet(by: $0, isLowerBound: output.isLowerBound) }
  }

  /// Both shares held against the reported figure.
  public var standing: Standing {
    switch (energyIsMet, outputIsMet) {
    case (false, _), (_, false): .notConsistent
    case (true, true): .consistent
    default: .unknown
    }
  }

  /// What stands in the way of a verdict, by column: `energy_share: total_missing`. Empty where there is one.
  public var reasons: [String] {
    guard standing == .unknown else { return [] }
    var reasons: [String] = []
    if energyIsMet == nil {
      reasons.append("energy_share: \(energy.gap?.rawValue ?? Self.incomplete(energy.coverage))")
    }
    if outputIsMet == nil {
      reasons.append("output_share: \(output.gap?.rawValue ?? Self.incomplete(output.coverage))")
    }
    if enterprises == 0 { reasons.append("enterprises: none above designated size in the zone") }
    if sizeUnknown > 0 { reasons.append("above_designated_size: not stated for \(sizeUnknown)") }
    if unplaced > 0 { reasons.append("occupancy: no known land for \(unplaced)") }
    return reasons
  }

  private static func incomplete(_ coverage: Coverage) -> String {
    "known for \(coverage.known) of \(coverage.total)"
  }
}
