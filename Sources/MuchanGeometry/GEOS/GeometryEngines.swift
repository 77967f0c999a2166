internal import CGEOS
internal import CPROJ

/// The versions of the geometry libraries in use. Another version may give another last digit.
public enum GeometryEngines {
  /// GEOS, as it names itself: `3.11.1-CAPI-1.17.1`.
  public static var geos: String { String(cString: GEOSversion()) }
  /// PROJ: `9.1.1`.
  public static var proj: String { String(cString: proj_info().version) }
}
