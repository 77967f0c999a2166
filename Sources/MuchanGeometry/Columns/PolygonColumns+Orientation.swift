extension PolygonColumns {
  /// Whether a ring runs counter-clockwise, by the sign of its area in the plane of longitude and latitude.
  public func isCounterClockwise(ring: Int) -> Bool {
    let vertices = vertices(ofRing: ring)
    guard let first = vertices.first, var from = vertices.last else { return true }
    let x = x.span
    let y = y.span
    var doubled = 0.0
    for to in vertices {
      doubled += (x[from] - x[first]) * (y[to] - y[first]) - (x[to] - x[first]) * (y[from] - y[first])
      from = to
    }
    return doubled >= 0
  }

  /// The same polygons with the inside on the left of every edge: outer rings counter-clockwise, holes clockwise.
  func withInsideOnLeft() -> PolygonColumns {
    var result = self
    for row in 0..<count {
      for part in parts(ofRow: row) {
        let rings = rings(ofPart: part)
        for ring in rings where isCounterClockwise(ring: ring) != (ring == rings.lowerBound) {
          let vertices = vertices(ofRing: ring)
          result.x[vertices].reverse()
          result.y[vertices].reverse()
        }
      }
    }
    return result
  }
}
