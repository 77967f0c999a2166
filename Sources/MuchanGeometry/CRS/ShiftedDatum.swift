internal import Glibc

/// The shifted coordinates of Chinese web maps, and the way back to true ones.
///
/// GCJ-02 (火星坐标系) is a function of the true position that its makers did not publish; BD-09 (百度坐标系) moves GCJ-02 on.
/// The formulas and constants here are those that public implementations agree on (googollee/eviltransform,
/// wandergis/coordtransform); no official text was seen. So coordinates that were turned back are approximate, however
/// exactly the formula is inverted.
public enum ShiftedDatum: String, Hashable, Sendable {
  case gcj02
  case bd09

  /// How far coordinates that were turned back may be from the surveyed ones, in metres: what the tests of eviltransform
  /// allow. The formula itself is inverted to under a micrometre.
  public static let accuracyInMetres = 5

  /// The shifted position of a true one, in degrees.
  public func shifted(_ longitude: Double, _ latitude: Double) -> (longitude: Double, latitude: Double) {
    let moved = Self.toGCJ02(longitude, latitude)
    return self == .gcj02 ? moved : Self.toBD09(moved.longitude, moved.latitude)
  }

  /// The true position of a shifted one, in degrees: the fixed point of p = q - (shift at p).
  ///
  /// The shift changes by less than a thousandth of the step, so each round gains three digits; the rounds end where
  /// the last one moved less than 1e-12°, a ten-millionth of a metre.
  public func restored(_ longitude: Double, _ latitude: Double) -> (longitude: Double, latitude: Double) {
    guard longitude.isFinite, latitude.isFinite else { return (longitude, latitude) }
    var guess = (longitude: longitude, latitude: latitude)
    for _ in 0..<30 {
      let image = shifted(guess.longitude, guess.latitude)
      let step = (x: longitude - image.longitude, y: latitude - image.latitude)
      guess = (guess.longitude + step.x, guess.latitude + step.y)
      if max(step.x.magnitude, step.y.magnitude) < 1e-12 { break }
    }
    return guess
  }

  /// The semi-major axis in metres and the squared eccentricity of the Krasovsky ellipsoid, as the formula has them.
  private static let axis = 6_378_245.0
  private static let eccentricity = 0.006_693_421_622_965_943_23

  private static func toGCJ02(_ longitude: Double, _ latitude: Double) -> (longitude: Double, latitude: Double) {
    // Outside this box the maps do not shift.
    guard (72.004...137.8347).contains(longitude), (0.8293...55.8271).contains(latitude) else {
      return (longitude, latitude)
    }
    let x = longitude - 105
    let y = latitude - 35
    let common = (20 * sin(6 * x * .pi) + 20 * sin(2 * x * .pi)) * 2 / 3
    var east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * x.magnitude.squareRoot() + common
    east += (20 * sin(x * .pi) + 40 * sin(x / 3 * .pi)) * 2 / 3
    east += (150 * sin(x / 12 * .pi) + 300 * sin(x / 30 * .pi)) * 2 / 3
    var north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * x.magnitude.squareRoot() + common
    north += (20 * sin(y * .pi) + 40 * sin(y / 3 * .pi)) * 2 / 3
    north += (160 * sin(y / 12 * .pi) + 320 * sin(y * .pi / 30)) * 2 / 3
    let radians = latitude / 180 * .pi
    let sine = sin(radians)
    let square = 1 - eccentricity * sine * sine
    let root = square.squareRoot()
    return (
      longitude + east * 180 / (axis / root * cos(radians) * .pi),
      latitude + north * 180 / (axis * (1 - eccentricity) / (square * root) * .pi)
    )
  }

  private static func toBD09(_ longitude: Double, _ latitude: Double) -> (longitude: Double, latitude: Double) {
    let factor = Double.pi * 3000 / 180
    let radius = (longitude * longitude + latitude * latitude).squareRoot() + 0.00002 * sin(latitude * factor)
    let angle = atan2(latitude, longitude) + 0.000003 * cos(longitude * factor)
    return (radius * cos(angle) + 0.0065, radius * sin(angle) + 0.006)
  }
}
