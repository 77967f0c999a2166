/// Cheap proof that a polygon is valid, good for nearly every parcel; what it cannot prove goes to GEOS.
///
/// It proves that no two edges meet but at the vertex that neighbours share, that holes lie in their shell and beside
/// each other, and that parts lie beside each other. GEOS allows more, touching rings for one. Keeps its memory from row
/// to row: one per worker.
struct ValidityProof {
  /// Beyond this many vertices GEOS, which sorts, is as fast.
  private static let mostVertices = 16_384

  private var sieve = EdgeSieve()

  /// Whether the row is certainly valid.
  mutating func isCertain(row: Int, of columns: PolygonColumns, bounds: Bounds) -> Bool {
    let rings = columns.rings(ofRow: row)
    guard let first = rings.first else { return false }
    if rings.count == 1 {
      let vertices = columns.openVertices(ofRing: first)
      guard vertices.count >= 3 else { return false }
      if Self.isStarShaped(columns.x.span.extracting(vertices), columns.y.span.extracting(vertices)) { return true }
    }
    return columns.vertices(ofRow: row).count <= Self.mostVertices && edgesAvoidEachOther(rings, of: columns, bounds)
      && (rings.count == 1 || Self.ringsNest(row: row, of: columns))
  }

  /// Whether holes lie in their shells and all else lies side by side, rings being known not to meet.
  private static func ringsNest(row: Int, of columns: PolygonColumns) -> Bool {
    func position(ofRing ring: Int, in other: Int) -> Containment {
      let vertex = columns.vertices(ofRing: ring).lowerBound
      return columns.containment(columns.x[vertex], columns.y[vertex], rings: other..<(other + 1))
    }
    func areBeside(_ ring: Int, _ other: Int) -> Bool {
      position(ofRing: ring, in: other) == .outside && position(ofRing: other, in: ring) == .outside
    }
    let parts = columns.parts(ofRow: row)
    for part in parts {
      let rings = columns.rings(ofPart: part)
      let shell = rings.lowerBound
      for hole in rings.dropFirst() {
        guard position(ofRing: hole, in: shell) == .inside else { return false }
        for other in (hole + 1)..<max(rings.upperBound, hole + 1) where !areBeside(hole, other) { return false }
      }
      for other in parts.dropFirst(part - parts.lowerBound + 1) {
        guard areBeside(shell, columns.rings(ofPart: other).lowerBound) else { return false }
      }
    }
    return true
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
    var fromX = x[x.count - 1]
    var fromY = y[x.count - 1]
    let way = side(fromX, fromY, x[0], y[0], centreX, centreY)
    guard way != .unclear else { return false }
    var turns = 0
    for index in 0..<x.count {
      let toX = x[index]
      let toY = y[index]
      guard side(fromX, fromY, toX, toY, centreX, centreY) == way else { return false }
      // An edge that crosses the latitude of the centre eastwards of it is a full turn begun.
      if (fromY <= centreY) != (toY <= centreY) && (toY > fromY) == (way == .left) { turns += 1 }
      fromX = toX
      fromY = toY
    }
    return turns == 1
  }

  /// Whether no two edges of some rings meet but at the vertex that neighbours share.
  private mutating func edgesAvoidEachOther(_ rings: Range<Int>, of columns: PolygonColumns, _ bounds: Bounds) -> Bool {
    let x = columns.x.span
    let y = columns.y.span
    for ring in rings {
      let vertices = columns.openVertices(ofRing: ring)
      guard vertices.count >= 3, Self.turnsAtEveryVertex(x.extracting(vertices), y.extracting(vertices)) else {
        return false
      }
    }
    guard sieve.fill(rings, of: columns, bounds: bounds) else { return false }
    var start = 0
    while start < sieve.count {
      sieve.select(from: start)
      for edge in 0..<min(start + 63, sieve.count) {
        // Of two edges the later one is looked for.
        var later = sieve.near(edge)
        if edge >= start { later &= ~0 << UInt64(edge - start + 1) }
        guard later != 0 else { continue }
        let (from, to) = sieve.ends(edge)
        let one = Edge(x[from], y[from], x[to], y[to])
        while later != 0 {
          let other = start + later.trailingZeroBitCount
          later &= later - 1
          let (otherFrom, otherTo) = sieve.ends(other)
          if otherFrom == to || otherTo == from { continue }
          guard one.avoids(x[otherFrom], y[otherFrom], x[otherTo], y[otherTo]) else { return false }
        }
      }
      start += 64
    }
    return true
  }

  /// Whether each edge turns off the one before, or goes straight on; back along it would be a spike.
  private static func turnsAtEveryVertex(_ x: Span<Double>, _ y: Span<Double>) -> Bool {
    var before = x.count - 2
    var at = x.count - 1
    for after in 0..<x.count {
      if side(x[before], y[before], x[at], y[at], x[after], y[after]) == .unclear {
        let forward = (x[at] - x[before]) * (x[after] - x[at]) + (y[at] - y[before]) * (y[after] - y[at])
        guard forward > 0 else { return false }
      }
      before = at
      at = after
    }
    return true
  }

  /// An edge with its bounds.
  private struct Edge {
    let ax: Double
    let ay: Double
    let bx: Double
    let by: Double
    let lowX: Double
    let highX: Double
    let lowY: Double
    let highY: Double

    @inline(__always)
    init(_ ax: Double, _ ay: Double, _ bx: Double, _ by: Double) {
      self.ax = ax
      self.ay = ay
      self.bx = bx
      self.by = by
      lowX = min(ax, bx)
      highX = max(ax, bx)
      lowY = min(ay, by)
      highY = max(ay, by)
    }

    /// Whether another edge certainly has no point with this one in common.
    @inline(__always)
    func avoids(_ cx: Double, _ cy: Double, _ dx: Double, _ dy: Double) -> Bool {
      if max(cx, dx) < lowX || min(cx, dx) > highX || max(cy, dy) < lowY || min(cy, dy) > highY { return true }
      let c = side(ax, ay, bx, by, cx, cy)
      if c != .unclear && c == side(ax, ay, bx, by, dx, dy) { return true }
      let a = side(cx, cy, dx, dy, ax, ay)
      return a != .unclear && a == side(cx, cy, dx, dy, bx, by)
    }
  }
}
