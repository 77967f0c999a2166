import MuchanGeometry
import MuchanTestSupport
import Testing

/// Columns with one row from GeoJSON MultiPolygon coordinates.
func row(_ polygons: [[[SIMD2<Double>]]]) -> PolygonColumns {
  var columns = PolygonColumns()
  for rings in polygons {
    for ring in rings {
      for vertex in ring { columns.appendVertex(vertex.x, vertex.y) }
      columns.endRing()
    }
    columns.endPart()
  }
  columns.endRow()
  return columns
}

/// Expected values: Tests/Oracles/ellipsoid_area.py (mpmath, 50 digits), geodesic_area.py (GeographicLib),
/// planar_area.py (pyproj and shapely). The bar is a relative error of 1e-9.
@Suite("Areas against other engines")
struct AreaOracleTests {
  @Test("on the ellipsoid, edges straight in longitude and latitude, from 1 m to 1,000 km")
  func ellipsoid() throws {
    let area = EllipsoidArea()
    let table = try ExpectedTable(Fixture("oracles/ellipsoid_area.csv"))
    #expect(table.rows.count >= 60)
    for line in table.rows {
      let expected = try #require(line.number("area_m2"))
      let found = area.squareMetres(of: 0, in: row(try line.polygons("coordinates")))
      #expect(found.isClose(to: expected, relative: 1e-9), "\(line["name"]): \(found) for \(expected)")
    }
  }

  @Test("with geodesic edges")
  func geodesic() throws {
    let shapes = try ExpectedTable(Fixture("oracles/ellipsoid_area.csv"))
    let table = try ExpectedTable(Fixture("oracles/geodesic_area.csv"))
    let area = GeodesicArea()
    for line in table.rows {
      guard let expected = line.number("geographiclib_m2"),
        let shape = shapes.rows.first(where: { $0["name"] == line["name"] })
      else { continue }
      let found = area.squareMetres(of: 0, in: row(try shape.polygons("coordinates")))
      #expect(found.isClose(to: expected, relative: 1e-9, absolute: 1e-3), "\(line["name"]): \(found) for \(expected)")
    }
  }

  @Test("in the plane of a Gauss-Krüger belt")
  func planar() throws {
    let shapes = try ExpectedTable(Fixture("oracles/ellipsoid_area.csv"))
    let table = try ExpectedTable(Fixture("oracles/planar_area.csv"))
    #expect(!table.rows.isEmpty)
    for line in table.rows {
      let expected = try #require(line.number("area_m2"))
      let shape = try #require(shapes.rows.first { $0["name"] == line["name"] })
      let area = try PlaneArea(try CoordinateReference(line["crs"]))
      let found = area.squareMetres(of: 0, in: row(try shape.polygons("coordinates")))
      #expect(found.isClose(to: expected, relative: 1e-9, absolute: 1e-6), "\(line["name"]): \(found) for \(expected)")
    }
  }
}
