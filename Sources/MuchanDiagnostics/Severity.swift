/// How much a finding matters.
public enum Severity: String, Sendable, Comparable, CaseIterable {
  /// Worth knowing; never changes the exit code.
  case note
  /// Probably wrong; changes the exit code of `check` and of `--strict` runs.
  case warning
  /// Wrong: the record is left out, or the command cannot go on.
  case error

  private var rank: Int {
    switch self {
    case .note: 0
    case .warning: 1
    case .error: 2
    }
  }

  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }
}
