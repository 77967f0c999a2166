internal import CGEOS

/// A GEOS geometry with one owner, destroyed when the owner goes.
///
/// GEOS constructors take what they are given even when they fail, so a pointer that was passed to one is
/// never touched again here, whatever the result.
struct OwnedGeometry: ~Copyable {
  let session: GEOSSession
  /// Nil once it was released to another owner. (`discard self` is refused while a class is stored.)
  private var owned: OpaquePointer?

  init(_ pointer: OpaquePointer, in session: GEOSSession) {
    owned = pointer
    self.session = session
  }

  deinit {
    if let owned { GEOSGeom_destroy_r(session.handle, owned) }
  }

  /// The geometry, still owned here.
  var pointer: OpaquePointer {
    guard let owned else { preconditionFailure("the geometry was released") }
    return owned
  }

  /// Gives the geometry to the caller, who must destroy it in the same session.
  consuming func release() -> OpaquePointer {
    let pointer = pointer
    owned = nil
    return pointer
  }
}

extension OwnedGeometry {
  /// Makes a multipolygon of all parts of a row.
  init(row: Int, of columns: PolygonColumns, in session: GEOSSession) throws(GEOSFailure) {
    var polygons: [OpaquePointer?] = []
    for part in columns.parts(ofRow: row) {
      do {
        polygons.append(try Self.polygon(part: part, of: columns, in: session))
      } catch {
        for polygon in polygons { GEOSGeom_destroy_r(session.handle, polygon) }
        throw error
      }
    }
    if polygons.count == 1, let only = polygons[0] {
      self.init(only, in: session)
      return
    }
    let collection = GEOSGeom_createCollection_r(
      session.handle, Int32(GEOS_MULTIPOLYGON.rawValue), &polygons, UInt32(polygons.count))
    guard let collection else { throw session.failure(in: "createCollection") }
    self.init(collection, in: session)
  }

  private static func polygon(
    part: Int, of columns: PolygonColumns, in session: GEOSSession
  ) throws(GEOSFailure) -> OpaquePointer {
    let rings = columns.rings(ofPart: part)
    guard let first = rings.first else { throw GEOSFailure(operation: "createPolygon", message: "no ring") }
    let shell = try linearRing(first, of: columns, in: session)
    var holes: [OpaquePointer?] = []
    for ring in rings.dropFirst() {
      do {
        holes.append(try linearRing(ring, of: columns, in: session))
      } catch {
        GEOSGeom_destroy_r(session.handle, shell)
        for hole in holes { GEOSGeom_destroy_r(session.handle, hole) }
        throw error
      }
    }
    guard let polygon = GEOSGeom_createPolygon_r(session.handle, shell, &holes, UInt32(holes.count)) else {
      throw session.failure(in: "createPolygon")
    }
    return polygon
  }

  /// GEOS wants the first vertex repeated at the end; the columns leave that open.
  private static func linearRing(
    _ ring: Int, of columns: PolygonColumns, in session: GEOSSession
  ) throws(GEOSFailure) -> OpaquePointer {
    let vertices = columns.vertices(ofRing: ring)
    guard let first = vertices.first else { throw GEOSFailure(operation: "createLinearRing", message: "no vertex") }
    let last = vertices.upperBound - 1
    let isClosed = columns.x[first] == columns.x[last] && columns.y[first] == columns.y[last] && last > first
    let sequence: OpaquePointer?
    if isClosed {
      sequence = coordinates(columns.x[vertices], columns.y[vertices], in: session)
    } else {
      sequence = coordinates(
        columns.x[vertices] + [columns.x[first]], columns.y[vertices] + [columns.y[first]], in: session)
    }
    guard let sequence else { throw session.failure(in: "copyFromArrays") }
    guard let ring = GEOSGeom_createLinearRing_r(session.handle, sequence) else {
      throw session.failure(in: "createLinearRing")
    }
    return ring
  }

  private static func coordinates(
    _ x: ArraySlice<Double>, _ y: ArraySlice<Double>, in session: GEOSSession
  ) -> OpaquePointer? {
    x.withUnsafeBufferPointer { x in
      y.withUnsafeBufferPointer { y in
        GEOSCoordSeq_copyFromArrays_r(
          session.handle, x.baseAddress, y.baseAddress, nil, nil, UInt32(x.count))
      }
    }
  }
}
