public import MuchanDiagnostics
public import MuchanQuantities
public import MuchanRecords

/// How zones are ranked against each other (考核评价办法): heads, their items, weights, and what ranks lead to.
public struct RankingBook: Sendable {
  /// How a figure becomes points from 0 to 100.
  public enum Normalisation: Hashable, Sendable {
    /// The worst zone of the year has 0, the best 100; where all are equal, all have 100 (极差标准化).
    case minMax
    /// 60 at the low mark and 100 at the high one, straight between and beyond, within 0 and 100 (功效系数法). A mark that
    /// is not given is the worst or best figure of the year.
    case efficacy(low: Double?, high: Double?)
    /// The figure per target, 100 at most; for figures that should be low, the target per figure (目标比值).
    case targetRatio(Double)
  }

  /// What becomes of a zone that lacks a figure.
  public enum Missing: String, Sendable, CaseIterable {
    /// The zone has no rank that year and is listed with what is missing.
    case unranked
    /// The item has 0 points.
    case zero
    /// The item has the mean points of the zones that have it.
    case mean
  }

  /// What zones of one score get.
  public enum Ties: String, Sendable, CaseIterable {
    /// The same rank, and the next one is left out: 1, 2, 2, 4.
    case shared
    /// The same rank, and the next one follows: 1, 2, 2, 3.
    case dense
  }

  /// What zones may be ranked apart by.
  public enum Grouping: String, Sendable, CaseIterable {
    case level
    case group
  }

  /// A figure that counts.
  public struct Item: Sendable {
    /// An indicator of the registry.
    public var indicator: String
    /// Its part of the head, of 100.
    public var weight: FixedDecimal<SixPlaces>
    public var higherIsBetter: Bool
    public var normalisation: Normalisation
    /// How sure it is that the document has this item with this weight.
    public var certainty: Certainty
  }

  /// A first-level heading (一级指标).
  public struct Head: Sendable {
    public var id: String
    public var chineseTitle: String
    public var englishTitle: String
    /// Its part of the score, of 100.
    public var weight: FixedDecimal<SixPlaces>
    public var certainty: Certainty
    public var items: [Item]

    /// The title in a language.
    public func title(in language: Language) -> String { language == .english ? englishTitle : chineseTitle }
  }

  /// Which zones are ranked; an empty list takes all.
  public struct Universe: Sendable {
    public var levels: [String] = []
    public var zoneTypes: [String] = []

    /// Whether a zone belongs to it.
    public func holds(_ zone: RankedZone) -> Bool {
      (levels.isEmpty || zone.level.map(levels.contains) ?? false)
        && (zoneTypes.isEmpty || zone.type.map(zoneTypes.contains) ?? false)
    }
  }

  /// A rule on last ranks: who is warned, and after how many years one leaves.
  public struct LastRanks: Sendable {
    /// How many of the last.
    public var count: Int
    /// After how many years in a row a zone leaves; nil where it never does.
    public var exitYears: Int?
    public var certainty: Certainty
  }

  /// Who may rise.
  public struct Promotion: Sendable {
    public var levels: [String]
    /// How many of the first among these levels.
    public var count: Int
    public var certainty: Certainty
  }

  public let id: String
  public let chineseTitle: String
  public let englishTitle: String
  /// The document, by its own title.
  public let document: String
  public let article: String?
  public let certainty: Certainty
  public internal(set) var note: String?
  public internal(set) var universe = Universe()
  public internal(set) var groupings: [Grouping] = []
  public internal(set) var missing = Missing.unranked
  public internal(set) var ties = Ties.shared
  /// Scores are rounded to so many decimals before they are ranked.
  public internal(set) var scorePlaces = 4
  public internal(set) var heads: [Head]
  public internal(set) var last: LastRanks?
  public internal(set) var promotion: Promotion?

  init(
    id: String, chineseTitle: String, englishTitle: String, document: String, article: String?, certainty: Certainty,
    heads: [Head]
  ) {
    self.id = id
    self.chineseTitle = chineseTitle
    self.englishTitle = englishTitle
    self.document = document
    self.article = article
    self.certainty = certainty
    self.heads = heads
  }

  /// The title in a language.
  public func title(in language: Language) -> String { language == .english ? englishTitle : chineseTitle }

  /// The document with its article.
  public var source: String { article.map { "\(document) \($0)" } ?? document }

  /// All items with the number of their head, head by head.
  public var items: [(head: Int, item: Item)] {
    heads.indices.flatMap { head in heads[head].items.map { (head, $0) } }
  }
}

/// A zone that may be ranked.
public struct RankedZone: Sendable {
  public var id: String
  public var name: String?
  public var level: String?
  public var type: String?
  public var group: String?

  /// Makes a zone.
  public init(id: String, name: String? = nil, level: String? = nil, type: String? = nil, group: String? = nil) {
    self.id = id
    self.name = name
    self.level = level
    self.type = type
    self.group = group
  }
}
