internal import MuchanLand
public import MuchanQuantities
public import MuchanRecords

/// What industries zones live on (产业结构): the output of each division in each zone, how far a zone specialises, and how
/// like two zones are (requirements A3 and A7).
public struct IndustryStructure: Sendable {
  /// A division of industry in a zone.
  public struct Row: Sendable {
    public var zone: Int
    /// GB/T 4754, two digits.
    public var division: Int
    public var enterprises: Int
    public var output: FixedDecimal<SixPlaces>
    /// Of the zone's output of known divisions.
    public var share: Ratio?
    /// The share per the division's share in all zones together (区位商); nil where nothing is made anywhere.
    public var locationQuotient: Double?
  }

  /// Two zones, neither of which is part of the other.
  public struct Pair: Sendable {
    public var first: Int
    public var second: Int
    /// Cosine of the shares by division: 1 for the same structure, 0 for nothing in common (产业结构相似系数).
    public var similarity: Double
    /// Sum of the differences of shares: 0 for the same structure, 2 for nothing in common (Krugman).
    public var difference: Double
  }

  /// More zones than this are not compared in pairs.
  public static let mostCompared = 1_000

  public let year: Int
  /// By zone, then the most output first.
  public let rows: [Row]
  /// The most alike first; nil for more zones than `mostCompared`.
  public let pairs: [Pair]?
  /// Enterprises with output and division, of those with land in a zone.
  public let coverage: Coverage

  /// Adds a year up; an enterprise in several zones is divided by the land it holds in each.
  ///
  /// - Complexity: O(enterprises + zones² × divisions).
  public init(_ table: YieldTable, enterprises: EnterpriseYears) {
    year = table.year
    let zones = table.land.zones
    var sums = [[Int: (enterprises: Int, output: FixedDecimal<SixPlaces>)]](repeating: [:], count: zones.zones.count)
    var coverage = Coverage()
    var shares: [FixedDecimal<SixPlaces>?] = []
    let held = table.land.held
    for enterprise in table.figures.numbers {
      let parts = held.parts(of: enterprise)
      guard !parts.isEmpty, let row = enterprises.index(of: enterprise, in: table.year) else { continue }
      let output = table.figures[.output, enterprise]
      let division = enterprises.rows.industryDivision(of: row)
      coverage.count(isKnown: output != nil && division != nil)
      guard let output, let division else { continue }
      _ = table.land.divide(output, of: enterprise, into: &shares)
      for part in parts {
        let share = held.isWhole(enterprise) ? output : shares[part - parts.lowerBound] ?? .zero
        sums[held.zone(ofPart: part)][division, default: (0, .zero)].enterprises += 1
        sums[held.zone(ofPart: part)][division, default: (0, .zero)].output += share
      }
    }
    self.coverage = coverage
    // Zones at the top make up the whole; parks are in them.
    var whole: [Int: FixedDecimal<SixPlaces>] = [:]
    for zone in zones.roots { for (division, sum) in sums[zone] { whole[division, default: .zero] += sum.output } }
    let total = whole.values.reduce(.zero, +)
    rows = sums.indices.flatMap { zone -> [Row] in
      let own = sums[zone].values.reduce(FixedDecimal<SixPlaces>.zero) { $0 + $1.output }
      return sums[zone].map { division, sum in
        let share = Ratio(sum.output, of: own)
        let mean = whole[division].flatMap { Ratio($0, of: total) }?.doubleValue ?? 0
        return Row(
          zone: zone, division: division, enterprises: sum.enterprises, output: sum.output, share: share,
          locationQuotient: mean > 0 ? share.map { $0.doubleValue / mean } : nil)
      }.sorted { ($1.output, $0.division) < ($0.output, $1.division) }
    }
    pairs = Self.pairs(sums.map { $0.mapValues(\.output) }, zones)
  }

  private static func pairs(
    _ outputs: [[Int: FixedDecimal<SixPlaces>]], _ zones: ZoneHierarchy
  ) -> [Pair]? {
    let compared = outputs.indices.filter { outputs[$0].values.contains { $0 > .zero } }
    guard compared.count <= mostCompared else { return nil }
    let divisions = Set(outputs.flatMap(\.keys)).sorted()
    let shares = compared.map { zone in
      let whole = outputs[zone].values.reduce(FixedDecimal<SixPlaces>.zero, +).doubleValue
      return divisions.map { (outputs[zone][$0]?.doubleValue ?? 0) / whole }
    }
    let lengths = shares.map { $0.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    var pairs: [Pair] = []
    for (place, first) in compared.enumerated() {
      for (other, second) in compared.enumerated().dropFirst(place + 1)
      where !zones.isPart(first, of: second) && !zones.isPart(second, of: first) {
        var (product, difference) = (0.0, 0.0)
        for (own, its) in zip(shares[place], shares[other]) {
          product += own * its
          difference += (own - its).magnitude
        }
        pairs.append(
          Pair(
            first: first, second: second, similarity: product / (lengths[place] * lengths[other]),
            difference: difference))
      }
    }
    return pairs.sorted { ($1.similarity, $0.first, $0.second) < ($0.similarity, $1.first, $1.second) }
  }
}

extension ZoneHierarchy {
  /// Whether a zone lies in another, at any depth.
  fileprivate func isPart(_ zone: Int, of other: Int) -> Bool {
    var above = parents[zone]
    while let here = above {
      if here == other { return true }
      above = parents[here]
    }
    return false
  }
}
