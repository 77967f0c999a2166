internal import FoundationEssentials
internal import GRDB
internal import MuchanGeometry

/// The functions that the triggers of a GeoPackage's R-tree call (OGC 12-128r15, annex F.3), by the envelope in the
/// header: every geometry that muchan stores has one.
enum SpatialFunctions {
  static func add(to db: Database) {
    add("ST_IsEmpty", to: db) { $0 == nil }
    add("ST_MinX", to: db) { $0?.minX }
    add("ST_MaxX", to: db) { $0?.maxX }
    add("ST_MinY", to: db) { $0?.minY }
    add("ST_MaxY", to: db) { $0?.maxY }
  }

  private static func add(
    _ name: String, to db: Database, _ value: @escaping @Sendable (Bounds?) -> (any DatabaseValueConvertible)?
  ) {
    db.add(
      function: DatabaseFunction(name, argumentCount: 1, pure: true) { arguments in
        guard case .blob(let data) = arguments[0].storage else { return nil }
        return value(data.withUnsafeBytes { GeometryBlob.envelope(of: $0) })
      })
  }
}
