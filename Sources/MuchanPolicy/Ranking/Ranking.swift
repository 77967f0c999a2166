internal import MuchanQuantities

/// The zones of a year ranked by a book (排名).
public struct Ranking: Sendable {
  /// Figures of zones, one column for each item of a book; not a number where a figure is not known.
  public struct Field: Sendable {
    public var zones: [RankedZone]
    /// By item, then by zone.
    public var figures: [[Double]]

    /// Makes a field without figures.
    public init(zones: [RankedZone], items: Int) {
      self.zones = zones
      figures = [[Double]](repeating: [Double](repeating: .nan, count: zones.count), count: items)
    }
  }

  public let year: Int
  public let book: RankingBook
  public let field: Field
  /// Points of 100 by item, then by zone; not a number where there is none.
  public let points: [[Double]]
  /// Points of 100 by head, then by zone.
  public let headPoints: [[Double]]
  /// By zone, rounded as the book says; nil for zones that are not ranked.
  public let scores: [Double?]
  /// The rank among all; nil for zones that are not ranked.
  public let ranks: [Int?]
  /// The rank within each grouping of the book, by grouping, then by zone.
  public let groupRanks: [[Int?]]
  /// How many zones are ranked.
  public let count: Int
  /// By zone, how many ranked zones score less.
  private let scoringLess: [Int]
  /// Scores before rounding; not a number for zones that are not ranked.
  let rawScores: [Double]

  /// Ranks zones.
  ///
  /// - Complexity: O(items × zones + zones log zones).
  public init(_ field: Field, year: Int, by book: RankingBook) {
    self.year = year
    self.book = book
    self.field = field
    let items = book.items
    var points: [[Double]] = []
    for (number, entry) in items.enumerated() {
      points.append(Self.points(of: field.figures[number], by: entry.item, missing: book.missing))
    }
    var headPoints = [[Double]](repeating: [Double](repeating: 0, count: field.zones.count), count: book.heads.count)
    let itemShares = Self.itemShares(book)
    for (number, entry) in items.enumerated() {
      for zone in field.zones.indices { headPoints[entry.head][zone] += itemShares[number] * points[number][zone] }
    }
    var raw = [Double](repeating: 0, count: field.zones.count)
    for (head, part) in Self.headShares(book).enumerated() {
      for zone in raw.indices { raw[zone] += part * headPoints[head][zone] }
    }
    let unit = (0..<book.scorePlaces).reduce(1.0) { power, _ in power * 10 }
    let scores = raw.map { $0.isNaN ? nil : ($0 * unit).rounded(.toNearestOrEven) / unit }
    self.points = points
    self.headPoints = headPoints
    rawScores = raw
    self.scores = scores
    ranks = Self.ranks(of: scores, ties: book.ties) { _ in "" }
    let ascending = scores.compactMap(\.self).sorted()
    count = ascending.count
    var less: [Double: Int] = [:]
    for (place, score) in ascending.enumerated() where less[score] == nil { less[score] = place }
    scoringLess = scores.map { $0.flatMap { less[$0] } ?? 0 }
    groupRanks = book.groupings.map { grouping in
      Self.ranks(of: scores, ties: book.ties) { zone in
        switch grouping {
        case .level: field.zones[zone].level
        case .group: field.zones[zone].group
        }
      }
    }
  }

  /// The items that a zone without a rank lacks.
  public func missing(of zone: Int) -> [String] {
    zip(book.items, field.figures).filter { $0.1[zone].isNaN }.map(\.0.item.indicator)
  }

  /// Whether fewer than `count` ranked zones score less than a zone: so many are the last, and those that share the edge.
  public func isAmongLast(_ zone: Int, _ count: Int) -> Bool {
    scores[zone] != nil && scoringLess[zone] < count
  }

  /// Whether there is a ranked zone that is not among so many of the last.
  public func tellsTheLast(_ count: Int) -> Bool {
    scores.indices.contains { scores[$0] != nil && !isAmongLast($0, count) }
  }

  /// The parts of heads in the score, adding up to 1.
  static func headShares(_ book: RankingBook) -> [Double] {
    let sum = book.heads.reduce(0.0) { $0 + $1.weight.doubleValue }
    return book.heads.map { $0.weight.doubleValue / sum }
  }

  /// The parts of items in their heads, adding up to 1 in each.
  static func itemShares(_ book: RankingBook) -> [Double] {
    book.heads.flatMap { head in
      let sum = head.items.reduce(0.0) { $0 + $1.weight.doubleValue }
      return head.items.map { $0.weight.doubleValue / sum }
    }
  }

  private static func points(
    of figures: [Double], by item: RankingBook.Item, missing: RankingBook.Missing
  ) -> [Double] {
    let known = figures.lazy.filter { !$0.isNaN }
    guard let least = known.min(), let most = known.max() else {
      return figures.map { _ in missing == .zero ? 0 : .nan }
    }
    let (worst, best) = item.higherIsBetter ? (least, most) : (most, least)
    var points = figures.map { figure in
      switch item.normalisation {
      case .minMax: best == worst ? 100 : (figure - worst) / (best - worst) * 100
      case .efficacy(let low, let high): efficacy(figure, low: low ?? worst, high: high ?? best)
      case .targetRatio(let target): ratio(figure, to: target, higherIsBetter: item.higherIsBetter)
      }
    }
    // Not a number has run through all arithmetic above, but not through comparisons.
    for zone in figures.indices where figures[zone].isNaN { points[zone] = .nan }
    let stand: Double
    switch missing {
    case .unranked: return points
    case .zero: stand = 0
    case .mean:
      let given = points.filter { !$0.isNaN }
      stand = given.reduce(0, +) / Double(given.count)
    }
    return points.map { $0.isNaN ? stand : $0 }
  }

  private static func efficacy(_ figure: Double, low: Double, high: Double) -> Double {
    guard low != high else { return 100 }
    return min(max(60 + 40 * (figure - low) / (high - low), 0), 100)
  }

  private static func ratio(_ figure: Double, to target: Double, higherIsBetter: Bool) -> Double {
    if higherIsBetter { return min(max(figure / target, 0), 1) * 100 }
    return figure <= target ? 100 : target / figure * 100
  }

  /// Ranks within the groups that a zone's key names; a zone without a key has none.
  private static func ranks(
    of scores: [Double?], ties: RankingBook.Ties, in group: (Int) -> String?
  ) -> [Int?] {
    var members: [String: [(zone: Int, score: Double)]] = [:]
    for (zone, score) in scores.enumerated() {
      if let score, let key = group(zone) { members[key, default: []].append((zone, score)) }
    }
    var ranks = [Int?](repeating: nil, count: scores.count)
    for own in members.values {
      var (rank, last) = (0, Double.infinity)
      for (place, member) in own.sorted(by: { $0.score > $1.score }).enumerated() {
        if member.score < last {
          rank = ties == .shared ? place + 1 : rank + 1
          last = member.score
        }
        ranks[member.zone] = rank
      }
    }
    return ranks
  }
}
