internal import CGEOS

/// The zone rows as GEOS geometries of one session, made when first asked for.
struct ZoneGeometries: ~Copyable {
  private let session: GEOSSession
  private var pointers: [OpaquePointer?]

  init(count: Int, session: GEOSSession) {
    self.session = session
    pointers = [OpaquePointer?](repeating: nil, count: count)
  }

  deinit {
    for pointer in pointers {
      if let pointer { GEOSGeom_destroy_r(session.handle, pointer) }
    }
  }

  /// A copy of a row's geometry, or of its part inside a rectangle.
  mutating func geometry(
    ofRow row: Int, in layer: ZoneLayer, clippedTo frame: Bounds?
  ) throws(GEOSFailure) -> OwnedGeometry {
    let whole: OpaquePointer
    if let known = pointers[row] {
      whole = known
    } else {
      whole = try OwnedGeometry(row: row, of: layer.polygons, in: session).release()
      pointers[row] = whole
    }
    let result =
      if let frame {
        GEOSClipByRect_r(session.handle, whole, frame.minX, frame.minY, frame.maxX, frame.maxY)
      } else {
        GEOSGeom_clone_r(session.handle, whole)
      }
    guard let result else { throw session.failure(in: "clipByRect") }
    return OwnedGeometry(result, in: session)
  }
}
