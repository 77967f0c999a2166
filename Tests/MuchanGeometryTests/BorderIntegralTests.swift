@testable import MuchanGeometry
import Testing

/// GEOS is the oracle: every case is placed twice, once by integration where that dares, once by GEOS alone.
@Suite("Integration along borders against GEOS")
struct BorderIntegralTests {
  let area = EllipsoidArea()

  /// A star around a point, its vertices moved to a grid of `step` degrees; nil where that spoils it.
  private func star(_ random: inout SplitMix64, radius: Double, step: Double?) -> PolygonColumns? {
    let centre = (118.0 + 0.01 * random.unit(), 31.0 + 0.01 * random.unit())
    var columns = random.star(around: centre, radius: radius)
    if let step {
      columns.x = columns.x.map { ($0 / step).rounded() * step }
      columns.y = columns.y.map { ($0 / step).rounded() * step }
    }
    return outcome(of: columns) == .valid ? columns : nil
  }

  private func place(_ parcel: PolygonColumns, _ layer: ZoneLayer, integrates: Bool) throws -> (Placement, Int) {
    var placer = ParcelPlacer(layer: layer, area: area, integrates: integrates)
    var placement = Placement()
    try placer.place(row: 0, of: parcel, squareMetres: area.squareMetres(of: 0, in: parcel), into: &placement)
    return (placement, placer.leftToGEOS)
  }

  /// Vertices anywhere, then on finer and coarser grids, where they fall on edges and edges along each other.
  @Test("placements agree to 1e-9 of the parcel", arguments: [nil, 1e-3, 5e-4, 1e-4, 1e-5] as [Double?])
  func agrees(step: Double?) throws {
    var random = SplitMix64(seed: step == nil ? 1 : 2)
    var integrated = 0
    for _ in 0..<1_000 {
      var zones = PolygonColumns()
      var ids: [String] = []
      for number in 0..<(1 + Int(random.next() % 3)) {
        guard let zone = star(&random, radius: 0.006, step: step) else { continue }
        zones.appendRow(0, of: zone)
        ids.append("\(number)")
      }
      guard let parcel = star(&random, radius: 0.004, step: step) else { continue }
      let layer = ZoneLayer(polygons: zones, rowIDs: ids)
      let (fast, left) = try place(parcel, layer, integrates: true)
      let (slow, _) = try place(parcel, layer, integrates: false)
      if left == 0 { integrated += 1 }
      let tolerance = 1e-9 * fast.parcel
      let expected = slow.parts.filter { $0.squareMetres > tolerance }
      let found = fast.parts.filter { $0.squareMetres > tolerance }
      #expect(Set(found.map(\.zone)) == Set(expected.map(\.zone)))
      for part in expected {
        let same = found.first { $0.zone == part.zone }?.squareMetres ?? 0
        #expect(abs(same - part.squareMetres) <= tolerance)
      }
      #expect(abs(fast.outside - slow.outside) <= tolerance)
      #expect(abs(fast.overlap - slow.overlap) <= tolerance)
    }
    if step == nil { #expect(integrated > 300) }
  }

  @Test("cells of a grid, whose borders run on from cell to cell, need no GEOS")
  func grid() throws {
    var random = SplitMix64(seed: 3)
    let (cells, ids) = GridOfCells.make(columns: 6, rows: 6, size: 0.01)
    let layer = ZoneLayer(polygons: cells, rowIDs: ids)
    for _ in 0..<200 {
      // Off the corner: a vertex on a border would rightly go to GEOS.
      let parcel = random.star(around: (118.0312, 31.0287), radius: 0.002 + 0.02 * random.unit())
      let (placement, left) = try place(parcel, layer, integrates: true)
      #expect(left == 0)
      #expect(placement.outside == 0)
    }
  }
}

/// Square zones that tile the ground from 118° E, 31° N.
enum GridOfCells {
  static func make(columns: Int, rows: Int, size: Double) -> (PolygonColumns, [String]) {
    var cells = PolygonColumns()
    var ids: [String] = []
    // Corners are computed from their number, so that neighbours have the very same ones.
    func x(_ column: Int) -> Double { 118 + Double(column) * size }
    func y(_ row: Int) -> Double { 31 + Double(row) * size }
    for column in 0..<columns {
      for row in 0..<rows {
        cells.appendVertex(x(column), y(row))
        cells.appendVertex(x(column + 1), y(row))
        cells.appendVertex(x(column + 1), y(row + 1))
        cells.appendVertex(x(column), y(row + 1))
        cells.endRing()
        cells.endPart()
        cells.endRow()
        ids.append("\(column)-\(row)")
      }
    }
    return (cells, ids)
  }
}
