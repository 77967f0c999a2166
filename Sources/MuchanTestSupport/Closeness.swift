extension Double {
  /// How far a value is from the expected one, as a share of the expected one; the plain distance from zero.
  ///
  /// NaN is infinitely far, so that a comparison with `<=` fails.
  public func relativeDifference(from expected: Double) -> Double {
    let distance = abs(self - expected)
    if distance.isNaN { return .infinity }
    return expected == 0 ? distance : distance / abs(expected)
  }

  /// Whether the value is within a relative tolerance of the expected one, or within an absolute one
  /// where rounding of the printed digits sets the limit.
  public func isClose(to expected: Double, relative: Double, absolute: Double = 0) -> Bool {
    abs(self - expected) <= absolute || relativeDifference(from: expected) <= relative
  }
}
