import CGEOS
import Testing

@testable import MuchanGeometry

/// Who destroys a geometry, and sessions beside each other.
@Suite("GEOS: owners and sessions")
struct GEOSOwnershipTests {
  private static func square(_ x: Double, _ y: Double, side: Double = 0.002) -> PolygonColumns {
    ring([(x, y), (x + side, y), (x + side, y + side), (x, y + side)])
  }

  @Test("a geometry that was released belongs to the caller, who destroys it once")
  func release() throws {
    let session = GEOSSession()
    let geometry = try OwnedGeometry(row: 0, of: Self.square(118, 31), in: session)
    let pointer = geometry.release()
    #expect(GEOSisValid_r(session.handle, pointer) == 1)
    GEOSGeom_destroy_r(session.handle, pointer)
  }

  @Test("what was released can be owned again")
  func ownAgain() throws {
    let session = GEOSSession()
    let pointer = try OwnedGeometry(row: 0, of: Self.square(118, 31), in: session).release()
    let again = OwnedGeometry(pointer, in: session)
    var columns = PolygonColumns()
    try again.appendPolygons(to: &columns)
    #expect(columns.openVertices(ofRing: 0).count == 4)
  }

  @Test("a geometry keeps its session: it may outlive the name that made it")
  func sessionOutlived() throws {
    func make() throws(GEOSFailure) -> OwnedGeometry {
      try OwnedGeometry(row: 0, of: Self.square(118, 31), in: GEOSSession())
    }
    let geometry = try make()
    let validity = try geometry.validity()
    #expect(validity == .valid)
  }

  @Test("an owner that is replaced lets go of the old geometry")
  func replaced() throws {
    let session = GEOSSession()
    var all: OwnedGeometry? = nil
    for step in 0..<20 {
      let next = try OwnedGeometry(row: 0, of: Self.square(118 + Double(step) * 0.001, 31), in: session)
      if let before = all.take() { all = try before.union(with: next) } else { all = consume next }
    }
    var columns = PolygonColumns()
    if let last = all.take() { try last.appendPolygons(to: &columns) }
    #expect(columns.parts(ofRow: 0).count == 1)
  }

  @Test("zone geometries are made once a session and given back with it")
  func zoneGeometries() throws {
    let session = GEOSSession()
    var polygons = Self.square(118, 31)
    polygons.appendRow(0, of: Self.square(118.002, 31))
    let layer = ZoneLayer(polygons: polygons, rowIDs: ["a", "b"])
    var zones = ZoneGeometries(count: 2, session: session)
    for _ in 0..<10 {
      for row in 0..<2 {
        let whole = try zones.geometry(ofRow: row, in: layer, clippedTo: nil)
        let frame = Bounds(layer.polygons.bounds(ofRow: row), widenedBy: -0.0005)
        let part = try zones.geometry(ofRow: row, in: layer, clippedTo: frame)
        var columns = PolygonColumns()
        try whole.appendPolygons(to: &columns)
        try part.appendPolygons(to: &columns)
        let area = EllipsoidArea()
        #expect(area.squareMetres(of: 1, in: columns) < area.squareMetres(of: 0, in: columns))
      }
    }
  }

  @Test("sixty-four sessions at once do not meet: each has its own messages and geometries")
  func manySessions() async {
    let outcomes = await withTaskGroup(of: Outcome.self) { group in
      for task in 0..<64 { group.addTask { Self.work(at: 118 + Double(task) * 0.01) } }
      var all: [Outcome] = []
      for await outcome in group { all.append(outcome) }
      return all
    }
    #expect(outcomes.count == 64)
    #expect(outcomes.allSatisfy { $0.failures == 25 && $0.isRight })
  }

  /// How often one session failed where it was to, and whether all else went right.
  private struct Outcome {
    var failures = 0
    var isRight = true
  }

  private static func work(at x: Double) -> Outcome {
    let session = GEOSSession()
    var outcome = Outcome()
    for step in 0..<50 {
      do throws(GEOSFailure) {
        if try !isCommonRight(at: x, in: session) { outcome.isRight = false }
        if step % 2 == 0 { _ = try OwnedGeometry(row: 0, of: ring([(x, 31)]), in: session) }
      } catch {
        outcome.failures += 1
        if error.operation != "createLinearRing" || error.message.isEmpty { outcome.isRight = false }
      }
      if !session.failure(in: "nothing").message.isEmpty { outcome.isRight = false }
    }
    return outcome
  }

  private static func isCommonRight(at x: Double, in session: GEOSSession) throws(GEOSFailure) -> Bool {
    let left = try OwnedGeometry(row: 0, of: square(x, 31), in: session)
    let right = try OwnedGeometry(row: 0, of: square(x + 0.001, 31), in: session)
    var columns = PolygonColumns()
    try left.intersection(with: right).appendPolygons(to: &columns)
    return columns.bounds(ofRow: 0).minX >= x
  }

  @Test("one zone layer serves many placers at once")
  func sharedLayer() async {
    let cells = (0..<16).map { Self.square(118 + Double($0 % 4) * 0.002, 31 + Double($0 / 4) * 0.002) }
    var polygons = PolygonColumns()
    for cell in cells { polygons.appendRow(0, of: cell) }
    let layer = ZoneLayer(polygons: polygons, rowIDs: cells.indices.map(String.init))
    let area = EllipsoidArea()
    let results = await withTaskGroup(of: [Double].self) { group in
      for _ in 0..<16 {
        group.addTask {
          var placer = ParcelPlacer(layer: layer, area: area)
          var placement = Placement()
          var found: [Double] = []
          for step in 0..<40 {
            // Corners on cell borders, so that GEOS is asked.
            let parcel = Self.square(118 + Double(step % 5) * 0.001, 31.001, side: 0.003)
            let squareMetres = area.squareMetres(of: 0, in: parcel)
            guard (try? placer.place(row: 0, of: parcel, squareMetres: squareMetres, into: &placement)) != nil
            else { return [] }
            found += placement.parts.map(\.squareMetres)
          }
          return found
        }
      }
      var all: [[Double]] = []
      for await one in group { all.append(one) }
      return all
    }
    #expect(results.count == 16)
    #expect(!results[0].isEmpty)
    #expect(Set(results).count == 1, "the same digits from every worker")
  }
}
