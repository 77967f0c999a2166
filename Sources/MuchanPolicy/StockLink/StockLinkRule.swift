public import MuchanDiagnostics
public import MuchanLand
public import MuchanQuantities
public import MuchanRecords

/// New land linked to stock disposed of (增存挂钩): the tasks, what meeting or missing them does to next year's quota, and
/// when approvals lapse.
public struct StockLinkRule: Sendable {
  public var id: String
  public var chineseTitle: String
  public var englishTitle: String
  public var document: String
  public var inForceFrom: CalendarDay?
  public var inForceTo: CalendarDay?
  /// What is to be disposed of; each has a task of its own.
  public var tasks: [Revitalisation.Object]
  /// What is added to next year's quota, as a part of it, where all tasks are met.
  public var allMet: Ratio
  /// The same where any is missed: below zero.
  public var anyMissed: Ratio
  /// Whose quota the document speaks of.
  public var scope: Indicator.Scope
  public var quotaCertainty: Certainty
  /// How long an approval may stay unused.
  public var lapse: IdleRuleSet.Span
  public var lapseCertainty: Certainty

  /// The title in a language.
  public func title(in language: Language) -> String { language == .english ? englishTitle : chineseTitle }

  /// Whether the rule is in force on a day.
  public func isInForce(on day: CalendarDay) -> Bool {
    if let inForceFrom, day < inForceFrom { return false }
    if let inForceTo, day > inForceTo { return false }
    return true
  }
}

extension StockLinkRule {
  /// Reads `data/rules/stock_link.yaml`.
  ///
  /// - Parameter file: The name of the file, for messages.
  /// - Throws: `badYAML`, `unknownKey`, `missingKey` or `badSetting` with line and key.
  public init(yaml: String, file: String? = nil) throws(Failure) {
    let text = try RuleText(
      yaml: yaml, file: file, keys: ["id", "title", "document", "in_force", "tasks", "quota", "lapse"])
    id = try text.string("id")
    let title = try text.text("title", keys: ["zh", "en"])
    chineseTitle = try title.string("zh")
    englishTitle = try title.string("en")
    document = try text.string("document")
    if text.has("in_force") {
      let force = try text.text("in_force", keys: ["from", "to"])
      inForceFrom = try force.day("from")
      inForceTo = try force.day("to")
    }
    tasks = try text.choices("tasks")
    guard !tasks.isEmpty, Set(tasks).count == tasks.count else { throw text.bad("tasks", "each task once") }
    let quota = try text.text("quota", keys: ["all_met_percent", "any_missed_percent", "scope", "certainty"])
    allMet = Ratio(try quota.decimal("all_met_percent")).hundredth
    anyMissed = Ratio(try quota.decimal("any_missed_percent")).hundredth
    scope = try quota.choice("scope")
    quotaCertainty = try quota.choice("certainty")
    let lapse = try text.text("lapse", keys: ["months", "comparison", "certainty"])
    let comparison = try lapse.string("comparison")
    guard comparison == "at_least" || comparison == "above" else { throw lapse.bad("comparison", "at_least, above") }
    self.lapse = IdleRuleSet.Span(months: try lapse.integer("months"), isInclusive: comparison == "at_least")
    lapseCertainty = try lapse.choice("certainty")
  }
}
