internal import Glibc

/// Student's t distribution with a whole number of degrees of freedom.
///
/// The distribution function is a finite sum (Abramowitz and Stegun, 26.7.3 and 26.7.4).
public struct StudentT: Hashable, Sendable {
  /// One or more.
  public let degrees: Int

  /// Nil for fewer than one degree of freedom.
  public init?(degrees: Int) {
    guard degrees >= 1 else { return nil }
    self.degrees = degrees
  }

  /// The probability of a value between -t and t.
  public func central(_ t: Double) -> Double {
    let angle = atan(t / Double(degrees).squareRoot())
    let (sine, cosine) = (sin(angle), cos(angle))
    // Even degrees: sin θ (1 + 1/2 cos² θ + 1·3/(2·4) cos⁴ θ + …). Odd: 2/π (θ + sin θ (cos θ + 2/3 cos³ θ + …)).
    let isOdd = degrees % 2 == 1
    var term = isOdd ? cosine : 1
    var sum = 0.0
    var step = isOdd ? 1 : 0
    while step < degrees - 1 {
      sum += term
      term *= cosine * cosine * Double(step + 1) / Double(step + 2)
      step += 2
    }
    return isOdd ? 2 / Double.pi * (angle + sine * sum) : sine * sum
  }

  /// The t that a value stays within, up or down, with a probability between 0 and 1.
  public func limit(of probability: Double) -> Double {
    var (low, high) = (0.0, 1.0)
    while central(high) < probability, high < 1e12 { high *= 2 }
    while true {
      let middle = (low + high) / 2
      guard middle > low, middle < high else { return middle }
      if central(middle) < probability { low = middle } else { high = middle }
    }
  }
}
