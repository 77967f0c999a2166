public import MuchanQuantities

/// What is known of one parcel (宗地) beside its id.
public struct Parcel: Hashable, Sendable {
  /// A piece of the parcel: an area with the number of what it belongs to.
  public struct Piece: Hashable, Sendable, Comparable {
    public var number: Int
    public var area: Area

    /// Makes a piece.
    public init(_ number: Int, _ area: Area) {
      self.number = number
      self.area = area
    }

    public static func < (left: Piece, right: Piece) -> Bool { (left.number, left.area) < (right.number, right.area) }
  }

  /// The land-use code and its standard; texts are empty where none is given.
  public var landUse: LandUseKey
  /// The area in the land register (登记面积); nil where none is given.
  public var registeredArea: Area?
  /// The area on the ellipsoid.
  public var measured: Area
  /// The area within each zone that the parcel touches, by index into the zones of the run;
  /// `ZoneHierarchy.outside` for land in no zone.
  public var parts: [Piece]
  /// The area within more than one zone, by level of nesting; a level without such land has no piece.
  public var overlaps: [Piece]
  /// What the record says beside.
  public var facts: ParcelFacts
  /// What lies over it and near it.
  public var surroundings = ParcelSurroundings()

  /// Makes a record.
  public init(
    landUse: LandUseKey, registeredArea: Area?, measured: Area, parts: [Piece], overlaps: [Piece] = [],
    facts: ParcelFacts = ParcelFacts()
  ) {
    self.landUse = landUse
    self.registeredArea = registeredArea
    self.measured = measured
    self.parts = parts
    self.overlaps = overlaps
    self.facts = facts
  }
}

extension Parcel: Comparable {
  /// Which of two records with one id is used: the one with the smaller area, then by code, registered area, pieces,
  /// facts and surroundings.
  ///
  /// The order in which they were read would do for one file, but shares of a file have no order.
  public static func < (left: Parcel, right: Parcel) -> Bool {
    if left.measured != right.measured { return left.measured < right.measured }
    if left.landUse != right.landUse { return left.landUse < right.landUse }
    if left.registeredArea != right.registeredArea {
      guard let registered = left.registeredArea else { return true }
      return right.registeredArea.map { registered < $0 } ?? false
    }
    if left.parts != right.parts { return left.parts.lexicographicallyPrecedes(right.parts) }
    if left.overlaps != right.overlaps { return left.overlaps.lexicographicallyPrecedes(right.overlaps) }
    if left.facts != right.facts { return left.facts < right.facts }
    return left.surroundings < right.surroundings
  }
}
