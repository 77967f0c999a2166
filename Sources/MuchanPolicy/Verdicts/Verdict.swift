/// What a rule says of a figure.
public enum Verdict: Hashable, Sendable {
  /// A threshold or target that is met.
  case pass
  /// A threshold or target that is not met.
  case fail
  /// A figure that agrees with a reported one.
  case consistent
  /// A figure that does not agree with a reported one. A report is a reference, so this is not a failure.
  case notConsistent
  /// No verdict, for want of what is named.
  case unknown(missing: String)

  /// The name used in files: `not_consistent`.
  public var name: String {
    switch self {
    case .pass: "pass"
    case .fail: "fail"
    case .consistent: "consistent"
    case .notConsistent: "not_consistent"
    case .unknown: "unknown"
    }
  }

  /// What is missing; nil where there is a verdict.
  public var missing: String? {
    if case .unknown(let missing) = self { missing } else { nil }
  }
}
