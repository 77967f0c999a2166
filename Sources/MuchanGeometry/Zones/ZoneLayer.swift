/// The zones that land is divided into: polygons with ids, and the grid that finds them.
///
/// Zone features with the same id are one zone in several parts. A value, shared by all workers.
public struct ZoneLayer: Sendable {
  /// One row per zone feature.
  public let polygons: PolygonColumns
  /// The zone that each row belongs to.
  public let zoneOfRow: [UInt32]
  /// The id of each zone as it was read, in order of first appearance.
  public let ids: [String]
  let bounds: [Bounds]
  let grid: ZoneGrid

  /// Indexes the zones. O(vertices + cells).
  ///
  /// - Parameters:
  ///   - polygons: valid polygons in longitude and latitude, one row per feature.
  ///   - rowIDs: the zone id of each row.
  public init(polygons: PolygonColumns, rowIDs: [String]) {
    precondition(polygons.count == rowIDs.count, "every zone row has an id")
    var ids: [String] = []
    var known: [String: UInt32] = [:]
    zoneOfRow = rowIDs.map { id in
      if let zone = known[id] { return zone }
      let zone = UInt32(ids.count)
      known[id] = zone
      ids.append(id)
      return zone
    }
    self.ids = ids
    self.polygons = polygons
    bounds = (0..<polygons.count).map { polygons.bounds(ofRow: $0) }
    grid = ZoneGrid(polygons: polygons)
  }

  /// Whether a point lies inside a row; on its border, either answer. O(vertices of the row).
  func contains(_ x: Double, _ y: Double, row: Int) -> Bool {
    var isInside = false
    let longitudes = polygons.x.span
    let latitudes = polygons.y.span
    for ring in polygons.rings(ofRow: row) {
      let vertices = polygons.vertices(ofRing: ring)
      var from = vertices.upperBound - 1
      for to in vertices {
        let isCrossing = (latitudes[from] > y) != (latitudes[to] > y)
        if isCrossing {
          let slope = (longitudes[to] - longitudes[from]) / (latitudes[to] - latitudes[from])
          if x < longitudes[from] + (y - latitudes[from]) * slope { isInside.toggle() }
        }
        from = to
      }
    }
    return isInside
  }
}
