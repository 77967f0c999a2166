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

  /// The length of a line of edges straight in longitude and latitude, in metres: the sum of the geodesics between
  /// points along each edge, so close that the sum is right to 1e-9 of itself.
  ///
  /// - Parameter isClosed: Whether the last vertex is joined to the first.
  public func length(ofRing vertices: Range<Int>, in columns: PolygonColumns, isClosed: Bool) -> Double {
    var line = Line(self)
    var sum = 0.0
    guard var from = isClosed ? vertices.last : vertices.first else { return 0 }
    for to in vertices where to != from {
      sum += line.edge(columns.x[from], columns.y[from], columns.x[to], columns.y[to])
      from = to
    }
    return sum
  }

  /// A geodesic's end as seen from the second point.
  struct Inverse {
    var metres: Double
    /// Where the geodesic goes at the second point, in degrees from north.
    var azimuth: Double
  }

  /// The routines with their prepared series; one per task.
  struct Line {
    private var geodesic = geod_geodesic()
    private let distance: EllipsoidDistance

    init(_ distance: EllipsoidDistance) {
      self.distance = distance
      geod_init(&geodesic, distance.semiMajorAxis, distance.flattening)
    }

    mutating func inverse(_ fromX: Double, _ fromY: Double, _ toX: Double, _ toY: Double) -> Inverse {
      var metres = 0.0
      var azimuth = 0.0
      geod_inverse(&geodesic, fromY, fromX, toY, toX, &metres, nil, &azimuth)
      return Inverse(metres: metres, azimuth: azimuth)
    }

    /// The length of one edge. A piece of s metres is shorter than the edge by s³ tan² φ / 24 R² at most.
    mutating func edge(_ fromX: Double, _ fromY: Double, _ toX: Double, _ toY: Double) -> Double {
      let whole = inverse(fromX, fromY, toX, toY).metres
      let pieces = max(1, Int((whole / Self.pieceMetres).rounded(.up)))
      guard pieces > 1 else { return whole }
      var sum = 0.0
      var (x, y) = (fromX, fromY)
      for piece in 1...pieces {
        let part = Double(piece) / Double(pieces)
        let nextX = piece == pieces ? toX : fromX + (toX - fromX) * part
        let nextY = piece == pieces ? toY : fromY + (toY - fromY) * part
        sum += inverse(x, y, nextX, nextY).metres
        (x, y) = (nextX, nextY)
      }
      return sum
    }

    private static let pieceMetres = 500.0
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
