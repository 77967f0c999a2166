internal import MuchanDiagnostics
internal import MuchanGeometry

/// Measures rows by one method. One per worker.
enum AreaMeter: ~Copyable {
  case ellipsoid(EllipsoidArea)
  case plane(PlaneArea)
  case geodesic(GeodesicArea)

  // Inlined into the closure that makes workers, it stops the optimiser of Swift 6.3.1 with an ownership error.
  @inline(never)
  init(_ method: AreaRequest.Method, _ ellipsoid: EllipsoidArea) throws(Failure) {
    switch method {
    case .ellipsoid: self = .ellipsoid(ellipsoid)
    case .planar(let reference): self = .plane(try PlaneArea(reference))
    case .geodesic: self = .geodesic(GeodesicArea())
    }
  }

  borrowing func squareMetres(of row: Int, in columns: PolygonColumns, bounds: Bounds) -> Double {
    switch self {
    case .ellipsoid(let area): area.squareMetres(of: row, in: columns, bounds: bounds)
    case .plane(let area): area.squareMetres(of: row, in: columns)
    case .geodesic(let area): area.squareMetres(of: row, in: columns)
    }
  }
}
