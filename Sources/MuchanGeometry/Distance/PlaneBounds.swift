internal import Glibc

/// What a distance is at least and at most, by planes: for geometries within some latitudes.
///
/// Two points are as far apart as in a plane that is scaled to metres at the middle of their latitudes, but for a part
/// of their distance that grows with its square. On a sphere sin²(s/2) = sin²(Δφ/2) + (cos² φm − sin²(Δφ/2)) sin²(Δλ/2);
/// its series gives (s/R)² (1/24 + 1/(13 cos² φ)) at most, and flattening adds little: six times as much is allowed for.
/// A plane at another latitude is wrong by tan φ times the difference. `PlaneBoundsTests` holds all against geodesics.
struct PlaneBounds {
  /// The least metres of a degree of latitude.
  private let leastY: Double
  /// The most metres of a degree of either.
  private let mostX: Double
  private let mostY: Double
  /// A chord under metres of a degree of longitude, which are concave in the latitude: at the south, and its rise.
  private let south: Double
  private let chordStart: Double
  private let chordRise: Double
  /// Of a distance, per square metre of it.
  private let bending: Double
  /// Of a distance, per degree that latitudes are off the plane's by, for each of both sides.
  private let slant: Double
  /// Of a distance, per square degree.
  private let curving: Double
  /// Beyond, planes say little and geodesics between middles are taken instead.
  let farMetres: Double
  /// Its square.
  let farSquared: Double

  /// What measured distances are wrong by, in metres, and more.
  static let slack = 1e-5

  /// Bounds for whatever lies within the latitudes of some bounds.
  init(_ extent: Bounds, _ distance: EllipsoidDistance) {
    let highest = min(max(extent.minY.magnitude, extent.maxY.magnitude), 89)
    let lowest =
      extent.minY <= 0 && extent.maxY >= 0 ? 0 : min(extent.minY.magnitude, extent.maxY.magnitude)
    leastY = distance.metresPerDegree(atLatitude: lowest).y
    mostX = distance.metresPerDegree(atLatitude: lowest).x
    mostY = distance.metresPerDegree(atLatitude: 90).y
    south = extent.minY
    chordStart = distance.metresPerDegree(atLatitude: extent.minY).x
    chordRise =
      extent.maxY > extent.minY
      ? (distance.metresPerDegree(atLatitude: extent.maxY).x - chordStart) / (extent.maxY - extent.minY) : 0
    let radians = MeridianSeries.radiansPerDegree
    let cosine2 = cos(highest * radians) * cos(highest * radians)
    bending = 0.7 / (6.33e6 * 6.33e6 * cosine2)
    slant = 0.75 * (tan(highest * radians) + 0.1) * radians
    curving = radians * radians / cosine2
    farMetres = (1e-3 / bending).squareRoot()
    farSquared = farMetres * farMetres
  }

  /// The part of a distance in a plane that it may be wrong by.
  ///
  /// - Parameter off: half the extents of both sides in latitude, added up: the plane is at the middle of their middles.
  @inline(__always)
  func tolerance(_ metres: Double, off: Double) -> Double {
    min(0.9, bending * metres * metres + slant * off + 1e-9)
  }

  /// The same for a plane whose longitudes are scaled along a tangent from a middle that is off by so many degrees.
  @inline(__always)
  func tolerance(_ metres: Double, off: Double, tangent: Double) -> Double {
    min(0.9, bending * metres * metres + slant * off + curving * tangent * tangent + 1e-9)
  }

  /// The square of the distance in a plane beyond which nothing is as near as some metres.
  func reach(_ metres: Double, off: Double) -> Double {
    let within = metres + Self.slack
    let tolerance = tolerance(within, off: off)
    // What is a quarter farther has not twice the tolerance.
    guard tolerance < 0.1 else { return .infinity }
    let farthest = within / (1 - 2 * tolerance)
    return farthest * farthest * (1 + 1e-12)
  }

  /// The square of a distance in a plane that no pair of points of two bounds is nearer than: at the latitude that is the
  /// best for them, so that the plane is wrong by no more than its bending.
  @inline(__always)
  func leastSquared(_ first: Bounds, _ second: Bounds) -> Double {
    let x = max(max(second.minX - first.maxX, first.minX - second.maxX), 0)
    let y = max(max(second.minY - first.maxY, first.minY - second.maxY), 0)
    let scale = min(chord((first.minY + second.minY) * 0.5), chord((first.maxY + second.maxY) * 0.5))
    return y * leastY * (y * leastY) + x * scale * (x * scale)
  }

  /// The least distance that anything within some bounds can have to anything within others, in metres.
  @inline(__always)
  func least(_ first: Bounds, _ second: Bounds, _ line: inout EllipsoidDistance.Line) -> Double {
    least(leastSquared(first, second), first, second, &line)
  }

  /// The same by what `leastSquared` said.
  @inline(__always)
  func least(_ square: Double, _ first: Bounds, _ second: Bounds, _ line: inout EllipsoidDistance.Line) -> Double {
    let metres = square.squareRoot()
    if metres <= farMetres { return metres * (1 - bending * metres * metres - 1e-9) - Self.slack }
    // Farther ones are nearer than this by no more than the series says.
    return max(farMetres * 0.998, leastFar(first, second, &line))
  }

  private func chord(_ latitude: Double) -> Double { chordStart + chordRise * (latitude - south) }

  /// The same by the triangle's inequality: the geodesic between the middles less how far others are from them.
  @inline(never)
  private func leastFar(_ first: Bounds, _ second: Bounds, _ line: inout EllipsoidDistance.Line) -> Double {
    let metres = line.inverse(first.middleX, first.middleY, second.middleX, second.middleY).metres
    return metres - radius(first) - radius(second) - Self.slack
  }

  /// How far anything within some bounds can be from their middle.
  func radius(_ bounds: Bounds) -> Double {
    let (x, y) = ((bounds.maxX - bounds.minX) * 0.5 * mostX, (bounds.maxY - bounds.minY) * 0.5 * mostY)
    return (x * x + y * y).squareRoot() * (1 + 1e-9)
  }
}

extension Bounds {
  var middleX: Double { (minX + maxX) * 0.5 }
  var middleY: Double { (minY + maxY) * 0.5 }
}
