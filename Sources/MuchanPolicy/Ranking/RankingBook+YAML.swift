public import MuchanDiagnostics
internal import MuchanQuantities
internal import MuchanRecords

extension RankingBook {
  private static let keys: Set<String> = [
    "id", "title", "document", "certainty", "note", "universe", "rank_apart", "missing", "ties", "score_places",
    "normalise", "heads", "last", "promotion",
  ]

  /// How items are normalised, as books name it.
  private enum Method: String, CaseIterable {
    case minMax = "min_max"
    case efficacy
    case targetRatio = "target_ratio"
  }

  /// Reads a ranking book: a file of `data/rankings`, or a user's own.
  ///
  /// - Parameters:
  ///   - file: The name of the file, for messages.
  ///   - registry: The indicators that items may name; they also say which way is better.
  /// - Throws: `badYAML`, `unknownKey`, `missingKey` or `badSetting` with line and key: weights that do not add up to 100,
  ///   an indicator that is not known, named twice or without a direction.
  public init(yaml: String, file: String? = nil, registry: IndicatorRegistry) throws(Failure) {
    let text = try RuleText(yaml: yaml, file: file, keys: Self.keys)
    let title = try text.text("title", keys: ["zh", "en"])
    let document = try text.text("document", keys: ["zh", "article"])
    let method = text.has("normalise") ? try text.choice("normalise", of: Method.self) : .minMax
    var heads: [Head] = []
    var named = Set<String>()
    for entry in try text.texts(
      "heads", keys: ["id", "title", "weight", "certainty", "items"])
    {
      let head = try Self.head(entry, method, registry, &named)
      guard !heads.contains(where: { $0.id == head.id }) else {
        throw entry.bad("id", "a head that is not there already")
      }
      heads.append(head)
    }
    self.init(
      id: try text.string("id"), chineseTitle: try title.string("zh"), englishTitle: try title.string("en"),
      document: try document.string("zh"), article: try document.optionalString("article"),
      certainty: try text.choice("certainty"), heads: heads)
    try Self.needSum(heads.map(\.weight), of: "heads", in: text)
    note = try text.optionalString("note")
    if text.has("universe") {
      universe = try Universe(text.text("universe", keys: Universe.keys))
    }
    groupings = try text.optionalChoices("rank_apart")
    if text.has("missing") { missing = try text.choice("missing") }
    if text.has("ties") { ties = try text.choice("ties") }
    if text.has("score_places") { scorePlaces = try text.integer("score_places", in: 0...9) }
    if text.has("last") {
      let last = try text.text("last", keys: ["count", "exit_after_years", "certainty"])
      self.last = LastRanks(
        count: try last.integer("count", in: 1...10_000),
        exitYears: last.has("exit_after_years") ? try last.integer("exit_after_years", in: 1...100) : nil,
        certainty: try last.choice("certainty"))
    }
    if text.has("promotion") {
      let promotion = try text.text("promotion", keys: ["levels", "count", "certainty"])
      self.promotion = Promotion(
        levels: try promotion.strings("levels"), count: try promotion.integer("count", in: 1...10_000),
        certainty: try promotion.choice("certainty"))
    }
  }

  private static func head(
    _ text: RuleText, _ method: Method, _ registry: IndicatorRegistry, _ named: inout Set<String>
  ) throws(Failure) -> Head {
    let title = try text.text("title", keys: ["zh", "en"])
    let keys: Set<String> = [
      "indicator", "weight", "direction", "normalise", "low", "high", "target", "unit", "certainty",
    ]
    let entries = try text.texts("items", keys: keys)
    guard !entries.isEmpty else { throw text.bad("items", "one item or more") }
    var items: [Item] = []
    for entry in entries {
      let item = try item(entry, method, registry, parts: entries.count)
      guard named.insert(item.indicator).inserted else {
        throw entry.bad("indicator", "an indicator that is not there already")
      }
      items.append(item)
    }
    // Equal parts need not divide 100 evenly; weights that are written must add up.
    if entries.contains(where: { $0.has("weight") }) { try needSum(items.map(\.weight), of: "items", in: text) }
    return Head(
      id: try text.string("id"), chineseTitle: try title.string("zh"), englishTitle: try title.string("en"),
      weight: try weight(text), certainty: try text.choice("certainty"), items: items)
  }

  private static func item(
    _ text: RuleText, _ method: Method, _ registry: IndicatorRegistry, parts: Int
  ) throws(Failure) -> Item {
    let name = try text.string("indicator")
    guard let indicator = registry[name] else {
      throw text.bad("indicator", registry.expectation(for: name))
    }
    let direction =
      text.has("direction") ? try text.choice("direction", of: Indicator.Direction.self) : indicator.direction
    guard direction != .none else { throw text.bad("indicator", "direction: higher, or direction: lower") }
    let own = text.has("normalise") ? try text.choice("normalise", of: Method.self) : method
    let normalisation: Normalisation
    switch own {
    case .minMax: normalisation = .minMax
    case .efficacy:
      let (low, high) = (try mark("low", text, of: indicator), try mark("high", text, of: indicator))
      if let low, let high, low == high || (low < high) != (direction == .higher) {
        throw text.bad("high", direction == .higher ? "a high mark over the low one" : "a high mark below the low one")
      }
      normalisation = .efficacy(low: low, high: high)
    case .targetRatio:
      guard let target = try mark("target", text, of: indicator), target > 0 else {
        throw text.bad("target", "a number over 0")
      }
      normalisation = .targetRatio(target)
    }
    let equal = FixedDecimal<SixPlaces>(
      units: FixedDecimal<SixPlaces>.dividedHalfEven(100_000_000, by: Int128(parts)))
    return Item(
      indicator: name, weight: text.has("weight") ? try weight(text) : equal, higherIsBetter: direction == .higher,
      normalisation: normalisation, certainty: try text.choice("certainty"))
  }

  /// A mark in the unit that stands beside it, as rules have it: a share is in %.
  private static func mark(
    _ key: String, _ text: RuleText, of indicator: Indicator
  ) throws(Failure) -> Double? {
    guard text.has(key) else { return nil }
    let isShare = indicator.unit == IndicatorValue.ratioUnit
    let unit = isShare ? "%" : indicator.unit
    guard try text.string("unit") == unit else { throw text.bad("unit", "\(unit), the unit of \(indicator.name)") }
    return try text.decimal(key).doubleValue / (isShare ? 100 : 1)
  }

  private static func weight(_ text: RuleText) throws(Failure) -> FixedDecimal<SixPlaces> {
    let weight = try text.decimal("weight")
    guard weight > .zero else { throw text.bad("weight", "> 0") }
    return weight
  }

  private static func needSum(
    _ weights: [FixedDecimal<SixPlaces>], of key: String, in text: RuleText
  ) throws(Failure) {
    let sum = weights.reduce(.zero, +)
    guard sum.units == 100_000_000 else {
      throw Failure(
        .badSetting, at: text.place(of: key, at: try text.node(key)), found: "weights add up to \(sum)",
        expected: "100")
    }
  }
}

extension RankingBook.Universe {
  static let keys: Set<String> = ["levels", "zone_types"]

  /// Reads which zones are meant; a word that no zone can have is refused, since it would take none.
  init(_ text: RuleText) throws(Failure) {
    levels = try text.strings("levels", among: LayerSchema.zones.words(of: "level"))
    zoneTypes = try text.strings("zone_types", among: LayerSchema.zones.words(of: "zone_type"))
  }
}
