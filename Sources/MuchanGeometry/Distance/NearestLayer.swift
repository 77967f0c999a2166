/// Geometries of one kind (river banks, plants, parks) of which the nearest to others is asked for (最近距离).
///
/// Distances are lengths of geodesics between edges that are straight in longitude and latitude, as everywhere here.
/// Edges near enough are found in a plane around the other geometry, scaled to metres at its middle, with a margin for
/// what the plane is wrong by; of those `EdgeDistance` measures on the ellipsoid. A value, shared by all workers.
public struct NearestLayer: Sendable {
  /// The geometries, one row each.
  public let geometries: PolygonColumns
  /// Whether each row is a polygon, so that what lies in it is at no distance.
  public let isArea: [Bool]
  private let bounds: [Bounds]
  private let tree: EdgeTree
  private let distance: EllipsoidDistance

  /// Indexes geometries. O(vertices log vertices).
  ///
  /// - Parameters:
  ///   - geometries: in longitude and latitude; a line is a part of one ring.
  ///   - isArea: for each row whether it is a polygon; the others are lines.
  public init(_ geometries: PolygonColumns, isArea: [Bool], distance: EllipsoidDistance = EllipsoidDistance()) {
    precondition(geometries.count == isArea.count, "every row is a polygon or a line")
    self.geometries = geometries
    self.isArea = isArea
    self.distance = distance
    bounds = (0..<geometries.count).map { geometries.bounds(ofRow: $0) }
    tree = EdgeTree(geometries, isArea: isArea)
  }

  /// The nearest points of a geometry and of this layer, the geometry's first.
  ///
  /// - Parameters:
  ///   - row: the geometry, a row of `others`.
  ///   - isArea: whether it is a polygon.
  ///   - limit: nothing farther than this many metres is looked for.
  ///   - excluded: rows of the layer that do not count.
  /// - Returns: nil where there is nothing within the limit.
  public func nearest(
    toRow row: Int, of others: PolygonColumns, isArea: Bool, within limit: Double = .infinity,
    excluding excluded: (Int) -> Bool = { _ in false }
  ) -> NearestPair? {
    let box = others.bounds(ofRow: row)
    guard !box.isEmpty, !tree.entries.isEmpty else { return nil }
    if let touching = containing(row, of: others, box, isArea: isArea, excluding: excluded) { return touching }
    let search = PlaneSearch(box, distance: distance)
    var edges: [Edge] = []
    for ring in others.rings(ofRow: row) {
      let vertices = others.vertices(ofRing: ring)
      guard var from = isArea ? vertices.last : vertices.first else { continue }
      var isPoint = true
      for to in vertices where to != from {
        if others.x[from] != others.x[to] || others.y[from] != others.y[to] {
          isPoint = false
          edges.append(
            Edge(ax: others.x[from], ay: others.y[from], bx: others.x[to], by: others.y[to]))
        }
        from = to
      }
      if isPoint {
        edges.append(Edge(ax: others.x[from], ay: others.y[from], bx: others.x[from], by: others.y[from]))
      }
    }
    return measure(edges, candidates(of: edges, search, limit: limit, excluding: excluded), limit: limit)
  }

  /// A pair of edges that may be the nearest.
  private struct Candidate {
    var edge: Int
    var entry: Int
    /// Distance in the plane, and the least that it can be on the ellipsoid.
    var metres: Double
    var least: Double
  }

  private func candidates(
    of edges: [Edge], _ search: PlaneSearch, limit: Double, excluding excluded: (Int) -> Bool
  ) -> [Candidate] {
    let planes = edges.map(search.plane)
    var found: [Candidate] = []
    // The farthest that the nearest pair can be.
    var most = limit
    var stack = [(node: tree.bounds.count - 1, level: tree.rootLevel)]
    while let (node, level) = stack.popLast() {
      guard search.least(to: tree.bounds[node]) <= most else { continue }
      let children = tree.children(ofNode: node, level: level)
      if level > 0 {
        // The nearest child last, so that it is looked at first.
        let nodes = children.map { ($0, search.least(to: tree.bounds[$0])) }.filter { $0.1 <= most }
        for (child, _) in nodes.sorted(by: { $0.1 > $1.1 }) { stack.append((child, level - 1)) }
        continue
      }
      for index in children {
        let entry = tree.entries[index]
        if excluded(Int(entry.row)) { continue }
        let other = edge(of: entry)
        var own = Bounds()
        own.add(other.ax, other.ay)
        own.add(other.bx, other.by)
        guard search.least(to: own) <= most else { continue }
        let plane = search.plane(other)
        let tolerance = search.tolerance(to: own)
        for number in planes.indices {
          let metres = planes[number].planeDistanceSquared(to: plane).squareRoot()
          let least = metres * (1 - tolerance) - PlaneSearch.slack
          guard least <= most else { continue }
          most = min(most, metres * (1 + tolerance) + PlaneSearch.slack)
          found.append(Candidate(edge: number, entry: index, metres: metres, least: least))
        }
      }
    }
    return found.filter { $0.least <= most }.sorted { ($0.metres, $0.entry, $0.edge) < ($1.metres, $1.entry, $1.edge) }
  }

  private func measure(_ edges: [Edge], _ candidates: [Candidate], limit: Double) -> NearestPair? {
    var measure = EdgeDistance(distance)
    var best: NearestPair?
    for candidate in candidates {
      if let best, candidate.least > best.metres { continue }
      let entry = tree.entries[candidate.entry]
      var pair = measure.nearest(edges[candidate.edge], edge(of: entry))
      pair.row = Int(entry.row)
      if let known = best, !Self.isBetter(pair, known) { continue }
      best = pair
    }
    return best.flatMap { $0.metres <= limit ? $0 : nil }
  }

  /// The nearer pair; of equally near ones the one whose points come first, whatever the order of looking.
  private static func isBetter(_ pair: NearestPair, _ known: NearestPair) -> Bool {
    if pair.metres != known.metres { return pair.metres < known.metres }
    return (pair.row, pair.fromX, pair.fromY, pair.toX, pair.toY)
      < (known.row, known.fromX, known.fromY, known.toX, known.toY)
  }

  private func edge(of entry: EdgeTree.Entry) -> Edge {
    Edge(
      ax: geometries.x[Int(entry.from)], ay: geometries.y[Int(entry.from)], bx: geometries.x[Int(entry.to)],
      by: geometries.y[Int(entry.to)])
  }

  /// A point that both have, where one of them lies in the other without their borders meeting.
  private func containing(
    _ row: Int, of others: PolygonColumns, _ box: Bounds, isArea: Bool, excluding excluded: (Int) -> Bool
  ) -> NearestPair? {
    for own in 0..<geometries.count where bounds[own].intersects(box) && !excluded(own) {
      if self.isArea[own] {
        for part in others.parts(ofRow: row) {
          let (x, y) = others.firstVertex(ofPart: part)
          if geometries.holds(x, y, row: own) {
            return NearestPair(metres: 0, fromX: x, fromY: y, toX: x, toY: y, row: own)
          }
        }
      }
      if isArea {
        for part in geometries.parts(ofRow: own) {
          let (x, y) = geometries.firstVertex(ofPart: part)
          if others.holds(x, y, row: row) {
            return NearestPair(metres: 0, fromX: x, fromY: y, toX: x, toY: y, row: own)
          }
        }
      }
    }
    return nil
  }
}

extension PolygonColumns {
  fileprivate func firstVertex(ofPart part: Int) -> (x: Double, y: Double) {
    let first = vertices(ofRing: rings(ofPart: part).lowerBound).lowerBound
    return (x[first], y[first])
  }

  /// Whether a point lies in a row for certain.
  func holds(_ x: Double, _ y: Double, row: Int) -> Bool {
    for part in parts(ofRow: row) {
      if case .inside = containment(x, y, rings: rings(ofPart: part)) { return true }
    }
    return false
  }
}
