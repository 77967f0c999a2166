import Testing

@testable import MuchanGeometry

/// Drawing. Expected places follow from the frame's definition; lengths from a degree of latitude being as long as
/// 1 / cos(latitude) degrees of longitude.
struct MapFrameTests {
  private let bounds = Bounds(minX: 118, minY: 31.5, maxX: 119, maxY: 32.5)

  @Test func bothOrdinatesHaveOneScale() throws {
    let frame = try #require(MapFrame(around: bounds))
    // cos 32° = 0.8480480962
    #expect(abs(frame.unitsPerDegreeEast / frame.unitsPerDegreeSouth - 0.848_048_096_2) < 1e-9)
    #expect(max(frame.width, frame.height) == 10_000)
  }

  @Test func aPlaceComesBack() throws {
    let frame = try #require(MapFrame(around: bounds))
    let point = frame.point(118.2, 32.3)
    let place = frame.place(point.x, point.y)
    #expect(abs(place.longitude - 118.2) < 1e-12 && abs(place.latitude - 32.3) < 1e-12)
  }

  @Test func nothingHasNoSheetAndAPointHasOne() {
    #expect(MapFrame(around: Bounds()) == nil)
    #expect(MapFrame(around: Bounds(around: 118, 32)) != nil)
    // A province, the world, and the pole.
    for box in [
      Bounds(minX: 116, minY: 30, maxX: 122, maxY: 35), Bounds(minX: -180, minY: -90, maxX: 180, maxY: 90),
      Bounds(minX: 0, minY: 89.9, maxX: 1, maxY: 90),
    ] {
      let frame = MapFrame(around: box)
      #expect((frame?.width ?? 0) >= 1 && (frame?.height ?? 0) >= 1)
    }
  }

  private func square(_ west: Double, _ south: Double, _ side: Double, corners: Int = 4) -> PolygonColumns {
    var columns = PolygonColumns()
    let sides = [(0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0)]
    for (place, corner) in sides.enumerated() {
      let next = sides[(place + 1) % 4]
      for step in 0..<corners / 4 {
        let part = Double(step) / Double(corners / 4)
        columns.appendVertex(
          west + side * (corner.0 + (next.0 - corner.0) * part), south + side * (corner.1 + (next.1 - corner.1) * part))
      }
    }
    columns.endRing()
    columns.endPart()
    columns.endRow()
    return columns
  }

  private let grid = MapFrame(
    west: 118, north: 32, unitsPerDegreeEast: 1000, unitsPerDegreeSouth: 1000, width: 1000, height: 1000)

  /// The sheet goes from 118° to 119° and from 32° down to 31°.
  @Test func whatIsBesideTheSheetDoesNotTouchIt() {
    #expect(grid.touches(Bounds(minX: 118.9, minY: 31.9, maxX: 120, maxY: 33)))
    #expect(grid.touches(Bounds(minX: 110, minY: 20, maxX: 130, maxY: 40)))
    #expect(!grid.touches(Bounds(minX: 119.1, minY: 31, maxX: 120, maxY: 32)))
    #expect(!grid.touches(Bounds(minX: 118, minY: 32.1, maxX: 119, maxY: 33)))
  }

  @Test func aSquareOfManyVerticesHasFourCorners() {
    var pen = MapPen()
    // From (100, 900) to (200, 800), counted from the top left corner.
    #expect(pen.path(row: 0, of: square(118.1, 31.1, 0.1, corners: 400), on: grid) == "M100 900l100 0 0-100-100 0z")
  }

  @Test func aParcelTooSmallToSeeIsASquareOfAPixel() {
    var pen = MapPen()
    #expect(pen.path(row: 0, of: square(118.5, 31.5, 0.0001), on: grid) == "M495 495h10v10h-10z")
  }

  @Test func aLineIsNotClosed() {
    var pen = MapPen()
    var columns = PolygonColumns()
    for x in [118.0, 118.1, 118.2] { columns.appendVertex(x, 31.9) }
    columns.endRing()
    columns.endPart()
    columns.endRow()
    #expect(pen.path(row: 0, of: columns, on: grid, isClosed: false) == "M0 100l200 0")
  }

  /// What is left out is nowhere farther than the tolerance from what is drawn: the area of a ring of 1000 vertices with
  /// bends of two units changes by less than tolerance times its circumference.
  @Test func bendsTooSmallToSeeGo() throws {
    var columns = PolygonColumns()
    for step in 0..<1000 {
      let bend = step.isMultiple(of: 2) ? 0.002 : 0
      columns.appendVertex(118 + Double(step) / 1000, 31.1 + bend)
    }
    columns.appendVertex(119, 31.9)
    columns.appendVertex(118, 31.9)
    columns.endRing()
    columns.endPart()
    columns.endRow()
    var pen = MapPen(tolerance: 3)
    let path = pen.path(row: 0, of: columns, on: grid)
    #expect(path.utf8.count < 60, "\(path)")
  }

  /// A row that is not valid is drawn as it is.
  @Test func aCrossedRingIsDrawn() {
    var columns = PolygonColumns()
    for corner in [(118.0, 31.0), (118.5, 31.5), (118.5, 31.0), (118.0, 31.5)] {
      columns.appendVertex(corner.0, corner.1)
    }
    columns.endRing()
    columns.endPart()
    columns.endRow()
    var pen = MapPen()
    #expect(pen.path(row: 0, of: columns, on: grid).hasPrefix("M0 1000l"))
  }
}
