public import MuchanQuantities
internal import MuchanRecords

/// The scores, ranks and classes of one year by one scheme.
///
/// An enterprise is outside the ranking by an exclusion, out of the scheme's scope, short of a figure, or ranked. Who is
/// short of a figure has no class and is listed with what is missing. A score is the sum of points that are each
/// rounded once at 1e-6, so scores are compared exactly and no order of rows matters.
public struct Classification: Sendable {
  /// What becomes of an enterprise.
  public enum Standing: UInt8, Sendable, CaseIterable {
    /// No row for the year.
    case absent
    case ranked
    /// Excluded, in the class outside the ranking (T 类).
    case outside
    /// Not of the scheme's population, or on less land than it asks for.
    case outOfScope
    /// Something that the scheme needs is not known.
    case missing

    /// The word in files.
    public var name: String {
      switch self {
      case .absent: "absent"
      case .ranked: "ranked"
      case .outside: "outside_ranking"
      case .outOfScope: "out_of_scope"
      case .missing: "missing_data"
      }
    }
  }

  /// The enterprises that are ranked together.
  public struct Group: Sendable {
    /// `all`, `above` or `below`.
    public var name: String
    /// The base of each indicator; nil where there is none, and then nobody of the group has a score.
    public var bases: [FixedDecimal<NinePlaces>?]
    /// Mean points of each indicator, of those who have the value; nil where nobody has.
    public var meanPoints: [FixedDecimal<SixPlaces>?]
    /// The enterprises in the ranking, the best first, tied ones by number.
    public var order: [Int] = []
    /// The last rank of each class; empty where the scheme has no cuts.
    public var lastRanks: [Int] = []
  }

  public let scheme: ClassScheme
  public let year: Int
  public let groups: [Group]
  let figures: ClassFigures
  var standings: [Standing]
  var groupNumbers: [UInt8]
  var scores: DecimalColumn<SixPlaces>
  var ranks: [UInt32]
  var classes: [UInt8]

  static let noClass = UInt8.max

  /// The number of enterprises, those without a row included.
  public var count: Int { standings.count }

  public func standing(of enterprise: Int) -> Standing { standings[enterprise] }

  /// The group an enterprise is ranked in; nil where it is not ranked.
  public func group(of enterprise: Int) -> Group? {
    standings[enterprise] == .ranked ? groups[Int(groupNumbers[enterprise])] : nil
  }

  /// Own + rented in - rented out; nil where it is not known.
  public func land(of enterprise: Int) -> Area? { figures.table.land.area(of: enterprise) }

  /// The sum of points; nil where the enterprise is not ranked.
  public func score(of enterprise: Int) -> FixedDecimal<SixPlaces>? { scores[enterprise] }

  /// The rank from 1, shared by those who are tied; nil where the enterprise is not ranked.
  public func rank(of enterprise: Int) -> Int? { ranks[enterprise] > 0 ? Int(ranks[enterprise]) : nil }

  /// The class; nil where there is none.
  public func className(of enterprise: Int) -> String? {
    if standings[enterprise] == .outside { return scheme.outsideClass }
    guard let cuts = scheme.cuts, classes[enterprise] != Self.noClass else { return nil }
    return cuts.classes[Int(classes[enterprise])].name
  }

  /// Why an enterprise is not ranked: the exclusion, what puts it out of scope, or all that is missing.
  public func reasons(of enterprise: Int) -> [String] {
    ClassAdmission(scheme, figures).judge(enterprise).reasons(scheme, bases: baseGaps(of: enterprise))
  }

  /// Indicators that have no base in the group the enterprise would be ranked in.
  private func baseGaps(of enterprise: Int) -> [String] {
    guard standings[enterprise] == .missing, Int(groupNumbers[enterprise]) < groups.count else { return [] }
    let group = groups[Int(groupNumbers[enterprise])]
    return zip(scheme.indicators, group.bases).filter { $1 == nil }.map { indicator, _ in
      "base of \(indicator.name): no data of \(year - 1)"
    }
  }
}
