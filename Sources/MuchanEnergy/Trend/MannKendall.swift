internal import Glibc

/// The Mann-Kendall test for a trend (曼-肯德尔趋势检验), two-sided.
///
/// S counts the pairs of years in which the later figure is higher, less those in which it is lower. For fewer than ten
/// years its law is exact: all orders of the given figures are equally likely, ties kept. From ten years on
/// the normal approximation with tie and continuity correction is used, as in Kendall, Rank Correlation Methods.
public struct MannKendall: Hashable, Sendable {
  /// How the probability was had.
  public enum Law: String, Sendable, CaseIterable {
    case exact
    case normal
  }

  /// How many figures there are.
  public let count: Int
  public let score: Int
  public let law: Law
  /// The probability of a score at least as far from zero where there is no trend.
  public let probability: Double
  /// The smallest probability that so many figures, with their ties, can reach: for four it is 2/24 = 0.083.
  public let leastProbability: Double

  /// From this many figures on the normal approximation is used.
  public static let firstNormalCount = 10

  /// Tests figures in the order of time; nil for fewer than two.
  ///
  /// - Complexity: O(count²) for the score; the exact law takes polynomials of at most 36 steps.
  public init?(_ values: [Double]) {
    guard values.count > 1 else { return nil }
    count = values.count
    var score = 0
    for later in values.indices {
      for earlier in values[..<later] {
        if values[later] > earlier { score += 1 }
        if values[later] < earlier { score -= 1 }
      }
    }
    self.score = score
    let ties = Self.tieSizes(of: values)
    if values.count < Self.firstNormalCount {
      law = .exact
      (probability, leastProbability) = Self.exact(score: score, ties: ties)
    } else {
      law = .normal
      let variance = Self.variance(count: values.count, ties: ties)
      let most = ties.reduce(values.count * (values.count - 1) / 2) { $0 - $1 * ($1 - 1) / 2 }
      probability = Self.normal(score: score, variance: variance)
      leastProbability = Self.normal(score: most, variance: variance)
    }
  }

  /// How many figures there are of each value.
  private static func tieSizes(of values: [Double]) -> [Int] {
    let sorted = values.sorted()
    var sizes: [Int] = []
    for (index, value) in sorted.enumerated() {
      if index > 0, sorted[index - 1] == value { sizes[sizes.count - 1] += 1 } else { sizes.append(1) }
    }
    return sizes
  }

  /// Orders of a multiset by their inversions are counted by a q-multinomial coefficient, and
  /// S = pairs of unequal figures - 2 · inversions.
  private static func exact(score: Int, ties: [Int]) -> (probability: Double, least: Double) {
    var orders = [1]
    var placed = 0
    for size in ties {
      placed += size
      orders = product(orders, gaussianBinomial(placed, size))
    }
    let pairs = orders.count - 1
    let all = orders.reduce(0, +)
    let far = orders.indices.reduce(0) { abs(pairs - 2 * $1) >= abs(score) ? $0 + orders[$1] : $0 }
    let least = pairs == 0 ? all : orders[0] + orders[pairs]
    return (Double(far) / Double(all), Double(least) / Double(all))
  }

  /// The coefficients of the Gaussian binomial, by its recurrence.
  private static func gaussianBinomial(_ count: Int, _ chosen: Int) -> [Int] {
    if chosen == 0 || chosen == count { return [1] }
    var result = [Int](repeating: 0, count: chosen * (count - chosen) + 1)
    for (power, term) in gaussianBinomial(count - 1, chosen - 1).enumerated() { result[power] += term }
    for (power, term) in gaussianBinomial(count - 1, chosen).enumerated() { result[power + chosen] += term }
    return result
  }

  private static func product(_ left: [Int], _ right: [Int]) -> [Int] {
    var result = [Int](repeating: 0, count: left.count + right.count - 1)
    for (i, a) in left.enumerated() {
      for (j, b) in right.enumerated() { result[i + j] += a * b }
    }
    return result
  }

  /// [n(n-1)(2n+5) - Σ t(t-1)(2t+5)] / 18.
  private static func variance(count: Int, ties: [Int]) -> Double {
    func term(_ n: Int) -> Int { n * (n - 1) * (2 * n + 5) }
    return Double(ties.reduce(term(count)) { $0 - term($1) }) / 18
  }

  private static func normal(score: Int, variance: Double) -> Double {
    guard score != 0, variance > 0 else { return 1 }
    return erfc(Double(abs(score) - 1) / (2 * variance).squareRoot())
  }
}
