internal import CPROJ

/// Areas on the CGCS2000 ellipsoid with geodesic edges, by the geodesic routines in PROJ (Karney 2013).
///
/// For comparison: GeoJSON and land surveys take an edge as straight in longitude and latitude.
public struct GeodesicArea: Sendable {
  /// Nothing to prepare.
  public init() {}

  /// The area of a row in m²: outer rings less holes.
  public func squareMetres(of row: Int, in columns: PolygonColumns) -> Double {
    var geodesic = geod_geodesic()
    geod_init(&geodesic, Ellipsoid.cgcs2000.semiMajorAxis, Ellipsoid.cgcs2000.flattening)
    var sum = 0.0
    for part in columns.parts(ofRow: row) {
      let rings = columns.rings(ofPart: part)
      for ring in rings {
        let area = Self.ring(columns, columns.vertices(ofRing: ring), &geodesic)
        sum += ring == rings.lowerBound ? area : -area
      }
    }
    return sum
  }

  private static func ring(
    _ columns: PolygonColumns, _ vertices: Range<Int>, _ geodesic: inout geod_geodesic
  ) -> Double {
    var latitudes = Array(columns.y[vertices])
    var longitudes = Array(columns.x[vertices])
    if latitudes.count > 1, latitudes.first == latitudes.last, longitudes.first == longitudes.last {
      latitudes.removeLast()
      longitudes.removeLast()
    }
    var area = 0.0
    var perimeter = 0.0
    geod_polygonarea(&geodesic, &latitudes, &longitudes, Int32(latitudes.count), &area, &perimeter)
    return area.magnitude
  }
}
