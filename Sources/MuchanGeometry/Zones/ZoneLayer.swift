/// The zones that land is divided into: polygons with ids, and the grid that finds them.
///
/// Zone features with the same id are one zone in several parts. A value, shared by all workers.
public struct ZoneLayer: Sendable {
  /// One row per zone feature, the inside on the left of every edge.
  public let polygons: PolygonColumns
  /// The zone that each row belongs to.
  public let zoneOfRow: [UInt32]
  /// The id of each zone as it was read, in order of first appearance.
  public let ids: [String]
  let bounds: [Bounds]
  let grid: ZoneGrid
  let shared: SharedEdges

  /// Indexes the zones. O(vertices + cells).
  ///
  /// - Parameters:
  ///   - polygons: valid polygons in longitude and latitude, one row per feature.
  ///   - rowIDs: the zone id of each row.
  public init(polygons given: PolygonColumns, rowIDs: [String]) {
    precondition(given.count == rowIDs.count, "every zone row has an id")
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
    let polygons = given.withInsideOnLeft()
    self.polygons = polygons
    bounds = (0..<polygons.count).map { polygons.bounds(ofRow: $0) }
    let grid = ZoneGrid(polygons: polygons)
    self.grid = grid
    var shared = SharedEdges(polygons)
    shared.markMeetings(polygons, grid)
    self.shared = shared
  }

  /// Bounds around all zones.
  public var extent: Bounds { bounds.reduce(into: Bounds()) { $0.add($1) } }

  /// Where a point lies towards a row.
  ///
  /// Walks eastwards from the point's cell, counting the row's edges, to the first cell that its border does not pass
  /// through: of that cell it is known whether the row covers it. O(cells and edges on the way).
  func containment(_ x: Double, _ y: Double, row: Int) -> Containment {
    guard let cells = grid.cells(of: Bounds(around: x, y)) else { return .outside }
    let longitudes = polygons.x.span
    let latitudes = polygons.y.span
    var isOdd = false
    var column = cells.columns.lowerBound
    while column < grid.columnCount {
      let cell = cells.rows.lowerBound * grid.columnCount + column
      var hasEdge = false
      for index in grid.edges(ofCell: cell) {
        let edge = grid.edges[index]
        guard Int(edge.row) == row else { continue }
        hasEdge = true
        let from = Int(edge.from)
        let to = Int(edge.to)
        let isUpward = latitudes[to] > y
        guard (latitudes[from] > y) != isUpward else { continue }
        switch side(longitudes[from], latitudes[from], longitudes[to], latitudes[to], x, y) {
        case .unclear: return .unclear
        case .left: if !isUpward { continue }
        case .right: if isUpward { continue }
        }
        // An edge in several cells counts in the one where it passes this latitude.
        let slope = (longitudes[to] - longitudes[from]) / (latitudes[to] - latitudes[from])
        let crossing = longitudes[from] + (y - latitudes[from]) * slope
        if grid.column(max(crossing, x)) == column { isOdd.toggle() }
      }
      if !hasEdge {
        let isCovered = grid.covers(ofCell: cell).contains { Int(grid.covers[$0]) == row }
        return isCovered != isOdd ? .inside : .outside
      }
      column += 1
    }
    return isOdd ? .inside : .outside
  }
}
