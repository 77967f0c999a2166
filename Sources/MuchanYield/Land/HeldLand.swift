internal import MuchanLand
internal import MuchanQuantities
internal import MuchanRecords

/// What each enterprise holds in a year, in columns: its land, and the part of it in each zone.
///
/// An enterprise takes 9 bytes, each zone that it has land in 16. The parts of an enterprise are ascending by zone.
struct HeldLand: Sendable {
  /// Positive, or nil with a gap.
  private var areas = DecimalColumn<NinePlaces>()
  private var gaps: [EnterpriseLand.Gap?] = []
  private var partEnds: [UInt32] = []
  private var partZones: [Int32] = []
  private var partAreas = DecimalColumn<NinePlaces>()
  /// For each part the part of the same enterprise that its zone belongs to.
  private var partParents: [Int32] = []

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
