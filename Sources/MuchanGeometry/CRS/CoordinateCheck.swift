public import MuchanDiagnostics

/// What the bounds of a feature in longitude and latitude say about its coordinates.
public enum CoordinateCheck {
  /// Longitudes and latitudes of China with its islands, rounded outwards (GCJ-02's own box is
  /// 72.004-137.8347 and 0.8293-55.8271; this one is the land and near waters).
  private static let china = (longitude: 73.0...136.0, latitude: 3.0...54.0)

  /// Whether the bounds are longitudes and latitudes at all.
  public static func isMeasurable(_ bounds: Bounds) -> Bool {
    bounds.minX >= -180 && bounds.maxX <= 180 && bounds.minY >= -90 && bounds.maxY <= 90
  }

  /// The finding for some bounds; nil when they lie in China.
  public static func judge(_ bounds: Bounds) -> DiagnosticCode? {
    guard !bounds.isEmpty else { return nil }
    let isSwapped =
      china.longitude.contains(bounds.minY) && china.longitude.contains(bounds.maxY)
      && china.latitude.contains(bounds.minX) && china.latitude.contains(bounds.maxX)
    // Read as they stand, the coordinates of China's far west with latitude first lie in the Arctic Ocean. They can be
    // measured, so they are no more than outside China; east of 90° they cannot be.
    if !isMeasurable(bounds) { return isSwapped ? .swappedAxes : .coordinateOutOfRange }
    let isInChina =
      china.longitude.contains(bounds.minX) && china.longitude.contains(bounds.maxX)
      && china.latitude.contains(bounds.minY) && china.latitude.contains(bounds.maxY)
    return isInChina ? nil : .outsideChina
  }
}
