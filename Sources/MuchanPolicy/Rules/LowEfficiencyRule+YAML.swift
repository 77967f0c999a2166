public import MuchanDiagnostics
internal import MuchanRecords
public import MuchanYield

extension LowEfficiencyRule {
  /// Reads a file of `data/rules/low_efficiency`.
  ///
  /// - Parameter file: The name of the file, for messages.
  /// - Throws: `badYAML`, `unknownKey`, `missingKey` or `badSetting` with line and key; `repeatedRule` for two clauses
  ///   of one id.
  public init(yaml: String, file: String? = nil) throws(Failure) {
    let keys: Set<String> = ["id", "title", "document", "place", "in_force", "illustrative", "clauses"]
    let text = try RuleText(yaml: yaml, file: file, keys: keys)
    let title = try text.text("title", keys: ["zh", "en"])
    let place = try text.text("place", keys: ["province", "city", "name"])
    let force = text.has("in_force") ? try text.text("in_force", keys: ["from", "to"]) : nil
    var clauses: [Clause] = []
    for node in try text.texts("clauses", keys: Clause.keys) {
      let clause = try Clause(node)
      guard !clauses.contains(where: { $0.id == clause.id }) else {
        throw Failure(.repeatedRule, at: Place(file: file, id: clause.id, field: "clauses"))
      }
      clauses.append(clause)
    }
    self.init(
      id: try text.string("id"), chineseTitle: try title.string("zh"), englishTitle: try title.string("en"),
      document: try text.string("document"),
      place: Locality(
        province: place.has("province") ? try place.string("province") : nil,
        city: place.has("city") ? try place.string("city") : nil, name: try place.string("name")),
      isIllustrative: text.has("illustrative") ? try text.flag("illustrative") : false,
      inForceFrom: try force?.day("from"), inForceTo: try force?.day("to"), clauses: clauses)
  }
}

extension LowEfficiencyRule.Clause {
  fileprivate static let keys: Set<String> = ["id", "class", "years", "outcome", "article", "certainty"]

  fileprivate init(_ text: RuleText) throws(Failure) {
    let years = try text.integer("years")
    guard (1...20).contains(years) else { throw text.bad("years", "1 ... 20") }
    self.init(
      id: try text.string("id"), className: try text.string("class"), years: years,
      outcome: try text.choice("outcome"), article: try text.string("article"),
      certainty: try text.choice("certainty"))
  }
}
