/// One geometry of which the nearest of a layer is asked for: its edges in a tree, so that a large one is prepared once.
public struct NearestShape: Sendable {
  let geometries: PolygonColumns
  let row: Int
  let isArea: Bool
  let bounds: Bounds
  let tree: FacetTree

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
    tree = FacetTree(geometries, rows: CollectionOfOne(row)) { _ in isArea }
  }
}
