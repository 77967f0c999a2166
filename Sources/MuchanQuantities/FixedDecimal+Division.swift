extension FixedDecimal {
  /// `value / divisor` rounded half to even, for factors that are made of several exact ones. `divisor` must be positive.
  public static func dividedHalfEven(_ value: Int128, by divisor: Int128) -> Int128 {
    // Divisions of 64 bits are one instruction, those of 128 a call.
    if let small = Int64(exactly: value), let by = Int64(exactly: divisor) {
      let (quotient, remainder) = small.quotientAndRemainder(dividingBy: by)
      let doubled = remainder.magnitude * 2
      guard doubled > by.magnitude || (doubled == by.magnitude && quotient % 2 != 0) else { return Int128(quotient) }
      return Int128(quotient) + (small < 0 ? -1 : 1)
    }
    let (quotient, remainder) = value.quotientAndRemainder(dividingBy: divisor)
    let doubled = remainder.magnitude * 2
    let isPastHalf = doubled > divisor.magnitude
    let isTie = doubled == divisor.magnitude
    guard isPastHalf || (isTie && quotient % 2 != 0) else { return quotient }
    return quotient + (value < 0 ? -1 : 1)
  }
}
