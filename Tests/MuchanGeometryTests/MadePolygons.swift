import Glibc

@testable import MuchanGeometry

/// What the validity of the first row is found to be.
func outcome(of columns: PolygonColumns) -> GeometryRepair.Outcome {
  var repair = GeometryRepair()
  return repair.test(row: 0, of: columns, bounds: columns.bounds(ofRow: 0))
}

extension SplitMix64 {
  /// A star of any number of vertices around a point, as valid as its last digits let it be.
  mutating func star(around centre: (Double, Double), radius: Double, vertices: Int) -> PolygonColumns {
    var columns = PolygonColumns()
    for vertex in 0..<vertices {
      let angle = 2 * Double.pi * Double(vertex) / Double(vertices)
      let reach = radius * (0.4 + 0.6 * unit())
      columns.appendVertex(centre.0 + cos(angle) * reach, centre.1 + sin(angle) * reach)
    }
    columns.endRing()
    columns.endPart()
    columns.endRow()
    return columns
  }
}
