internal import CGEOS
public import MuchanDiagnostics

/// The land around a lake and along the rivers that flow into it: what stands for a protection area where its official
/// delimitation is not given.
///
/// It is drawn on the plane of the 3-degree zone, whose scale is right to 3e-4 of a distance up to 1.5° from its middle,
/// and a circle's quarter by 64 pieces, which lie up to 8e-5 of the radius inside. "Upstream" is taken as the crow flies
/// from the lake. So the area is approximate, whatever the layer.
public struct LakeSurroundings: Sendable {
  /// Within how many metres of the lake.
  public var shore: Double
  /// How far from the lake a river counts, in metres.
  public var upstream: Double
  /// Within how many metres of such a river.
  public var bank: Double

  /// Makes distances in metres.
  public init(shore: Double, upstream: Double, bank: Double) {
    self.shore = shore
    self.upstream = upstream
    self.bank = bank
  }

  private static let piecesOfQuarter: Int32 = 64

  /// One row of polygons; none where there is no lake.
  ///
  /// - Parameters:
  ///   - waters: in longitude and latitude; a line is a part of one ring.
  ///   - isArea: for each row whether it is a polygon.
  ///   - lakes: the rows of the lake.
  ///   - rivers: the rows of the rivers that flow into it.
  /// - Throws: `overlayFailed` with GEOS's words; `unknownCRS` where PROJ has no plane for the place.
  public func polygons(
    around waters: PolygonColumns, isArea: [Bool], lakes: [Int], rivers: [Int]
  ) throws(Failure) -> PolygonColumns {
    guard let first = lakes.first else { return PolygonColumns() }
    var plane = PolygonColumns()
    for row in lakes + rivers { plane.appendRow(row, of: waters) }
    let bounds = waters.bounds(ofRow: first)
    // The 3-degree zones of CGCS2000 without prefix, 25 to 45, are EPSG 4534 on.
    let zone = min(45, max(25, Int(((bounds.minX + bounds.maxX) / 6).rounded())))
    let transform = try CoordinateTransform(.epsg(4_534 + zone - 25))
    transform.fromLongitudeLatitude(x: &plane.x, y: &plane.y)
    let areas = (lakes + rivers).map { isArea[$0] }
    do {
      var found = try drawn(plane, areas, lakes: lakes.count)
      transform.toLongitudeLatitude(x: &found.x, y: &found.y)
      return found
    } catch {
      throw Failure(.overlayFailed, at: Place(), found: error.description)
    }
  }

  /// - Parameter lakes: how many of the rows are the lake's; the others are rivers.
  private func drawn(_ plane: PolygonColumns, _ isArea: [Bool], lakes: Int) throws(GEOSFailure) -> PolygonColumns {
    let session = GEOSSession()
    var near: OwnedGeometry?
    var reach: OwnedGeometry?
    for row in 0..<lakes {
      let lake = try Self.geometry(row, plane, isArea, session)
      near = try Self.joined(near, try lake.surrounded(by: shore, piecesOfQuarter: Self.piecesOfQuarter))
      if lakes == plane.count { continue }
      reach = try Self.joined(reach, try lake.surrounded(by: upstream, piecesOfQuarter: Self.piecesOfQuarter))
    }
    var result = PolygonColumns()
    if let reach = reach.take() {
      for row in lakes..<plane.count {
        let stretch = try Self.geometry(row, plane, isArea, session).intersection(with: reach)
        near = try Self.joined(near, try stretch.surrounded(by: bank, piecesOfQuarter: Self.piecesOfQuarter))
      }
    }
    if let near = near.take() { try near.appendPolygons(to: &result) }
    return result
  }

  private static func geometry(
    _ row: Int, _ plane: PolygonColumns, _ isArea: [Bool], _ session: GEOSSession
  ) throws(GEOSFailure) -> OwnedGeometry {
    isArea[row]
      ? try OwnedGeometry(row: row, of: plane, in: session).repaired()
      : try OwnedGeometry(lines: row, of: plane, in: session)
  }

  private static func joined(
    _ one: consuming OwnedGeometry?, _ other: consuming OwnedGeometry
  ) throws(GEOSFailure) -> OwnedGeometry {
    guard let one = one.take() else { return other }
    return try one.union(with: other)
  }
}
