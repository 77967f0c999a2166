public import MuchanLand

/// Which corridors (沿江, 大运河, 沿海) the zones belong to (requirement L12).
///
/// A zone may be in several corridors, and so may its land: corridor totals are never summed. A park belongs to the
/// corridors of its zone; where both name one, the zone's land holds the park's.
public struct ZoneCorridors: Sendable {
  /// Ascending by their bytes.
  public let names: [String]
  private let ofZone: [[Int]]
  private let zonesOf: [[Int]]

  /// No corridors.
  public init() {
    names = []
    ofZone = []
    zonesOf = []
  }

  /// Groups zones.
  ///
  /// - Parameter given: For each zone of the hierarchy the corridors it names; may be shorter than it.
  public init(_ given: [[String]], zones: ZoneHierarchy) {
    let names = Set(given.joined()).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    func named(_ zone: Int) -> Set<String> { zone < given.count ? Set(given[zone]) : [] }
    ofZone = zones.zones.indices.map { zone in
      var above = Set<String>()
      var next = zones.parents[zone]
      while let parent = next {
        above.formUnion(named(parent))
        next = zones.parents[parent]
      }
      return names.indices.filter { named(zone).contains(names[$0]) && !above.contains(names[$0]) }
    }
    let ofZone = ofZone
    zonesOf = names.indices.map { corridor in ofZone.indices.filter { ofZone[$0].contains(corridor) } }
    self.names = names
  }

  /// The corridors that count a zone's land by the zone's own name for them.
  func corridors(ofZone zone: Int) -> [Int] { ofZone[zone] }

  /// The outermost zones of a corridor, ascending.
  public func zones(of corridor: Int) -> [Int] { zonesOf[corridor] }
}
