import MuchanGeometry
import Testing

/// Land around a lake: the plane against geodesic distances, which share nothing with it.
@Suite("Lake surroundings")
struct LakeSurroundingsTests {
  /// A lake of 20 km, a river that leaves it to the west, and one 30 km away that never comes near.
  private static let waters: (columns: PolygonColumns, isArea: [Bool]) = {
    var columns = PolygonColumns()
    for (x, y) in [(120.1, 31.1), (120.3, 31.1), (120.3, 31.25), (120.1, 31.25)] { columns.appendVertex(x, y) }
    columns.endRing()
    columns.endPart()
    columns.endRow()
    for line in [[(119.7, 31.2), (120.1, 31.2)], [(119.6, 31.0), (119.7, 31.0)]] {
      for (x, y) in line { columns.appendVertex(x, y) }
      columns.endRing()
      columns.endPart()
      columns.endRow()
    }
    return (columns, [true, false, false])
  }()

  private static let distances = LakeSurroundings(shore: 5_000, upstream: 10_000, bank: 1_000)

  private static func around(_ lakes: [Int], _ rivers: [Int]) throws -> PolygonColumns {
    try distances.polygons(around: waters.columns, isArea: waters.isArea, lakes: lakes, rivers: rivers)
  }

  @Test("its border lies 5 km from the lake, by geodesics to 3 m")
  func shore() throws {
    let area = try Self.around([0], [])
    #expect(area.count == 1)
    var lake = PolygonColumns()
    lake.appendRow(0, of: Self.waters.columns)
    let nearest = NearestLayer(lake, isArea: [true])
    for vertex in area.vertices(ofRow: 0) {
      var point = PolygonColumns()
      point.appendVertex(area.x[vertex], area.y[vertex])
      point.appendVertex(area.x[vertex], area.y[vertex] + 1e-9)
      point.endRing()
      point.endPart()
      point.endRow()
      let metres = try #require(nearest.nearest(toRow: 0, of: point, isArea: false)?.metres)
      #expect(abs(metres - 5_000) < 3, "\(metres)")
    }
  }

  @Test("a river counts 1 km on each side up to 10 km from the lake, and not where it is farther")
  func rivers() throws {
    let ellipsoid = EllipsoidArea()
    let bare = ellipsoid.squareMetres(of: 0, in: try Self.around([0], []))
    let all = try Self.around([0], [1, 2])
    // 5 km to 10 km from the lake at 1 km on each side, a half circle at the end, and what the strip has beyond the arc of
    // 5 km: between 10 km² plus π / 2 km² and 0.3 km² more.
    let added = ellipsoid.squareMetres(of: 0, in: all) - bare
    #expect(added > 11.5e6 && added < 12e6, "\(added)")
    // 10 km west of the lake and 1 km of the end of that stretch.
    let west = try #require(all.x.min())
    let metres = EllipsoidDistance().metres(west, 31.2, 120.1, 31.2)
    #expect(abs(metres - 11_000) < 5, "\(metres)")
  }

  @Test("without a lake there is nothing")
  func none() throws { #expect(try Self.around([], [1]).count == 0) }
}
