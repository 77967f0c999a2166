internal import CPROJ
internal import Glibc

/// Distances between points on an ellipsoid: the length of the geodesic, by the routines in PROJ (Karney 2013), good to
/// about 15 nanometres.
public struct EllipsoidDistance: Sendable {
  /// The name of the method, as outputs print it.
  public static let name = "geodesic on CGCS2000 between edges straight in longitude and latitude"

  private let semiMajorAxis: Double
  private let flattening: Double
  private let eccentricitySquared: Double

  /// Takes an ellipsoid.
  public init(_ ellipsoid: Ellipsoid = .cgcs2000) {
    semiMajorAxis = ellipsoid.semiMajorAxis
    flattening = ellipsoid.flattening
    eccentricitySquared = ellipsoid.eccentricitySquared
  }

  /// The length of the geodesic between two points in metres; coordinates in degrees.
  public func metres(_ fromX: Double, _ fromY: Double, _ toX: Double, _ toY: Double) -> Double {
    var line = Line(self)
    return line.inverse(fromX, fromY, toX, toY).metres
  }

  /// The length of a line of edges straight in longitude and latitude, in metres: the integral of √(M² dφ² + N² cos² φ dλ²)
  /// along each, right to 1e-10 of itself.
  ///
  /// - Parameter isClosed: Whether the last vertex is joined to the first.
  public func length(ofRing vertices: Range<Int>, in columns: PolygonColumns, isClosed: Bool) -> Double {
    let (x, y) = (columns.x.span, columns.y.span)
    var sum = 0.0
    guard var from = isClosed ? vertices.last : vertices.first else { return 0 }
    for to in vertices where to != from {
      sum += edge(x[to] - x[from], y[from], y[to])
      from = to
    }
    return sum
  }

  /// Up to this many degrees of latitude the middle of an edge speaks for all of it: wrong by Δφ²/24, some 1e-11.
  private static let shortDegrees = 1e-3
  private static let pieceDegrees = 0.5

  /// The length of an edge by its extents, by one point or Gauss's rule for three: wrong by Δφ⁶/2,016,000.
  private func edge(_ width: Double, _ from: Double, _ to: Double) -> Double {
    let height = to - from
    if height.magnitude <= Self.shortDegrees { return speed(width, height, atLatitude: (from + to) * 0.5) }
    let pieces = max(1, Int((height.magnitude / Self.pieceDegrees).rounded(.up)))
    let part = 1 / Double(pieces)
    let (dx, dy) = (width * part, height * part)
    var sum = 0.0
    for piece in 0..<pieces {
      let middle = from + (Double(piece) + 0.5) * dy
      // Half of √(3/5) of the piece to either side.
      let off = dy * 0.387_298_334_620_741_7
      let ends = speed(dx, dy, atLatitude: middle - off) + speed(dx, dy, atLatitude: middle + off)
      sum += (5 * ends + 8 * speed(dx, dy, atLatitude: middle)) / 18
    }
    return sum
  }

  /// The length that an edge of some degrees has if it is at a latitude throughout.
  @inline(__always)
  private func speed(_ width: Double, _ height: Double, atLatitude latitude: Double) -> Double {
    let scale = metresPerDegree(atLatitude: latitude)
    let (x, y) = (width * scale.x, height * scale.y)
    return (x * x + y * y).squareRoot()
  }

  /// A geodesic's end as seen from the second point.
  struct Inverse {
    var metres: Double
    /// Where the geodesic goes at the second point, in degrees from north.
    var azimuth: Double
  }

  /// The routines with their prepared series; one per task.
  struct Line {
    /// Two points, and what was found for them.
    private struct Known {
      var from: SIMD2<Double>
      var to: SIMD2<Double>
      var inverse: Inverse
    }

    private var geodesic = geod_geodesic()
    private let distance: EllipsoidDistance
    /// The last few: edges that share a corner ask for the same points again.
    private var known = InlineArray<8, Known>(
      repeating: Known(
        from: SIMD2(repeating: .nan), to: SIMD2(repeating: .nan), inverse: Inverse(metres: 0, azimuth: 0)))
    private var next = 0

    init(_ distance: EllipsoidDistance) {
      self.distance = distance
      geod_init(&geodesic, distance.semiMajorAxis, distance.flattening)
    }

    mutating func inverse(_ fromX: Double, _ fromY: Double, _ toX: Double, _ toY: Double) -> Inverse {
      let (from, to) = (SIMD2(fromX, fromY), SIMD2(toX, toY))
      for index in known.indices where known[index].from == from && known[index].to == to {
        return known[index].inverse
      }
      var metres = 0.0
      var azimuth = 0.0
      geod_inverse(&geodesic, fromY, fromX, toY, toX, &metres, nil, &azimuth)
      let inverse = Inverse(metres: metres, azimuth: azimuth)
      known[next] = Known(from: from, to: to, inverse: inverse)
      next = (next + 1) & 7
      return inverse
    }
  }

  /// Metres to a degree of longitude and of latitude at a latitude.
  func metresPerDegree(atLatitude latitude: Double) -> (x: Double, y: Double) {
    let radians = latitude * MeridianSeries.radiansPerDegree
    let sine = sin(radians)
    let w = 1 - eccentricitySquared * sine * sine
    let normal = semiMajorAxis / w.squareRoot()
    return (
      normal * cos(radians) * MeridianSeries.radiansPerDegree,
      normal * (1 - eccentricitySquared) / w * MeridianSeries.radiansPerDegree
    )
  }
}
