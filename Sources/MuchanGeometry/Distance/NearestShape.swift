/// One geometry of which the nearest of a layer is asked for: its edges in a tree, so that a large one is prepared once.
public struct NearestShape: Sendable {
  let geometries: PolygonColumns
  let row: Int
  let isArea: Bool
  let bounds: Bounds
  let tree: EdgeTree

  /// Prepares a geometry. O(vertices).
  ///
  /// - Parameters:
  ///   - row: the geometry, a row of `geometries`, in longitude and latitude.
  ///   - isArea: whether it is a polygon; otherwise it is a line.
  public init(row: Int, of geometries: PolygonColumns, isArea: Bool) {
    self.geometries = geometries
    self.row = row
    self.isArea = isArea
    bounds = geometries.bounds(ofRow: row)
    tree = EdgeTree(geometries, rows: row..<(row + 1)) { _ in isArea }
  }
}

extension PolygonColumns {
  /// The edge of an entry.
  @inline(__always)
  func edge(_ entry: EdgeTree.Entry) -> Edge {
    Edge(ax: x[Int(entry.from)], ay: y[Int(entry.from)], bx: x[Int(entry.to)], by: y[Int(entry.to)])
  }
}
