public import MuchanDiagnostics

/// Areas in the plane of a projected system, as land registers state them.
///
/// Edges are straight in the plane between projected vertices. One per worker.
public struct PlaneArea: ~Copyable {
  private let transform: CoordinateTransform

  /// Prepares the projection.
  ///
  /// - Throws: `unknownCRS`, `badOption` for a system that is not a plane.
  public init(_ reference: CoordinateReference) throws(Failure) {
    guard reference != .longitudeLatitude else {
      throw Failure(
        .badOption, at: Place(), found: "--crs \(reference)", expected: "a projected system, such as EPSG:4549")
    }
    transform = try CoordinateTransform(reference)
  }

  /// The area of a row in m². Vertices within ±180/±90 are longitude and latitude and are projected first;
  /// others are taken as coordinates of the plane.
  public func squareMetres(of row: Int, in columns: PolygonColumns) -> Double {
    let vertices = columns.vertices(ofRow: row)
    var x = Array(columns.x[vertices])
    var y = Array(columns.y[vertices])
    let bounds = columns.bounds(of: vertices)
    if bounds.minX >= -180 && bounds.maxX <= 180 && bounds.minY >= -90 && bounds.maxY <= 90 {
      transform.fromLongitudeLatitude(x: &x, y: &y)
    }
    var sum = 0.0
    for part in columns.parts(ofRow: row) {
      let rings = columns.rings(ofPart: part)
      for ring in rings {
        let range = columns.vertices(ofRing: ring)
        let area = Self.ring(x, y, (range.lowerBound - vertices.lowerBound)..<(range.upperBound - vertices.lowerBound))
        sum += ring == rings.lowerBound ? area : -area
      }
    }
    return sum
  }

  /// Shoelace formula around the first vertex, which keeps the digits of large coordinates.
  private static func ring(_ x: [Double], _ y: [Double], _ range: Range<Int>) -> Double {
    guard let first = range.first else { return 0 }
    var sum = 0.0
    var fromX = x[range.upperBound - 1] - x[first]
    var fromY = y[range.upperBound - 1] - y[first]
    for index in range {
      let toX = x[index] - x[first]
      let toY = y[index] - y[first]
      sum += fromX * toY - toX * fromY
      fromX = toX
      fromY = toY
    }
    return (sum / 2).magnitude
  }
}
