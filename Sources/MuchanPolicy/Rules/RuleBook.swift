public import MuchanDiagnostics
internal import MuchanLand
internal import MuchanQuantities
public import MuchanYield
internal import Yams

/// The rules of one place, as a file of `data/rules` holds them (规则集).
public struct RuleBook: Sendable {
  /// The indicator that counts enterprises of the divisions a rule names.
  public static let divisionsIndicator = "enterprises_in_divisions"

  public let id: String
  public let chineseTitle: String
  public let englishTitle: String
  /// In the order of the file.
  public let rules: [Rule]
  /// What its spatial rules measure by; nil where the book has no such rules.
  public let spatial: SpatialTerms?

  /// Reads a rule book.
  ///
  /// - Parameter file: The name of the file, for messages.
  /// - Throws: `badYAML`, `unknownKey`, `missingKey` or `badSetting` with line and key; `duplicateID` for two rules
  ///   of one id.
  public init(yaml: String, file: String? = nil) throws(Failure) {
    let book = try RuleText(yaml: yaml, file: file, keys: ["id", "title", "terms", "rules"])
    id = try book.string("id")
    let title = try book.text("title", keys: ["zh", "en"])
    chineseTitle = try title.string("zh")
    englishTitle = try title.string("en")
    var rules: [Rule] = []
    for node in try book.list("rules") {
      let rule = try Rule(RuleText(node, file: file, keys: Rule.keys))
      guard !rules.contains(where: { $0.id == rule.id }) else {
        throw Failure(.duplicateID, at: Place(file: file, line: node.mark?.line, id: rule.id, field: "id"))
      }
      rules.append(rule)
    }
    self.rules = rules
    spatial = book.has("terms") ? try SpatialTerms(try book.node("terms"), file: file) : nil
  }

  /// The book with more rules at its end.
  public func adding(_ more: [Rule]) -> RuleBook { RuleBook(self, rules: rules + more) }

  private init(_ other: RuleBook, rules: [Rule]) {
    (id, chineseTitle, englishTitle) = (other.id, other.chineseTitle, other.englishTitle)
    self.rules = rules
    spatial = other.spatial
  }

  /// The limits of the energy share and the output share.
  ///
  /// - Throws: `missingKey` where the book has no rule on one of them.
  public func shareThresholds() throws(Failure) -> ShareThresholds {
    ShareThresholds(
      energy: try rule(on: IndicatorValue.energyShare).threshold,
      output: try rule(on: IndicatorValue.outputShare).threshold)
  }

  private func rule(on indicator: String) throws(Failure) -> Rule {
    guard let rule = rules.first(where: { $0.indicator == indicator }) else {
      throw Failure(.missingKey, at: Place(id: id, field: "rules"), expected: "a rule on \(indicator)")
    }
    return rule
  }
}

extension Rule {
  static let keys: Set<String> = [
    "id", "requirement", "title", "document", "status", "kind", "in_force", "period", "indicator", "divisions",
    "comparison", "threshold", "unit", "word", "severity", "certainty", "setback",
  ]

  init(_ text: RuleText) throws(Failure) {
    id = try text.string("id")
    requirement = try text.string("requirement")
    let title = try text.text("title", keys: ["zh", "en"])
    chineseTitle = try title.string("zh")
    englishTitle = try title.string("en")
    let source = try text.text("document", keys: ["zh", "article", "seed"])
    document = try source.string("zh")
    article = source.has("article") ? try source.string("article") : nil
    seed = try source.string("seed")
    status = try text.choice("status")
    kind = try text.choice("kind")
    if text.has("in_force") {
      let force = try text.text("in_force", keys: ["from", "to"])
      inForceFrom = try force.day("from")
      inForceTo = try force.day("to")
    }
    if text.has("period") {
      let days = try text.text("period", keys: ["from", "to", "assumed"])
      period = try days.days()
      periodIsAssumed = days.has("assumed") ? try days.flag("assumed") : false
    }
    indicator = try text.string("indicator")
    divisions = try text.integers("divisions")
    unit = try text.string("unit")
    let limit = Ratio(try text.decimal("threshold"))
    threshold = Threshold(try text.choice("comparison"), unit == "%" ? limit.hundredth : limit)
    word = text.has("word") ? try text.string("word") : nil
    severity = try text.choice("severity")
    certainty = text.has("certainty") ? try text.choice("certainty") : nil
    setback =
      text.has("setback") ? try SetbackTerms(try text.text("setback", keys: SetbackTerms.keys)) : nil
  }
}
