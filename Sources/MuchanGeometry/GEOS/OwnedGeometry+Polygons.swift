internal import CGEOS

extension OwnedGeometry {
  /// Adds the polygons in this geometry as one row; points and lines are left out.
  func appendPolygons(to columns: inout PolygonColumns) throws(GEOSFailure) {
    try Self.append(pointer, to: &columns, session)
    columns.endRow()
  }

  private static func append(
    _ geometry: OpaquePointer, to columns: inout PolygonColumns, _ session: GEOSSession
  ) throws(GEOSFailure) {
    let handle = session.handle
    switch GEOSGeomTypeId_r(handle, geometry) {
    case Int32(GEOS_POLYGON.rawValue):
      guard GEOSisEmpty_r(handle, geometry) == 0 else { return }
      guard let shell = GEOSGetExteriorRing_r(handle, geometry) else { throw session.failure(in: "getExteriorRing") }
      try appendRing(shell, to: &columns, session)
      for index in 0..<GEOSGetNumInteriorRings_r(handle, geometry) {
        guard let hole = GEOSGetInteriorRingN_r(handle, geometry, index) else {
          throw session.failure(in: "getInteriorRingN")
        }
        try appendRing(hole, to: &columns, session)
      }
      columns.endPart()
    case Int32(GEOS_MULTIPOLYGON.rawValue), Int32(GEOS_GEOMETRYCOLLECTION.rawValue):
      for index in 0..<GEOSGetNumGeometries_r(handle, geometry) {
        guard let member = GEOSGetGeometryN_r(handle, geometry, index) else {
          throw session.failure(in: "getGeometryN")
        }
        try append(member, to: &columns, session)
      }
    default:
      break
    }
  }

  private static func appendRing(
    _ ring: OpaquePointer, to columns: inout PolygonColumns, _ session: GEOSSession
  ) throws(GEOSFailure) {
    guard let sequence = GEOSGeom_getCoordSeq_r(session.handle, ring) else {
      throw session.failure(in: "getCoordSeq")
    }
    var size: UInt32 = 0
    guard GEOSCoordSeq_getSize_r(session.handle, sequence, &size) == 1 else {
      throw session.failure(in: "getSize")
    }
    let count = Int(size)
    let start = columns.x.count
    columns.x.append(contentsOf: repeatElement(0, count: count))
    columns.y.append(contentsOf: repeatElement(0, count: count))
    // Both pointers are good for `count` doubles from `start`, which is what GEOS writes.
    let isCopied = columns.x.withUnsafeMutableBufferPointer { x in
      columns.y.withUnsafeMutableBufferPointer { y in
        guard let x = x.baseAddress, let y = y.baseAddress else { return count == 0 }
        return GEOSCoordSeq_copyToArrays_r(session.handle, sequence, x + start, y + start, nil, nil) == 1
      }
    }
    guard isCopied else { throw session.failure(in: "copyToArrays") }
    columns.endRing()
  }
}
