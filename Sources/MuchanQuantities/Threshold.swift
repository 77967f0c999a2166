/// A limit that a figure is held against; strict or inclusive as its source has it.
public struct Threshold: Equatable, Sendable {
  /// How the figure must lie to the limit.
  public enum Comparison: String, Sendable, CaseIterable {
    case below
    case atMost = "at_most"
    case equal
    case atLeast = "at_least"
    case above
  }

  public var comparison: Comparison
  public var limit: Ratio

  /// Makes a limit.
  public init(_ comparison: Comparison, _ limit: Ratio) {
    self.comparison = comparison
    self.limit = limit
  }

  /// Whether a figure meets the limit; nil where that cannot be told.
  ///
  /// - Parameter isLowerBound: The figure is a sum with records missing, so the true one may be higher. A figure
  ///   that is below a ceiling is then undecided, one that is past it stays past it.
  public func isMet(by value: Ratio, isLowerBound: Bool = false) -> Bool? {
    switch comparison {
    case .below: value < limit ? (isLowerBound ? nil : true) : false
    case .atMost: value <= limit ? (isLowerBound ? nil : true) : false
    case .equal: isLowerBound && value <= limit ? nil : value == limit
    case .atLeast: value >= limit ? true : (isLowerBound ? nil : false)
    case .above: value > limit ? true : (isLowerBound ? nil : false)
    }
  }
}
