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

  /// Whether a coordinate of a row has more than nine decimals of a degree, a tenth of a millimetre.
  ///
  /// A double near 120 is good to 1.4e-14, so that a number of nine decimals, times 1e9, is whole to 1e-4.
  public static func isExcessivelyPrecise(row: Int, of columns: PolygonColumns) -> Bool {
    func isFine(_ value: Double) -> Bool {
      let scaled = value * 1e9
      return (scaled - scaled.rounded()).magnitude <= 1e-3
    }
    return columns.vertices(ofRow: row).contains { !isFine(columns.x[$0]) || !isFine(columns.y[$0]) }
  }

  /// What plane coordinates out of range may be, so that it can be named with `--crs`; nil where nothing fits.
  ///
  /// Gauss-Krüger eastings are 500 km at the central meridian, with the zone's number before them where they have a
  /// prefix: 13 to 23 in 6° zones, 25 to 45 in 3° zones. Northings in China are 0.3 to 6 million metres.
  public static func likelySystem(_ bounds: Bounds) -> String? {
    let northing = 300_000.0...6_000_000.0
    func easting(_ low: Double, _ high: Double) -> String? {
      if low >= 100_000, high < 1_000_000 { return "EPSG:4534 to 4554 (3°) or 4502 to 4512 (6°), by central meridian" }
      let zone = Int(low / 1_000_000)
      guard zone == Int(high / 1_000_000) else { return nil }
      if (25...45).contains(zone) { return "EPSG:\(4513 + zone - 25) (CGCS2000, 3° zone \(zone))" }
      if (13...23).contains(zone) { return "EPSG:\(4491 + zone - 13) (CGCS2000, 6° zone \(zone))" }
      return nil
    }
    guard bounds.minX.isFinite, bounds.maxX.isFinite, bounds.maxX.magnitude < 1e9, bounds.maxY.magnitude < 1e9 else {
      return nil
    }
    if northing.contains(bounds.minY), northing.contains(bounds.maxY) {
      return easting(bounds.minX, bounds.maxX)
    }
    if northing.contains(bounds.minX), northing.contains(bounds.maxX), bounds.minY >= 1_000_000 {
      return easting(bounds.minY, bounds.maxY).map { "\($0), northing first: swap the two" }
    }
    return nil
  }

  /// The web-map datum that would bring a layer onto another which it misses; nil where none does.
  public static func likelyShift(from layer: Bounds, onto other: Bounds) -> ShiftedDatum? {
    guard !layer.isEmpty, !other.isEmpty, isMeasurable(layer) else { return nil }
    let centre = ((layer.minX + layer.maxX) / 2, (layer.minY + layer.maxY) / 2)
    func covered(_ bounds: Bounds) -> Double {
      let width = min(bounds.maxX, other.maxX) - max(bounds.minX, other.minX)
      let height = min(bounds.maxY, other.maxY) - max(bounds.minY, other.minY)
      return max(width, 0) * max(height, 0)
    }
    var best: (datum: ShiftedDatum, area: Double)?
    for datum in [ShiftedDatum.gcj02, .bd09] {
      let back = datum.restored(centre.0, centre.1)
      let (east, north) = (back.longitude - centre.0, back.latitude - centre.1)
      let moved = Bounds(
        minX: layer.minX + east, minY: layer.minY + north, maxX: layer.maxX + east, maxY: layer.maxY + north)
      let area = covered(moved)
      if area > 2 * covered(layer), area > (best?.area ?? 0) { best = (datum, area) }
    }
    return best?.datum
  }

  /// Whether the bounds would lie in China if latitude came first in them.
  public static func isInChinaSwapped(_ bounds: Bounds) -> Bool {
    china.longitude.contains(bounds.minY) && china.longitude.contains(bounds.maxY)
      && china.latitude.contains(bounds.minX) && china.latitude.contains(bounds.maxX)
  }

  /// The finding for some bounds; nil when they lie in China.
  public static func judge(_ bounds: Bounds) -> DiagnosticCode? {
    guard !bounds.isEmpty else { return nil }
    let isSwapped = isInChinaSwapped(bounds)
    // Read as they stand, the coordinates of China's far west with latitude first lie in the Arctic Ocean. They can be
    // measured, so they are no more than outside China; east of 90° they cannot be.
    if !isMeasurable(bounds) { return isSwapped ? .swappedAxes : .coordinateOutOfRange }
    let isInChina =
      china.longitude.contains(bounds.minX) && china.longitude.contains(bounds.maxX)
      && china.latitude.contains(bounds.minY) && china.latitude.contains(bounds.maxY)
    return isInChina ? nil : .outsideChina
  }
}
