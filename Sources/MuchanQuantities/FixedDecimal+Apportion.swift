extension FixedDecimal {
  /// The share `part / whole` of this value, rounded once, half to even, at the last place.
  ///
  /// The product is held in 256 bits, so nothing is lost before the rounding. `whole` must be positive and
  /// the result must fit 128 bits, which it does wherever |part| ≤ whole.
  @inlinable
  public func share<Weight: DecimalScale>(_ part: FixedDecimal<Weight>, of whole: FixedDecimal<Weight>) -> Self {
    precondition(whole.units > 0, "a share of nothing")
    if part.units == whole.units { return self }
    if part.units == 0 { return .zero }
    if let narrow = narrowShare(part.units, of: whole.units) { return Self(units: narrow) }
    let product = units.magnitude.multipliedFullWidth(by: part.units.magnitude)
    let divisor = whole.units.magnitude
    var (quotient, remainder) = divisor.dividingFullWidth(product)
    let rest = divisor - remainder
    if remainder > rest || (remainder == rest && quotient % 2 == 1) { quotient += 1 }
    remainder = 0
    let isNegative = (units < 0) != (part.units < 0)
    return Self(units: isNegative ? -Int128(quotient) : Int128(quotient))
  }

  /// The same where all of it fits 64 bits, which takes one multiplication and one division of the machine.
  @inlinable
  func narrowShare(_ part: Int128, of whole: Int128) -> Int128? {
    guard let value = UInt64(exactly: units.magnitude), let part64 = UInt64(exactly: part.magnitude),
      let divisor = UInt64(exactly: whole), divisor < 1 << 63
    else { return nil }
    let product = value.multipliedFullWidth(by: part64)
    guard product.high < divisor else { return nil }
    let (quotient, remainder) = divisor.dividingFullWidth(product)
    let doubled = remainder << 1
    let roundsUp = doubled > divisor || (doubled == divisor && quotient & 1 == 1)
    let magnitude = Int128(quotient) + (roundsUp ? 1 : 0)
    return (units < 0) != (part < 0) ? -magnitude : magnitude
  }

  /// Divides the value in proportion to weights, so that the parts add up to it exactly.
  ///
  /// Each part is rounded once; what is left over (at most half a last place per part) goes to the part with
  /// the largest weight, the first of them on a tie. With no positive weight every part is zero but the
  /// first, which is the whole.
  ///
  /// - Parameter weights: Not negative, at least one.
  @inlinable
  public func split<Weight: DecimalScale>(by weights: [FixedDecimal<Weight>]) -> [Self] {
    precondition(!weights.isEmpty && weights.allSatisfy { $0.units >= 0 }, "weights must be given and not negative")
    let whole = weights.reduce(FixedDecimal<Weight>.zero, +)
    var parts = weights.map { whole.units > 0 ? share($0, of: whole) : .zero }
    var largest = 0
    for index in weights.indices where weights[index] > weights[largest] { largest = index }
    parts[largest] += self - parts.reduce(.zero, +)
    return parts
  }

  /// The value times an exact factor, divided by `divisor`, rounded once half to even at `Result.places`.
  ///
  /// Nil when the product does not fit 128 bits.
  public func times<Factor: DecimalScale, Result: DecimalScale>(
    _ factor: FixedDecimal<Factor>, dividedBy divisor: Int128 = 1, as _: Result.Type = Result.self
  ) -> FixedDecimal<Result>? {
    let (product, overflow) = units.multipliedReportingOverflow(by: factor.units)
    guard !overflow else { return nil }
    let places = Scale.places + Factor.places - Result.places
    let ten = (0..<max(places, 0)).reduce(Int128(1)) { power, _ in power * 10 }
    let missing = (0..<max(-places, 0)).reduce(Int128(1)) { power, _ in power * 10 }
    let (scaled, scaleOverflow) = product.multipliedReportingOverflow(by: missing)
    guard !scaleOverflow else { return nil }
    return FixedDecimal<Result>(units: Self.dividedHalfEven(scaled, by: ten * divisor))
  }
}
