public import MuchanDiagnostics
public import MuchanQuantities

/// The zones of a run and which zone each functional park (功能园区) belongs to.
///
/// A zone with a boundary of its own is measured by it, and its parks are parts of it. A zone that is only
/// named as a parent has no boundary; its land is the sum of its parks. The two are never added.
public struct ZoneHierarchy: Sendable {
  /// A zone or park.
  public struct Zone: Hashable, Sendable {
    /// `zone_id` as it was read.
    public var id: String
    public var name: String?
    /// `national`, `provincial`, `sub_provincial`, `functional_park`.
    public var level: String?
    public var parentID: String?
    /// Whether a feature of the zone layer draws it.
    public var hasBoundary: Bool

    /// Makes a zone that the zone layer draws.
    public init(
      id: String, name: String? = nil, level: String? = nil, parentID: String? = nil, hasBoundary: Bool = true
    ) {
      self.id = id
      self.name = name
      self.level = level
      self.parentID = parentID
      self.hasBoundary = hasBoundary
    }
  }

  /// The index that stands for land in no zone.
  public static let outside = -1

  /// The zones in the order given; parents without a boundary follow in the order they are first named.
  public let zones: [Zone]
  /// The index of each zone's parent.
  public let parents: [Int?]
  /// The indexes of each zone's parks, ascending.
  public let children: [[Int]]
  /// The zones that have no parent, ascending.
  public let roots: [Int]

  /// Orders zones that have distinct ids.
  ///
  /// A zone that is its own ancestor is taken as having no parent, with a finding.
  public init(zones given: [Zone], file: String? = nil, log: inout DiagnosticLog) {
    var zones = given
    var numbers: [String: Int] = [:]
    for (index, zone) in given.enumerated() where numbers[zone.id] == nil { numbers[zone.id] = index }
    for zone in given {
      guard let parent = zone.parentID, numbers[parent] == nil else { continue }
      numbers[parent] = zones.count
      zones.append(Zone(id: parent, hasBoundary: false))
    }
    var parents = zones.map { zone in zone.parentID.flatMap { numbers[$0] } }
    for index in zones.indices where Self.isOwnAncestor(index, parents) {
      log.add(
        .notAChoice, at: Place(file: file, id: zones[index].id, field: "parent_id"),
        found: zones[index].parentID ?? "", expected: "a zone that is not part of this one")
      parents[index] = nil
    }
    var children = [[Int]](repeating: [], count: zones.count)
    for (index, parent) in parents.enumerated() {
      if let parent { children[parent].append(index) }
    }
    self.zones = zones
    self.parents = parents
    self.children = children
    roots = parents.indices.filter { parents[$0] == nil }
  }

  private static func isOwnAncestor(_ index: Int, _ parents: [Int?]) -> Bool {
    var next = parents[index]
    for _ in parents.indices {
      guard let here = next else { return false }
      if here == index { return true }
      next = parents[here]
    }
    return false
  }

  /// The index of a zone by its id. O(number of zones).
  public func index(of id: String) -> Int? { zones.firstIndex { $0.id == id } }

  /// The parts of one parcel, with a part for every zone that has no boundary: the sum over its parks.
  ///
  /// Zones come in ascending order of index, each once; `outside` comes first.
  public func rolledUp(_ parts: [(zone: Int, area: Area)]) -> [(zone: Int, area: Area)] {
    if parts.count == 1, !hasUndrawnParent(parts[0].zone) { return parts }
    var areas: [Int: Area] = [:]
    for part in parts {
      areas[part.zone, default: .zero] += part.area
      guard zones.indices.contains(part.zone) else { continue }
      var parent = parents[part.zone]
      while let zone = parent, !zones[zone].hasBoundary {
        areas[zone, default: .zero] += part.area
        parent = parents[zone]
      }
    }
    return areas.sorted { $0.key < $1.key }.map { (zone: $0.key, area: $0.value) }
  }

  /// Whether some zone is only named as a parent, so that parts need to be rolled up.
  public var hasUndrawnZone: Bool { zones.contains { !$0.hasBoundary } }

  private func hasUndrawnParent(_ zone: Int) -> Bool {
    guard zones.indices.contains(zone), let parent = parents[zone] else { return false }
    return !zones[parent].hasBoundary
  }
}
