internal import CPROJ
public import MuchanDiagnostics

/// Turns coordinates of a projected system into longitude and latitude of CGCS2000, and back.
///
/// One per worker: a PROJ context belongs to one thread. PROJ's network access is off, so the result
/// depends on the installed database alone.
public struct CoordinateTransform: ~Copyable {
  private let context: OpaquePointer
  private let projection: OpaquePointer
  /// Set where the system is one of web maps, which PROJ does not know.
  private let datum: ShiftedDatum?

  /// Prepares a transformation between a system and CGCS2000.
  ///
  /// - Throws: `unknownCRS` with PROJ's words.
  public init(_ reference: CoordinateReference) throws(Failure) {
    guard let context = proj_context_create() else { preconditionFailure("PROJ has no memory for a context") }
    proj_context_set_enable_network(context, 0)
    proj_log_level(context, PJ_LOG_NONE)
    let code =
      switch reference {
      case .longitudeLatitude, .shifted: "EPSG:4490"
      case .epsg(let code): "EPSG:\(code)"
      }
    guard let created = proj_create_crs_to_crs(context, "EPSG:4490", code, nil) else {
      let message = Self.message(context)
      proj_context_destroy(context)
      throw Failure(.unknownCRS, at: Place(), found: "\(code): \(message)")
    }
    // Longitude before latitude and easting before northing, whatever the systems' own axis order.
    guard let normalised = proj_normalize_for_visualization(context, created) else {
      let message = Self.message(context)
      proj_destroy(created)
      proj_context_destroy(context)
      throw Failure(.unknownCRS, at: Place(), found: "\(code): \(message)")
    }
    proj_destroy(created)
    datum = if case .shifted(let datum) = reference { datum } else { nil }
    self.context = context
    projection = normalised
  }

  deinit {
    proj_destroy(projection)
    proj_context_destroy(context)
  }

  /// Turns projected coordinates into longitude and latitude, in place. What has no image becomes infinite.
  public func toLongitudeLatitude(x: inout [Double], y: inout [Double]) {
    guard let datum else { return transform(PJ_INV, &x, &y) }
    for index in x.indices { (x[index], y[index]) = datum.restored(x[index], y[index]) }
  }

  /// Turns longitude and latitude into projected coordinates, in place.
  public func fromLongitudeLatitude(x: inout [Double], y: inout [Double]) {
    guard let datum else { return transform(PJ_FWD, &x, &y) }
    for index in x.indices { (x[index], y[index]) = datum.shifted(x[index], y[index]) }
  }

  private func transform(_ direction: PJ_DIRECTION, _ x: inout [Double], _ y: inout [Double]) {
    precondition(x.count == y.count, "one y for each x")
    let stride = MemoryLayout<Double>.stride
    x.withUnsafeMutableBufferPointer { x in
      y.withUnsafeMutableBufferPointer { y in
        _ = proj_trans_generic(
          projection, direction, x.baseAddress, stride, x.count, y.baseAddress, stride, y.count, nil, 0, 0, nil, 0, 0)
      }
    }
  }

  private static func message(_ context: OpaquePointer) -> String {
    proj_context_errno_string(context, proj_context_errno(context)).map { String(cString: $0) } ?? "not known"
  }
}
