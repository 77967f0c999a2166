public import MuchanQuantities

/// Splits one parcel's value over its parts by area.
///
/// Each share is rounded once, half to even at 1e-6; what rounding leaves over goes to the largest part,
/// so that the shares of a parcel add up to its value exactly. Where zones overlap, the shares stand for
/// more than the parcel and nothing is levelled.
public struct ValueSplit: Sendable {
  /// The shares of the last split, in the order of the parts.
  public private(set) var shares: [FixedDecimal<SixPlaces>] = []

  /// Makes room for shares.
  public init() {}

  /// Splits a value by areas in m².
  ///
  /// - Parameters:
  ///   - areas: one per part, what lies outside being a part too.
  ///   - parcel: the whole parcel's area.
  ///   - isPartition: whether the areas make up the parcel, none counted twice.
  public mutating func split(
    _ value: FixedDecimal<SixPlaces>, byAreas areas: [Double], of parcel: Double, isPartition: Bool
  ) {
    shares.removeAll(keepingCapacity: true)
    let whole = value.doubleValue
    var left = value
    var largest = 0
    for (index, area) in areas.enumerated() {
      // No share is larger than the value, so rounding cannot pass the limit.
      let share = FixedDecimal<SixPlaces>(rounding: whole * (area / parcel)) ?? .zero
      shares.append(share)
      left -= share
      if area > areas[largest] { largest = index }
    }
    if isPartition && !shares.isEmpty { shares[largest] += left }
  }
}
