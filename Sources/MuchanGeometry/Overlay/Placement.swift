/// How one parcel divides over the zones.
///
/// parcel = sum of parts − overlap + outside. Each figure is measured on its own, so their balance is a
/// check and not an identity.
public struct Placement: Sendable {
  /// One zone's share of the parcel.
  public struct Part: Hashable, Sendable {
    /// Index into `ZoneLayer.ids`.
    public var zone: UInt32
    /// In m².
    public var squareMetres: Double
  }

  /// The parcel's own area in m².
  public internal(set) var parcel = 0.0
  /// The zones that hold some of it, in the order of the zone layer.
  public internal(set) var parts: [Part] = []
  /// What lies in more than one zone, counted once less than the number of zones there, in m².
  public internal(set) var overlap = 0.0
  /// What lies in no zone, in m².
  public internal(set) var outside = 0.0

  /// A placement to be filled by `ParcelPlacer.place`.
  public init() {}

  /// Parts less overlap plus outside, less the parcel: 0 but for rounding.
  public var imbalance: Double {
    var sum = 0.0
    for part in parts { sum += part.squareMetres }
    return sum - overlap + outside - parcel
  }

  /// Whether no land is counted twice, but for what rounding makes of a border that two zones share.
  public var isPartition: Bool { overlap <= Self.tolerance * parcel }

  /// Where each zone stands in `parts`, once they are too many to look through.
  private var places: [UInt32: Int] = [:]
  private static let mostToLookThrough = 16

  /// Part of a parcel's area that is put down to rounding.
  static let tolerance = 1e-9

  mutating func reset(parcel: Double) {
    self.parcel = parcel
    if parts.count > Self.mostToLookThrough { places.removeAll(keepingCapacity: true) }
    parts.removeAll(keepingCapacity: true)
    overlap = 0
    outside = 0
  }

  mutating func add(_ squareMetres: Double, to zone: UInt32) {
    if let index = index(of: zone) {
      parts[index].squareMetres += squareMetres
    } else {
      parts.append(Part(zone: zone, squareMetres: squareMetres))
      if parts.count > Self.mostToLookThrough { places[zone] = parts.count - 1 }
    }
  }

  private func index(of zone: UInt32) -> Int? {
    parts.prefix(Self.mostToLookThrough).firstIndex { $0.zone == zone } ?? places[zone]
  }
}
