/// The text of a path: `M120 340l50 0 0 70-50 0z`.
enum MapPath {
  /// A number of units, kept within what any sheet has: places far off it are drawn at its edge.
  static func unit(_ value: Double) -> Int {
    guard value.isFinite else { return 0 }
    return Int(min(max(value, -1_000_000), 1_000_000).rounded())
  }

  /// All rings of all rows. Points that fall together are one; rings of less than three points, lines of less than two
  /// are left out.
  static func text(of columns: PolygonColumns, isClosed: Bool) -> String {
    var text = ""
    var points: [(x: Int, y: Int)] = []
    for ring in columns.ringEnd.indices {
      points.removeAll(keepingCapacity: true)
      let vertices = isClosed ? columns.openVertices(ofRing: ring) : columns.vertices(ofRing: ring)
      for vertex in vertices {
        let point = (x: unit(columns.x[vertex]), y: unit(columns.y[vertex]))
        if let last = points.last, last == point { continue }
        if points.count >= 2, isStraight(points[points.count - 2], points[points.count - 1], point) {
          points[points.count - 1] = point
        } else {
          points.append(point)
        }
      }
      if isClosed, points.count > 1, points[0] == points[points.count - 1] { points.removeLast() }
      guard points.count >= (isClosed ? 3 : 2) else { continue }
      append(points, isClosed: isClosed, to: &text)
    }
    return text
  }

  /// Whether the middle point is on the way from the first to the last.
  private static func isStraight(_ a: (x: Int, y: Int), _ b: (x: Int, y: Int), _ c: (x: Int, y: Int)) -> Bool {
    let (dx, dy, ex, ey) = (b.x - a.x, b.y - a.y, c.x - b.x, c.y - b.y)
    return dx * ey == dy * ex && dx * ex + dy * ey > 0
  }

  private static func append(_ points: [(x: Int, y: Int)], isClosed: Bool, to text: inout String) {
    text += "M\(points[0].x) \(points[0].y)l"
    var isFirst = true
    for (from, to) in zip(points, points.dropFirst()) {
      let (dx, dy) = (to.x - from.x, to.y - from.y)
      // A minus sign parts numbers as well as a blank does.
      text += isFirst || dx < 0 ? "\(dx)" : " \(dx)"
      text += dy < 0 ? "\(dy)" : " \(dy)"
      isFirst = false
    }
    if isClosed { text += "z" }
  }
}
