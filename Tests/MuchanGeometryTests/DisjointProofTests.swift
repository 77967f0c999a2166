import Testing

@testable import MuchanGeometry

@Suite("Proofs that polygons have no ground in common")
struct DisjointProofTests {
  /// Expected: GEOS. Vertices lie on a grid of 5 x 5, so that borders are shared, touch and cross all the time.
  @Test("what is proven has no area by GEOS, for 6,000 pairs")
  func againstGEOS() throws {
    var state: UInt64 = 3
    func random(_ limit: Int) -> Int {
      // The multiplier of Knuth's MMIX.
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % limit
    }
    let session = GEOSSession()
    var proof = DisjointProof()
    var counts = (proven: 0, disjoint: 0, pairs: 0)
    while counts.pairs < 6_000 {
      var given = PolygonColumns()
      for _ in 0..<2 {
        for _ in 0..<(3 + random(4)) {
          given.appendVertex(118 + Double(random(5)) * 0.001, 31 + Double(random(5)) * 0.001)
        }
        given.endRing()
        given.endPart()
        given.endRow()
      }
      let one = try OwnedGeometry(row: 0, of: given, in: session)
      let other = try OwnedGeometry(row: 1, of: given, in: session)
      guard try one.validity() == .valid, try other.validity() == .valid else { continue }
      var common = PolygonColumns()
      try one.intersection(with: other).appendPolygons(to: &common)
      let squareMetres = EllipsoidArea().squareMetres(of: 0, in: common)
      let polygons = given.withInsideOnLeft()
      let bounds = polygons.bounds(ofRow: 0).common(with: polygons.bounds(ofRow: 1))
      counts.pairs += 1
      if squareMetres == 0 { counts.disjoint += 1 }
      if proof.holds(0, 1, of: polygons, in: bounds) {
        counts.proven += 1
        #expect(squareMetres < 0.001, "\(given)")
      }
    }
    #expect(counts.proven > 300 && counts.proven <= counts.disjoint + 10, "\(counts)")
  }
}
