internal import Glibc

/// A plane for the edges of two facets, scaled to metres at the middle of their middles.
struct FacetPlane {
  private let middleX: Double
  private let middleY: Double
  private let scale: (x: Double, y: Double)
  /// How the scale of longitudes changes with the latitude, as a part of it per degree.
  private let rise: Double
  /// Half the extents of both facets in latitude, added up, in degrees.
  let off: Double
  /// How far the middles of two edges are from that of the facets, at most; 0 where the scale is computed for each.
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

  /// The edge between two vertices, in the plane.
  @inline(__always)
  func edge(_ columns: PolygonColumns, _ from: Int, _ to: Int) -> Edge {
    Edge(
      ax: (columns.x[from] - middleX) * scale.x, ay: (columns.y[from] - middleY) * scale.y,
      bx: (columns.x[to] - middleX) * scale.x, by: (columns.y[to] - middleY) * scale.y)
  }

  /// The square of the distance of two points in the plane.
  @inline(__always)
  func distanceSquared(_ fromX: Double, _ fromY: Double, _ toX: Double, _ toY: Double) -> Double {
    let (x, y) = ((toX - fromX) * scale.x, (toY - fromY) * scale.y)
    return x * x + y * y
  }

  /// The distance of two edges in the plane at a latitude.
  func distance(_ first: Edge, _ second: Edge, atMiddle latitude: Double, _ distance: EllipsoidDistance) -> Double {
    let factor =
      off <= Self.smallDegrees
      ? 1 + rise * (latitude - middleY) : distance.metresPerDegree(atLatitude: latitude).x / max(scale.x, 1e-9)
    return first.scaled(factor).planeDistanceSquared(to: second.scaled(factor)).squareRoot()
  }
}

extension Edge {
  fileprivate func scaled(_ x: Double) -> Edge { Edge(ax: ax * x, ay: ay, bx: bx * x, by: by) }
}
