internal import CGEOS

extension OwnedGeometry {
  /// What this geometry and another have in common.
  func intersection(with other: borrowing OwnedGeometry) throws(GEOSFailure) -> OwnedGeometry {
    try result("intersection", GEOSIntersection_r(session.handle, pointer, other.pointer))
  }

  /// This geometry without another.
  func subtracting(_ other: borrowing OwnedGeometry) throws(GEOSFailure) -> OwnedGeometry {
    try result("difference", GEOSDifference_r(session.handle, pointer, other.pointer))
  }

  /// This geometry and another in one.
  func union(with other: borrowing OwnedGeometry) throws(GEOSFailure) -> OwnedGeometry {
    try result("union", GEOSUnion_r(session.handle, pointer, other.pointer))
  }

  /// The ground that all parts cover together.
  func unaryUnion() throws(GEOSFailure) -> OwnedGeometry {
    try result("unaryUnion", GEOSUnaryUnion_r(session.handle, pointer))
  }

  /// A valid geometry over the same ground: rings that cross themselves are split at the crossings and
  /// every enclosed piece is kept (GEOS make-valid, linework method).
  func repaired() throws(GEOSFailure) -> OwnedGeometry {
    try result("makeValid", GEOSMakeValid_r(session.handle, pointer))
  }

  /// Whether the geometry is valid by the simple-features rules, or why and where not.
  func validity() throws(GEOSFailure) -> Validity {
    var reason: UnsafeMutablePointer<CChar>?
    var location: OpaquePointer?
    let answer = GEOSisValidDetail_r(session.handle, pointer, 0, &reason, &location)
    defer {
      if let reason { GEOSFree_r(session.handle, reason) }
      if let location { GEOSGeom_destroy_r(session.handle, location) }
    }
    switch answer {
    case 1:
      return .valid
    case 0:
      var x = 0.0
      var y = 0.0
      if let location {
        _ = GEOSGeomGetX_r(session.handle, location, &x)
        _ = GEOSGeomGetY_r(session.handle, location, &y)
      }
      return .invalid(reason: reason.map { String(cString: $0) } ?? "", x: x, y: y)
    default:
      throw session.failure(in: "isValidDetail")
    }
  }

  private func result(_ operation: StaticString, _ pointer: OpaquePointer?) throws(GEOSFailure) -> OwnedGeometry {
    guard let pointer else { throw session.failure(in: operation) }
    return OwnedGeometry(pointer, in: session)
  }
}

/// What a validity test says.
enum Validity: Hashable {
  case valid
  case invalid(reason: String, x: Double, y: Double)
}
