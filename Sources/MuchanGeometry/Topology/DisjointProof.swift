/// Shows that two polygons have no ground in common, where that is cheap to show.
///
/// Neighbours in a cadastre share borders, on which GEOS spends most of its time and finds nothing. Two proofs:
/// a straight border with one polygon on each side; or borders that only meet in vertices of both and in whole edges
/// run through in opposite directions, while no other edge of one lies inside the other. What neither shows is left
/// to GEOS.
struct DisjointProof {
  /// An edge by its two vertices.
  private struct Edge {
    var from: Int
    var to: Int
    var isShared = false
  }

  /// How far a vertex may lie on the wrong side of a straight border, in degrees: a ten-millionth of a metre, a
  /// thousandth of a square metre on a border of ten kilometres.
  private static let slack = 1e-12

  private var edges: [Edge] = []
  private var otherEdges: [Edge] = []

  /// Whether two rows surely have no ground in common, but for a thousandth of a square metre. O(edges²).
  ///
  /// - Parameter polygons: valid, the inside on the left of every edge.
  mutating func holds(_ row: Int, _ other: Int, of polygons: PolygonColumns, in common: Bounds) -> Bool {
    if isBesideEdge(row, other, of: polygons) || isBesideEdge(other, row, of: polygons) { return true }
    Self.collect(row, of: polygons, in: common, into: &edges)
    Self.collect(other, of: polygons, in: common, into: &otherEdges)
    let (x, y) = (polygons.x.span, polygons.y.span)
    for first in edges.indices {
      let a = edges[first]
      for second in otherEdges.indices {
        let b = otherEdges[second]
        if Self.isSame(a.from, b.to, x, y) && Self.isSame(a.to, b.from, x, y) {
          edges[first].isShared = true
          otherEdges[second].isShared = true
        } else if Self.isSame(a.from, b.from, x, y) && Self.isSame(a.to, b.to, x, y) {
          return false
        } else if SharedEdges.meet(a.from, a.to, b.from, b.to, x, y) {
          return false
        }
      }
    }
    // Edges are now wholly inside the other polygon, outside it or on its border.
    return !liesInside(edges, other, of: polygons) && !liesInside(otherEdges, row, of: polygons)
  }

  /// Whether an edge of one row has that row on one side and the other row on the other.
  private func isBesideEdge(_ row: Int, _ other: Int, of polygons: PolygonColumns) -> Bool {
    let (x, y) = (polygons.x.span, polygons.y.span)
    let own = polygons.vertices(ofRow: row)
    let others = polygons.vertices(ofRow: other)
    for ring in polygons.rings(ofRow: row) {
      let vertices = polygons.openVertices(ofRing: ring)
      guard var from = vertices.last else { continue }
      for to in vertices {
        defer { from = to }
        let (dx, dy) = (x[to] - x[from], y[to] - y[from])
        // Not less than half the length, so the slack is at most doubled.
        let slack = Self.slack * max(dx.magnitude, dy.magnitude)
        guard slack > 0 else { continue }
        func distance(_ vertex: Int) -> Double { dx * (y[vertex] - y[from]) - dy * (x[vertex] - x[from]) }
        if others.allSatisfy({ distance($0) <= slack }) && own.allSatisfy({ distance($0) >= -slack }) { return true }
      }
    }
    return false
  }

  /// Whether an edge that is not shared has its middle in a row, or may have.
  private func liesInside(_ edges: [Edge], _ row: Int, of polygons: PolygonColumns) -> Bool {
    let (x, y) = (polygons.x.span, polygons.y.span)
    for edge in edges where !edge.isShared {
      let (middleX, middleY) = ((x[edge.from] + x[edge.to]) / 2, (y[edge.from] + y[edge.to]) / 2)
      var isOdd = false
      for ring in polygons.rings(ofRow: row) {
        let vertices = polygons.vertices(ofRing: ring)
        guard var from = vertices.last else { continue }
        for to in vertices {
          defer { from = to }
          let isUpward = y[to] > middleY
          guard (y[from] > middleY) != isUpward else { continue }
          switch side(x[from], y[from], x[to], y[to], middleX, middleY) {
          case .unclear: return true
          case .left: if isUpward { isOdd.toggle() }
          case .right: if !isUpward { isOdd.toggle() }
          }
        }
      }
      if isOdd { return true }
    }
    return false
  }

  private static func collect(
    _ row: Int, of polygons: PolygonColumns, in bounds: Bounds, into edges: inout [Edge]
  ) {
    edges.removeAll(keepingCapacity: true)
    let (x, y) = (polygons.x.span, polygons.y.span)
    for ring in polygons.rings(ofRow: row) {
      let vertices = polygons.vertices(ofRing: ring)
      guard var from = vertices.last else { continue }
      for to in vertices {
        defer { from = to }
        if isSame(from, to, x, y) { continue }
        let edge = Bounds(
          minX: min(x[from], x[to]), minY: min(y[from], y[to]), maxX: max(x[from], x[to]), maxY: max(y[from], y[to]))
        if edge.intersects(bounds) { edges.append(Edge(from: from, to: to)) }
      }
    }
  }

  @inline(__always)
  private static func isSame(_ one: Int, _ other: Int, _ x: Span<Double>, _ y: Span<Double>) -> Bool {
    x[one] == x[other] && y[one] == y[other]
  }
}
