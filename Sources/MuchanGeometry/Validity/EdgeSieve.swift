/// Tells which of a polygon's edges may meet, 64 edges at a time.
///
/// A polygon's bounds are divided into 32 levels either way. For each level one word says which edges have begun at or
/// below it, and one which have ended below it; the edges that share a level with a given edge, either way, are then
/// four words joined. O(edges² / 64), and nearly always all that needs to be done.
struct EdgeSieve {
  /// One set of edges for each level.
  private typealias Levels = InlineArray<32, UInt64>

  /// An edge: the indices of its vertices, and the lowest and highest level it reaches.
  private struct Entry {
    var from: UInt32
    var to: UInt32
    var lowX: UInt8
    var highX: UInt8
    var lowY: UInt8
    var highY: UInt8
  }

  /// Memory for the longest polygon met so far.
  private var entries: [Entry] = []
  /// The number of edges.
  private(set) var count = 0

  private var beganX = Levels(repeating: 0)
  private var beganY = Levels(repeating: 0)
  private var endedX = Levels(repeating: 0)
  private var endedY = Levels(repeating: 0)

  /// The indices of an edge's vertices.
  func ends(_ edge: Int) -> (from: Int, to: Int) { (Int(entries[edge].from), Int(entries[edge].to)) }

  /// Takes in the edges of some rings in order; false where the rings have no extent either way.
  mutating func fill(_ rings: Range<Int>, of columns: PolygonColumns, bounds: Bounds) -> Bool {
    let scaleX = 32 / (bounds.maxX - bounds.minX)
    let scaleY = 32 / (bounds.maxY - bounds.minY)
    guard scaleX.isNormal && scaleY.isNormal else { return false }
    count = 0
    for ring in rings {
      let vertices = columns.openVertices(ofRing: ring)
      if entries.count < count + vertices.count {
        let empty = Entry(from: 0, to: 0, lowX: 0, highX: 0, lowY: 0, highY: 0)
        entries.append(contentsOf: repeatElement(empty, count: 2 * (count + vertices.count)))
      }
      let start = count
      count += vertices.count
      var span = entries.mutableSpan
      Self.fill(&span, from: start, vertices, columns.x.span, columns.y.span, bounds, scaleX, scaleY)
    }
    return true
  }

  private static func fill(
    _ entries: inout MutableSpan<Entry>, from start: Int, _ vertices: Range<Int>, _ x: Span<Double>, _ y: Span<Double>,
    _ bounds: Bounds,
    _ scaleX: Double, _ scaleY: Double
  ) {
    // Subtraction, product and truncation keep order: an edge on a higher level lies higher.
    @inline(__always) func level(_ distance: Double, _ scale: Double) -> UInt8 {
      UInt8(truncatingIfNeeded: Int32(min(31, distance * scale)))
    }
    // Each vertex ends the edge before it; the last one's edge leads to the first.
    var before = vertices.upperBound - 1
    var beforeX = level(x[before] - bounds.minX, scaleX)
    var beforeY = level(y[before] - bounds.minY, scaleY)
    for index in 0..<vertices.count {
      let vertex = vertices.lowerBound + index
      let levelX = level(x[vertex] - bounds.minX, scaleX)
      let levelY = level(y[vertex] - bounds.minY, scaleY)
      entries[start + index] = Entry(
        from: UInt32(truncatingIfNeeded: before), to: UInt32(truncatingIfNeeded: vertex),
        lowX: min(beforeX, levelX), highX: max(beforeX, levelX), lowY: min(beforeY, levelY),
        highY: max(beforeY, levelY))
      before = vertex
      beforeX = levelX
      beforeY = levelY
    }
  }

  /// Prepares for questions about the 64 edges from `start` on.
  mutating func select(from start: Int) {
    beganX = Levels(repeating: 0)
    beganY = Levels(repeating: 0)
    endedX = Levels(repeating: 0)
    endedY = Levels(repeating: 0)
    for edge in start..<min(start + 64, count) {
      let entry = entries[edge]
      let bit: UInt64 = 1 << UInt64(edge - start)
      beganX[Int(entry.lowX)] |= bit
      beganY[Int(entry.lowY)] |= bit
      endedX[Int(entry.highX)] |= bit
      endedY[Int(entry.highY)] |= bit
    }
    var (allX, allY): (UInt64, UInt64) = (0, 0)
    var (pastX, pastY): (UInt64, UInt64) = (0, 0)
    for level in 0..<32 {
      allX |= beganX[level]
      allY |= beganY[level]
      beganX[level] = allX
      beganY[level] = allY
      (pastX, endedX[level]) = (pastX | endedX[level], pastX)
      (pastY, endedY[level]) = (pastY | endedY[level], pastY)
    }
  }

  /// Which of the selected edges share a level with an edge, both ways; one bit each.
  func near(_ edge: Int) -> UInt64 {
    let entry = entries[edge]
    return beganX[Int(entry.highX)] & ~endedX[Int(entry.lowX)] & beganY[Int(entry.highY)] & ~endedY[Int(entry.lowY)]
  }
}
