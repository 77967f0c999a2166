public import MuchanQuantities

/// A zone's part of a region's total.
public struct Share<Quantity: SummedQuantity>: Sendable {
  /// Why there is no share.
  public enum Gap: String, Sendable, CaseIterable {
    /// No enterprise of the zone has the figure.
    case zoneUnknown = "zone_unknown"
    /// `reference.csv` does not have the total.
    case totalMissing = "total_missing"
    /// The total is smaller than the zone's own figure, so one of the two is wrong.
    case totalBelowZone = "total_below_zone"
  }

  /// The sum over the zone's enterprises that have the figure; nil where none has.
  public var zone: Quantity?
  /// The region's total.
  public var total: Quantity?
  /// Enterprises whose figure is complete, of those that belong in the share.
  public var coverage: Coverage
  /// Whether so much is missing that the zone's figure counts as a lower bound.
  public var isLowerBound: Bool

  /// Makes a share.
  public init(zone: Quantity?, total: Quantity?, coverage: Coverage, isLowerBound: Bool) {
    self.zone = zone
    self.total = total
    self.coverage = coverage
    self.isLowerBound = isLowerBound
  }

  /// Why there is no share; nil where there is one.
  public var gap: Gap? {
    guard let zone else { return .zoneUnknown }
    guard let total else { return .totalMissing }
    return total < zone ? .totalBelowZone : nil
  }

  /// Zone / total, exact; nil where there is a gap.
  public var ratio: Ratio? {
    guard gap == nil, let zone, let total else { return nil }
    return Ratio(zone.exact, of: total.exact)
  }

  /// How much may be added to zone and total alike until the share is `limit`: (s·T - Z) / (1 - s).
  ///
  /// Rounded down at the last place, so that adding it never takes the share past the limit. Negative where the zone
  /// is past it already: so much would have to go from both. Nil where there is a gap, or the limit is 1 or more.
  public func room(to limit: Ratio) -> Quantity? { change(to: limit, roundsUp: false) }

  /// How much must be added to zone and total alike until the share is `limit`; rounded up, negative where so much
  /// may be lost.
  public func need(to limit: Ratio) -> Quantity? { change(to: limit, roundsUp: true) }

  private func change(to limit: Ratio, roundsUp: Bool) -> Quantity? {
    guard gap == nil, let zone, let total else { return nil }
    // With s = p/q: (p·T - q·Z) / (q - p).
    let divisor = limit.denominator - limit.numerator
    guard divisor > 0 else { return nil }
    let (first, firstOverflow) = limit.numerator.multipliedReportingOverflow(by: total.exact.units)
    let (second, secondOverflow) = limit.denominator.multipliedReportingOverflow(by: zone.exact.units)
    guard !firstOverflow, !secondOverflow else { return nil }
    let (quotient, remainder) = (first - second).quotientAndRemainder(dividingBy: divisor)
    var units = quotient
    if roundsUp, remainder > 0 { units += 1 }
    if !roundsUp, remainder < 0 { units -= 1 }
    return Quantity(exact: FixedDecimal(units: units))
  }
}
