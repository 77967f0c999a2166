/// Edges in a packed tree of bounds: which may lie near a place.
///
/// Edges are sorted along a curve through the plane and packed by sixteens, level by level.
struct EdgeTree: Sendable {
  /// An edge by its vertices, and the row it belongs to.
  struct Entry: Sendable {
    var from: UInt32
    var to: UInt32
    var row: UInt32
  }

  static let width = 16

  /// In the order of the leaves.
  let entries: [Entry]
  /// The bounds of all nodes, level by level from the leaves' parents to the root.
  let bounds: [Bounds]
  /// Where each level begins in `bounds`.
  let levelStarts: [Int]

  /// Packs the edges of some rows. O(edges).
  ///
  /// - Parameter isArea: for each row of the columns whether it is a polygon.
  init(_ columns: PolygonColumns, rows: Range<Int>, isArea: (Int) -> Bool) {
    var entries: [Entry] = []
    for row in rows {
      for ring in columns.rings(ofRow: row) {
        let vertices = columns.vertices(ofRing: ring)
        guard var from = isArea(row) ? vertices.last : vertices.first else { continue }
        // A line of one vertex, or a ring that has shrunk to it, is a point.
        var isPoint = true
        for to in vertices where to != from {
          defer { from = to }
          guard columns.x[from] != columns.x[to] || columns.y[from] != columns.y[to] else { continue }
          isPoint = false
          entries.append(Entry(from: UInt32(from), to: UInt32(to), row: UInt32(row)))
        }
        if isPoint { entries.append(Entry(from: UInt32(from), to: UInt32(from), row: UInt32(row))) }
      }
    }
    // A few are near each other in the order of their ring already.
    self.entries = entries.count <= Self.width ? entries : Self.sorted(entries, columns)
    (bounds, levelStarts) = Self.levels(self.entries, columns)
  }

  /// Packs all edges of some geometries.
  init(_ columns: PolygonColumns, isArea: [Bool]) { self.init(columns, rows: 0..<columns.count) { isArea[$0] } }

  private static func sorted(_ entries: [Entry], _ columns: PolygonColumns) -> [Entry] {
    var extent = Bounds()
    for entry in entries { extent.add(columns.x[Int(entry.to)], columns.y[Int(entry.to)]) }
    let curve = HilbertCurve(extent)
    let keys = entries.map { entry in
      curve.key(
        (columns.x[Int(entry.from)] + columns.x[Int(entry.to)]) * 0.5,
        (columns.y[Int(entry.from)] + columns.y[Int(entry.to)]) * 0.5)
    }
    return HilbertCurve.order(keys).map { entries[Int($0)] }
  }

  private static func levels(_ entries: [Entry], _ columns: PolygonColumns) -> ([Bounds], [Int]) {
    var bounds: [Bounds] = []
    var starts = [0]
    for first in stride(from: 0, to: entries.count, by: width) {
      var node = Bounds()
      for entry in entries[first..<min(first + width, entries.count)] {
        node.add(columns.x[Int(entry.from)], columns.y[Int(entry.from)])
        node.add(columns.x[Int(entry.to)], columns.y[Int(entry.to)])
      }
      bounds.append(node)
    }
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

  /// The children of a node: nodes of the level below, or entries where it is 0.
  @inline(__always)
  func children(ofNode node: Int, level: Int) -> Range<Int> {
    let first = (node - levelStarts[level]) * Self.width
    if level == 0 { return first..<min(first + Self.width, entries.count) }
    let start = levelStarts[level - 1]
    return (start + first)..<min(start + first + Self.width, levelStarts[level])
  }

  /// The level of the root.
  var rootLevel: Int { levelStarts.count - 1 }

  /// The node that holds all edges.
  var root: Int { bounds.count - 1 }
}
