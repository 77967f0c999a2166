@testable import MuchanGeometry
import Testing

@Suite("Validity and repair")
struct ValidityTests {
  private func isValid(_ columns: PolygonColumns) -> Bool { outcome(of: columns) == .valid }

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

  /// Rings from a few to some hundred vertices, on grids so coarse that edges touch and run along each other.
  @Test("what the proof is certain of GEOS finds valid", arguments: [5, 12, 30, 70, 150, 400])
  func certainIsValid(vertices: Int) throws {
    var random = SplitMix64(seed: UInt64(vertices))
    let session = GEOSSession()
    var proof = ValidityProof()
    var certain = 0
    for round in 0..<400 {
      var columns = random.star(around: (118, 31), radius: 0.005, vertices: vertices)
      let step = [nil, 1e-6, 1e-5, 1e-4, 5e-4][round % 5]
      if let step {
        columns.x = columns.x.map { ($0 / step).rounded() * step }
        columns.y = columns.y.map { ($0 / step).rounded() * step }
      }
      // Two vertices change places: nearly always a crossing.
      if round % 2 == 0 {
        let (one, other) = (Int(random.next() % UInt64(vertices)), Int(random.next() % UInt64(vertices)))
        columns.x.swapAt(one, other)
        columns.y.swapAt(one, other)
      }
      guard proof.isCertain(row: 0, of: columns, bounds: columns.bounds(ofRow: 0)) else { continue }
      certain += 1
      let geometry = try OwnedGeometry(row: 0, of: columns, in: session)
      guard case .valid = try geometry.validity() else {
        Issue.record("not valid: \(Array(zip(columns.x, columns.y)))")
        return
      }
    }
    // A test that is never certain would show nothing.
    #expect(certain > 40, "\(certain) of 400")
  }

  @Test("holes and parts that lie apart are proved valid, those that cross are not", arguments: [0.4, 0.95])
  func manyRings(size: Double) throws {
    // A shell with 8 × 8 square holes, each `size` of its cell, one of them moved by half a cell.
    for moved in [false, true] {
      var columns = PolygonColumns()
      func square(_ x: Double, _ y: Double, _ side: Double) {
        for (dx, dy) in [(0.0, 0.0), (side, 0.0), (side, side), (0.0, side)] {
          columns.appendVertex(118 + (x + dx) / 1000, 31 + (y + dy) / 1000)
        }
        columns.endRing()
      }
      square(0, 0, 8)
      for row in 0..<8 {
        for column in 0..<8 {
          let shift = moved && row == 3 && column == 3 ? 0.5 : 0
          square(Double(column) + 0.02 + shift, Double(row) + 0.02, size)
        }
      }
      columns.endPart()
      columns.endRow()
      var proof = ValidityProof()
      let isCertain = proof.isCertain(row: 0, of: columns, bounds: columns.bounds(ofRow: 0))
      // Moved by half a cell a small hole still lies between its neighbours, a large one does not.
      #expect(isCertain == (!moved || size < 0.5))
      #expect(isValid(columns) == isCertain)
    }
  }
}
