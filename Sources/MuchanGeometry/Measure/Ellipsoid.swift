/// An ellipsoid of revolution.
public struct Ellipsoid: Hashable, Sendable {
  /// Semi-major axis in metres.
  public var semiMajorAxis: Double
  /// Inverse flattening.
  public var inverseFlattening: Double

  /// Makes an ellipsoid from its two defining constants.
  public init(semiMajorAxis: Double, inverseFlattening: Double) {
    self.semiMajorAxis = semiMajorAxis
    self.inverseFlattening = inverseFlattening
  }

  /// The ellipsoid of CGCS2000 (2000国家大地坐标系), EPSG:1024; its constants are those of GRS80.
  public static let cgcs2000 = Ellipsoid(semiMajorAxis: 6_378_137, inverseFlattening: 298.257222101)

  /// Flattening f = (a − b) / a.
  public var flattening: Double { 1 / inverseFlattening }

  /// First eccentricity squared e² = f (2 − f).
  public var eccentricitySquared: Double { flattening * (2 - flattening) }
}
