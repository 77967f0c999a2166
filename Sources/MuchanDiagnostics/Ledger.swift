/// What became of the records that were read: read = stored + rejected + skipped.
public struct Ledger: Hashable, Sendable {
  /// Records taken into the result.
  public var stored = 0
  /// Records left out because they are wrong; each has a finding.
  public var rejected = 0
  /// Records left out on purpose: not of the kind or period asked for.
  public var skipped = 0

  /// Records seen. Derived, so the balance cannot be broken.
  public var read: Int { stored + rejected + skipped }

  /// An empty ledger.
  public init(stored: Int = 0, rejected: Int = 0, skipped: Int = 0) {
    self.stored = stored
    self.rejected = rejected
    self.skipped = skipped
  }

  /// Adds another ledger's counts.
  public static func += (left: inout Ledger, right: Ledger) {
    left.stored += right.stored
    left.rejected += right.rejected
    left.skipped += right.skipped
  }
}
