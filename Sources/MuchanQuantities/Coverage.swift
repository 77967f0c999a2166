/// How many of the records that a total should hold it does hold.
public struct Coverage: Hashable, Sendable {
  /// Records with the figure.
  public var known: Int
  /// Records that should have it.
  public var total: Int

  /// Makes a coverage.
  public init(known: Int = 0, total: Int = 0) {
    self.known = known
    self.total = total
  }

  /// Whether nothing is missing.
  public var isComplete: Bool { known == total }

  /// `known / total`; nil where there is nothing to cover.
  public var share: Ratio? { Ratio(Int128(known), Int128(total)) }

  /// The records of two groups that share none.
  public static func + (left: Coverage, right: Coverage) -> Coverage {
    Coverage(known: left.known + right.known, total: left.total + right.total)
  }

  /// Adds those of a group that shares none with these.
  public static func += (left: inout Coverage, right: Coverage) { left = left + right }

  /// Counts one more record.
  public mutating func count(isKnown: Bool) {
    total += 1
    if isKnown { known += 1 }
  }
}
