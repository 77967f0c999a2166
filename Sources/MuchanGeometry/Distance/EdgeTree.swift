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

  /// Packs the edges of all rows. O(edges log edges).
  init(_ columns: PolygonColumns, isArea: [Bool]) {
    var entries: [Entry] = []
    entries.reserveCapacity(columns.x.count)
    var extent = Bounds()
    for row in 0..<columns.count {
      for ring in columns.rings(ofRow: row) {
        let vertices = columns.vertices(ofRing: ring)
        guard var from = isArea[row] ? vertices.last : vertices.first else { continue }
        // A line of one vertex, or a ring that has shrunk to it, is a point.
        var isPoint = true
        for to in vertices where to != from {
          defer { from = to }
          guard columns.x[from] != columns.x[to] || columns.y[from] != columns.y[to] else { continue }
          isPoint = false
          entries.append(Entry(from: UInt32(from), to: UInt32(to), row: UInt32(row)))
        }
        if isPoint { entries.append(Entry(from: UInt32(from), to: UInt32(from), row: UInt32(row))) }
        extent.add(columns.bounds(of: vertices))
      }
    }
    let keys = entries.map { entry in
      Self.key(
        (columns.x[Int(entry.from)] + columns.x[Int(entry.to)]) * 0.5,
        (columns.y[Int(entry.from)] + columns.y[Int(entry.to)]) * 0.5, in: extent)
    }
    let order = entries.indices.sorted { (keys[$0], $0) < (keys[$1], $1) }
    self.entries = order.map { entries[$0] }
    (bounds, levelStarts) = Self.levels(self.entries, columns)
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

  /// The place of a point on a Hilbert curve through the extent, 16 bits an axis.
  private static func key(_ x: Double, _ y: Double, in extent: Bounds) -> UInt32 {
    func cell(_ value: Double, _ low: Double, _ high: Double) -> UInt32 {
      high > low ? UInt32(min(65535, max(0, (value - low) / (high - low) * 65535))) : 0
    }
    var (px, py) = (cell(x, extent.minX, extent.maxX), cell(y, extent.minY, extent.maxY))
    var key: UInt32 = 0
    var side: UInt32 = 1 << 15
    while side > 0 {
      let right: UInt32 = px & side > 0 ? 1 : 0
      let upper: UInt32 = py & side > 0 ? 1 : 0
      key &+= side &* side &* ((3 &* right) ^ upper)
      if upper == 0 {
        if right == 1 {
          px = 65535 &- px
          py = 65535 &- py
        }
        swap(&px, &py)
      }
      side >>= 1
    }
    return key
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
}
