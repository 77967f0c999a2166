public import MuchanDiagnostics
internal import MuchanQuantities
internal import MuchanRecords
public import MuchanYield
internal import Yams

extension ClassScheme {
  private static let keys: Set<String> = [
    "id", "title", "place", "year", "document", "illustrative", "note", "population", "minimum_land_mu", "rank_apart",
    "pollutants", "indicators", "points", "outside_ranking", "classes",
  ]

  /// Reads a scheme: a file of `data/schemes`, or a user's own.
  ///
  /// - Parameter file: The name of the file, for messages.
  /// - Throws: `badYAML`, `unknownKey`, `missingKey` or `badSetting` with line and key: weights that do not add up to 100,
  ///   an indicator that is not known or named twice, cuts that do not rise to 100.
  public init(yaml: String, file: String? = nil) throws(Failure) {
    let text = try RuleText(yaml: yaml, file: file, keys: Self.keys)
    let title = try text.text("title", keys: ["zh", "en"])
    let document = try text.text("document", keys: ["zh", "certainty"])
    let outside = try text.text("outside_ranking", keys: ["class", "exclusions", "produced_under_years"])
    self.init(
      id: try text.string("id"), chineseTitle: try title.string("zh"), englishTitle: try title.string("en"),
      place: try Self.place(text), year: try text.integer("year", in: 1_990...2_100),
      document: try document.string("zh"), certainty: try document.choice("certainty"),
      indicators: try Self.indicators(text, file))
    if text.has("illustrative") { isIllustrative = try text.flag("illustrative") }
    note = try text.optionalString("note")
    population = try text.choice("population")
    groups = try text.choice("rank_apart")
    pollutants = try text.optionalChoices("pollutants")
    items = try Self.items(text, file)
    outsideClass = try outside.string("class")
    exclusions = try outside.optionalChoices("exclusions")
    cuts = try Self.cuts(text, file)
    if outside.has("produced_under_years") {
      newBelowYears = try outside.integer("produced_under_years", in: 1...100)
    }
    if text.has("minimum_land_mu") {
      let land = try text.text("minimum_land_mu", keys: ["all", "below_designated_size"])
      if land.has("all") { minimumLand = try land.positive("all") }
      if land.has("below_designated_size") { minimumLandBelowSize = try land.positive("below_designated_size") }
    }
    if indicators.contains(where: { $0.name.denominator == .pollutants }), pollutants.isEmpty {
      throw Failure(
        .missingKey, at: Place(file: file, id: id, field: "pollutants"),
        expected: Pollutant.allCases.map(\.rawValue).joined(separator: ", "))
    }
    if cuts?.classes.contains(where: { $0.name == outsideClass }) == true {
      throw try outside.bad("class", outside.node("class"), "a class that is not among those of the ranking")
    }
  }

  private static func place(_ text: RuleText) throws(Failure) -> Locality {
    let place = try text.text("place", keys: ["province", "city", "name"])
    return Locality(
      province: try place.optionalString("province"), city: try place.optionalString("city"),
      name: try place.string("name"))
  }

  private static func indicators(_ text: RuleText, _ file: String?) throws(Failure) -> [ClassIndicator] {
    var indicators: [ClassIndicator] = []
    var sum = FixedDecimal<SixPlaces>.zero
    for (number, node) in try text.list("indicators").enumerated() {
      let entry = try RuleText(
        node, file: file, path: "indicators[\(number)].",
        keys: ["indicator", "weight", "base", "cap", "floor", "missing", "certainty", "note"])
      let indicator = try indicator(entry)
      guard !indicators.contains(where: { $0.name == indicator.name }) else {
        throw try entry.bad("indicator", entry.node("indicator"), "an indicator that is not there already")
      }
      sum += indicator.weight
      indicators.append(indicator)
    }
    guard sum.units == 100_000_000 else {
      throw Failure(
        .badSetting, at: text.place(of: "indicators", at: try text.node("indicators")),
        found: "weights add up to \(sum)",
        expected: "100")
    }
    return indicators
  }

  private static func indicator(_ text: RuleText) throws(Failure) -> ClassIndicator {
    guard let name = ClassIndicator.Name(try text.string("indicator")) else {
      let amounts = ClassAmount.allCases.map(\.rawValue).joined(separator: ", ")
      let denominators = ClassDenominator.allCases.map(\.rawValue).joined(separator: ", ")
      throw try text.bad("indicator", text.node("indicator"), "AMOUNT_per_DENOMINATOR of \(amounts); \(denominators)")
    }
    let weight = try text.decimal("weight")
    guard weight > .zero else { throw try text.bad("weight", text.node("weight"), "> 0") }
    var indicator = ClassIndicator(name, weight: weight, base: try base(text))
    if try text.limit("cap") { indicator.cap = try text.decimal("cap") }
    if let cap = indicator.cap, cap <= .zero { throw try text.bad("cap", text.node("cap"), "none, or > 0") }
    if try text.limit("floor") { indicator.floor = try text.decimal("floor") }
    if text.has("missing") { indicator.missing = try text.choice("missing") }
    indicator.certainty = try text.choice("certainty")
    indicator.note = try text.optionalString("note")
    return indicator
  }

  /// `base: 24.097`, or `base: {times: 2, mean_of: last_year}`.
  private static func base(_ text: RuleText) throws(Failure) -> ClassIndicator.Base {
    if try text.node("base").mapping == nil { return .fixed(try text.positive("base")) }
    let mean = try text.text("base", keys: ["times", "mean_of"])
    guard try mean.string("mean_of") == "last_year" else {
      throw try mean.bad("mean_of", mean.node("mean_of"), "last_year")
    }
    let times = try mean.decimal("times")
    guard times > .zero else { throw try mean.bad("times", mean.node("times"), "> 0") }
    return .lastYearsMean(times: times)
  }

  private static func items(_ text: RuleText, _ file: String?) throws(Failure) -> [Item] {
    guard text.has("points") else { return [] }
    var items: [Item] = []
    for (number, node) in try text.list("points").enumerated() {
      let entry = try RuleText(node, file: file, path: "points[\(number)].", keys: ["column", "is", "points"])
      items.append(
        Item(try entry.choice("column"), is: try entry.flag("is"), points: try entry.decimal("points")))
    }
    return items
  }

  /// `classes: none` where the scheme publishes no cuts.
  private static func cuts(_ text: RuleText, _ file: String?) throws(Failure) -> ClassCuts? {
    if try text.node("classes").scalar?.string == "none" { return nil }
    let classes = try text.text("classes", keys: ["cuts", "rounding", "ties", "tie_breaks"])
    var cuts: [ClassCuts.Class] = []
    for (number, node) in try classes.list("cuts").enumerated() {
      let entry = try RuleText(
        node, file: file, path: "classes.cuts[\(number)].", keys: ["class", "up_to_percent"])
      let cut = ClassCuts.Class(try entry.string("class"), upToPercent: try entry.decimal("up_to_percent"))
      let before = cuts.last?.upToPercent ?? .zero
      guard cut.upToPercent > before, cut.upToPercent.units <= 100_000_000 else {
        throw try entry.bad("up_to_percent", entry.node("up_to_percent"), "over \(before), at most 100")
      }
      guard !cuts.contains(where: { $0.name == cut.name }) else {
        throw try entry.bad("class", entry.node("class"), "a class that is not there already")
      }
      cuts.append(cut)
    }
    guard cuts.last?.upToPercent.units == 100_000_000 else {
      throw try classes.bad("cuts", classes.node("cuts"), "a last class with up_to_percent: 100")
    }
    var breaks: [ClassIndicator.Name] = []
    if classes.has("tie_breaks") {
      for node in try classes.list("tie_breaks") {
        guard let name = ClassIndicator.Name(node.scalar?.string ?? "") else {
          throw classes.bad("tie_breaks", node, "indicators of the scheme")
        }
        breaks.append(name)
      }
    }
    return ClassCuts(
      cuts, rounding: try classes.choice("rounding"), ties: try classes.choice("ties"), tieBreaks: breaks)
  }
}

extension RuleText {
  /// The text of a key that may be absent.
  func optionalString(_ key: String) throws(Failure) -> String? { has(key) ? try string(key) : nil }

  func flag(_ key: String) throws(Failure) -> Bool {
    switch try string(key) {
    case "true": return true
    case "false": return false
    default: throw try bad(key, node(key), "true, false")
    }
  }

  func integer(_ key: String, in range: ClosedRange<Int>) throws(Failure) -> Int {
    guard let number = Int(try string(key)), range.contains(number) else {
      throw try bad(key, node(key), "\(range.lowerBound) ... \(range.upperBound)")
    }
    return number
  }

  /// A number over zero with up to nine decimals.
  func positive(_ key: String) throws(Failure) -> FixedDecimal<NinePlaces> {
    guard let value = FixedDecimal<NinePlaces>(exactly: try string(key)), value > .zero else {
      throw try bad(key, node(key), "a number over 0 with up to nine decimals")
    }
    return value
  }

  /// Whether a limit is there and not `none`.
  func limit(_ key: String) throws(Failure) -> Bool { try optionalString(key).map { $0 != "none" } ?? false }
}
