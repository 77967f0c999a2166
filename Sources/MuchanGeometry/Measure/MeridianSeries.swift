/// Power series of the surface between latitudes, one per degree of latitude.
///
/// For an ellipsoid, the area between the equator and latitude B over one radian of longitude is
/// S(B) = ∫ a² (1 − e²) cos B / (1 − e² sin² B)² dB (Snyder 1987, eq. 3-12 in differential form). Around
/// each half degree k + ½ this type keeps the coefficients of S as a polynomial in degrees from there:
/// nine terms leave a relative error under 1e-16 within half a degree.
///
/// Everything is built from + − × ÷ alone, so the coefficients have the same bits on every machine; the
/// mathematics library's sine may differ in its last bit from one system to the next.
struct MeridianSeries: Sendable {
  /// Terms of each polynomial: powers 1 to `order`.
  static let order = 9
  /// One polynomial per degree of latitude, from −90.
  static let bandCount = 180

  /// Row-major: band × power. S in m² per radian of longitude, argument in degrees.
  private let coefficients: [Double]
  /// S at the middle of each band, less S at the equator.
  private let middles: [Double]

  init(_ ellipsoid: Ellipsoid) {
    var coefficients: [Double] = []
    coefficients.reserveCapacity(Self.bandCount * Self.order)
    for band in 0..<Self.bandCount {
      coefficients.append(contentsOf: Self.coefficients(atDegrees: Self.middle(ofBand: band), ellipsoid))
    }
    self.coefficients = coefficients

    func value(_ band: Int, at argument: Double) -> Double {
      var sum = 0.0
      for power in stride(from: Self.order - 1, through: 0, by: -1) {
        sum = (sum + coefficients[band * Self.order + power]) * argument
      }
      return sum
    }
    // Outwards from the equator, which is a border between bands.
    var middles = [Double](repeating: 0, count: Self.bandCount)
    let equator = Self.bandCount / 2
    var atBorder = 0.0
    for band in equator..<Self.bandCount {
      middles[band] = atBorder - value(band, at: -0.5)
      atBorder = middles[band] + value(band, at: 0.5)
    }
    atBorder = 0
    for band in (0..<equator).reversed() {
      middles[band] = atBorder - value(band, at: 0.5)
      atBorder = middles[band] + value(band, at: -0.5)
    }
    self.middles = middles
  }

  /// The latitude a band's polynomial is centred on.
  @inline(__always)
  static func middle(ofBand band: Int) -> Double { Double(band - 90) + 0.5 }

  /// The band a latitude lies in.
  @inline(__always)
  static func band(ofLatitude latitude: Double) -> Int {
    min(max(Int(latitude.rounded(.down)) + 90, 0), bandCount - 1)
  }

  /// Coefficient of `power` (1 to `order`) in a band's polynomial.
  @inline(__always)
  func coefficient(_ band: Int, _ power: Int) -> Double { coefficients[band * Self.order + power - 1] }

  /// S at the middle of a band less S at the middle of another.
  @inline(__always)
  func step(to band: Int, from reference: Int) -> Double { middles[band] - middles[reference] }

  /// The first four coefficients of S as a polynomial around `latitude`, which need not be a middle.
  @inline(__always)
  func fourTerms(around latitude: Double) -> (Double, Double, Double, Double) {
    let band = Self.band(ofLatitude: latitude)
    let shift = latitude - Self.middle(ofBand: band)
    // Horner's scheme, once per wanted coefficient: q_j = Σ p_k C(k, j) shift^(k − j).
    var first = 0.0
    var second = 0.0
    var third = 0.0
    var fourth = 0.0
    for power in stride(from: Self.order, through: 1, by: -1) {
      let k = Double(power)
      let p = coefficient(band, power)
      first = first * shift + p * k
      if power >= 2 { second = second * shift + p * (k * (k - 1) / 2) }
      if power >= 3 { third = third * shift + p * (k * (k - 1) * (k - 2) / 6) }
      if power >= 4 { fourth = fourth * shift + p * (k * (k - 1) * (k - 2) * (k - 3) / 24) }
    }
    return (first, second, third, fourth)
  }
}

extension MeridianSeries {
  /// π / 180.
  static let radiansPerDegree = 0.017453292519943295

  private static func coefficients(atDegrees latitude: Double, _ ellipsoid: Ellipsoid) -> [Double] {
    let (sine, cosine) = sineAndCosine(degrees: latitude)
    let e2 = ellipsoid.eccentricitySquared
    let scale = ellipsoid.semiMajorAxis * ellipsoid.semiMajorAxis * (1 - e2)

    // sin and cos of (B0 + u) as series in u.
    var sines = [Double](repeating: 0, count: order)
    var cosines = sines
    var inverseFactorial = 1.0
    for power in 0..<order {
      if power > 0 { inverseFactorial /= Double(power) }
      let quarter = power % 4
      let ofSine = [sine, cosine, -sine, -cosine][quarter]
      let ofCosine = [cosine, -sine, -cosine, sine][quarter]
      sines[power] = ofSine * inverseFactorial
      cosines[power] = ofCosine * inverseFactorial
    }
    var denominator = product(sines, sines).map { -e2 * $0 }
    denominator[0] += 1
    denominator = product(denominator, denominator)
    let density = quotient(cosines, denominator)

    // Integrate, and turn the argument into degrees.
    var degreesPower = 1.0
    return (0..<order).map { power in
      degreesPower *= radiansPerDegree
      return scale * density[power] / Double(power + 1) * degreesPower
    }
  }

  private static func product(_ left: [Double], _ right: [Double]) -> [Double] {
    left.indices.map { power in
      var sum = 0.0
      for index in 0...power { sum += left[index] * right[power - index] }
      return sum
    }
  }

  private static func quotient(_ numerator: [Double], _ denominator: [Double]) -> [Double] {
    var result: [Double] = []
    for power in numerator.indices {
      var sum = numerator[power]
      for index in 0..<power { sum -= result[index] * denominator[power - index] }
      result.append(sum / denominator[0])
    }
    return result
  }

  /// Sine and cosine by their Taylor series, reduced to the nearest of 0°, ±90°.
  private static func sineAndCosine(degrees: Double) -> (sine: Double, cosine: Double) {
    let isSteep = degrees.magnitude > 45
    let reduced = isSteep ? 90 - degrees.magnitude : degrees
    let u = reduced * radiansPerDegree
    var sine = 0.0
    var cosine = 0.0
    var term = 1.0
    for power in 0..<24 {
      if power > 0 { term *= u / Double(power) }
      switch power % 4 {
      case 0: cosine += term
      case 1: sine += term
      case 2: cosine -= term
      default: sine -= term
      }
    }
    guard isSteep else { return (sine, cosine) }
    return (degrees < 0 ? -cosine : cosine, sine)
  }
}
