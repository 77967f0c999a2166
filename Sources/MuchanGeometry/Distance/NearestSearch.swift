/// Looks for the pairs of edges that may be the nearest of two trees, by bounds on distances.
///
/// Both trees are gone down together, the nearer nodes first. Edges are compared in a plane at the middle of both facets,
/// those that may be nearest there in one at the middle of their own latitudes.
struct NearestSearch {
  /// A pair of edges that may be the nearest.
  struct Candidate {
    /// Numbers among the edges of the trees.
    var edge: Int
    var otherEdge: Int
    /// Distance in the plane, and the least that it can be on the ellipsoid.
    var metres: Double
    var least: Double
  }

  /// Two nodes to go down.
  private struct Pair {
    var node: Int
    var level: Int
    var otherNode: Int
    var otherLevel: Int
    var least: Double
  }

  let bounds: PlaneBounds
  let distance: EllipsoidDistance
  private(set) var line: EllipsoidDistance.Line
  private var found: [Candidate] = []
  private var stack: [Pair] = []
  /// The farthest that the nearest pair can be.
  private var most: Double {
    didSet { reach = bounds.reach(most, off: 0) }
  }
  /// The square of the distance of bounds beyond which nothing in them is as near.
  private var reach: Double
  /// The edges of the facet at hand.
  private var planes = InlineArray<16, Edge>(repeating: Edge.none)
  private var planeBoxes = InlineArray<16, Bounds>(repeating: Bounds())

  init(_ bounds: PlaneBounds, _ distance: EllipsoidDistance, limit: Double) {
    self.bounds = bounds
    self.distance = distance
    line = EllipsoidDistance.Line(distance)
    most = limit
    reach = bounds.reach(limit, off: 0)
  }

  /// Takes a facet that is among those looked through: the nearest pair is no farther than its vertices.
  mutating func expect(
    _ tree: FacetTree, of columns: PolygonColumns, _ facet: Int, _ other: FacetTree, of otherColumns: PolygonColumns
  ) {
    guard let own = tree.facets.first else { return }
    let plane = FacetPlane(tree.bounds[0], other.bounds[facet], distance)
    let (x, y) = (columns.x.span, columns.y.span)
    let (otherX, otherY) = (otherColumns.x.span, otherColumns.y.span)
    let theirs = other.facets[facet]
    var least = Double.infinity
    for number in 0...Int(own.count) {
      let vertex = own.vertex(number)
      for number in 0...Int(theirs.count) {
        let to = theirs.vertex(number)
        least = min(least, plane.distanceSquared(x[vertex], y[vertex], otherX[to], otherY[to]))
      }
    }
    let metres = least.squareRoot()
    guard metres < bounds.farMetres else { return }
    most = min(most, metres * (1 + bounds.tolerance(metres, off: plane.off)) + PlaneBounds.slack)
  }

  /// The pairs that may be the nearest, the nearest in the plane first.
  mutating func candidates(
    _ tree: FacetTree, of columns: PolygonColumns, _ other: FacetTree, of otherColumns: PolygonColumns,
    excluding excluded: (Int) -> Bool
  ) -> [Candidate] {
    stack.append(
      Pair(
        node: tree.root, level: tree.rootLevel, otherNode: other.root, otherLevel: other.rootLevel,
        least: bounds.least(tree.bounds[tree.root], other.bounds[other.root], &line)))
    while let pair = stack.popLast() {
      guard pair.least <= most else { continue }
      if pair.level > 0 || pair.otherLevel > 0 {
        goDown(pair, tree, other)
      } else if !excluded(Int(other.facets[pair.otherNode].row)) {
        compare(pair, tree, columns, other, otherColumns)
      }
    }
    found.removeAll { $0.least > most }
    return found.sorted { ($0.metres, $0.otherEdge, $0.edge) < ($1.metres, $1.otherEdge, $1.edge) }
  }

  /// Puts the pairs of a node's children and the other node on the stack, the nearest last.
  private mutating func goDown(_ pair: Pair, _ tree: FacetTree, _ other: FacetTree) {
    let start = stack.count
    // The higher node is gone down, so that both come to their facets together.
    let isOther = pair.otherLevel >= pair.level
    let box = isOther ? tree.bounds[pair.node] : other.bounds[pair.otherNode]
    let boxes = isOther ? other.bounds.span : tree.bounds.span
    let children =
      isOther
      ? other.children(ofNode: pair.otherNode, level: pair.otherLevel)
      : tree.children(ofNode: pair.node, level: pair.level)
    for child in children {
      let square = bounds.leastSquared(box, boxes[child])
      guard square <= reach || square > bounds.farSquared else { continue }
      let least = bounds.least(square, box, boxes[child], &line)
      guard least <= most else { continue }
      var below = pair
      below.least = least
      if isOther {
        (below.otherNode, below.otherLevel) = (child, pair.otherLevel - 1)
      } else {
        (below.node, below.level) = (child, pair.level - 1)
      }
      stack.append(below)
    }
    // At most sixteen: putting each in its place is quicker than sorting.
    for index in stack.indices.dropFirst(start + 1) {
      let moved = stack[index]
      var place = index
      while place > start, stack[place - 1].least < moved.least {
        stack[place] = stack[place - 1]
        place -= 1
      }
      stack[place] = moved
    }
  }

  /// Compares the edges of two facets.
  private mutating func compare(
    _ pair: Pair, _ tree: FacetTree, _ columns: PolygonColumns, _ other: FacetTree, _ otherColumns: PolygonColumns
  ) {
    let plane = FacetPlane(tree.bounds[pair.node], other.bounds[pair.otherNode], distance)
    let (own, theirs) = (tree.facets[pair.node], other.facets[pair.otherNode])
    var ownBox = Bounds()
    for number in 0..<Int(own.count) {
      planes[number] = plane.edge(columns, own.vertex(number), own.vertex(number + 1))
      planeBoxes[number] = planes[number].bounds
      ownBox.add(planeBoxes[number])
    }
    let isFar = pair.least > bounds.farMetres * 0.9
    var within = isFar ? Double.infinity : bounds.reach(most, off: plane.off)
    for otherNumber in 0..<Int(theirs.count) {
      let edge = plane.edge(otherColumns, theirs.vertex(otherNumber), theirs.vertex(otherNumber + 1))
      let box = edge.bounds
      guard ownBox.squaredGap(to: box) <= within else { continue }
      for number in 0..<Int(own.count) where planeBoxes[number].squaredGap(to: box) <= within {
        if planes[number].planeDistanceSquared(to: edge) > within { continue }
        let numbers = (
          FacetTree.edge(number, ofFacet: pair.node), FacetTree.edge(otherNumber, ofFacet: pair.otherNode)
        )
        guard
          take(
            numbers, (tree.edge(numbers.0, columns), other.edge(numbers.1, otherColumns)),
            in: (planes[number], edge), of: plane, isFar: isFar)
        else { continue }
        if !isFar { within = bounds.reach(most, off: plane.off) }
      }
    }
  }

  /// Notes two edges that may be the nearest.
  ///
  /// - Returns: whether the nearest is nearer than was known.
  private mutating func take(
    _ numbers: (own: Int, other: Int), _ edges: (own: Edge, other: Edge), in planes: (own: Edge, other: Edge),
    of plane: FacetPlane, isFar: Bool
  ) -> Bool {
    let (box, otherBox) = (edges.own.bounds, edges.other.bounds)
    let metres = plane.distance(
      planes.own, planes.other, atMiddle: (box.middleY + otherBox.middleY) * 0.5, distance)
    let off = (box.maxY - box.minY + otherBox.maxY - otherBox.minY) * 0.5
    let tolerance = bounds.tolerance(metres, off: off, tangent: plane.tangent)
    var least = metres * (1 - tolerance) - PlaneBounds.slack
    var greatest = metres * (1 + tolerance) + PlaneBounds.slack
    if isFar {
      least = max(least, bounds.least(box, otherBox, &line))
      greatest =
        line.inverse(box.middleX, box.middleY, otherBox.middleX, otherBox.middleY).metres + PlaneBounds.slack
    }
    guard least <= most else { return false }
    found.append(Candidate(edge: numbers.own, otherEdge: numbers.other, metres: metres, least: least))
    guard greatest < most else { return false }
    most = greatest
    return true
  }
}

extension Bounds {
  /// The square of the distance to other bounds in a plane.
  @inline(__always)
  fileprivate func squaredGap(to other: Bounds) -> Double {
    let x = max(max(other.minX - maxX, minX - other.maxX), 0)
    let y = max(max(other.minY - maxY, minY - other.maxY), 0)
    return x * x + y * y
  }
}

extension Edge {
  fileprivate static let none = Edge(ax: 0, ay: 0, bx: 0, by: 0)

  @inline(__always)
  var bounds: Bounds { Bounds(minX: min(ax, bx), minY: min(ay, by), maxX: max(ax, bx), maxY: max(ay, by)) }
}
