/// A polygon with holes, or several of them. Rings are not closed here; the text closes them.
struct Shape: Sendable {
  struct Polygon: Sendable {
    var outer: [Position]
    var holes: [[Position]] = []
  }

  var polygons: [Polygon]

  init(_ outer: [Position], holes: [[Position]] = []) {
    polygons = [Polygon(outer: outer, holes: holes)]
  }

  /// A GeoJSON geometry: Polygon, or MultiPolygon when there are several parts.
  var geometry: String {
    let bodies = polygons.map { polygon in
      "[" + ([polygon.outer] + polygon.holes).map(Self.ringText).joined(separator: ", ") + "]"
    }
    if bodies.count == 1 { return "{ \"type\": \"Polygon\", \"coordinates\": \(bodies[0]) }" }
    return "{ \"type\": \"MultiPolygon\", \"coordinates\": [\(bodies.joined(separator: ", "))] }"
  }

  /// A GeoJSON LineString through the positions.
  static func lineGeometry(_ line: [Position]) -> String {
    "{ \"type\": \"LineString\", \"coordinates\": [\(line.map(\.text).joined(separator: ", "))] }"
  }

  private static func ringText(_ ring: [Position]) -> String {
    "[" + (ring + ring.prefix(1)).map(\.text).joined(separator: ", ") + "]"
  }
}

extension Shape {
  /// The area on the CGCS2000 ellipsoid, m².
  ///
  /// Shoelace area in degrees times the ellipsoid's scale at the mid latitude: relative error below 1e-6 for shapes
  /// of a few kilometres, which is enough to make up a registered area (the measuring library is MuchanGeometry).
  var squareMetres: Double {
    polygons.reduce(0) { sum, polygon in
      polygon.holes.reduce(sum + Self.ringArea(polygon.outer)) { $0 - Self.ringArea($1) }
    }
  }

  private static func ringArea(_ ring: [Position]) -> Double {
    guard let first = ring.first else { return 0 }
    var twice = 0
    var latitudes = 0
    for (index, here) in ring.enumerated() {
      let there = ring[(index + 1) % ring.count]
      twice +=
        (here.longitude - first.longitude) * (there.latitude - first.latitude)
        - (there.longitude - first.longitude) * (here.latitude - first.latitude)
      latitudes += here.latitude - first.latitude
    }
    let middle = (Double(first.latitude) + Double(latitudes) / Double(ring.count)) / Position.stepsPerDegree
    let squareDegrees = Double(twice.magnitude) / 2 / Position.stepsPerDegree / Position.stepsPerDegree
    return squareDegrees * squareMetresPerSquareDegree(latitude: middle)
  }

  /// M(B)·N(B)·cos B for one square degree; a = 6378137, f = 1/298.257222101.
  private static func squareMetresPerSquareDegree(latitude: Double) -> Double {
    let degree = 3.141592653589793 / 180
    let (sine, cosine) = sineAndCosine(latitude * degree)
    let eccentricity = 0.006694380022903416
    let major = 6_378_137.0
    let waist = 1 - eccentricity * sine * sine
    // M·N = a²(1 − e²) / (1 − e² sin² B)²
    return major * major * (1 - eccentricity) / (waist * waist) * cosine * degree * degree
  }

  /// Taylor series, exact to the last digits for angles below a right angle.
  private static func sineAndCosine(_ angle: Double) -> (sine: Double, cosine: Double) {
    var sine = 0.0
    var cosine = 0.0
    var term = 1.0
    for power in 0..<28 {
      switch power % 4 {
      case 0: cosine += term
      case 1: sine += term
      case 2: cosine -= term
      default: sine -= term
      }
      term = term * angle / Double(power + 1)
    }
    return (sine, cosine)
  }
}
