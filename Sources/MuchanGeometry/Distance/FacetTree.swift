/// Runs of edges in a packed tree of bounds: which may lie near a place.
///
/// A facet is up to sixteen edges of a ring, one after the other, so that its vertices stand beside each other in the
/// columns. Facets are sorted along a curve through the plane and packed by sixteens, level by level.
struct FacetTree: Sendable {
  /// Edges of one ring, each of which begins where the one before it ends.
  struct Facet: Sendable {
    /// The vertex where the first edge begins: the ring's last one where that edge closes the ring.
    var start: UInt32
    /// Where the first edge ends; the others end at the vertices that follow.
    var next: UInt32
    var row: UInt32
    /// How many edges.
    var count: UInt32

    /// The vertices at the ends of its edges, from the first edge's start on.
    @inline(__always)
    func vertex(_ number: Int) -> Int { number == 0 ? Int(start) : Int(next) + number - 1 }
  }

  static let width = 16

  /// In the order of the curve.
  let facets: [Facet]
  /// The bounds of all nodes: those of the facets, then level by level up to the root.
  let bounds: [Bounds]
  /// Where each level begins in `bounds`; the first is that of the facets.
  let levelStarts: [Int]

  /// Packs the edges of some rows. O(edges).
  ///
  /// - Parameter isArea: for each row of the columns whether it is a polygon.
  init(_ columns: PolygonColumns, rows: some Sequence<Int>, isArea: (Int) -> Bool) {
    var facets: [Facet] = []
    for row in rows {
      for ring in columns.rings(ofRow: row) {
        Self.append(columns.vertices(ofRing: ring), columns, row: row, isClosed: isArea(row), to: &facets)
      }
    }
    var boxes = facets.map { Self.box($0, columns) }
    // A few are near each other in the order of their ring already.
    if facets.count > Self.width {
      let extent = boxes.reduce(into: Bounds()) { $0.add($1) }
      let curve = HilbertCurve(extent)
      let order = HilbertCurve.order(boxes.map { curve.key($0.middleX, $0.middleY) })
      facets = order.map { facets[Int($0)] }
      boxes = order.map { boxes[Int($0)] }
    }
    self.facets = facets
    (bounds, levelStarts) = Self.levels(boxes)
  }

  private static func append(
    _ vertices: Range<Int>, _ columns: PolygonColumns, row: Int, isClosed: Bool, to facets: inout [Facet]
  ) {
    guard let first = vertices.first, let last = vertices.last else { return }
    let closes = isClosed && (columns.x[first] != columns.x[last] || columns.y[first] != columns.y[last])
    // A line of one vertex is an edge without length.
    var start = closes || first == last ? last : first
    var next = closes || first == last ? first : first + 1
    while next <= last {
      let count = min(width, last - next + 1)
      facets.append(Facet(start: UInt32(start), next: UInt32(next), row: UInt32(row), count: UInt32(count)))
      next += count
      start = next - 1
    }
  }

  private static func box(_ facet: Facet, _ columns: PolygonColumns) -> Bounds {
    let (x, y) = (columns.x.span, columns.y.span)
    var box = Bounds(around: x[Int(facet.start)], y[Int(facet.start)])
    for vertex in Int(facet.next)..<Int(facet.next + facet.count) { box.add(x[vertex], y[vertex]) }
    return box
  }

  private static func levels(_ boxes: [Bounds]) -> ([Bounds], [Int]) {
    var bounds = boxes
    var starts = [0]
    while bounds.count - starts[starts.count - 1] > 1 {
      let level = starts[starts.count - 1]..<bounds.count
      starts.append(bounds.count)
      for first in stride(from: level.lowerBound, to: level.upperBound, by: width) {
        var node = Bounds()
        for child in first..<min(first + width, level.upperBound) { node.add(bounds[child]) }
        bounds.append(node)
      }
    }
    return (bounds, starts)
  }

  /// The children of a node above the facets: nodes of the level below it.
  @inline(__always)
  func children(ofNode node: Int, level: Int) -> Range<Int> {
    let start = levelStarts[level - 1]
    let first = start + (node - levelStarts[level]) * Self.width
    return first..<min(first + Self.width, levelStarts[level])
  }

  /// The level of the root; 0 is that of the facets.
  var rootLevel: Int { levelStarts.count - 1 }

  /// The node that holds all edges.
  var root: Int { bounds.count - 1 }

  /// The number of an edge among those of all facets.
  @inline(__always)
  static func edge(_ number: Int, ofFacet facet: Int) -> Int { facet * width + number }

  /// The facet of an edge.
  @inline(__always)
  func facet(ofEdge edge: Int) -> Facet { facets[edge / Self.width] }

  /// An edge by its number.
  @inline(__always)
  func edge(_ edge: Int, _ columns: PolygonColumns) -> Edge {
    let facet = facet(ofEdge: edge)
    let (from, to) = (facet.vertex(edge % Self.width), facet.vertex(edge % Self.width + 1))
    return Edge(ax: columns.x[from], ay: columns.y[from], bx: columns.x[to], by: columns.y[to])
  }
}
