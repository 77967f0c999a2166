import MuchanDiagnostics
import Testing

@testable import MuchanGeometry

/// What becomes of geometries that GEOS refuses, on every path that owns something when the refusal comes.
///
/// That nothing leaks and nothing is destroyed twice is seen under the address sanitizer: `make test-address`.
@Suite("GEOS: refused geometries")
struct GEOSFailureTests {
  /// A ring that crosses itself; GEOS builds it and refuses to overlay it where it matters.
  private static let bowTie = [(118.0, 31.0), (118.002, 31.002), (118.002, 31.0), (118.0, 31.002)]
  private static let square = [(118.0, 31.0), (118.002, 31.0), (118.002, 31.002), (118.0, 31.002)]

  /// One row whose parts are lists of rings.
  private static func columns(_ parts: [[(Double, Double)]]...) -> PolygonColumns {
    var columns = PolygonColumns()
    for rings in parts {
      for ring in rings {
        for (x, y) in ring { columns.appendVertex(x, y) }
        columns.endRing()
      }
      columns.endPart()
    }
    columns.endRow()
    return columns
  }

  /// The words of the failure to build a row; nil where it is built.
  private func refusal(_ columns: PolygonColumns, in session: GEOSSession = GEOSSession()) -> GEOSFailure? {
    do throws(GEOSFailure) {
      _ = try OwnedGeometry(row: 0, of: columns, in: session)
      return nil
    } catch {
      return error
    }
  }

  @Test("a ring of no vertex is refused before GEOS sees it")
  func noVertex() {
    #expect(refusal(Self.columns([[]])) == GEOSFailure(operation: "createLinearRing", message: "no vertex"))
  }

  @Test("a ring of one vertex is refused in GEOS's words")
  func oneVertex() throws {
    let failure = try #require(refusal(Self.oneVertex))
    #expect(failure.operation == "createLinearRing")
    #expect(failure.message.contains("Invalid number of points in LinearRing"))
  }

  /// Closed, it has two positions, and GEOS wants three or four, as its version goes.
  private static let oneVertex = columns([[(118, 31)]])

  @Test("rings of one and two vertices are invalid, whether GEOS builds them or not", arguments: [1, 2])
  func fewVertices(count: Int) {
    let found = outcome(of: Self.columns([Array(Self.square.prefix(count))]))
    #expect(found != .valid)
  }

  @Test("a part without rings is refused, and the parts before it are given back")
  func noRing() {
    #expect(refusal(Self.columns([])) == GEOSFailure(operation: "createPolygon", message: "no ring"))
    #expect(refusal(Self.columns([Self.square], [])) == GEOSFailure(operation: "createPolygon", message: "no ring"))
  }

  @Test("a row without parts is an empty multipolygon")
  func noPart() throws {
    let session = GEOSSession()
    var columns = PolygonColumns()
    columns.endRow()
    let geometry = try OwnedGeometry(row: 0, of: columns, in: session)
    var back = PolygonColumns()
    try geometry.appendPolygons(to: &back)
    #expect(back.count == 1 && back.x.isEmpty)
  }

  @Test("a hole that is refused gives back the shell and the holes before it")
  func badHole() throws {
    let hole = [(118.0005, 31.0005), (118.0005, 31.001), (118.001, 31.001)]
    let failure = try #require(refusal(Self.columns([Self.square, hole, hole, [(118.001, 31.001)]])))
    #expect(failure.operation == "createLinearRing")
    #expect(refusal(Self.columns([Self.square, hole, []]))?.message == "no vertex")
  }

  @Test("coordinates that are no numbers are built, found invalid, and end in a failure, not in a crash")
  func notNumbers() {
    for value in [Double.nan, .infinity, -.infinity] {
      var ring = Self.square
      ring[2] = (value, 31.002)
      let columns = Self.columns([ring])
      var repair = GeometryRepair()
      let outcome = repair.test(row: 0, of: columns, bounds: columns.bounds(ofRow: 0))
      guard case .invalid(let reason, _, _) = outcome else {
        Issue.record("\(value) is taken for valid")
        continue
      }
      #expect(!reason.isEmpty)
      // Nothing to mend, or something finite; never what was not finite before.
      let mended = repair.repaired(row: 0, of: columns)
      #expect(mended == nil || mended?.x.contains { !$0.isFinite } == false)
    }
  }

  /// Tries every operation on every pair of some invalid shapes: the last refusal of an intersection, and how many
  /// refusals there were.
  ///
  /// Coordinates that are no numbers are left out: no reader lets them pass, and GEOS 3.11 loses memory over them.
  private func refusals(in session: GEOSSession) throws(GEOSFailure) -> (GEOSFailure?, Int) {
    var failures = 0
    var last: GEOSFailure?
    let shapes = [
      Self.columns([Self.bowTie]), Self.columns([Self.square], [Self.square]),
      Self.columns([Self.square, Self.square.map { ($0.0 + 0.001, $0.1) }]),
    ]
    for left in shapes {
      for right in shapes {
        let a = try OwnedGeometry(row: 0, of: left, in: session)
        let b = try OwnedGeometry(row: 0, of: right, in: session)
        do throws(GEOSFailure) { _ = try a.intersection(with: b) } catch {
          failures += 1
          last = error
        }
        do throws(GEOSFailure) { _ = try a.subtracting(b) } catch { failures += 1 }
        do throws(GEOSFailure) { _ = try a.union(with: b) } catch { failures += 1 }
      }
    }
    return (last, failures)
  }

  @Test("operations on invalid geometries fail with GEOS's words and leave both operands whole")
  func invalidOperands() throws {
    let session = GEOSSession()
    let (last, failures) = try refusals(in: session)
    #expect(failures > 0)
    #expect(last?.operation == "intersection")
    #expect(last?.message.contains("TopologyException") == true)
    // The same session goes on working.
    let a = try OwnedGeometry(row: 0, of: Self.columns([Self.square]), in: session)
    var common = PolygonColumns()
    try a.intersection(with: OwnedGeometry(row: 0, of: Self.columns([Self.square]), in: session))
      .appendPolygons(to: &common)
    #expect(common.openVertices(ofRing: 0).count == 4)
  }

  @Test("a message is taken once: the next failure does not repeat it")
  func staleMessage() throws {
    let session = GEOSSession()
    let first = try #require(refusal(Self.oneVertex, in: session))
    #expect(!first.message.isEmpty)
    #expect(session.failure(in: "nothing") == GEOSFailure(operation: "nothing", message: ""))
    #expect(refusal(Self.columns([[]]), in: session)?.message == "no vertex")
    for _ in 0..<100 {
      #expect(refusal(Self.oneVertex, in: session) == first)
    }
    #expect(session.failure(in: "nothing").message.isEmpty)
  }

  @Test("repair of what nothing is left of gives nothing")
  func nothingLeft() {
    let flat = Self.columns([[(118, 31), (118.002, 31), (118.001, 31)]])
    #expect(GeometryRepair().repaired(row: 0, of: flat) == nil)
    #expect(GeometryRepair().repaired(row: 0, of: Self.columns([[(118, 31)]])) == nil)
  }

  @Test("a placer that fails on one parcel places the next")
  func placerGoesOn() throws {
    let area = EllipsoidArea()
    let layer = ZoneLayer(polygons: Self.columns([Self.square]), rowIDs: ["z"])
    var placer = ParcelPlacer(layer: layer, area: area)
    var placement = Placement()
    // A part without rings cannot be built; its bounds are those of the good part, so that GEOS is asked.
    let bad = Self.columns([Self.square], [])
    #expect(throws: Failure.self) {
      try placer.place(row: 0, of: bad, squareMetres: 1, into: &placement)
    }
    let good = Self.columns([Self.square])
    let squareMetres = area.squareMetres(of: 0, in: good)
    try placer.place(row: 0, of: good, squareMetres: squareMetres, into: &placement)
    #expect(placement.parts.map(\.zone) == [0])
    #expect(abs(placement.imbalance) <= 1e-9 * squareMetres)
  }

  @Test("a zone that GEOS cannot build fails the parcel, and leaves the placer in order")
  func badZone() {
    let layer = ZoneLayer(polygons: Self.columns([Self.square], []), rowIDs: ["z"])
    var placer = ParcelPlacer(layer: layer, area: EllipsoidArea())
    var placement = Placement()
    for _ in 0..<3 {
      #expect(throws: Failure.self) {
        try placer.place(row: 0, of: Self.columns([Self.square]), squareMetres: 1, into: &placement)
      }
    }
  }
}
