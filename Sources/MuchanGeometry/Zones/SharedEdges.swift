/// Which zone edges are borders between two zones: the same two vertices, run through in opposite directions.
///
/// Where zones tile the ground nearly every edge is shared, and neither side of it is outside the zones.
struct SharedEdges: Sendable {
  /// What lies on the right of an edge, its zone being on the left.
  enum Neighbour: UInt8, Sendable {
    /// No zone with the same edge.
    case none
    /// Another zone row.
    case zone
    /// Edges of two rows cross here, or touch but at a common vertex, or are the same in one direction: zones overlap,
    /// or may.
    case unclear
  }

  /// By the index of the edge's first vertex.
  private var neighbours: [Neighbour]

  /// What lies beyond the edge that begins at a vertex.
  @inline(__always)
  subscript(from: UInt32) -> Neighbour { neighbours[Int(from)] }

  /// Compares all edges. O(edges), expected.
  init(_ polygons: PolygonColumns) {
    let x = polygons.x.span
    let y = polygons.y.span
    var neighbours = [Neighbour](repeating: .none, count: polygons.x.count)
    // Open addressing from an edge's two vertices, in either order, to its first vertex + 1.
    var size = 64
    while size < polygons.x.count * 2 { size *= 2 }
    var slots = [UInt32](repeating: 0, count: size)
    var ends = [UInt32](repeating: 0, count: polygons.x.count)
    for ring in 0..<polygons.ringEnd.count {
      let vertices = polygons.vertices(ofRing: ring)
      guard var from = vertices.last else { continue }
      for to in vertices {
        defer { from = to }
        guard x[from] != x[to] || y[from] != y[to] else { continue }
        ends[from] = UInt32(to)
        var slot = Self.hash(x[from], y[from], x[to], y[to]) & (size - 1)
        while slots[slot] != 0 {
          let other = Int(slots[slot]) - 1
          let otherEnd = Int(ends[other])
          let isReverse = x[other] == x[to] && y[other] == y[to] && x[otherEnd] == x[from] && y[otherEnd] == y[from]
          let isSame = x[other] == x[from] && y[other] == y[from] && x[otherEnd] == x[to] && y[otherEnd] == y[to]
          if isReverse || isSame {
            let isFirstMeeting = isReverse && neighbours[other] == .none
            neighbours[other] = isFirstMeeting ? .zone : .unclear
            neighbours[from] = neighbours[other]
            break
          }
          slot = (slot + 1) & (size - 1)
        }
        if slots[slot] == 0 { slots[slot] = UInt32(from) + 1 }
      }
    }
    self.neighbours = neighbours
  }

  /// Finds edges of different rows that meet but in a vertex that both have. O(pairs of edges in a cell).
  ///
  /// Where no edges cross, an edge has one neighbour along all of its length.
  mutating func markMeetings(_ polygons: PolygonColumns, _ grid: ZoneGrid) {
    let x = polygons.x.span
    let y = polygons.y.span
    for cell in 0..<(grid.columnCount * grid.rowCount) {
      let entries = grid.edges(ofCell: cell)
      for first in entries {
        let a = grid.edges[first]
        for second in entries.dropFirst(first - entries.lowerBound + 1) {
          let b = grid.edges[second]
          if neighbours[Int(a.from)] == .unclear && neighbours[Int(b.from)] == .unclear { continue }
          guard a.row != b.row, Self.meet(a, b, x, y) else { continue }
          neighbours[Int(a.from)] = .unclear
          neighbours[Int(b.from)] = .unclear
        }
      }
    }
  }

  /// Whether two edges have, or may have, a point in common that is not a vertex of both; shared edges do not count.
  @inline(__always)
  private static func meet(_ a: ZoneGrid.Edge, _ b: ZoneGrid.Edge, _ x: Span<Double>, _ y: Span<Double>) -> Bool {
    let (ax, ay, bx, by) = (x[Int(a.from)], y[Int(a.from)], x[Int(a.to)], y[Int(a.to)])
    let (cx, cy, dx, dy) = (x[Int(b.from)], y[Int(b.from)], x[Int(b.to)], y[Int(b.to)])
    if max(cx, dx) < min(ax, bx) || min(cx, dx) > max(ax, bx) { return false }
    if max(cy, dy) < min(ay, by) || min(cy, dy) > max(ay, by) { return false }
    let startsMeet = ax == cx && ay == cy
    let endsMeet = bx == dx && by == dy
    let startMeetsEnd = ax == dx && ay == dy
    let endMeetsStart = bx == cx && by == cy
    // Both vertices in common: `init` has judged the pair.
    if (startsMeet && endsMeet) || (startMeetsEnd && endMeetsStart) { return false }
    if startsMeet { return runTogether(from: ax, ay, bx, by, dx, dy) }
    if endsMeet { return runTogether(from: bx, by, ax, ay, cx, cy) }
    if startMeetsEnd { return runTogether(from: ax, ay, bx, by, cx, cy) }
    if endMeetsStart { return runTogether(from: bx, by, ax, ay, dx, dy) }
    let c = side(ax, ay, bx, by, cx, cy)
    if c != .unclear && c == side(ax, ay, bx, by, dx, dy) { return false }
    let end = side(cx, cy, dx, dy, ax, ay)
    return end == .unclear || end != side(cx, cy, dx, dy, bx, by)
  }

  /// Whether two edges that leave one vertex go the same way, as far as can be told.
  @inline(__always)
  private static func runTogether(
    from x: Double, _ y: Double, _ ax: Double, _ ay: Double, _ bx: Double, _ by: Double
  ) -> Bool {
    side(x, y, ax, ay, bx, by) == .unclear && (ax - x) * (bx - x) + (ay - y) * (by - y) > 0
  }

  /// The same for both directions of an edge.
  private static func hash(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double) -> Int {
    func mixed(_ x: Double, _ y: Double) -> UInt64 {
      let bits = (x.bitPattern &* 0x9e37_79b9_7f4a_7c15) ^ (y.bitPattern &* 0xc2b2_ae3d_27d4_eb4f)
      return (bits ^ (bits >> 29)) &* 0xbf58_476d_1ce4_e5b9
    }
    let sum = mixed(x1, y1) &+ mixed(x2, y2)
    return Int(truncatingIfNeeded: (sum ^ (sum >> 32)) >> 1)
  }
}
