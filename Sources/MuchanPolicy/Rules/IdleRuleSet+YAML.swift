public import MuchanDiagnostics
public import MuchanLand
internal import MuchanQuantities
internal import MuchanRecords

extension IdleRuleSet {
  /// Reads a file of `data/rules/idle`.
  ///
  /// - Parameter file: The name of the file, for messages.
  /// - Throws: `badYAML`, `unknownKey`, `missingKey` or `badSetting` with line and key; `repeatedRule` for two clauses
  ///   of one id.
  public init(yaml: String, file: String? = nil) throws(Failure) {
    let keys: Set<String> = [
      "id", "title", "document", "place", "in_force", "clauses", "consequences", "remedies",
    ]
    let text = try RuleText(yaml: yaml, file: file, keys: keys)
    let title = try text.text("title", keys: ["zh", "en"])
    let place = text.has("place") ? try text.text("place", keys: ["province", "city"]) : nil
    let force = text.has("in_force") ? try text.text("in_force", keys: ["from", "to"]) : nil
    var clauses: [Clause] = []
    for node in try text.texts("clauses", keys: Clause.keys) {
      let clause = try Clause(node)
      guard !clauses.contains(where: { $0.id == clause.id }) else {
        throw Failure(.repeatedRule, at: Place(file: file, id: clause.id, field: "clauses"))
      }
      clauses.append(clause)
    }
    var consequences: [Consequence] = []
    for node in try text.texts("consequences", keys: Consequence.keys) { consequences.append(try Consequence(node)) }
    var remedies: [Remedy] = []
    for node in try text.texts("remedies", keys: Remedy.keys) { remedies.append(try Remedy(node)) }
    self.init(
      id: try text.string("id"), chineseTitle: try title.string("zh"), englishTitle: try title.string("en"),
      document: try text.string("document"), province: try place?.string("province"),
      city: place?.has("city") == true ? try place?.string("city") : nil, inForceFrom: try force?.day("from"),
      inForceTo: try force?.day("to"), clauses: clauses, consequences: consequences, remedies: remedies)
  }
}

extension IdleRuleSet.Span {
  /// `months` with `comparison` at_least or above.
  fileprivate init(_ text: RuleText) throws(Failure) {
    let comparison: MonthComparison = try text.choice("comparison")
    self.init(months: try text.integer("months"), isInclusive: comparison == .atLeast)
  }

  private enum MonthComparison: String, CaseIterable {
    case atLeast = "at_least"
    case above
  }
}

extension IdleRuleSet.Clause {
  fileprivate static let keys: Set<String> = [
    "id", "kind", "months", "comparison", "months_after_delivery", "developed_share", "invested_share", "article",
    "certainty",
  ]

  fileprivate init(_ text: RuleText) throws(Failure) {
    self.init(
      id: try text.string("id"), kind: try text.choice("kind"), span: try IdleRuleSet.Span(text),
      developedShare: try text.threshold("developed_share"), investedShare: try text.threshold("invested_share"),
      monthsAfterDelivery: text.has("months_after_delivery") ? try text.integer("months_after_delivery") : nil,
      article: try text.string("article"), certainty: try text.choice("certainty"))
  }
}

extension IdleRuleSet.Consequence {
  fileprivate static let keys: Set<String> = [
    "kind", "of", "causes", "months", "comparison", "share_of_price", "article", "certainty",
  ]

  fileprivate init(_ text: RuleText) throws(Failure) {
    self.init(
      kind: try text.choice("kind"), of: try text.choices("of"), causes: try text.choices("causes"),
      span: try IdleRuleSet.Span(text),
      shareOfPrice: text.has("share_of_price") ? try text.fraction("share_of_price") : nil,
      article: try text.string("article"), certainty: try text.choice("certainty"))
  }
}

extension IdleRuleSet.Remedy {
  fileprivate static let keys: Set<String> = ["id", "zh", "en", "causes", "most_months", "article", "certainty"]

  fileprivate init(_ text: RuleText) throws(Failure) {
    self.init(
      id: try text.string("id"), chinese: try text.string("zh"), english: try text.string("en"),
      causes: try text.choices("causes"), mostMonths: text.has("most_months") ? try text.integer("most_months") : nil,
      article: try text.string("article"), certainty: try text.choice("certainty"))
  }
}
