/// Tests polygons for validity and repairs them.
///
/// One per worker; it owns a GEOS session.
public struct GeometryRepair: ~Copyable {
  /// What testing a row found.
  public enum Outcome: Hashable {
    case valid
    /// Not valid, with GEOS's reason and the place it names, in degrees.
    case invalid(reason: String, x: Double, y: Double)
  }

  private let session: GEOSSession
  private var proof = ValidityProof()

  /// Opens a session.
  public init() { session = GEOSSession() }

  init(session: GEOSSession) { self.session = session }

  /// Tests one row. Nearly always decided without GEOS.
  ///
  /// - Parameter bounds: the row's.
  public mutating func test(row: Int, of columns: PolygonColumns, bounds: Bounds) -> Outcome {
    if proof.isCertain(row: row, of: columns, bounds: bounds) { return .valid }
    do throws(GEOSFailure) {
      let geometry = try OwnedGeometry(row: row, of: columns, in: session)
      switch try geometry.validity() {
      case .valid: return .valid
      case .invalid(let reason, let x, let y): return .invalid(reason: reason, x: x, y: y)
      }
    } catch {
      return .invalid(reason: error.description, x: .nan, y: .nan)
    }
  }

  /// The repaired row, alone in new columns; nil when nothing with a surface is left or GEOS fails.
  public func repaired(row: Int, of columns: PolygonColumns) -> PolygonColumns? {
    do throws(GEOSFailure) {
      var result = PolygonColumns()
      let geometry = try OwnedGeometry(row: row, of: columns, in: session)
      try geometry.repaired().appendPolygons(to: &result)
      return result.x.isEmpty ? nil : result
    } catch {
      return nil
    }
  }
}
