/// Geometries of one kind (river banks, plants, parks) of which the nearest to others is asked for (最近距离).
///
/// Distances are lengths of geodesics between edges that are straight in longitude and latitude, as everywhere here.
/// Edges that may be the nearest are found by `NearestSearch` in planes, with a margin for what the planes are wrong by; of
/// those `EdgeDistance` measures on the ellipsoid. A value, shared by all workers.
public struct NearestLayer: Sendable {
  /// The geometries, one row each.
  public let geometries: PolygonColumns
  /// Whether each row is a polygon, so that what lies in it is at no distance.
  public let isArea: [Bool]
  /// The rows that count.
  public let rows: [Int]
  /// Of each of them.
  private let bounds: [Bounds]
  private let tree: FacetTree
  private let distance: EllipsoidDistance

  /// Indexes geometries. O(vertices log vertices).
  ///
  /// - Parameters:
  ///   - geometries: in longitude and latitude; a line is a part of one ring.
  ///   - isArea: for each row whether it is a polygon; the others are lines.
  ///   - rows: those that count; by default all.
  public init(
    _ geometries: PolygonColumns, isArea: [Bool], rows: [Int]? = nil, distance: EllipsoidDistance = EllipsoidDistance()
  ) {
    precondition(geometries.count == isArea.count, "every row is a polygon or a line")
    let rows = rows ?? Array(0..<geometries.count)
    self.geometries = geometries
    self.isArea = isArea
    self.rows = rows
    self.distance = distance
    bounds = rows.map { geometries.bounds(ofRow: $0) }
    tree = FacetTree(geometries, rows: rows) { isArea[$0] }
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
    nearest(to: NearestShape(row: row, of: others, isArea: isArea), within: limit, excluding: excluded)
  }

  /// The same of a geometry that was prepared.
  public func nearest(
    to shape: NearestShape, within limit: Double = .infinity, excluding excluded: (Int) -> Bool = { _ in false }
  ) -> NearestPair? {
    var hint = NearestHint()
    return nearest(to: shape, within: limit, hint: &hint, excluding: excluded)
  }

  /// The same, quicker where the geometry lies near the one that was asked about before.
  ///
  /// - Parameter hint: of this layer alone; it changes nothing of the result.
  public func nearest(
    to shape: NearestShape, within limit: Double = .infinity, hint: inout NearestHint,
    excluding excluded: (Int) -> Bool = { _ in false }
  ) -> NearestPair? {
    guard !shape.bounds.isEmpty, !tree.facets.isEmpty else { return nil }
    if let touching = containing(shape, excluding: excluded) { return touching }
    let bounds = PlaneBounds(shape.bounds.union(tree.bounds[tree.root]), distance)
    var search = NearestSearch(bounds, distance, limit: limit)
    if let known = hint.facet, !excluded(Int(tree.facets[known].row)) {
      search.expect(shape.tree, of: shape.geometries, known, tree, of: geometries)
    }
    let candidates = search.candidates(
      shape.tree, of: shape.geometries, tree, of: geometries, excluding: excluded)
    if let nearest = candidates.first { hint.facet = nearest.otherEdge / FacetTree.width }
    return measure(shape, candidates, EdgeDistance(distance, bounds, line: search.line), limit: limit)
  }

  private func measure(
    _ shape: NearestShape, _ candidates: [NearestSearch.Candidate], _ measure: EdgeDistance, limit: Double
  ) -> NearestPair? {
    var measure = measure
    var best: NearestPair?
    for candidate in candidates {
      if let best, candidate.least > best.metres { continue }
      var pair = measure.nearest(
        shape.tree.edge(candidate.edge, shape.geometries), tree.edge(candidate.otherEdge, geometries))
      pair.row = Int(tree.facet(ofEdge: candidate.otherEdge).row)
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

  /// A point that both have, where one of them lies in the other without their borders meeting.
  private func containing(_ shape: NearestShape, excluding excluded: (Int) -> Bool) -> NearestPair? {
    let (others, row) = (shape.geometries, shape.row)
    for (place, own) in rows.enumerated() where bounds[place].intersects(shape.bounds) && !excluded(own) {
      if isArea[own] {
        for part in others.parts(ofRow: row) {
          let (x, y) = others.firstVertex(ofPart: part)
          if geometries.holds(x, y, row: own) {
            return NearestPair(metres: 0, fromX: x, fromY: y, toX: x, toY: y, row: own)
          }
        }
      }
      if shape.isArea {
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

/// Where the nearest was found last: the next geometry is often near there too.
public struct NearestHint: Sendable {
  var facet: Int?

  /// Nothing was looked for yet.
  public init() {}
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
