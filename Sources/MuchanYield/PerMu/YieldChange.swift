internal import MuchanLand
internal import MuchanQuantities

/// Figures per mu of a zone from one year to the next: of all enterprises, and of those that have figure and land in both
/// years (同口径), so that who came and went is not taken for a change.
public struct YieldChange: Sendable {
  /// One figure in one zone.
  public struct Row: Sendable {
    public var zone: Int
    public var figure: YieldFigure
    public var before: PerMu
    public var after: PerMu
    /// The matched sample; coverage counts its members among those who have the figure in either year.
    public var matchedBefore: PerMu
    public var matchedAfter: PerMu

    /// The change of the mean per mu, 0.1 being 10 %; nil where one is unknown or the first is not positive.
    public var change: Double? { Self.change(before, after) }
    public var matchedChange: Double? { Self.change(matchedBefore, matchedAfter) }

    private static func change(_ before: PerMu, _ after: PerMu) -> Double? {
      guard let first = before.value, let second = after.value, first > 0 else { return nil }
      return second / first - 1
    }
  }

  public let from: Int
  public let to: Int
  /// By zone and figure; those known in one of the years.
  public let rows: [Row]

  /// Compares two years.
  public init(from before: YieldTable, to after: YieldTable) {
    from = before.year
    to = after.year
    let count = YieldFigure.allCases.count
    let width = before.land.zones.zones.count + 1
    var first = [PerMu](repeating: PerMu(), count: width * count)
    var second = first
    var (earlier, later) = (DividedFigures(), DividedFigures())
    for enterprise in before.figures.numbers {
      guard before.land.area(of: enterprise) != nil, after.land.area(of: enterprise) != nil else { continue }
      earlier.divide(before.figures, of: enterprise, by: before.land)
      later.divide(after.figures, of: enterprise, by: after.land)
      func add(
        _ zone: Int, _ areas: (Area, Area), _ parts: (Int) -> (FixedDecimal<SixPlaces>?, FixedDecimal<SixPlaces>?)
      ) {
        for number in 0..<count {
          let place = (zone + 1) * count + number
          guard case (let start?, let end?) = parts(number) else { continue }
          first[place].amount += start
          first[place].land += areas.0
          first[place].coverage.count(isKnown: true)
          second[place].amount += end
          second[place].land += areas.1
          second[place].coverage.count(isKnown: true)
        }
      }
      let outside = (
        before.land.area(of: enterprise, in: ZoneHierarchy.outside),
        after.land.area(of: enterprise, in: ZoneHierarchy.outside)
      )
      if outside.0 > .zero, outside.1 > .zero {
        add(ZoneHierarchy.outside, outside) { (earlier.rest($0), later.rest($0)) }
      }
      let (held, next) = (before.land.held, after.land.held)
      let (parts, others) = (held.parts(of: enterprise), next.parts(of: enterprise))
      for part in parts {
        let zone = held.zone(ofPart: part)
        guard let other = others.first(where: { next.zone(ofPart: $0) == zone }) else { continue }
        add(zone, (held.area(ofPart: part), next.area(ofPart: other))) {
          (earlier.share($0, part - parts.lowerBound), later.share($0, other - others.lowerBound))
        }
      }
    }
    rows = Self.rows(before, after, first, second)
  }

  private static func rows(
    _ before: YieldTable, _ after: YieldTable, _ first: [PerMu], _ second: [PerMu]
  ) -> [Row] {
    var zones: [Int: (FigureSums, FigureSums)] = [:]
    for row in before.zones { zones[row.zone, default: (FigureSums(), FigureSums())].0 = row.sums }
    for row in after.zones { zones[row.zone, default: (FigureSums(), FigureSums())].1 = row.sums }
    var rows: [Row] = []
    for (zone, sums) in zones.sorted(by: { $0.key < $1.key }) {
      for figure in YieldFigure.allCases {
        let (start, end) = (sums.0[figure], sums.1[figure])
        guard start.coverage.known + end.coverage.known > 0 else { continue }
        let place = (zone + 1) * YieldFigure.allCases.count + figure.number
        var (matchedBefore, matchedAfter) = (first[place], second[place])
        let either = start.coverage.known + end.coverage.known - matchedBefore.coverage.known
        matchedBefore.coverage.total = either
        matchedAfter.coverage.total = either
        rows.append(
          Row(
            zone: zone, figure: figure, before: start, after: end, matchedBefore: matchedBefore,
            matchedAfter: matchedAfter))
      }
    }
    return rows
  }
}
