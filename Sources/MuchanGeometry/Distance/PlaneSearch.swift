internal import Glibc

/// A plane around a geometry, scaled to metres at the middle of its bounds, and what it may be wrong by.
struct PlaneSearch {
  private let box: Bounds
  private let middleX: Double
  private let middleY: Double
  private let scale: (x: Double, y: Double)
  /// The least metres of a degree, for any latitude in reach.
  private let leastScaleY = 110_500.0

  /// What places in the plane are wrong by beside the tolerance: edges bend.
  static let slack = 1e-3
  /// Boxes farther than this many degrees are taken to be as near as this: the bound below holds so far.
  private static let reach = 25.0

  init(_ box: Bounds, distance: EllipsoidDistance) {
    self.box = box
    middleX = (box.minX + box.maxX) * 0.5
    middleY = (box.minY + box.maxY) * 0.5
    scale = distance.metresPerDegree(atLatitude: middleY)
  }

  /// An edge in metres around the middle.
  func plane(_ edge: Edge) -> Edge {
    Edge(
      ax: (edge.ax - middleX) * scale.x, ay: (edge.ay - middleY) * scale.y, bx: (edge.bx - middleX) * scale.x,
      by: (edge.by - middleY) * scale.y)
  }

  /// The part of a distance in the plane that it may be wrong by, for anything within some bounds: a degree of longitude
  /// shortens by tan φ with every radian of latitude, one of latitude by less.
  func tolerance(to other: Bounds) -> Double {
    let south = min(box.minY, other.minY)
    let north = max(box.maxY, other.maxY)
    let away = max(north - middleY, middleY - south) * MeridianSeries.radiansPerDegree
    let steepest = min(max(south.magnitude, north.magnitude), 89) * MeridianSeries.radiansPerDegree
    return min(0.9, (tan(steepest) + 0.1) * away * 1.5 + 1e-6)
  }

  /// The least distance that anything within some bounds can have to anything in the box, in metres.
  ///
  /// On a sphere sin²(d/2) ≥ sin²(Δφ/2) + cos² φ · sin²(Δλ/2) for the highest latitude φ; a hundredth less covers
  /// flattening and sin x < x up to the reach.
  func least(to other: Bounds) -> Double {
    let x = min(max(max(other.minX - box.maxX, box.minX - other.maxX), 0), Self.reach)
    let y = min(max(max(other.minY - box.maxY, box.minY - other.maxY), 0), Self.reach)
    let highest = min(
      max(max(box.maxY.magnitude, box.minY.magnitude), max(other.maxY.magnitude, other.minY.magnitude)), 90)
    let metresX = x * 111_300 * cos(highest * MeridianSeries.radiansPerDegree)
    let metresY = y * leastScaleY
    return 0.99 * (metresX * metresX + metresY * metresY).squareRoot()
  }
}
