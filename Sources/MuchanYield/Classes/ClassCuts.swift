public import MuchanQuantities

/// Where the classes of a ranking part: the first so many per cent are A, and so on (按比例划档).
public struct ClassCuts: Sendable {
  /// A class, and the share of the ranking that it and the better ones reach up to.
  public struct Class: Hashable, Sendable {
    public var name: String
    /// In per cent; that of the last is 100.
    public var upToPercent: FixedDecimal<SixPlaces>

    /// Makes a class.
    public init(_ name: String, upToPercent: FixedDecimal<SixPlaces>) {
      self.name = name
      self.upToPercent = upToPercent
    }
  }

  /// How a share that is not a whole number of enterprises is cut.
  public enum Rounding: String, Sendable, CaseIterable {
    /// A rank is in the class where rank / n is at most the share. The same places as `floor`.
    case rankShare = "rank_share"
    /// The class and the better ones have floor(share × n) places.
    case floor
    /// They have ceil(share × n) places.
    case ceil
  }

  /// Where enterprises of one score stand.
  public enum Ties: String, Sendable, CaseIterable {
    /// All at the best of their ranks: none is worse off for a tie.
    case better
    /// All at the worst of their ranks: a class never has more than its places.
    case worse
  }

  /// From the best to the last.
  public var classes: [Class]
  public var rounding: Rounding
  public var ties: Ties
  /// Indicators that part enterprises of one score, the higher value first; those still tied share a rank.
  public var tieBreaks: [ClassIndicator.Name]

  /// Makes cuts.
  public init(
    _ classes: [Class], rounding: Rounding = .rankShare, ties: Ties = .better, tieBreaks: [ClassIndicator.Name] = []
  ) {
    self.classes = classes
    self.rounding = rounding
    self.ties = ties
    self.tieBreaks = tieBreaks
  }

  /// The last rank of each class among `count` enterprises.
  public func lastRanks(of count: Int) -> [Int] {
    // Per cent in units of 1e-6.
    let whole: Int128 = 100_000_000
    return classes.map { entry in
      let places = entry.upToPercent.units * Int128(count)
      return switch rounding {
      case .rankShare, .floor: Int(places / whole)
      case .ceil: Int((places + whole - 1) / whole)
      }
    }
  }

  /// The place among `classes` of a rank, counted from 1, where `lastRanks` is what it says.
  static func index(ofRank rank: Int, _ lastRanks: [Int]) -> Int {
    lastRanks.firstIndex { rank <= $0 } ?? lastRanks.count - 1
  }
}
