internal import MuchanDiagnostics
internal import MuchanGeometry
internal import MuchanLand
internal import MuchanRecords

/// The zones of a project, one layer per level of nesting: zones, their parks, and so on down.
///
/// A park lies in its zone, so both in one layer would overlap everywhere. Zones of one level should not.
struct ZoneLevels: Sendable {
  /// Zones that lie beside each other.
  struct Level: Sendable {
    var layer: ZoneLayer
    /// For each zone of the layer its number in the hierarchy.
    var zones: [Int]
  }

  let hierarchy: ZoneHierarchy
  /// The levels from the outermost inwards; the first may be empty of features but is always there.
  let levels: [Level]
  /// For each zone that is drawn the corridors it names.
  let corridors: [[String]]
  /// For each zone that is drawn the part of the province it names.
  let groups: [String?]
  /// For each zone that is drawn its type.
  let types: [String?]
  /// For each zone that is drawn how many leading industries it names; nil where it names none.
  let leadingIndustries: [Int?]

  /// The properties of a zone beside its id, in the order that `init` takes them.
  static let attributes = ["name", "level", "parent_id", "corridor", "group", "zone_type", "leading_industries"]

  /// Tells these zones from others: ids, boundaries and what belongs to what. O(vertices).
  var digest: String {
    var digest = Digest()
    for level in levels {
      digest.add(level.layer.digest)
      for zone in level.zones { digest.add(zone) }
    }
    for (zone, parent) in zip(hierarchy.zones, hierarchy.parents) {
      digest.add(zone.id)
      digest.add(parent ?? ZoneHierarchy.outside)
    }
    return digest.text
  }

  /// Sorts zone features into levels.
  init(_ read: ZoneReading.Outcome, file: String, log: inout DiagnosticLog) {
    var zones: [ZoneHierarchy.Zone] = []
    var seen = Set<String>()
    var corridors: [[String]] = []
    var groups: [String?] = []
    var types: [String?] = []
    var leading: [Int?] = []
    for (id, attributes) in zip(read.ids, read.attributes) where seen.insert(id).inserted {
      corridors.append(Self.names(attributes[3]))
      groups.append(attributes[4].map { LayerSchema.zones.word($0, in: "group") })
      types.append(attributes[5].map { LayerSchema.zones.word($0, in: "zone_type") })
      leading.append(attributes[6].map { Self.names($0).count })
      zones.append(
        ZoneHierarchy.Zone(
          id: id, name: attributes[0], level: attributes[1].map { LayerSchema.zones.word($0, in: "level") },
          parentID: attributes[2]))
    }
    let hierarchy = ZoneHierarchy(zones: zones, file: file, log: &log)
    var numbers: [String: Int] = [:]
    for (number, zone) in hierarchy.zones.enumerated() { numbers[zone.id] = number }

    var rows: [[Int]] = [[]]
    for (row, id) in read.ids.enumerated() {
      let depth = numbers[id].map { hierarchy.drawnDepth(of: $0) } ?? 0
      while rows.count <= depth { rows.append([]) }
      rows[depth].append(row)
    }
    levels = rows.map { rows in
      var polygons = PolygonColumns()
      for row in rows { polygons.appendRow(row, of: read.polygons) }
      let layer = ZoneLayer(polygons: polygons, rowIDs: rows.map { read.ids[$0] })
      return Level(layer: layer, zones: layer.ids.map { numbers[$0] ?? ZoneHierarchy.outside })
    }
    self.hierarchy = hierarchy
    self.corridors = corridors
    self.groups = groups
    self.types = types
    leadingIndustries = leading
  }

  /// The names of a list, which stands in lines, or of a text that lists them.
  private static func names(_ text: String?) -> [String] {
    (text ?? "").split { $0.isNewline || ",;，；、".contains($0) }.map { part in
      part.split(separator: " ").joined(separator: " ")
    }.filter { !$0.isEmpty }
  }
}

extension ZoneHierarchy {
  /// How many of the zones above a zone have a boundary of their own.
  fileprivate func drawnDepth(of zone: Int) -> Int {
    var depth = 0
    var above = parents[zone]
    while let zone = above {
      if zones[zone].hasBoundary { depth += 1 }
      above = parents[zone]
    }
    return depth
  }
}
