public import MuchanDiagnostics
public import MuchanLand
public import MuchanQuantities
public import MuchanRecords

/// A rule of a rule book: an indicator, the limit it is held against, and the document that says so.
public struct Rule: Sendable {
  /// What standing the document has.
  public enum Status: String, Sendable, CaseIterable {
    case law
    case inForce = "in_force"
    case draft
    /// A figure that a report states of the past.
    case reported
  }

  /// What the figure is.
  public enum Kind: String, Sendable, CaseIterable {
    case threshold
    case target
    case direction
    case reported
  }

  public var id: String
  /// The requirement it belongs to: `E1`.
  public var requirement: String
  public var chineseTitle: String
  public var englishTitle: String
  /// The document, by its own title.
  public var document: String
  /// The article or section; nil where the document is the whole of it.
  public var article: String?
  /// The document's number in the `seeds` folder.
  public var seed: String
  public var status: Status
  public var kind: Kind
  /// First and last day in force; nil is open.
  public var inForceFrom: CalendarDay?
  public var inForceTo: CalendarDay?
  /// The days that the figure is of, first and last; nil where the rule is of a year.
  public var period: ClosedRange<CalendarDay>?
  /// Whether the period is this project's reading of an undated text.
  public var periodIsAssumed = false
  /// The name of the indicator that is judged.
  public var indicator: String
  /// The industry divisions that the indicator counts, where it counts any.
  public var divisions: [Int]
  /// The limit, a percentage as a ratio.
  public var threshold: Threshold
  /// The unit as written in the rule book.
  public var unit: String
  /// The document's own word for the limit: `about`, `nearly`, `none`.
  public var word: String?
  /// How much it matters when the rule is not met.
  public var severity: Severity
  /// How sure it is that the document says so; nil where the book does not say.
  public var certainty: Certainty?
  /// How far plants must be from waters, where the rule is on that.
  public var setback: SetbackTerms?
  /// What the rule is for; nil takes figures of any scope.
  public var scope: Indicator.Scope?
  /// Which zones it is for, by level and type; empty lists take all.
  public var appliesTo = RankingBook.Universe()
  /// The year that a reported figure is of; nil takes the latest.
  public var ofYear: Int?
  /// For a direction, the year that the figure is held against; nil is the year before.
  public var since: Int?
  /// Whose figure of the same indicator the figure is held against, in the place of a threshold.
  public var relativeTo: Indicator.Scope?
  /// The day by which a target is to be met; before it nothing fails.
  public var due: CalendarDay?
  /// How far a figure may lie from an equal one, as a part of it: "about".
  public var tolerance: Ratio?
  /// The city or province that it is for, where that is not the book's.
  public var place: RulePlace?
  /// Who answers for it.
  public var owner: String?

  /// The title in a language.
  public func title(in language: Language) -> String { language == .english ? englishTitle : chineseTitle }

  /// The document with its article.
  public var source: String { article.map { "\(document) \($0)" } ?? document }

  /// What is missing on a day on which it is not in force.
  public func forceMissing(on day: CalendarDay) -> String {
    "the rule in force on \(day), not \(inForceFrom?.description ?? "") ... \(inForceTo?.description ?? "")"
  }

  /// Whether the rule is in force on a day.
  public func isInForce(on day: CalendarDay) -> Bool {
    if let inForceFrom, day < inForceFrom { return false }
    if let inForceTo, day > inForceTo { return false }
    return true
  }
}
