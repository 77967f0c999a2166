public import MuchanEnergy
internal import MuchanLand
public import MuchanQuantities
internal import MuchanRecords

/// Why a zone's energy changed, year by year (逐年分解).
///
/// Only enterprises that have both energy and value added count; the zone's value added is their sum. An enterprise that is there in both years
/// and has both in one alone is left out of both: its figures are missing, it has not come or gone. An
/// enterprise counts in the industry of the later year in both.
public struct ZoneDecomposition: Sendable {
  /// Why an enterprise is in one year of a step alone.
  public enum Movement: String, Sendable, CaseIterable {
    case entered
    case left
    /// There in both years, figures in one: in neither sum.
    case notComparable = "not_comparable"
  }

  /// An enterprise that is in one year of a step alone.
  public struct Membership: Sendable {
    public var enterprise: Int
    public var movement: Movement
    public var industry: String
    public var energyBefore: StandardCoal<Calorific>?
    public var energyAfter: StandardCoal<Calorific>?
    public var valueAddedBefore: Money?
    public var valueAddedAfter: Money?
  }

  /// Two years that follow each other.
  public struct Step: Sendable {
    public var from: Int
    public var to: Int
    public var energy: Decomposition
    public var valueAddedBefore: Money
    public var valueAddedAfter: Money
    public var decoupling: Decoupling
    /// Enterprises that count, of those in the zone, in both years.
    public var coverageBefore: Coverage
    public var coverageAfter: Coverage
    public var memberships: [Membership]
  }

  public let steps: [Step]
  /// The year whose prices value added is at; nil where they are current ones.
  public let priceYear: Int?

  /// The industry of enterprises that state none.
  public static let unknownIndustry = "unknown"

  /// Decomposes the changes between years that follow each other.
  ///
  /// - Complexity: O(years × enterprises × carriers).
  public init(_ years: [ZoneYear], zone: Int, _ inputs: ZoneYear.Inputs, limits: Decoupling.Limits) {
    let isConstant = inputs.prices != nil
    priceYear = inputs.prices?.baseYear
    let firstRows = Self.firstRows(inputs)
    steps = zip(years, years.dropFirst()).compactMap { first, second in
      Self.step(first, second, zone, inputs, isConstant: isConstant, firstRows, limits)
    }
  }

  /// Effects of all steps together.
  public var chained: Effects {
    var sum = Effects()
    for step in steps { sum += step.energy.effects }
    return sum
  }

  private static func step(
    _ first: ZoneYear, _ second: ZoneYear, _ zone: Int, _ inputs: ZoneYear.Inputs, isConstant: Bool,
    _ firstRows: [Int], _ limits: Decoupling.Limits
  ) -> Step? {
    var before = IndustryCarrierYear(year: first.year)
    var after = IndustryCarrierYear(year: second.year)
    var memberships: [Membership] = []
    var (knownBefore, knownAfter) = (0, 0)
    func add(_ member: ZoneYear.Member, to table: inout IndustryCarrierYear, industry: String) {
      guard let added = member.valueAdded(atConstantPrices: isConstant) else { return }
      table.add(valueAdded: added.wanYuan, to: industry)
      guard let land = inputs.land[table.year] else { return }
      var scratch: [FixedDecimal<SixPlaces>?] = []
      for row in firstRows[member.enterprise]..<firstRows[member.enterprise + 1] {
        let entry = inputs.energy.carriers[row]
        guard entry.year == table.year,
          let part = land.part(
            of: entry.energy.calorific.tonnes, of: member.enterprise, in: zone, scratch: &scratch)
        else { continue }
        table.add(.init(energy: part), carrier: entry.carrier, to: industry)
      }
    }
    pairs(first, second) { old, new in
      let hasOld = old?.hasBoth(atConstantPrices: isConstant) ?? false
      let hasNew = new?.hasBoth(atConstantPrices: isConstant) ?? false
      guard hasOld || hasNew, let enterprise = old?.enterprise ?? new?.enterprise else { return }
      let industry = industry(of: enterprise, in: second.year, else: first.year, inputs)
      if hasOld != hasNew {
        let movement: Movement = old == nil ? .entered : new == nil ? .left : .notComparable
        memberships.append(
          Membership(
            enterprise: enterprise, movement: movement, industry: industry, energyBefore: old?.energy?.calorific,
            energyAfter: new?.energy?.calorific, valueAddedBefore: old?.valueAdded(atConstantPrices: isConstant),
            valueAddedAfter: new?.valueAdded(atConstantPrices: isConstant)))
        if movement == .notComparable { return }
      }
      if let old, hasOld {
        add(old, to: &before, industry: industry)
        knownBefore += 1
      }
      if let new, hasNew {
        add(new, to: &after, industry: industry)
        knownAfter += 1
      }
    }
    guard knownBefore > 0 || knownAfter > 0, let energy = Decomposition(.energy, from: before, to: after) else {
      return nil
    }
    return Step(
      from: first.year, to: second.year, energy: energy, valueAddedBefore: Money(wanYuan: before.valueAdded),
      valueAddedAfter: Money(wanYuan: after.valueAdded),
      decoupling: Decoupling(
        pressure: (energy.before, energy.after), value: (before.valueAdded, after.valueAdded), limits: limits),
      coverageBefore: Coverage(known: knownBefore, total: first.members.count),
      coverageAfter: Coverage(known: knownAfter, total: second.members.count), memberships: memberships)
  }

  /// Calls `body` with both years of every member, by number; nil where it is not there.
  private static func pairs(
    _ first: ZoneYear, _ second: ZoneYear, _ body: (ZoneYear.Member?, ZoneYear.Member?) -> Void
  ) {
    var (one, other) = (0, 0)
    while one < first.members.count || other < second.members.count {
      let left = one < first.members.count ? first.members[one] : nil
      let right = other < second.members.count ? second.members[other] : nil
      let (a, b) = (left?.enterprise ?? .max, right?.enterprise ?? .max)
      body(a <= b ? left : nil, b <= a ? right : nil)
      if a <= b { one += 1 }
      if b <= a { other += 1 }
    }
  }

  /// The two-digit division of the later year, else of the earlier one.
  private static func industry(
    of enterprise: Int, in year: Int, else earlier: Int, _ inputs: ZoneYear.Inputs
  ) -> String {
    for year in [year, earlier] {
      guard let row = inputs.enterprises.index(of: enterprise, in: year),
        let division = inputs.enterprises.rows.industryDivision(of: row)
      else { continue }
      return division < 10 ? "0\(division)" : String(division)
    }
    return unknownIndustry
  }

  /// For each enterprise where its carriers begin, and at the end how many there are.
  private static func firstRows(_ inputs: ZoneYear.Inputs) -> [Int] {
    var firsts = [Int](repeating: 0, count: inputs.enterprises.count + 1)
    for row in inputs.energy.carriers { firsts[row.enterprise + 1] += 1 }
    for enterprise in 0..<inputs.enterprises.count { firsts[enterprise + 1] += firsts[enterprise] }
    return firsts
  }
}
