public import MuchanDiagnostics
public import MuchanRecords

/// What is to be put right, carried from run to run (整改台账): a row for each rule and scope that failed once.
///
/// What people fill in, who answers, by when, and a note, is kept. A row is closed by a run in which the rule is met and
/// reopened by one in which it fails again; a rule without a verdict changes nothing.
public struct RectificationLedger: Sendable {
  /// Where a row stands.
  public enum Status: String, Sendable, CaseIterable {
    case open
    case closed
    case reopened
  }

  /// A failed rule of one scope.
  public struct Entry: Equatable, Sendable {
    public var rule: String
    public var scope: String
    public var requirement: String
    public var title: String
    public var severity: String
    public var firstFound: String
    public var lastFound: String
    /// What was found last, in words.
    public var finding: String
    public var status: Status
    public var closedOn: String
    public var owner: String
    public var deadline: String
    public var note: String

    /// Makes a row.
    public init(
      rule: String, scope: String, requirement: String, title: String, severity: String, firstFound: String,
      lastFound: String, finding: String, status: Status, closedOn: String = "", owner: String = "",
      deadline: String = "", note: String = ""
    ) {
      self.rule = rule
      self.scope = scope
      self.requirement = requirement
      self.title = title
      self.severity = severity
      self.firstFound = firstFound
      self.lastFound = lastFound
      self.finding = finding
      self.status = status
      self.closedOn = closedOn
      self.owner = owner
      self.deadline = deadline
      self.note = note
    }
  }

  /// One verdict of a run.
  public struct Finding: Sendable {
    public var rule: Rule
    public var scope: String
    public var verdict: Verdict
    /// What was found, in words: `2.70 %, below 2.50 %`.
    public var text: String

    /// Makes a finding.
    public init(rule: Rule, scope: String, verdict: Verdict, text: String) {
      self.rule = rule
      self.scope = scope
      self.verdict = verdict
      self.text = text
    }
  }

  /// In the order in which rows were first found.
  public private(set) var entries: [Entry]

  /// Takes the rows of the last run.
  public init(_ entries: [Entry] = []) { self.entries = entries }

  /// Carries the ledger on by the verdicts of a day.
  public mutating func update(_ findings: [Finding], on day: CalendarDay, in language: Language) {
    for finding in findings {
      let number = entries.firstIndex { $0.rule == finding.rule.id && $0.scope == finding.scope }
      switch finding.verdict {
      case .fail: fail(finding, number, day.description, language)
      case .pass:
        if let number, entries[number].status != .closed {
          entries[number].status = .closed
          entries[number].closedOn = day.description
        }
      case .consistent, .notConsistent, .unknown: break
      }
    }
  }

  private mutating func fail(_ finding: Finding, _ number: Int?, _ day: String, _ language: Language) {
    guard let number else {
      entries.append(
        Entry(
          rule: finding.rule.id, scope: finding.scope, requirement: finding.rule.requirement,
          title: finding.rule.title(in: language), severity: finding.rule.severity.rawValue, firstFound: day,
          lastFound: day, finding: finding.text, status: .open, owner: finding.rule.owner ?? ""))
      return
    }
    if entries[number].status == .closed {
      entries[number].status = .reopened
      entries[number].closedOn = ""
    }
    entries[number].lastFound = day
    entries[number].finding = finding.text
  }
}
