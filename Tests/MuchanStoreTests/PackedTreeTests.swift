import GRDB
import MuchanDiagnostics
import MuchanGeometry
import MuchanTestSupport
import Testing

@testable import MuchanStore

/// SQLite's own `rtreecheck` and its answers to queries judge the trees that are written without it.
@Suite struct PackedTreeTests {
  /// Numbers of rectangles around those at which nodes and levels fill up: a node of SQLite's has 51 cells.
  @Test(arguments: [0, 1, 2, 46, 51, 52, 92, 93, 2_000, 2_117, 2_500])
  func aPackedTreeIsSoundAndFindsWhatALoopFinds(count: Int) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("", to: "W.gpkg")
    let workspace = try Workspace(path: path, mode: .filling(temporary: path))
    let definition = TableDefinition("squares", columns: [], spatialReference: 4326, repeats: .areRejected)
    let batch = Batch(
      table: "squares", source: "", sourcePath: "", sha256: "", byteCount: 0, options: "", toolVersion: "")
    var writer = try TableWriter(definition, in: workspace, batch: batch, replacing: [], firstBatch: 0)
    var random = SystemRandomNumberGenerator()
    var squares: [Bounds] = []
    var rows = RowBlock(columns: [])
    for row in 0..<count {
      let x = Double.random(in: 118...119, using: &random)
      let y = Double.random(in: 31...32, using: &random)
      let side = Double.random(in: 0.0001...0.02, using: &random)
      var columns = PolygonColumns()
      for (dx, dy) in [(0.0, 0.0), (side, 0), (side, side), (0, side)] { columns.appendVertex(x + dx, y + dy) }
      columns.endRing()
      columns.endPart()
      columns.endRow()
      squares.append(columns.bounds(ofRow: 0))
      rows.add(.polygon, row: 0, of: columns, spatialReference: 4326)
      rows.endRow(id: Array("\(row)".utf8)[...], feature: row, byteOffset: 0)
    }
    #expect(
      try writer.add(rows, firstFeature: 0, alreadyOut: 0, lines: [Int](repeating: 1, count: count)).isEmpty)
    _ = try writer.endFile(ledger: .init(stored: count), sha256: "", byteCount: 0)
    try writer.finish(changedAt: "2026-01-01T00:00:00.000Z")
    try workspace.commit()
    try workspace.access { db in
      #expect(try String.fetchOne(db, sql: "SELECT rtreecheck('rtree_squares_geom')") == "ok")
      #expect(try Int.fetchOne(db, sql: "SELECT count(*) FROM rtree_squares_geom") == count)
      for _ in 0..<20 {
        let x = Double.random(in: 118...119, using: &random)
        let y = Double.random(in: 31...32, using: &random)
        var window = Bounds(around: x, y)
        window.add(x + 0.05, y + 0.05)
        let found = try Set(
          Int.fetchAll(
            db, sql: "SELECT id - 1 FROM rtree_squares_geom WHERE minx <= ? AND maxx >= ? AND miny <= ? AND maxy >= ?",
            arguments: [window.maxX, window.minX, window.maxY, window.minY]))
        let expected = Set(squares.indices.filter { squares[$0].intersects(window) })
        // Floats are rounded outwards: none may be missing, and what is more must be near.
        #expect(expected.isSubset(of: found))
        let near = Bounds(window, widenedBy: 1e-4)
        #expect(found.allSatisfy { squares[$0].intersects(near) })
      }
      // The tree takes changes as one that SQLite made.
      try db.execute(sql: "DELETE FROM squares WHERE fid % 3 = 0")
      #expect(try String.fetchOne(db, sql: "SELECT rtreecheck('rtree_squares_geom')") == "ok")
    }
    try workspace.close()
  }
}
