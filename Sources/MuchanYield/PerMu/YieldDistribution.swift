internal import MuchanLand
public import MuchanQuantities

/// How the land of a zone spreads over yields: which of it yields little, and how much of a figure comes from it.
///
/// Each enterprise counts with its land in the zone and its own figure per mu. The k-th decile is the least yield at which
/// enterprises that yield no more hold at least k tenths of the land. `median` takes enterprises, not land: the middle
/// one, or the mean of the two in the middle.
public struct YieldDistribution: Sendable {
  /// One figure in one zone.
  public struct Row: Sendable {
    public var zone: Int
    public var figure: YieldFigure
    /// Sum of the figure over sum of the land: the mean that weighs by area.
    public var sum: PerMu
    /// Nine deciles by land.
    public var deciles: [Double]
    /// The median of enterprises.
    public var median: Double
    /// What comes from the fifth of the land that yields least, the enterprise across the border in proportion.
    public var lowestFifth: FixedDecimal<SixPlaces>

    /// `lowestFifth` of the whole (低效两成土地的产出占比); nil where the whole is not positive.
    public var lowestFifthShare: Ratio? { Ratio(lowestFifth, of: sum.amount) }
  }

  public let year: Int
  /// By zone and figure; those with an enterprise that has the figure.
  public let rows: [Row]

  /// Spreads the figures of a year.
  ///
  /// - Complexity: O(figures × (enterprises × log enterprises + zones of an enterprise)).
  public init(_ table: YieldTable) {
    year = table.year
    let held = table.land.held
    var totals: [Int: FigureSums] = [:]
    for row in table.zones { totals[row.zone] = row.sums }
    var rows: [Row] = []
    var shares: [FixedDecimal<SixPlaces>?] = []
    for figure in YieldFigure.allCases {
      var spreads = [Spread?](repeating: nil, count: table.land.zones.zones.count + 1)
      for (zone, sums) in totals where sums[figure].coverage.known > 0 { spreads[zone + 1] = Spread(sums[figure]) }
      for (enterprise, yield) in Self.ascending(figure, table) {
        guard let amount = table.figures[figure, enterprise] else { continue }
        let parts = held.parts(of: enterprise)
        if held.isWhole(enterprise) {
          for part in parts { spreads[held.zone(ofPart: part) + 1]?.add(yield, held.area(ofPart: part), amount) }
          continue
        }
        let rest = table.land.divide(amount, of: enterprise, into: &shares)
        let outside = table.land.area(of: enterprise, in: ZoneHierarchy.outside)
        if outside > .zero { spreads[0]?.add(yield, outside, rest) }
        for part in parts {
          guard let share = shares[part - parts.lowerBound] else { continue }
          spreads[held.zone(ofPart: part) + 1]?.add(yield, held.area(ofPart: part), share)
        }
      }
      for (index, spread) in spreads.enumerated() {
        if let spread { rows.append(spread.row(zone: index - 1, figure)) }
      }
    }
    let order = Dictionary(uniqueKeysWithValues: YieldFigure.allCases.enumerated().map { ($1, $0) })
    self.rows = rows.sorted { ($0.zone, order[$0.figure] ?? 0) < ($1.zone, order[$1.figure] ?? 0) }
  }

  /// The enterprises with the figure and land by their yield, then by number.
  private static func ascending(_ figure: YieldFigure, _ table: YieldTable) -> [(enterprise: Int, yield: Double)] {
    var list: [(enterprise: Int, yield: Double)] = []
    for enterprise in table.figures.numbers {
      if let yield = table.perMu(figure, of: enterprise) { list.append((enterprise, yield)) }
    }
    list.sort { $0.yield == $1.yield ? $0.enterprise < $1.enterprise : $0.yield < $1.yield }
    return list
  }
}

/// Enterprises of one zone, given in the order of their yields.
private struct Spread {
  private let total: PerMu
  private var land = Area.zero
  private var count = 0
  private var deciles: [Double] = []
  private var middle: [Double] = []
  private var lowestFifth = FixedDecimal<SixPlaces>.zero

  init(_ total: PerMu) { self.total = total }

  mutating func add(_ yield: Double, _ area: Area, _ amount: FixedDecimal<SixPlaces>) {
    let whole = total.land.squareMetres.units
    let before = land.squareMetres.units
    land += area
    count += 1
    let after = land.squareMetres.units
    while deciles.count < 9, after * 10 >= whole * Int128(deciles.count + 1) { deciles.append(yield) }
    // The middle one of an odd count, the two in the middle of an even one.
    let known = total.coverage.known
    if count * 2 == known || count * 2 == known + 1 || (known % 2 == 0 && count * 2 == known + 2) {
      middle.append(yield)
    }
    if after * 5 <= whole {
      lowestFifth += amount
    } else if before * 5 < whole {
      // In fifths of 1e-9 m², so that the border of the fifth is exact.
      lowestFifth += amount.share(
        FixedDecimal<NinePlaces>(units: whole - before * 5), of: FixedDecimal<NinePlaces>(units: (after - before) * 5))
    }
  }

  func row(zone: Int, _ figure: YieldFigure) -> YieldDistribution.Row {
    let median = middle.isEmpty ? 0 : middle.reduce(0, +) / Double(middle.count)
    return YieldDistribution.Row(
      zone: zone, figure: figure, sum: total, deciles: deciles, median: median, lowestFifth: lowestFifth)
  }
}
