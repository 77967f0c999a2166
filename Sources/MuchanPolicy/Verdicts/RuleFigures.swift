public import MuchanQuantities
internal import MuchanRecords

/// The figures that the rules of books judge, by indicator, scope and year.
public struct RuleFigures: Sendable {
  /// What figures may be of: a zone, the city or the province.
  public struct Subject: Sendable {
    public var id: String
    public var scope: Indicator.Scope
    /// Of zones; it says which rules apply.
    public var zone: RankedZone

    /// Makes a subject.
    public init(id: String, scope: Indicator.Scope, zone: RankedZone? = nil) {
      self.id = id
      self.scope = scope
      self.zone = zone ?? RankedZone(id: id)
    }
  }

  /// In the order given.
  public let subjects: [Subject]
  private var values: [StatedFigures.Key: IndicatorValue] = [:]
  private var years: [String: Set<Int>] = [:]

  /// Gathers figures; of two of one indicator, scope and year the first is taken.
  public init(subjects: [Subject], values: some Sequence<IndicatorValue>) {
    self.subjects = subjects
    for value in values where value.period == nil {
      let key = StatedFigures.Key(indicator: value.indicator, scope: value.scope, year: value.year)
      if self.values[key] == nil { self.values[key] = value }
      years[value.indicator + "\n" + value.scope, default: []].insert(value.year)
    }
  }

  /// The figure of a scope and year.
  public subscript(indicator: String, scope: String, year: Int) -> IndicatorValue? {
    values[StatedFigures.Key(indicator: indicator, scope: scope, year: year)]
  }

  /// The years that a figure is known of, ascending.
  func years(of indicator: String, _ scope: String) -> [Int] {
    (years[indicator + "\n" + scope] ?? []).sorted()
  }

  /// The subjects that a rule is for.
  func subjects(of rule: Rule) -> [Subject] {
    let wanted = rule.scope ?? .zone
    return subjects.filter {
      $0.scope == wanted && ($0.scope != .zone && $0.scope != .park || rule.appliesTo.holds($0.zone))
    }
  }

  /// The one subject of a scope such as the province; nil where there is none or more.
  func only(_ scope: Indicator.Scope) -> Subject? {
    let found = subjects.filter { $0.scope == scope }
    return found.count == 1 ? found[0] : nil
  }
}

/// A rule of a book applied to one scope and year.
public struct RuleVerdict: Sendable {
  public var rule: Rule
  /// The zone, city or province; nil where the project has none that the rule is for.
  public var scope: String?
  public var year: Int?
  /// The figure; nil where it is not known.
  public var value: IndicatorValue?
  /// What it was held against; nil where that is not known.
  public var limit: Ratio?
  /// Where the limit is not the rule's own: the year or scope that it is of.
  public var against: String?
  /// The figure of the year before.
  public var before: IndicatorValue?
  public var verdict: Verdict

  /// Makes a verdict.
  public init(
    rule: Rule, scope: String?, year: Int?, value: IndicatorValue?, limit: Ratio?, against: String?,
    before: IndicatorValue?, verdict: Verdict
  ) {
    self.rule = rule
    self.scope = scope
    self.year = year
    self.value = value
    self.limit = limit
    self.against = against
    self.before = before
    self.verdict = verdict
  }
}
