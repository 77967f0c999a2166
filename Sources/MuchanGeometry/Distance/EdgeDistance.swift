internal import Glibc

/// The nearest points of single edges on the ellipsoid, to about a micrometre.
///
/// From a point to an edge the geodesic's length has one minimum along the edge while the distance is far below
/// R / tan φ (some 10,000 km in China): an edge straight in longitude and latitude bends by tan φ / R against a geodesic.
/// Its place is where the geodesic meets the edge at a right angle, found by the secant of the angle's cosine. Two edges
/// are nearest at an end of one of them, but for long ones that run nearly beside each other, one bent towards the
/// other: then the place is looked for along the first edge.
struct EdgeDistance {
  private let distance: EllipsoidDistance
  private let bounds: PlaneBounds
  private var line: EllipsoidDistance.Line

  /// - Parameters:
  ///   - bounds: for the latitudes of all edges.
  ///   - line: the routines, where they are prepared already.
  init(_ distance: EllipsoidDistance, _ bounds: PlaneBounds, line: EllipsoidDistance.Line? = nil) {
    self.distance = distance
    self.bounds = bounds
    self.line = line ?? EllipsoidDistance.Line(distance)
  }

  /// A place on an edge and how far it is.
  private struct Foot {
    var t: Double
    var metres: Double
  }

  /// The nearest points of two edges, the first one's first.
  mutating func nearest(_ first: Edge, _ second: Edge) -> NearestPair {
    if first.crosses(second) {
      let (x, y) = first.crossing(second)
      return NearestPair(metres: 0, fromX: x, fromY: y, toX: x, toY: y, row: 0)
    }
    // An end that is farther in a plane than another one can be is not measured.
    let feet = (
      range(first.ax, first.ay, on: second), range(first.bx, first.by, on: second),
      range(second.ax, second.ay, on: first), range(second.bx, second.by, on: first)
    )
    let most = min(min(feet.0.most, feet.1.most), min(feet.2.most, feet.3.most))
    var best: NearestPair?
    if feet.0.least <= most { take(pair(first, 0, second, foot(first.ax, first.ay, on: second)), into: &best) }
    if feet.1.least <= most, best?.metres != 0 {
      take(pair(first, 1, second, foot(first.bx, first.by, on: second)), into: &best)
    }
    if feet.2.least <= most, best?.metres != 0 {
      take(turned(second, 0, first, foot(second.ax, second.ay, on: first)), into: &best)
    }
    if feet.3.least <= most, best?.metres != 0 {
      take(turned(second, 1, first, foot(second.bx, second.by, on: first)), into: &best)
    }
    // The least of the four is not farther than the most of any, so one of them was measured.
    var nearest = best ?? pair(first, 0, second, foot(first.ax, first.ay, on: second))
    if nearest.metres > 0 { lookBetween(first, second, &nearest) }
    return nearest
  }

  /// How far a point and an edge are from each other at least and at most.
  private func range(_ x: Double, _ y: Double, on edge: Edge) -> (least: Double, most: Double) {
    let scale = distance.metresPerDegree(atLatitude: (y + (edge.ay + edge.by) * 0.5) * 0.5)
    let plane = Edge(
      ax: (edge.ax - x) * scale.x, ay: (edge.ay - y) * scale.y, bx: (edge.bx - x) * scale.x,
      by: (edge.by - y) * scale.y)
    let foot = plane.point(plane.planeFoot(0, 0))
    let metres = (foot.x * foot.x + foot.y * foot.y).squareRoot()
    let tolerance = bounds.tolerance(metres, off: (edge.by - edge.ay).magnitude * 0.5)
    return (metres * (1 - tolerance) - PlaneBounds.slack, metres * (1 + tolerance) + PlaneBounds.slack)
  }

  private func take(_ pair: NearestPair, into best: inout NearestPair?) {
    if let known = best, known.metres <= pair.metres { return }
    best = pair
  }

  private func pair(_ first: Edge, _ s: Double, _ second: Edge, _ foot: Foot) -> NearestPair {
    let from = first.point(s)
    let to = second.point(foot.t)
    return NearestPair(metres: foot.metres, fromX: from.x, fromY: from.y, toX: to.x, toY: to.y, row: 0)
  }

  private func turned(_ second: Edge, _ s: Double, _ first: Edge, _ foot: Foot) -> NearestPair {
    pair(second, s, first, foot).turned(row: 0)
  }

  /// Where the shorter edge is no longer than this, both bend so little beside it (s² tan φ / 8 R, under 10 µm) that
  /// only ends count.
  private static let shortMetres = 20.0

  /// Looks for a place within the first edge that is nearer than all ends.
  private mutating func lookBetween(_ first: Edge, _ second: Edge, _ best: inout NearestPair) {
    let scale = distance.metresPerDegree(atLatitude: (first.ay + first.by) * 0.5)
    let (ax, ay) = ((first.bx - first.ax) * scale.x, (first.by - first.ay) * scale.y)
    let (bx, by) = ((second.bx - second.ax) * scale.x, (second.by - second.ay) * scale.y)
    let (aLength, bLength) = ((ax * ax + ay * ay).squareRoot(), (bx * bx + by * by).squareRoot())
    guard min(aLength, bLength) > Self.shortMetres else { return }
    // Bending turns an edge by its length / R · tan φ along it, and the frame by as much over the distance.
    let turn = (aLength + bLength + best.metres) / 6.3e6 * 3 + 1e-6
    guard (ax * by - ay * bx).magnitude <= turn * aLength * bLength else { return }
    var low = 0.0
    var high = 1.0
    var middle: Double?
    var nearest = best.metres
    let samples = 8
    for sample in 1..<samples {
      let s = Double(sample) / Double(samples)
      let metres = metres(first, s, second)
      if metres < nearest { (nearest, middle) = (metres, s) }
    }
    guard let middle else { return }
    low = middle - 1 / Double(samples)
    high = middle + 1 / Double(samples)
    // Golden section.
    let golden = 0.618_033_988_749_894_9
    var (left, right) = (high - golden * (high - low), low + golden * (high - low))
    var (atLeft, atRight) = (metres(first, left, second), metres(first, right, second))
    for _ in 0..<40 where (high - low) * aLength > 1e-3 {
      if atLeft < atRight {
        (high, right, atRight) = (right, left, atLeft)
        left = high - golden * (high - low)
        atLeft = metres(first, left, second)
      } else {
        (low, left, atLeft) = (left, right, atRight)
        right = low + golden * (high - low)
        atRight = metres(first, right, second)
      }
    }
    let s = (low + high) * 0.5
    let from = first.point(s)
    let pair = pair(first, s, second, foot(from.x, from.y, on: second))
    if pair.metres < best.metres { best = pair }
  }

  private mutating func metres(_ first: Edge, _ s: Double, _ second: Edge) -> Double {
    let from = first.point(s)
    return foot(from.x, from.y, on: second).metres
  }

  /// The place on an edge that is nearest to a point.
  private mutating func foot(_ x: Double, _ y: Double, on edge: Edge) -> Foot {
    let scale = distance.metresPerDegree(atLatitude: (y + (edge.ay + edge.by) * 0.5) * 0.5)
    let plane = Edge(
      ax: (edge.ax - x) * scale.x, ay: (edge.ay - y) * scale.y, bx: (edge.bx - x) * scale.x,
      by: (edge.by - y) * scale.y)
    let guess = plane.planeFoot(0, 0)
    let (dx, dy) = (plane.bx - plane.ax, plane.by - plane.ay)
    let length = (dx * dx + dy * dy).squareRoot()
    guard length > 0 else { return Foot(t: 0, metres: line.inverse(x, y, edge.ax, edge.ay).metres) }
    var at = slope(x, y, edge, guess)
    // At an end, where going further would come nearer, the end is the place.
    if at.metres < 1e-9 || (guess <= 0 && at.slope >= 0) || (guess >= 1 && at.slope <= 0) {
      return Foot(t: guess, metres: at.metres)
    }
    // The slope of the distance rises along the edge: keep both sides of its zero.
    var (low, high) = (0.0, 1.0)
    var t = guess
    for _ in 0..<60 {
      if at.slope < 0 { low = t } else { high = t }
      // Of the distance the second derivative is at least cos² over the distance; the plane's is good enough a step.
      let sine2 = max(1 - at.cosine * at.cosine, 1e-6)
      var next = t - at.slope * at.metres / (at.speed * at.speed * sine2)
      if !(next > low && next < high) {
        if next >= 1 && high == 1 {
          next = 1
        } else if next <= 0 && low == 0 {
          next = 0
        } else {
          next = (low + high) * 0.5
        }
      }
      let step = (next - t).magnitude * length
      t = next
      at = slope(x, y, edge, t)
      if at.metres < 1e-9 || step * step < 1e-7 * max(at.metres, 1e-6) || at.slope == 0 { break }
      if (t == 1 && at.slope <= 0) || (t == 0 && at.slope >= 0) { break }
    }
    return Foot(t: t, metres: at.metres)
  }

  /// The distance to a place on an edge and how it grows along it.
  private mutating func slope(
    _ x: Double, _ y: Double, _ edge: Edge, _ t: Double
  ) -> (metres: Double, slope: Double, speed: Double, cosine: Double) {
    let to = edge.point(t)
    let found = line.inverse(x, y, to.x, to.y)
    let scale = distance.metresPerDegree(atLatitude: to.y)
    let (dx, dy) = ((edge.bx - edge.ax) * scale.x, (edge.by - edge.ay) * scale.y)
    let azimuth = found.azimuth * MeridianSeries.radiansPerDegree
    let speed = (dx * dx + dy * dy).squareRoot()
    let slope = sin(azimuth) * dx + cos(azimuth) * dy
    return (found.metres, slope, speed, speed > 0 ? slope / speed : 0)
  }
}
