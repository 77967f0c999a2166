extension ProjectRun {
  /// The accounts that verbs show, by the names that absences have.
  private static let accountsOfVerbs: [String: [String]] = [
    "carbon": ["carbon", "carbon, location basis"], "decompose": ["decomposition"], "dual-control": ["dual_control"],
    "energy": ["energy"], "idle": ["idle", "low_efficiency"], "milestones": ["milestones"], "ratio": ["ratio"],
    "revitalise": ["revitalise"], "yield": ["yield"],
  ]

  /// What the accounts that some verbs show lack: files, columns and keys, each once.
  func gaps(ofVerbs verbs: [String]) -> [String] {
    let accounts = verbs.flatMap { Self.accountsOfVerbs[$0] ?? [] }
    var gaps: [String] = []
    for absence in absent where accounts.contains(absence.account) && !gaps.contains(absence.missing) {
      gaps.append(absence.missing)
    }
    return gaps
  }
}
