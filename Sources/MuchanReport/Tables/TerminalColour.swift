public import MuchanDiagnostics

/// Colours of words on a terminal. A colour repeats what its word says and never says more.
public enum TerminalColour: Int, Sendable {
  case red = 31
  case green = 32
  case yellow = 33
  case cyan = 36

  /// The columns whose words are verdicts or severities.
  static let judgingColumns: Set<String> = ["verdict", "severity", "state"]

  /// The colour of a severity.
  public init(_ severity: Severity) {
    switch severity {
    case .error: self = .red
    case .warning: self = .yellow
    case .note: self = .cyan
    }
  }

  /// The colour of a verdict or severity by its name in files; nil for words that judge nothing.
  init?(judging cell: Cell) {
    let name: String
    switch cell {
    case .text(let text), .code(let text, _): name = text
    case .unknown: name = "unknown"
    case .integer, .exact, .number, .flag: return nil
    }
    switch name {
    case "fail", "failed", "not_consistent", "error", "不达标", "不符": self = .red
    case "pass", "consistent", "ok", "达标", "相符": self = .green
    case "unknown", "warning", "missing", "未知": self = .yellow
    case "note", "info": self = .cyan
    default: return nil
    }
  }

  /// The word in this colour.
  public func applied(to text: String) -> String { "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" }
}
