import CGEOS
import MuchanGeometry

/// Border parcels and zones as GEOS geometries, to time what muchan does without. Lives as long as the program.
struct GEOSShapes {
  private let handle: GEOSContextHandle_t
  private var zones: [OpaquePointer] = []
  private var prepared: [OpaquePointer] = []
  /// A geometry for each pair.
  private var parcels: [OpaquePointer] = []
  private let pairs: [BorderPair]

  init(zones: PolygonColumns, parcels: PolygonColumns, of pairs: [BorderPair]) {
    guard let handle = GEOS_init_r() else { preconditionFailure("GEOS does not start") }
    self.handle = handle
    self.pairs = pairs
    self.zones = (0..<zones.count).map { Self.geometry($0, of: zones, handle) }
    prepared = self.zones.map { zone in
      guard let prepared = GEOSPrepare_r(handle, zone) else { preconditionFailure("GEOS cannot prepare") }
      return prepared
    }
    self.parcels = pairs.map { Self.geometry($0.parcel, of: parcels, handle) }
  }

  func countTouching() -> Int {
    pairs.indices.count { GEOSPreparedIntersects_r(handle, prepared[pairs[$0].zone], parcels[$0]) == 1 }
  }

  func intersectAll() {
    for index in pairs.indices { GEOSGeom_destroy_r(handle, piece(index)) }
  }

  func squareMetresOfPieces(_ area: EllipsoidArea) -> [Double] {
    pairs.indices.map { index in
      let piece = piece(index)
      defer { GEOSGeom_destroy_r(handle, piece) }
      var columns = PolygonColumns()
      for part in 0..<GEOSGetNumGeometries_r(handle, piece) {
        guard let polygon = GEOSGetGeometryN_r(handle, piece, part), GEOSGeomTypeId_r(handle, polygon) == 3 else {
          continue
        }
        append(GEOSGetExteriorRing_r(handle, polygon), to: &columns)
        for hole in 0..<GEOSGetNumInteriorRings_r(handle, polygon) {
          append(GEOSGetInteriorRingN_r(handle, polygon, hole), to: &columns)
        }
        columns.endPart()
      }
      columns.endRow()
      return area.squareMetres(of: 0, in: columns)
    }
  }

  private func piece(_ index: Int) -> OpaquePointer {
    guard let piece = GEOSIntersection_r(handle, parcels[index], zones[pairs[index].zone]) else {
      preconditionFailure("GEOS cannot cut")
    }
    return piece
  }

  private func append(_ ring: OpaquePointer?, to columns: inout PolygonColumns) {
    let sequence = GEOSGeom_getCoordSeq_r(handle, ring)
    var count: UInt32 = 0
    GEOSCoordSeq_getSize_r(handle, sequence, &count)
    for index in 0..<count {
      var (x, y) = (0.0, 0.0)
      GEOSCoordSeq_getXY_r(handle, sequence, index, &x, &y)
      columns.appendVertex(x, y)
    }
    columns.endRing()
  }

  private static func geometry(_ row: Int, of columns: PolygonColumns, _ handle: GEOSContextHandle_t) -> OpaquePointer {
    var polygons = columns.parts(ofRow: row).map { part -> OpaquePointer? in
      var rings = columns.rings(ofPart: part).map { ring -> OpaquePointer? in
        let vertices = columns.openVertices(ofRing: ring)
        let sequence = GEOSCoordSeq_create_r(handle, UInt32(vertices.count + 1), 2)
        for (place, vertex) in (Array(vertices) + [vertices.lowerBound]).enumerated() {
          GEOSCoordSeq_setXY_r(handle, sequence, UInt32(place), columns.x[vertex], columns.y[vertex])
        }
        return GEOSGeom_createLinearRing_r(handle, sequence)
      }
      let shell = rings.removeFirst()
      return GEOSGeom_createPolygon_r(handle, shell, &rings, UInt32(rings.count))
    }
    let whole =
      polygons.count == 1 ? polygons[0] : GEOSGeom_createCollection_r(handle, 6, &polygons, UInt32(polygons.count))
    guard let whole else { preconditionFailure("GEOS refuses row \(row)") }
    return whole
  }
}
