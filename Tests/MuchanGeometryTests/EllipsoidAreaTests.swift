import MuchanGeometry
import Testing

/// One part of one ring.
func ring(_ vertices: [(Double, Double)]) -> PolygonColumns {
  var columns = PolygonColumns()
  for (x, y) in vertices { columns.appendVertex(x, y) }
  columns.endRing()
  columns.endPart()
  columns.endRow()
  return columns
}

@Suite("Area on the ellipsoid")
struct EllipsoidAreaTests {
  let area = EllipsoidArea()

  /// Expected: the closed authalic integral b²/2 (sin B/(1 − e² sin² B) + ln((1 + e sin B)/(1 − e sin B))/2e),
  /// averaged along each edge by quadrature at 40 digits (mpmath).
  @Test(
    "known areas",
    arguments: [
      ([(118.85, 31.90), (118.855, 31.90), (118.855, 31.905), (118.85, 31.905)], 262_223.8627, 6e-5),
      ([(118.0, 31.0), (119.0, 31.0), (119.0, 32.0), (118.0, 32.0)], 10_533_542_701.649_94, 1e-4),
      ([(118.80, 31.85), (118.90, 31.87), (118.86, 31.95), (118.79, 31.93)], 76_573_077.034_789_1, 1e-5),
      ([(-180.0, -90.0), (180.0, -90.0), (180.0, 90.0), (-180.0, 90.0)], 510_065_621_718_491.2, 5),
    ])
  func known(vertices: [(Double, Double)], squareMetres: Double, tolerance: Double) {
    let columns = ring(vertices)
    #expect(abs(area.squareMetres(of: 0, in: columns) - squareMetres) <= tolerance)
  }

  @Test("orientation, a repeated first vertex and the first vertex's choice make no difference")
  func readings() {
    let vertices = [(118.80, 31.85), (118.90, 31.87), (118.86, 31.95), (118.79, 31.93)]
    let expected = area.squareMetres(of: 0, in: ring(vertices))
    #expect(abs(area.squareMetres(of: 0, in: ring(vertices.reversed())) - expected) <= expected * 1e-14)
    #expect(abs(area.squareMetres(of: 0, in: ring(vertices + [vertices[0]])) - expected) <= expected * 1e-14)
    let turned = Array(vertices[2...] + vertices[..<2])
    #expect(abs(area.squareMetres(of: 0, in: ring(turned)) - expected) <= expected * 1e-13)
  }
}
