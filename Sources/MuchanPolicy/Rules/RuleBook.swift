public import MuchanDiagnostics
internal import MuchanLand
public import MuchanQuantities
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
  /// The city or province that it is for; without either it is for all.
  public let place: RulePlace

  /// Reads a rule book.
  ///
  /// - Parameters:
  ///   - file: The name of the file, for messages.
  ///   - registry: The indicators that rules may name and their units; nil takes any.
  /// - Throws: `badYAML`, `unknownKey`, `missingKey` or `badSetting` with line and key; `repeatedRule` for two rules
  ///   of one id.
  public init(yaml: String, file: String? = nil, registry: IndicatorRegistry? = nil) throws(Failure) {
    let book = try RuleText(yaml: yaml, file: file, keys: ["id", "title", "place", "terms", "rules"])
    id = try book.string("id")
    let title = try book.text("title", keys: ["zh", "en"])
    chineseTitle = try title.string("zh")
    englishTitle = try title.string("en")
    var rules: [Rule] = []
    for node in try book.list("rules") {
      let rule = try Rule(RuleText(node, file: file, keys: Rule.keys))
      guard !rules.contains(where: { $0.id == rule.id }) else {
        throw Failure(
          .repeatedRule, at: Place(file: file, line: node.mark?.line, id: rule.id, field: "id"),
          expected: "one rule of each id in a book")
      }
      if let registry { try Self.check(rule, in: RuleText(node, file: file, keys: Rule.keys), by: registry) }
      rules.append(rule)
    }
    self.rules = rules
    place = book.has("place") ? try RulePlace(book.text("place", keys: ["province", "city"])) : RulePlace()
    spatial = book.has("terms") ? try SpatialTerms(try book.node("terms"), file: file) : nil
  }

  /// Refuses a rule that another book of a planner's own has too: which of both is meant nobody can tell.
  ///
  /// - Throws: `repeatedRule` with both files.
  public func checkApart(from others: [(file: String, book: RuleBook)], file: String) throws(Failure) {
    for rule in rules {
      guard let other = others.first(where: { $0.book.rules.contains { $0.id == rule.id } }) else { continue }
      throw Failure(
        .repeatedRule, at: Place(file: file, id: rule.id, field: "id"), found: "in \(other.file) too",
        expected: "one rule of each id in all books of one's own")
    }
  }

  /// The book with more rules at its end.
  public func adding(_ more: [Rule]) -> RuleBook { RuleBook(self, rules: rules + more) }

  /// The book with those of its rules replaced that another book has under the same id.
  public func overridden(by other: RuleBook) -> RuleBook {
    RuleBook(self, rules: rules.map { rule in other.rules.first { $0.id == rule.id } ?? rule })
  }

  /// The book with another limit of its rules on an indicator.
  public func limiting(_ indicator: String, to threshold: Threshold) -> RuleBook {
    RuleBook(
      self,
      rules: rules.map { rule in
        var rule = rule
        if rule.indicator == indicator { rule.threshold = threshold }
        return rule
      })
  }

  /// The book with those of its rules that are for a project's place.
  public func held(inProvince province: String?, city: String?) -> RuleBook {
    holding(rules.filter { ($0.place ?? place).holds(province: province, city: city) })
  }

  /// The book with other rules.
  public func holding(_ rules: [Rule]) -> RuleBook { RuleBook(self, rules: rules) }

  /// An indicator that is not there, or a rule in another unit than its indicator.
  private static func check(
    _ rule: Rule, in text: RuleText, by registry: IndicatorRegistry
  ) throws(Failure) {
    guard let indicator = registry[rule.indicator] else {
      throw text.bad("indicator", registry.expectation(for: rule.indicator))
    }
    let expected = indicator.unit == IndicatorValue.ratioUnit ? "%" : indicator.unit
    guard rule.unit == expected else { throw text.bad("unit", "\(expected), the unit of \(indicator.name)") }
    if let scope = rule.scope, !indicator.scopes.contains(scope) {
      let known = indicator.scopes.map(\.rawValue).joined(separator: ", ")
      throw text.bad("scope", "\(known): what \(indicator.name) is a figure of")
    }
  }

  private init(_ other: RuleBook, rules: [Rule]) {
    (id, chineseTitle, englishTitle) = (other.id, other.chineseTitle, other.englishTitle)
    self.rules = rules
    place = other.place
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
    "comparison", "threshold", "unit", "word", "severity", "certainty", "setback", "scope", "applies_to", "year",
    "since", "relative_to", "due", "tolerance_percent", "place", "owner",
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
      if let from = inForceFrom, let to = inForceTo, to < from { throw force.bad("to", ">= \(from)") }
    }
    if text.has("period") {
      let days = try text.text("period", keys: ["from", "to", "assumed"])
      period = try days.days()
      periodIsAssumed = days.has("assumed") ? try days.flag("assumed") : false
    }
    indicator = try text.string("indicator")
    divisions = try text.integers("divisions")
    unit = try text.string("unit")
    // A direction, and a figure held against another scope's, have no limit of their own.
    let hasLimit = kind != .direction && !text.has("relative_to")
    let limit = hasLimit ? Ratio(try text.decimal("threshold")) : Ratio(0)
    threshold = Threshold(try text.choice("comparison"), unit == "%" ? limit.hundredth : limit)
    word = text.has("word") ? try text.string("word") : nil
    severity = try text.choice("severity")
    certainty = text.has("certainty") ? try text.choice("certainty") : nil
    try reach(text)
    setback =
      text.has("setback") ? try SetbackTerms(try text.text("setback", keys: SetbackTerms.keys)) : nil
  }
}

extension Rule {
  /// What the rule is for and what it is held against.
  private mutating func reach(_ text: RuleText) throws(Failure) {
    if text.has("scope") { scope = try text.choice("scope") }
    if text.has("applies_to") {
      appliesTo = try RankingBook.Universe(text.text("applies_to", keys: RankingBook.Universe.keys))
    }
    if text.has("year") { ofYear = try text.integer("year", in: 1_949...2_200) }
    if text.has("since") { since = try text.integer("since", in: 1_949...2_200) }
    if text.has("relative_to") { relativeTo = try text.choice("relative_to") }
    due = try text.day("due")
    if text.has("tolerance_percent") {
      let percent = try text.decimal("tolerance_percent")
      guard percent >= .zero else { throw text.bad("tolerance_percent", "0 or more") }
      guard threshold.comparison == .equal else {
        throw text.bad("tolerance_percent", "comparison: equal; of another one the threshold itself says how far")
      }
      tolerance = Ratio(percent).hundredth
    }
    if text.has("place") { place = try RulePlace(text.text("place", keys: ["province", "city"])) }
    owner = try text.optionalString("owner")
  }
}

/// The place that a book of rules is for.
public struct RulePlace: Hashable, Sendable {
  public var province: String?
  public var city: String?

  /// Makes a place; nil parts fit any.
  public init(province: String? = nil, city: String? = nil) {
    self.province = province
    self.city = city
  }

  init(_ text: RuleText) throws(Failure) {
    province = try text.optionalString("province")
    city = try text.optionalString("city")
  }

  /// Whether a project in a city of a province is in it; a part that the project does not name is not in it.
  public func holds(province: String?, city: String?) -> Bool {
    (self.province == nil || self.province == province) && (self.city == nil || self.city == city)
  }
}
