/// Cheap proof that a polygon is valid, good for nearly every parcel; what it cannot prove goes to GEOS.
struct SimpleRing {
  /// Beyond this many vertices comparing every pair of edges costs more than asking GEOS.
  private static let mostVerticesForPairs = 64

  /// Whether the row is certainly one ring that neither touches nor crosses itself.
  static func isCertain(row: Int, of columns: PolygonColumns) -> Bool {
    let rings = columns.rings(ofRow: row)
    guard rings.count == 1, let ring = rings.first else { return false }
    let vertices = columns.openVertices(ofRing: ring)
    let x = columns.x.span
    let y = columns.y.span
    guard vertices.count >= 3 else { return false }
    let ringX = x.extracting(vertices)
    let ringY = y.extracting(vertices)
    if isStarShaped(ringX, ringY) { return true }
    return vertices.count <= mostVerticesForPairs && edgesAvoidEachOther(ringX, ringY)
  }

  /// A ring whose every edge turns the same way around its vertices' mean, once round in all, cannot
  /// cross itself. O(n), and true of most plots of land.
  private static func isStarShaped(_ x: Span<Double>, _ y: Span<Double>) -> Bool {
    var meanX = 0.0
    var meanY = 0.0
    for index in 0..<x.count {
      meanX += x[index] - x[0]
      meanY += y[index] - y[0]
    }
    let centreX = x[0] + meanX / Double(x.count)
    let centreY = y[0] + meanY / Double(x.count)
    var lefts = 0
    var rights = 0
    var turns = 0
    var fromX = x[x.count - 1]
    var fromY = y[x.count - 1]
    for index in 0..<x.count {
      let toX = x[index]
      let toY = y[index]
      switch side(fromX, fromY, toX, toY, centreX, centreY) {
      case .left: lefts += 1
      case .right: rights += 1
      case .unclear: return false
      }
      // An edge that crosses the latitude of the centre eastwards of it is a full turn begun.
      if (fromY <= centreY) != (toY <= centreY) {
        let isEast = (toY > fromY) == (side(fromX, fromY, toX, toY, centreX, centreY) == .left)
        if isEast { turns += 1 }
      }
      fromX = toX
      fromY = toY
    }
    return turns == 1 && (lefts == 0 || rights == 0)
  }

  /// Whether no two edges meet but at the vertex that neighbours share. O(n²).
  private static func edgesAvoidEachOther(_ x: Span<Double>, _ y: Span<Double>) -> Bool {
    let count = x.count
    for first in 0..<count {
      let firstNext = first + 1 == count ? 0 : first + 1
      let ax = x[first]
      let ay = y[first]
      let bx = x[firstNext]
      let by = y[firstNext]
      // The neighbour must turn, or go straight on; back along the edge is a spike.
      let after = firstNext + 1 == count ? 0 : firstNext + 1
      if side(ax, ay, bx, by, x[after], y[after]) == .unclear {
        let forward = (bx - ax) * (x[after] - bx) + (by - ay) * (y[after] - by)
        guard forward > 0 else { return false }
      }
      let lowX = min(ax, bx)
      let highX = max(ax, bx)
      let lowY = min(ay, by)
      let highY = max(ay, by)
      for second in stride(from: first + 2, to: count, by: 1) {
        let secondNext = second + 1 == count ? 0 : second + 1
        if secondNext == first { continue }
        let cx = x[second]
        let cy = y[second]
        let dx = x[secondNext]
        let dy = y[secondNext]
        if max(cx, dx) < lowX || min(cx, dx) > highX || max(cy, dy) < lowY || min(cy, dy) > highY { continue }
        let c = side(ax, ay, bx, by, cx, cy)
        if c != .unclear && c == side(ax, ay, bx, by, dx, dy) { continue }
        let a = side(cx, cy, dx, dy, ax, ay)
        if a != .unclear && a == side(cx, cy, dx, dy, bx, by) { continue }
        return false
      }
    }
    return true
  }
}
