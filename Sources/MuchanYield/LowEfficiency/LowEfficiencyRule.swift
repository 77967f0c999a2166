public import MuchanRecords

/// Which classes, and for how many years running, make land low-efficient (低效用地): a dated rule set of one place.
///
/// The national definition (国土资发〔2016〕147号) has no number; places that count do so by the classes of enterprises.
public struct LowEfficiencyRule: Sendable {
  /// What a clause says of the land of an enterprise.
  public enum Outcome: String, Sendable, CaseIterable {
    /// 认定为低效用地
    case lowEfficiency = "low_efficiency"
    /// 一事一议: the authority decides.
    case caseByCase = "case_by_case"
  }

  /// A class given so many years running.
  public struct Clause: Sendable {
    public var id: String
    /// `D`, as the classes are named.
    public var className: String
    /// At least 1.
    public var years: Int
    public var outcome: Outcome
    public var article: String
    public var certainty: Certainty

    /// Makes a clause.
    public init(
      id: String, className: String, years: Int, outcome: Outcome, article: String, certainty: Certainty
    ) {
      self.id = id
      self.className = className
      self.years = years
      self.outcome = outcome
      self.article = article
      self.certainty = certainty
    }
  }

  /// Where the rule set is in force.
  public struct Locality: Sendable {
    public var province: String?
    /// The city's code; nil for the whole province.
    public var city: String?
    /// The place's name for people.
    public var name: String

    /// Makes a place.
    public init(province: String? = nil, city: String? = nil, name: String) {
      self.province = province
      self.city = city
      self.name = name
    }

    /// Whether a place given by province and by the code or name of its city is this one, or lies in it. A place that
    /// is not known lies nowhere.
    public func holds(province other: String?, city otherCity: String?) -> Bool {
      guard let province, let other, Self.folded(province) == Self.folded(other) else { return false }
      guard let city else { return true }
      guard let otherCity else { return false }
      return otherCity == city || Self.folded(otherCity) == Self.folded(name)
    }

    /// A name without its kind: 江苏省 and 江苏 are one, so are 扬州市 and 扬州.
    private static func folded(_ name: String) -> String {
      guard name.count > 2, let last = name.last, last == "省" || last == "市" else { return name }
      return String(name.dropLast())
    }
  }

  public var id: String
  public var chineseTitle: String
  public var englishTitle: String
  public var document: String
  public var place: Locality
  /// Made up to show how a rule set works; in force nowhere, and used only where it is named.
  public var isIllustrative: Bool
  /// The first and last day in force; nil is open.
  public var inForceFrom: CalendarDay?
  public var inForceTo: CalendarDay?
  /// What weighs more first.
  public var clauses: [Clause]

  /// Makes a rule set.
  public init(
    id: String, chineseTitle: String, englishTitle: String, document: String, place: Locality,
    isIllustrative: Bool = false, inForceFrom: CalendarDay? = nil, inForceTo: CalendarDay? = nil, clauses: [Clause]
  ) {
    self.id = id
    self.chineseTitle = chineseTitle
    self.englishTitle = englishTitle
    self.document = document
    self.place = place
    self.isIllustrative = isIllustrative
    self.inForceFrom = inForceFrom
    self.inForceTo = inForceTo
    self.clauses = clauses
  }

  /// Whether the rule set is in force on a day.
  public func isInForce(on day: CalendarDay) -> Bool {
    if let inForceFrom, day < inForceFrom { return false }
    if let inForceTo, day > inForceTo { return false }
    return true
  }
}

extension [LowEfficiencyRule] {
  /// The rule set of a place on a day: that of the city before that of the province. Nil where there is none; that of
  /// another place never stands in.
  public func chosen(province: String?, city: String?, on day: CalendarDay) -> LowEfficiencyRule? {
    let own = filter {
      !$0.isIllustrative && $0.isInForce(on: day) && $0.place.holds(province: province, city: city)
    }
    return own.first { $0.place.city != nil } ?? own.first
  }
}
