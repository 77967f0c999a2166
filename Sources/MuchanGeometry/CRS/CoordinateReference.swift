public import MuchanDiagnostics

/// A coordinate reference system, as far as reading coordinates needs it.
public enum CoordinateReference: Hashable, Sendable {
  /// Longitude and latitude in degrees: WGS 84, CGCS2000, CRS84. Their ellipsoids differ by 0.1 mm.
  case longitudeLatitude
  /// A system that PROJ transforms, by its EPSG code.
  case epsg(Int)
  /// Longitude and latitude as a Chinese web map has them.
  case shifted(ShiftedDatum)

  /// Reads `gcj02`, `bd09`, `EPSG:4549`, `urn:ogc:def:crs:EPSG::4490`, `urn:ogc:def:crs:OGC:1.3:CRS84`, `4549`.
  ///
  /// - Throws: `unknownCRS` for anything else.
  public init(_ name: String, place: Place = Place()) throws(Failure) {
    if let datum = ShiftedDatum(rawValue: name.lowercased().filter { $0 != "-" && $0 != "_" }) {
      self = .shifted(datum)
      return
    }
    let tail = name.split(separator: ":").last.map(String.init) ?? ""
    if tail.uppercased() == "CRS84" {
      self = .longitudeLatitude
      return
    }
    guard let code = Int(tail), name.uppercased().contains("EPSG") || name == tail else {
      throw Failure(.unknownCRS, at: place, found: "\"\(name)\"", expected: "EPSG:nnnn, CRS84, gcj02 or bd09")
    }
    self = Self.geographicCodes.contains(code) ? .longitudeLatitude : .epsg(code)
  }

  /// EPSG codes of WGS 84, CGCS2000 (2D and 3D).
  private static let geographicCodes: Set<Int> = [4326, 4979, 4490, 4480]
}

extension CoordinateReference: CustomStringConvertible {
  public var description: String {
    switch self {
    case .longitudeLatitude: "longitude/latitude"
    case .epsg(let code): "EPSG:\(code)"
    case .shifted(.gcj02): "GCJ-02"
    case .shifted(.bd09): "BD-09"
    }
  }
}
