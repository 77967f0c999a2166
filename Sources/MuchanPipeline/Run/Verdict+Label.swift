internal import MuchanDiagnostics
internal import MuchanPolicy
internal import MuchanYield

extension Verdict {
  /// The word for people; files have `name`.
  func label(in language: Language) -> String {
    switch (self, language) {
    case (.pass, .chinese): "达标"
    case (.fail, .chinese): "不达标"
    case (.consistent, .chinese): "相符"
    case (.notConsistent, .chinese): "不符"
    case (.unknown, .chinese): "未知"
    case (.notConsistent, .english): "not consistent"
    case (_, .english): name
    }
  }
}

extension Standing {
  /// The same word as that of a verdict.
  func label(in language: Language) -> String {
    switch self {
    case .consistent: Verdict.consistent.label(in: language)
    case .notConsistent: Verdict.notConsistent.label(in: language)
    case .unknown: Verdict.unknown(missing: "").label(in: language)
    }
  }
}
