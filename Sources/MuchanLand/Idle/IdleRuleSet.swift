public import MuchanQuantities
public import MuchanRecords

/// When land is idle (闲置土地), what follows from it, and which document says so: a dated rule set of one place.
public struct IdleRuleSet: Sendable {
  /// What kind of idleness a clause is about.
  public enum Kind: String, Sendable, CaseIterable {
    /// Works have not started (未动工开发); the clock runs from the agreed start date.
    case notStarted = "not_started"
    /// Works have started and stopped (已动工又中止); the clock runs from the stop.
    case stopped
    /// Too little is invested some time after the agreed start date, whether works have started or not.
    case underInvested = "under_invested"
  }

  /// Who or what the idleness is put down to (闲置原因).
  public enum Cause: String, Sendable, CaseIterable {
    case owner
    case government
    case forceMajeure = "force_majeure"
  }

  /// A span of months that has passed by a day, at least or more than so many.
  public struct Span: Equatable, Sendable {
    public var months: Int
    /// Whether the day on which the period ends is in it: a year past 1 March is full on 1 March.
    public var isInclusive: Bool

    /// Makes a span.
    public init(months: Int, isInclusive: Bool = true) {
      self.months = months
      self.isInclusive = isInclusive
    }

    /// The first day on which the span has passed since a day; nil past the end of the calendar.
    public func firstDay(since start: CalendarDay) -> CalendarDay? {
      guard let end = start.adding(months: months) else { return nil }
      return isInclusive ? end : end.adding(days: 1)
    }
  }

  /// A test that makes land suspected of being idle.
  public struct Clause: Sendable {
    public var id: String
    public var kind: Kind
    public var span: Span
    /// The limit of developed area / area due; nil where the clause has none.
    public var developedShare: Threshold?
    /// The limit of invested / total investment. Where both are given one of them is enough.
    public var investedShare: Threshold?
    /// How many months after delivery works count as due where no start date was agreed; nil where that is not said.
    public var monthsAfterDelivery: Int?
    public var article: String
    public var certainty: Certainty

    /// Makes a clause.
    public init(
      id: String, kind: Kind, span: Span, developedShare: Threshold? = nil, investedShare: Threshold? = nil,
      monthsAfterDelivery: Int? = nil, article: String, certainty: Certainty
    ) {
      self.id = id
      self.kind = kind
      self.span = span
      self.developedShare = developedShare
      self.investedShare = investedShare
      self.monthsAfterDelivery = monthsAfterDelivery
      self.article = article
      self.certainty = certainty
    }
  }

  /// What follows once land has been idle for some time.
  public struct Consequence: Sendable {
    public enum Kind: String, Sendable, CaseIterable {
      /// A fee on idle land (土地闲置费).
      case fee
      /// The land is taken back without compensation (无偿收回).
      case takeBack = "take_back"
    }

    public var kind: Kind
    /// The idleness it follows from.
    public var of: [IdleRuleSet.Kind]
    public var causes: [Cause]
    /// From the same day as the clause's clock.
    public var span: Span
    /// Of a fee: the share of the land price.
    public var shareOfPrice: Ratio?
    public var article: String
    public var certainty: Certainty

    /// Makes a consequence.
    public init(
      kind: Kind, of: [IdleRuleSet.Kind], causes: [Cause], span: Span, shareOfPrice: Ratio? = nil, article: String,
      certainty: Certainty
    ) {
      self.kind = kind
      self.of = of
      self.causes = causes
      self.span = span
      self.shareOfPrice = shareOfPrice
      self.article = article
      self.certainty = certainty
    }
  }

  /// A way out that the rule set names for some causes (处置方式).
  public struct Remedy: Sendable {
    public var id: String
    public var chinese: String
    public var english: String
    public var causes: [Cause]
    /// The most months it may take; nil where there is no limit.
    public var mostMonths: Int?
    public var article: String
    public var certainty: Certainty

    /// Makes a remedy.
    public init(
      id: String, chinese: String, english: String, causes: [Cause], mostMonths: Int? = nil, article: String,
      certainty: Certainty
    ) {
      self.id = id
      self.chinese = chinese
      self.english = english
      self.causes = causes
      self.mostMonths = mostMonths
      self.article = article
      self.certainty = certainty
    }
  }

  public var id: String
  public var chineseTitle: String
  public var englishTitle: String
  public var document: String
  /// Nil for a national rule set.
  public var province: String?
  /// The city's code or name; nil for the whole province.
  public var city: String?
  /// The first and last day in force; nil is open.
  public var inForceFrom: CalendarDay?
  public var inForceTo: CalendarDay?
  public var clauses: [Clause]
  public var consequences: [Consequence]
  public var remedies: [Remedy]

  /// Makes a rule set.
  public init(
    id: String, chineseTitle: String, englishTitle: String, document: String, province: String? = nil,
    city: String? = nil, inForceFrom: CalendarDay? = nil, inForceTo: CalendarDay? = nil, clauses: [Clause],
    consequences: [Consequence] = [], remedies: [Remedy] = []
  ) {
    self.id = id
    self.chineseTitle = chineseTitle
    self.englishTitle = englishTitle
    self.document = document
    self.province = province
    self.city = city
    self.inForceFrom = inForceFrom
    self.inForceTo = inForceTo
    self.clauses = clauses
    self.consequences = consequences
    self.remedies = remedies
  }

  /// Whether the rule set is in force on a day.
  public func isInForce(on day: CalendarDay) -> Bool {
    if let inForceFrom, day < inForceFrom { return false }
    if let inForceTo, day > inForceTo { return false }
    return true
  }

  /// Whether the rule set is for a place; a national one is for all.
  public func applies(province place: String?, city: String?) -> Bool {
    guard let province else { return true }
    guard let place, Self.folded(place) == Self.folded(province) else { return false }
    return self.city == nil || self.city == city
  }

  /// A province's name without its kind: 江苏省 and 江苏 are one.
  private static func folded(_ name: String) -> String {
    for kind in ["壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "特别行政区", "省", "市"]
    where name.hasSuffix(kind) && name.count > kind.count {
      return String(name.dropLast(kind.count))
    }
    return name
  }

  /// The title in a language, for those who read one of them.
  public func title(isChinese: Bool) -> String { isChinese ? chineseTitle : englishTitle }
}

extension [IdleRuleSet] {
  /// The rule sets for a place and day: the national ones, and those of the place beside them.
  ///
  /// - Parameter id: the one rule set that is asked for; the national ones stay beside it, as the law.
  public func chosen(province: String?, city: String?, on day: CalendarDay, id: String? = nil) -> [IdleRuleSet] {
    filter { set in
      guard set.isInForce(on: day) else { return false }
      if let id { return set.id == id || set.province == nil }
      return set.applies(province: province, city: city)
    }
  }
}
