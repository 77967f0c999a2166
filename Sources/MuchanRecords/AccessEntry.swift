/// What a control unit allows: a row of `access.csv` (准入清单).
public struct AccessEntry: Hashable, Sendable {
  /// What an entry says, from the mildest to the strictest.
  public enum Word: String, CaseIterable, Sendable, Comparable {
    /// 允许
    case allow
    /// 限制
    case limit
    /// 禁止
    case forbid

    public static func < (left: Word, right: Word) -> Bool { left.rank < right.rank }

    private var rank: Int {
      switch self {
      case .allow: 0
      case .limit: 1
      case .forbid: 2
      }
    }
  }

  public var controlID: String
  /// Leading digits of GB/T 4754-2017; nil for an entry on an activity.
  public var industryPrefix: String?
  /// An activity that the rule book defines; nil for an entry on an industry.
  public var activity: String?
  public var word: Word
  public var document: String
  public var article: String?
  /// The line it was read from, 1-based; 0 where it was not read from a file.
  public var line: Int

  /// Makes an entry.
  public init(
    controlID: String, industryPrefix: String?, activity: String?, word: Word, document: String, article: String? = nil,
    line: Int = 0
  ) {
    self.controlID = controlID
    self.industryPrefix = industryPrefix
    self.activity = activity
    self.word = word
    self.document = document
    self.article = article
    self.line = line
  }
}

extension AccessEntry: RepeatableRecord {
  /// The strictest entry on one thing is used.
  public func precedes(_ other: AccessEntry) -> Bool {
    if word != other.word { return word > other.word }
    return (document, article ?? "") < (other.document, other.article ?? "")
  }
}
