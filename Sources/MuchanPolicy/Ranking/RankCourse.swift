/// What the ranks of several years lead to: changes, warnings, who leaves and who may rise.
public struct RankCourse: Sendable {
  /// What a zone's ranks of the last year mean.
  public enum Consequence: String, Sendable, CaseIterable {
    /// Among the last: named, interviewed and given a deadline (通报、约谈、限期整改).
    case warned
    /// Among the last for as many years in a row as the book says (摘牌).
    case leaves
    /// Among the first of the levels that may rise (申报升级).
    case mayRise = "may_rise"
    /// Without a rank for want of figures: it may be among the last, and is not let off by leaving one out.
    case unknown
  }

  /// A zone and what its ranks mean.
  public struct Entry: Hashable, Sendable {
    public var zone: Int
    public var consequence: Consequence
    /// Years in a row among the last; nil for those who may rise. Of a zone without a rank those up to the year before.
    public var years: Int?
    /// Whether figures of zones without a rank could change it.
    public var dependsOnUnranked = false
  }

  /// The rankings, ascending by year; all of the same zones.
  public let rankings: [Ranking]
  /// Those of the last year, in the order of its ranks: warnings first, then zones without a rank, then promotions.
  public let entries: [Entry]
  /// Whether all that are ranked would be among the last, so few or so equal are they; then nobody is warned.
  public let isTooSmall: Bool

  /// Follows ranks over years; nil without a ranking.
  public init?(_ rankings: [Ranking]) {
    let rankings = rankings.sorted { $0.year < $1.year }
    guard let now = rankings.last else { return nil }
    self.rankings = rankings
    let order = now.field.zones.indices.filter { now.ranks[$0] != nil }.sorted {
      (now.ranks[$0] ?? 0, now.field.zones[$0].id) < (now.ranks[$1] ?? 0, now.field.zones[$1].id)
    }
    var entries: [Entry] = []
    var isTooSmall = false
    let unranked = now.field.zones.indices.filter { now.ranks[$0] == nil }.sorted {
      now.field.zones[$0].id < now.field.zones[$1].id
    }
    var last: Set<Int> = []
    if let rule = now.book.last {
      isTooSmall = !now.tellsTheLast(rule.count)
      if !isTooSmall { last = Set(order.filter { now.isAmongLast($0, rule.count) }) }
      for zone in order where last.contains(zone) {
        let years = Self.yearsAmongLast(zone, rule.count, rankings[...])
        let leaves = rule.exitYears.map { years >= $0 } ?? false
        entries.append(
          Entry(
            zone: zone, consequence: leaves ? .leaves : .warned, years: years,
            dependsOnUnranked: !now.isAmongLast(zone, rule.count - unranked.count)))
      }
      for zone in unranked where now.field.zones.count > rule.count {
        let years = Self.yearsAmongLast(zone, rule.count, rankings.dropLast(), upTo: now.year - 1)
        entries.append(Entry(zone: zone, consequence: .unknown, years: years, dependsOnUnranked: true))
      }
    }
    if let rule = now.book.promotion {
      func mayRise(_ zone: Int) -> Bool { now.field.zones[zone].level.map(rule.levels.contains) ?? false }
      let eligible = order.filter(mayRise)
      // Those that share the last place that may rise all may.
      let edge = eligible.prefix(rule.count).last.flatMap { now.ranks[$0] } ?? 0
      let certain = max(0, rule.count - unranked.count(where: mayRise))
      let certainEdge = eligible.prefix(certain).last.flatMap { now.ranks[$0] } ?? 0
      for zone in eligible where (now.ranks[zone] ?? 0) <= edge && !last.contains(zone) {
        entries.append(
          Entry(
            zone: zone, consequence: .mayRise, years: nil, dependsOnUnranked: (now.ranks[zone] ?? 0) > certainEdge))
      }
    }
    self.entries = entries
    self.isTooSmall = isTooSmall
  }

  /// The rank of the year before; nil where that year or the zone was not ranked.
  public func rankBefore(_ zone: Int) -> Int? {
    guard let now = rankings.last, let before = rankings.dropLast().last, before.year == now.year - 1 else {
      return nil
    }
    return before.ranks[zone]
  }

  /// How many years in a row up to one, by default the last, a zone is among the last; a year without a rank ends the row.
  private static func yearsAmongLast(
    _ zone: Int, _ count: Int, _ rankings: ArraySlice<Ranking>, upTo year: Int? = nil
  ) -> Int {
    var years = 0
    var next = year ?? rankings.last?.year
    for ranking in rankings.reversed() {
      guard ranking.year == next, ranking.tellsTheLast(count), ranking.isAmongLast(zone, count) else { break }
      years += 1
      next = ranking.year - 1
    }
    return years
  }
}
