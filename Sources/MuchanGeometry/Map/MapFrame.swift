internal import Glibc

/// A sheet that land is drawn on: longitude and latitude to whole units, rightwards and downwards from its top left corner.
///
/// Both ordinates are scaled to the same length at the middle of the sheet, which for the extent of a city is wrong by less
/// than a pen's breadth. For drawing alone; nothing is measured on it.
public struct MapFrame: Hashable, Sendable {
  /// Longitude of the left side, in degrees.
  public let west: Double
  /// Latitude of the top side, in degrees.
  public let north: Double
  /// Units for a degree of longitude.
  public let unitsPerDegreeEast: Double
  /// Units for a degree of latitude.
  public let unitsPerDegreeSouth: Double
  /// Units from side to side.
  public let width: Int
  /// Units from top to bottom.
  public let height: Int

  /// A sheet that was written down.
  public init(
    west: Double, north: Double, unitsPerDegreeEast: Double, unitsPerDegreeSouth: Double, width: Int, height: Int
  ) {
    (self.west, self.north) = (west, north)
    (self.unitsPerDegreeEast, self.unitsPerDegreeSouth) = (unitsPerDegreeEast, unitsPerDegreeSouth)
    (self.width, self.height) = (width, height)
  }

  /// A sheet that holds what is to be drawn with a margin of a fiftieth on every side; nil where there is nothing.
  ///
  /// - Parameter longSide: units of its longer side.
  public init?(around bounds: Bounds, longSide: Int = 10_000) {
    guard !bounds.isEmpty else { return nil }
    // A single point has a sheet too, of some hundred metres.
    let least = 0.001
    let middle = (x: (bounds.minX + bounds.maxX) / 2, y: (bounds.minY + bounds.maxY) / 2)
    let spanX = max(bounds.maxX - bounds.minX, least) * 1.04
    let spanY = max(bounds.maxY - bounds.minY, least) * 1.04
    let shrink = max(cos(middle.y * .pi / 180), 0.01)
    let perDegree = Double(longSide) / max(spanX * shrink, spanY)
    west = middle.x - spanX / 2
    north = middle.y + spanY / 2
    unitsPerDegreeEast = perDegree * shrink
    unitsPerDegreeSouth = perDegree
    width = max(1, Int((spanX * unitsPerDegreeEast).rounded()))
    height = max(1, Int((spanY * unitsPerDegreeSouth).rounded()))
  }

  /// Where a place is on the sheet, in units.
  public func point(_ longitude: Double, _ latitude: Double) -> (x: Double, y: Double) {
    ((longitude - west) * unitsPerDegreeEast, (north - latitude) * unitsPerDegreeSouth)
  }

  /// The place of a point of the sheet, in degrees.
  public func place(_ x: Double, _ y: Double) -> (longitude: Double, latitude: Double) {
    (west + x / unitsPerDegreeEast, north - y / unitsPerDegreeSouth)
  }

  /// Whether anything within some bounds, in degrees, may be on the sheet.
  public func touches(_ bounds: Bounds) -> Bool {
    let (low, high) = (point(bounds.minX, bounds.maxY), point(bounds.maxX, bounds.minY))
    return high.x >= 0 && low.x <= Double(width) && high.y >= 0 && low.y <= Double(height)
  }
}
