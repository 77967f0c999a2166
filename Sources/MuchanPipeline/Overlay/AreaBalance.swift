public import MuchanQuantities

/// What parcels divided into, each figure summed on its own: parcels = parts − overlap + outside.
public struct AreaBalance: Hashable, Sendable {
  public internal(set) var parcels = Area.zero
  public internal(set) var parts = Area.zero
  /// Land in more than one zone, counted once less than the number of zones there.
  public internal(set) var overlap = Area.zero
  /// Land in no zone.
  public internal(set) var outside = Area.zero

  /// Parts less overlap plus outside, less the parcels: 0 but for rounding.
  public var difference: Area { parts - overlap + outside - parcels }

  /// Whether the overlap is more than neighbours that share a border leave behind by rounding.
  var hasOverlap: Bool {
    overlap.squareMetres.units > max(parcels.squareMetres.units / 1_000_000_000, 1000)
  }

  static func += (left: inout AreaBalance, right: AreaBalance) {
    left.parcels += right.parcels
    left.parts += right.parts
    left.overlap += right.overlap
    left.outside += right.outside
  }
}
