internal import MuchanLand
internal import MuchanQuantities
internal import MuchanRecords

/// What each enterprise holds in a year, in columns: its land, and the part of it in each zone.
///
/// An enterprise takes 41 bytes, each zone that it has land in 16, each parcel it holds 12. The parts of an enterprise are
/// ascending by zone.
struct HeldLand: Sendable {
  /// Positive, or nil with a gap.
  private var areas = DecimalColumn<NinePlaces>()
  private var gaps: [EnterpriseLand.Gap?] = []
  private var partEnds: [UInt32] = []
  private var partZones: [Int32] = []
  private var partAreas = DecimalColumn<NinePlaces>()
  /// For each part the part of the same enterprise that its zone belongs to.
  private var partParents: [Int32] = []
  /// Own, rented in and rented out of each enterprise, whatever became of its land.
  private var sides = [DecimalColumn<NinePlaces>](repeating: DecimalColumn(), count: Occupancy.Kind.allCases.count)
  private var holdingEnds: [UInt32] = []
  private var holdingParcels: [Int32] = []
  private var holdingAreas = DecimalColumn<NinePlaces>()

  /// The zone of the part belongs to no other.
  static let isRoot: Int32 = -1
  /// The enterprise has no land in the zone that the zone belongs to, so no figure reaches it.
  static let isUnreached: Int32 = -2

  /// Adds the next enterprise, whose land is not known.
  mutating func append(_ gap: EnterpriseLand.Gap) {
    areas.append(nil)
    gaps.append(gap)
    partEnds.append(UInt32(partZones.count))
  }

  /// Adds the next enterprise.
  ///
  /// - Parameter parts: land by zone, ascending; those without land are left out.
  mutating func append(_ area: Area, parts: [(zone: Int, area: Area)], zones: ZoneHierarchy) {
    areas.append(area.squareMetres)
    gaps.append(nil)
    let first = partZones.count
    for part in parts where part.area > .zero {
      partZones.append(Int32(part.zone))
      partAreas.append(part.area.squareMetres)
    }
    let last = partZones.count
    for part in first..<last {
      guard let parent = zones.parents[Int(partZones[part])] else {
        partParents.append(Self.isRoot)
        continue
      }
      let above = (first..<last).first { partZones[$0] == parent }
      partParents.append(above.map { Int32($0 - first) } ?? Self.isUnreached)
    }
    // What belongs to an unreached part is unreached too; the zones nest a few levels deep.
    var hasChanged = true
    while hasChanged {
      hasChanged = false
      for part in first..<last where partParents[part] >= 0 {
        guard partParents[first + Int(partParents[part])] == Self.isUnreached else { continue }
        partParents[part] = Self.isUnreached
        hasChanged = true
      }
    }
    partEnds.append(UInt32(last))
  }

  /// Adds what the last enterprise holds by kind, in the order of `Occupancy.Kind`, and by parcel.
  ///
  /// - Parameter holdings: Own + rented in - rented out of each parcel.
  mutating func append(sides given: [Area], holdings: [(parcel: Int32, area: Area)]) {
    for (side, area) in given.enumerated() { sides[side].append(area.squareMetres) }
    for holding in holdings {
      holdingParcels.append(holding.parcel)
      holdingAreas.append(holding.area.squareMetres)
    }
    holdingEnds.append(UInt32(holdingParcels.count))
  }

  /// The land of one kind that an enterprise holds, whether or not its land is known.
  func area(_ kind: Occupancy.Kind, of enterprise: Int) -> Area {
    let side = Occupancy.Kind.allCases.firstIndex(of: kind) ?? 0
    return Area(squareMetres: sides[side][enterprise] ?? .zero)
  }

  /// The holdings of an enterprise.
  func holdings(of enterprise: Int) -> Range<Int> {
    (enterprise == 0 ? 0 : Int(holdingEnds[enterprise - 1]))..<Int(holdingEnds[enterprise])
  }

  var holdingCount: Int { holdingParcels.count }

  /// The row of a holding's parcel.
  func parcel(ofHolding holding: Int) -> Int { Int(holdingParcels[holding]) }

  /// What an enterprise holds of a parcel, net of what it rents out.
  func area(ofHolding holding: Int) -> Area { Area(squareMetres: holdingAreas[holding] ?? .zero) }

  /// Whether all land of an enterprise lies in one zone, and in one park of that, and so on down.
  func isWhole(_ enterprise: Int) -> Bool {
    let parts = parts(of: enterprise)
    guard let total = areas[enterprise], !parts.isEmpty else { return false }
    var chain = Self.isRoot
    // Parts stand in the order of zones, in which parks may come before what they belong to.
    for _ in parts {
      var next: Int32?
      for part in parts where partParents[part] == chain {
        guard next == nil, partAreas[part] == total else { return false }
        next = Int32(part - parts.lowerBound)
      }
      guard let found = next else { return false }
      chain = found
    }
    return true
  }

  func area(of enterprise: Int) -> Area? { areas[enterprise].map { Area(squareMetres: $0) } }

  func gap(of enterprise: Int) -> EnterpriseLand.Gap? { gaps[enterprise] }

  /// The parts of an enterprise.
  func parts(of enterprise: Int) -> Range<Int> {
    (enterprise == 0 ? 0 : Int(partEnds[enterprise - 1]))..<Int(partEnds[enterprise])
  }

  func zone(ofPart part: Int) -> Int { Int(partZones[part]) }

  func area(ofPart part: Int) -> Area { Area(squareMetres: partAreas[part] ?? .zero) }

  /// The part, counted from the first of the enterprise, whose zone this one's belongs to; or `isRoot`, `isUnreached`.
  func parent(ofPart part: Int) -> Int32 { partParents[part] }
}
