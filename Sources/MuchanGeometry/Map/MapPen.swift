internal import CGEOS

/// Draws polygons and lines on a sheet as the paths of SVG, simplified to what an eye can see.
///
/// One per worker; it owns a GEOS session. Ordinates are whole units; after its first point a path goes on in steps.
public struct MapPen: ~Copyable {
  /// What is left out: bends of less than this many units.
  public let tolerance: Double

  private let session = GEOSSession()
  /// The row on the sheet.
  private var drawn = PolygonColumns()
  private var simplified = PolygonColumns()

  /// Makes a pen.
  ///
  /// - Parameter tolerance: in units; where a sheet of 10,000 is shown 1,000 pixels wide, 3 is 0.3 pixels.
  public init(tolerance: Double = 3) { self.tolerance = tolerance }

  /// The path of a row.
  ///
  /// A ring that vanishes at this scale is left out; a row of which nothing is left is a square of a pixel, so that no
  /// parcel is missing from a map. O(vertices log vertices).
  ///
  /// - Parameter isClosed: whether rings are borders of areas; else they are lines.
  public mutating func path(row: Int, of columns: PolygonColumns, on frame: MapFrame, isClosed: Bool = true) -> String {
    drawn.removeAll()
    for part in columns.parts(ofRow: row) {
      for ring in columns.rings(ofPart: part) {
        for vertex in columns.vertices(ofRing: ring) {
          let point = frame.point(columns.x[vertex], columns.y[vertex])
          drawn.appendVertex(point.x, point.y)
        }
        drawn.endRing()
      }
      drawn.endPart()
    }
    drawn.endRow()
    guard let first = drawn.x.first, let firstY = drawn.y.first else { return "" }
    let text = isClosed && isWorthSimplifying ? closedPath() : MapPath.text(of: drawn, isClosed: isClosed)
    if !text.isEmpty { return text }
    let (x, y) = (MapPath.unit(first), MapPath.unit(firstY))
    return "M\(x - 5) \(y - 5)h10v10h-10z"
  }

  /// Parcels of a few corners are as simple as they get.
  private var isWorthSimplifying: Bool { drawn.x.count > 9 }

  /// The path of simplified rings; of the rings as they are where GEOS cannot simplify them.
  private mutating func closedPath() -> String {
    do throws(GEOSFailure) {
      simplified.removeAll()
      let geometry = try OwnedGeometry(row: 0, of: drawn, in: session)
      try geometry.simplified(tolerance: tolerance).appendPolygons(to: &simplified)
      return MapPath.text(of: simplified, isClosed: true)
    } catch {
      return MapPath.text(of: drawn, isClosed: true)
    }
  }
}

extension OwnedGeometry {
  /// The same shape with fewer vertices, none farther off than `tolerance`; rings do not vanish or cross.
  func simplified(tolerance: Double) throws(GEOSFailure) -> OwnedGeometry {
    guard let result = GEOSTopologyPreserveSimplify_r(session.handle, pointer, tolerance) else {
      throw session.failure(in: "topologyPreserveSimplify")
    }
    return OwnedGeometry(result, in: session)
  }
}
