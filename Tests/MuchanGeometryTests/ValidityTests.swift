import MuchanGeometry
import Testing

@Suite("Validity and repair")
struct ValidityTests {
  private func isValid(_ columns: PolygonColumns) -> Bool { GeometryRepair().test(row: 0, of: columns) == .valid }

  @Test("a bow-tie is found and repaired into its two triangles")
  func bowTie() throws {
    let columns = ring([(118.0, 31.0), (118.001, 31.001), (118.001, 31.0), (118.0, 31.001)])
    #expect(!isValid(columns))
    let repair = GeometryRepair()
    let found = repair.repaired(row: 0, of: columns)
    let repaired = try #require(found)
    #expect(repaired.parts(ofRow: 0).count == 2)
    // Half of the square around it.
    let square = ring([(118.0, 31.0), (118.001, 31.0), (118.001, 31.001), (118.0, 31.001)])
    let area = EllipsoidArea()
    let ratio = area.squareMetres(of: 0, in: repaired) / area.squareMetres(of: 0, in: square)
    #expect(abs(ratio - 0.5) < 1e-5)
  }

  @Test(
    "rings with one defect are invalid",
    arguments: [
      [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (2.0, 4.0), (2.0, 6.0), (2.0, 4.0), (0.0, 4.0)],  // spike
      [(0.0, 0.0), (4.0, 0.0), (0.0, 0.0)],  // back and forth
      [(0.0, 0.0), (2.0, 0.0), (4.0, 0.0)],  // flat
      [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (2.0, 0.0), (0.0, 4.0)],  // touches itself
      // twice round a centre: star-shaped but for its turns
      [(3.0, 0.0), (0.0, 3.0), (-3.0, 0.0), (0.0, -3.0), (2.0, 0.0), (0.0, 2.0), (-2.0, 0.0), (0.0, -2.0)],
    ])
  func defects(vertices: [(Double, Double)]) {
    #expect(!isValid(ring(vertices.map { (118 + $0.0 / 1000, 31 + $0.1 / 1000) })))
  }

  @Test(
    "sound rings are valid",
    arguments: [
      [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)],
      [(0.0, 0.0), (0.0, 4.0), (4.0, 4.0), (4.0, 0.0)],  // clockwise
      [(0.0, 0.0), (2.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)],  // straight on
      // not star-shaped
      [(0.0, 0.0), (9.0, 0.0), (9.0, 9.0), (0.0, 9.0), (0.0, 6.0), (7.0, 6.0), (7.0, 3.0), (0.0, 3.0)],
      [(0.0, 0.0), (0.0, 0.0), (4.0, 0.0), (4.0, 4.0)],  // a repeated point is allowed
    ])
  func sound(vertices: [(Double, Double)]) {
    #expect(isValid(ring(vertices.map { (118 + $0.0 / 1000, 31 + $0.1 / 1000) })))
  }

  @Test("a hole must lie in its shell")
  func hole() {
    var columns = PolygonColumns()
    func square(_ low: Double, _ high: Double) {
      for (x, y) in [(low, low), (high, low), (high, high), (low, high)] {
        columns.appendVertex(118 + x / 1000, 31 + y / 1000)
      }
      columns.endRing()
    }
    square(0, 4)
    square(5, 6)
    columns.endPart()
    columns.endRow()
    #expect(!isValid(columns))
  }
}
