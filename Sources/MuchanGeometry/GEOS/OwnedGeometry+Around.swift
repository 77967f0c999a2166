internal import CGEOS

extension OwnedGeometry {
  /// The ground within a distance, in the units of the coordinates; a quarter of a circle is drawn by so many pieces.
  func surrounded(by distance: Double, piecesOfQuarter: Int32) throws(GEOSFailure) -> OwnedGeometry {
    guard let pointer = GEOSBuffer_r(session.handle, pointer, distance, piecesOfQuarter) else {
      throw session.failure(in: "buffer")
    }
    return OwnedGeometry(pointer, in: session)
  }

  /// Makes a multi-line of the rings of a row, which is a line and not closed.
  init(lines row: Int, of columns: PolygonColumns, in session: GEOSSession) throws(GEOSFailure) {
    var lines: [OpaquePointer?] = []
    for ring in columns.rings(ofRow: row) {
      let vertices = columns.vertices(ofRing: ring)
      let sequence = columns.x[vertices].withUnsafeBufferPointer { x in
        columns.y[vertices].withUnsafeBufferPointer { y in
          GEOSCoordSeq_copyFromArrays_r(session.handle, x.baseAddress, y.baseAddress, nil, nil, UInt32(x.count))
        }
      }
      guard let sequence, let line = GEOSGeom_createLineString_r(session.handle, sequence) else {
        for line in lines { GEOSGeom_destroy_r(session.handle, line) }
        throw session.failure(in: "createLineString")
      }
      lines.append(line)
    }
    let collection = GEOSGeom_createCollection_r(
      session.handle, Int32(GEOS_MULTILINESTRING.rawValue), &lines, UInt32(lines.count))
    guard let collection else { throw session.failure(in: "createCollection") }
    self.init(collection, in: session)
  }
}
