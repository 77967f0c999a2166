/// Whether a point lies in a polygon, as far as floating-point arithmetic can tell.
enum Containment {
  case inside
  case outside
  /// On an edge, or too near one to tell.
  case unclear
}

extension PolygonColumns {
  /// Where a point lies towards some rings of one polygon, by the parity of edges to its east. O(vertices).
  func containment(_ x: Double, _ y: Double, rings: Range<Int>) -> Containment {
    let longitudes = self.x.span
    let latitudes = self.y.span
    var isInside = false
    for ring in rings {
      let vertices = vertices(ofRing: ring)
      guard var from = vertices.last else { continue }
      for to in vertices {
        let isUpward = latitudes[to] > y
        if (latitudes[from] > y) != isUpward {
          switch side(longitudes[from], latitudes[from], longitudes[to], latitudes[to], x, y) {
          case .unclear: return .unclear
          case .left: if isUpward { isInside.toggle() }
          case .right: if !isUpward { isInside.toggle() }
          }
        }
        from = to
      }
    }
    return isInside ? .inside : .outside
  }
}
