/// The nearest points of two geometries (最近点对).
public struct NearestPair: Hashable, Sendable {
  /// The length of the geodesic between the points, in metres; 0 where the geometries meet.
  public var metres: Double
  /// The point on the first geometry, in degrees.
  public var fromX: Double
  public var fromY: Double
  /// The point on the second one.
  public var toX: Double
  public var toY: Double
  /// The row of the second one.
  public var row: Int

  /// The same with the other geometry first.
  func turned(row: Int) -> NearestPair {
    NearestPair(metres: metres, fromX: toX, fromY: toY, toX: fromX, toY: fromY, row: row)
  }
}

/// An edge: two points in degrees.
struct Edge {
  var ax: Double
  var ay: Double
  var bx: Double
  var by: Double

  /// The point at a place from 0 to 1.
  @inline(__always)
  func point(_ t: Double) -> (x: Double, y: Double) {
    if t <= 0 { return (ax, ay) }
    if t >= 1 { return (bx, by) }
    return (ax + (bx - ax) * t, ay + (by - ay) * t)
  }

  /// The nearest distance to another edge in a plane, squared: of coordinates scaled to metres. 0 where they cross.
  @inline(__always)
  func planeDistanceSquared(to other: Edge) -> Double {
    if crosses(other) { return 0 }
    return min(
      min(other.planeDistanceSquared(ax, ay), other.planeDistanceSquared(bx, by)),
      min(planeDistanceSquared(other.ax, other.ay), planeDistanceSquared(other.bx, other.by)))
  }

  @inline(__always)
  private func planeDistanceSquared(_ x: Double, _ y: Double) -> Double {
    let (dx, dy) = (bx - ax, by - ay)
    let t = planeFoot(x, y)
    let (ex, ey) = (ax + dx * t - x, ay + dy * t - y)
    return ex * ex + ey * ey
  }

  /// The place on the edge that is nearest to a point, 0 to 1, in a plane.
  @inline(__always)
  func planeFoot(_ x: Double, _ y: Double) -> Double {
    let (dx, dy) = (bx - ax, by - ay)
    let square = dx * dx + dy * dy
    guard square > 0 else { return 0 }
    return min(1, max(0, ((x - ax) * dx + (y - ay) * dy) / square))
  }

  /// Whether both edges pass through one another, as far as it is certain; touching ones are found by distance.
  @inline(__always)
  func crosses(_ other: Edge) -> Bool {
    if max(other.ax, other.bx) < min(ax, bx) || min(other.ax, other.bx) > max(ax, bx) { return false }
    if max(other.ay, other.by) < min(ay, by) || min(other.ay, other.by) > max(ay, by) { return false }
    let c = side(ax, ay, bx, by, other.ax, other.ay)
    guard c != .unclear, c.rawValue == -side(ax, ay, bx, by, other.bx, other.by).rawValue else { return false }
    let a = side(other.ax, other.ay, other.bx, other.by, ax, ay)
    return a != .unclear && a.rawValue == -side(other.ax, other.ay, other.bx, other.by, bx, by).rawValue
  }

  /// The point where two edges that cross do so.
  func crossing(_ other: Edge) -> (x: Double, y: Double) {
    let a = (ax - other.ax) * (other.by - other.ay) - (ay - other.ay) * (other.bx - other.ax)
    let b = (bx - other.ax) * (other.by - other.ay) - (by - other.ay) * (other.bx - other.ax)
    return a == b ? (ax, ay) : point(a / (a - b))
  }
}
