internal import Glibc

/// Looks for the pairs of edges that may be the nearest of two trees, by bounds on distances.
///
/// Both trees are gone down together, the nearer nodes first. Edges are compared in a plane at the middle of both leaves,
/// those that may be nearest there in one at the middle of their own latitudes.
struct NearestSearch {
  /// A pair of edges that may be the nearest.
  struct Candidate {
    /// Places among the entries of the trees.
    var edge: Int
    var entry: Int
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
  private var most: Double
  /// The edges of the leaf at hand, at most as many as there are.
  private var planes = InlineArray<16, Edge>(repeating: Edge.none)
  private var planeBoxes = InlineArray<16, Bounds>(repeating: Bounds())
  private var boxes = InlineArray<16, Bounds>(repeating: Bounds())

  init(_ bounds: PlaneBounds, _ distance: EllipsoidDistance, limit: Double) {
    self.bounds = bounds
    self.distance = distance
    line = EllipsoidDistance.Line(distance)
    most = limit
  }

  /// Takes two edges that are among those looked through: the nearest pair is no farther than they.
  mutating func expect(_ first: Edge, _ second: Edge) {
    let plane = LeafPlane(first.bounds, second.bounds, distance)
    let metres = plane.plane(first).planeDistanceSquared(to: plane.plane(second)).squareRoot()
    guard metres < bounds.farMetres else { return }
    most = min(most, metres * (1 + bounds.tolerance(metres, off: plane.off)) + PlaneBounds.slack)
  }

  /// The pairs that may be the nearest, the nearest in the plane first.
  mutating func candidates(
    _ tree: EdgeTree, of columns: PolygonColumns, _ other: EdgeTree, of otherColumns: PolygonColumns,
    excluding excluded: (Int) -> Bool
  ) -> [Candidate] {
    stack.append(
      Pair(node: tree.root, level: tree.rootLevel, otherNode: other.root, otherLevel: other.rootLevel, least: 0))
    while let pair = stack.popLast() {
      guard pair.least <= most else { continue }
      if pair.level == 0, pair.otherLevel == 0 {
        compare(pair, tree, columns, other, otherColumns, excluding: excluded)
      } else {
        goDown(pair, tree, other)
      }
    }
    return found.filter { $0.least <= most }.sorted { ($0.metres, $0.entry, $0.edge) < ($1.metres, $1.entry, $1.edge) }
  }

  /// Puts the pairs of a node's children and the other node on the stack, the nearest last.
  private mutating func goDown(_ pair: Pair, _ tree: EdgeTree, _ other: EdgeTree) {
    let start = stack.count
    if pair.otherLevel >= pair.level {
      let box = tree.bounds[pair.node]
      for child in other.children(ofNode: pair.otherNode, level: pair.otherLevel) {
        let least = bounds.least(box, other.bounds[child], &line)
        guard least <= most else { continue }
        stack.append(
          Pair(node: pair.node, level: pair.level, otherNode: child, otherLevel: pair.otherLevel - 1, least: least))
      }
    } else {
      let box = other.bounds[pair.otherNode]
      for child in tree.children(ofNode: pair.node, level: pair.level) {
        let least = bounds.least(tree.bounds[child], box, &line)
        guard least <= most else { continue }
        stack.append(
          Pair(
            node: child, level: pair.level - 1, otherNode: pair.otherNode, otherLevel: pair.otherLevel, least: least))
      }
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

  /// Compares the edges of two leaves.
  private mutating func compare(
    _ pair: Pair, _ tree: EdgeTree, _ columns: PolygonColumns, _ other: EdgeTree, _ otherColumns: PolygonColumns,
    excluding excluded: (Int) -> Bool
  ) {
    let (box, otherBox) = (tree.bounds[pair.node], other.bounds[pair.otherNode])
    let plane = LeafPlane(box, otherBox, distance)
    let own = tree.children(ofNode: pair.node, level: 0)
    for (number, entry) in own.enumerated() {
      let edge = columns.edge(tree.entries[entry])
      boxes[number] = edge.bounds
      planes[number] = plane.plane(edge)
      planeBoxes[number] = planes[number].bounds
    }
    let isFar = bounds.least(box, otherBox, &line) > bounds.farMetres * 0.9
    var reach = isFar ? Double.infinity : bounds.reach(most, off: plane.off)
    for entry in other.children(ofNode: pair.otherNode, level: 0) {
      if excluded(Int(other.entries[entry].row)) { continue }
      let edge = otherColumns.edge(other.entries[entry])
      let edgeBox = edge.bounds
      guard bounds.least(box, edgeBox, &line) <= most else { continue }
      let inPlane = plane.plane(edge)
      let inPlaneBox = inPlane.bounds
      for number in 0..<own.count where planeBoxes[number].squaredGap(to: inPlaneBox) <= reach {
        if planes[number].planeDistanceSquared(to: inPlane) > reach { continue }
        let middle = (boxes[number].middleY + edgeBox.middleY) * 0.5
        let metres = plane.distance(planes[number], inPlane, atMiddle: middle, distance)
        let off = (boxes[number].maxY - boxes[number].minY + edgeBox.maxY - edgeBox.minY) * 0.5
        let tolerance = bounds.tolerance(metres, off: off, tangent: plane.tangent)
        var least = metres * (1 - tolerance) - PlaneBounds.slack
        var greatest = metres * (1 + tolerance) + PlaneBounds.slack
        if isFar {
          least = max(least, bounds.least(boxes[number], edgeBox, &line))
          greatest =
            line.inverse(boxes[number].middleX, boxes[number].middleY, edgeBox.middleX, edgeBox.middleY).metres
            + PlaneBounds.slack
        }
        guard least <= most else { continue }
        found.append(Candidate(edge: own.lowerBound + number, entry: entry, metres: metres, least: least))
        guard greatest < most else { continue }
        most = greatest
        if !isFar { reach = bounds.reach(most, off: plane.off) }
      }
    }
  }
}

/// A plane for the edges of two leaves, scaled to metres at the middle of their middles.
private struct LeafPlane {
  private let middleX: Double
  private let middleY: Double
  private let scale: (x: Double, y: Double)
  /// How the scale of longitudes changes with the latitude, as a part of it per degree.
  private let rise: Double
  /// Half the extents of both leaves in latitude, added up, in degrees.
  let off: Double
  /// How far the middles of two edges are from that of the leaves, at most; 0 where the scale is computed for each.
  let tangent: Double

  init(_ box: Bounds, _ other: Bounds, _ distance: EllipsoidDistance) {
    middleX = (box.middleX + other.middleX) * 0.5
    middleY = (box.middleY + other.middleY) * 0.5
    scale = distance.metresPerDegree(atLatitude: middleY)
    off = (box.maxY - box.minY + other.maxY - other.minY) * 0.5
    tangent = off <= Self.smallDegrees ? off * 0.5 : 0
    // The radius of a parallel falls by M sin φ with the latitude.
    let radians = MeridianSeries.radiansPerDegree
    rise = scale.x > 0 ? -scale.y * sin(middleY * radians) * radians / scale.x : 0
  }

  private static let smallDegrees = 0.5

  @inline(__always)
  func plane(_ edge: Edge) -> Edge {
    Edge(
      ax: (edge.ax - middleX) * scale.x, ay: (edge.ay - middleY) * scale.y, bx: (edge.bx - middleX) * scale.x,
      by: (edge.by - middleY) * scale.y)
  }

  /// The distance of two edges in the plane at a latitude.
  func distance(_ first: Edge, _ second: Edge, atMiddle latitude: Double, _ distance: EllipsoidDistance) -> Double {
    let factor =
      off <= Self.smallDegrees
      ? 1 + rise * (latitude - middleY) : distance.metresPerDegree(atLatitude: latitude).x / max(scale.x, 1e-9)
    return first.scaled(factor).planeDistanceSquared(to: second.scaled(factor)).squareRoot()
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

  fileprivate func scaled(_ x: Double) -> Edge { Edge(ax: ax * x, ay: ay, bx: bx * x, by: by) }
}
