internal import MuchanLand
public import MuchanQuantities
public import MuchanRecords

/// The enterprise base of a zone (requirement A4): how many enterprises are above designated size, certified high-tech and
/// listed, and the share that high-tech *industry* has in the output of industry above designated size.
///
/// Certified enterprises (高新技术企业) and enterprises of high-tech industry (高新技术产业) are different things: the one is a
/// certificate, the other an industry code. They are counted apart and never stand in for each other.
public struct EnterpriseBase: Sendable {
  /// What is counted.
  public enum Trait: String, Sendable, CaseIterable {
    case aboveDesignatedSize = "above_designated_size"
    case certifiedHighTech = "certified_high_tech"
    case listed

    func holds(_ rows: EnterpriseColumns, _ row: Int) -> Bool? {
      switch self {
      case .aboveDesignatedSize: rows.isAboveDesignatedSize(of: row)
      case .certifiedHighTech: rows.isCertifiedHighTech(of: row)
      case .listed: rows.isListed(of: row)
      }
    }
  }

  /// Enterprises that have a trait.
  public struct Count: Sendable {
    public var count = 0
    /// Those that say whether they have it, of all.
    public var coverage = Coverage()
  }

  /// The output of one industry set, of enterprises above designated size.
  public struct Industry: Sendable {
    /// Enterprises above designated size of the set.
    public var count = 0
    public var output = FixedDecimal<SixPlaces>.zero
    /// The output of all enterprises above designated size whose industry is known.
    public var whole = FixedDecimal<SixPlaces>.zero
    /// Enterprises above designated size whose output and industry are known, of all.
    public var coverage = Coverage()

    /// Output of the set / output of all; nil where there is none.
    public var share: Ratio? { Ratio(output, of: whole) }
  }

  /// A zone's base.
  public struct Row: Sendable {
    /// The zone, or `ZoneHierarchy.outside`; nil for enterprises whose land is not known.
    public var zone: Int?
    public var enterprises = 0
    public var traits = [Count](repeating: Count(), count: Trait.allCases.count)
    /// One for each set.
    public var industries: [Industry]
  }

  public let year: Int
  public let sets: [IndustrySet]
  /// By zone, enterprises without known land last.
  public let rows: [Row]

  /// Counts the enterprises of a year: whole where they hold any land of a zone, their output by the land they hold there.
  public init(_ table: YieldTable, enterprises: EnterpriseYears, sets: [IndustrySet]) {
    year = table.year
    self.sets = sets
    let empty = Row(zone: nil, industries: [Industry](repeating: Industry(), count: sets.count))
    // One for the land outside, then the zones, then enterprises of no known place.
    var rows = [Row](repeating: empty, count: table.land.zones.zones.count + 2)
    var isOf = IndustryMemory(sets)
    var shares: [FixedDecimal<SixPlaces>?] = []
    for enterprise in table.figures.numbers {
      guard let row = enterprises.index(of: enterprise, in: year) else { continue }
      let isIn = isOf.membership(of: enterprises.rows.industryCode(of: row))
      let output = table.figures[.output, enterprise]
      func add(_ place: Int, _ part: FixedDecimal<SixPlaces>?) {
        rows[place].add(row, enterprises.rows, output: part, isIn: isIn)
      }
      guard table.land.area(of: enterprise) != nil else {
        add(rows.count - 1, output)
        continue
      }
      let held = table.land.held
      let parts = held.parts(of: enterprise)
      let isWhole = held.isWhole(enterprise)
      let rest = table.land.divide(output ?? .zero, of: enterprise, into: &shares)
      if !isWhole, table.land.area(of: enterprise, in: ZoneHierarchy.outside) > .zero {
        add(0, output.map { _ in rest })
      }
      for part in parts {
        let share = isWhole ? output : shares[part - parts.lowerBound]
        add(held.zone(ofPart: part) + 1, output == nil ? nil : share)
      }
    }
    self.rows = rows.indices.compactMap { index in
      guard rows[index].enterprises > 0 else { return nil }
      var row = rows[index]
      row.zone = index == rows.count - 1 ? nil : index - 1
      return row
    }
  }
}

extension EnterpriseBase.Row {
  fileprivate mutating func add(
    _ row: Int, _ given: EnterpriseColumns, output: FixedDecimal<SixPlaces>?, isIn: [Bool?]
  ) {
    enterprises += 1
    for (index, trait) in EnterpriseBase.Trait.allCases.enumerated() {
      let holds = trait.holds(given, row)
      traits[index].coverage.count(isKnown: holds != nil)
      if holds == true { traits[index].count += 1 }
    }
    guard given.isAboveDesignatedSize(of: row) == true else { return }
    for (set, isIn) in isIn.enumerated() {
      industries[set].coverage.count(isKnown: isIn != nil && output != nil)
      if isIn == true { industries[set].count += 1 }
      guard let isIn, let output else { continue }
      industries[set].whole += output
      if isIn { industries[set].output += output }
    }
  }
}

/// Which sets an industry code belongs to, found once for each code.
private struct IndustryMemory {
  private let sets: [IndustrySet]
  private var known: [String: [Bool?]] = [:]

  init(_ sets: [IndustrySet]) { self.sets = sets }

  mutating func membership(of code: String?) -> [Bool?] {
    guard let code else { return [Bool?](repeating: nil, count: sets.count) }
    if let found = known[code] { return found }
    let found = sets.map { $0.contains(code) }
    known[code] = found
    return found
  }
}
