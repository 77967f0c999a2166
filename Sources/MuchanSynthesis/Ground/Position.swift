/// A place in longitude and latitude, held in whole steps of 1e-8 degree (about a millimetre).
///
/// Whole steps make shared borders exact: two shapes that name the same corner write the same digits.
struct Position: Hashable, Sendable {
  var longitude: Int
  var latitude: Int

  static let stepsPerDegree = 100_000_000.0
  static let decimals = 8

  var text: String {
    "[\(NumberText.fixed(longitude, decimals: Self.decimals)), \(NumberText.fixed(latitude, decimals: Self.decimals))]"
  }
}

/// A made-up plane in metres laid over the ground near Nanjing, slightly turned and bent so that streets do not run
/// along meridians. Uses + - * / only, so its digits do not depend on a mathematics library.
struct Frame: Sendable {
  /// The ground position of (0, 0), degrees.
  var longitude: Double
  var latitude: Double
  /// Cosine and sine of the turn.
  var cosine = 0.9928768384869221
  var sine = 0.11914522061843064
  /// Metres of sideways bend per square metre along.
  var bend = 2.0e-6

  /// Metres per degree at 31.9° N on the CGCS2000 ellipsoid, rounded: they only set the scale.
  static let metresPerDegreeEast = 94_600.0
  static let metresPerDegreeNorth = 110_890.0

  func place(_ east: Double, _ north: Double) -> Position {
    let bent = east + bend * north * north
    let lifted = north + bend * east * east
    let x = bent * cosine - lifted * sine
    let y = bent * sine + lifted * cosine
    return Position(
      longitude: NumberText.whole((longitude + x / Self.metresPerDegreeEast) * Position.stepsPerDegree),
      latitude: NumberText.whole((latitude + y / Self.metresPerDegreeNorth) * Position.stepsPerDegree))
  }
}
