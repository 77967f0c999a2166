public import MuchanEnergy
internal import MuchanLand
public import MuchanQuantities
internal import MuchanRecords

/// Why a zone's energy and CO2 changed, year by year (逐年分解).
///
/// Only enterprises that have both energy and value added count, for CO2 those whose CO2 is whole too; the zone's value added is their sum. An
/// enterprise that is there in both years and has the figures in one alone is left out of both: its figures are missing,
/// it has not come or gone. An enterprise counts in the industry of the later year in both.
///
/// CO2 is that of energy, without processes. Power and heat that one enterprise that counts sells another are in the seller's
/// fuel and taken off the buyer's carrier, by the land of both in the zone.
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
    public var change: Decomposition
    public var valueAddedBefore: Money
    public var valueAddedAfter: Money
    public var decoupling: Decoupling
    /// Enterprises that count, of those in the zone, in both years.
    public var coverageBefore: Coverage
    public var coverageAfter: Coverage
    public var memberships: [Membership]
    /// What leads from the zone's CO2 to what is decomposed, of both years; nil for energy.
    public var balances: [CarbonBalance]
  }

  /// Two years between which there is no step.
  public struct Gap: Hashable, Sendable {
    /// Why.
    public enum Reason: String, Sendable {
      case factorOfPower = "grid_factor_missing"
      case nobody = "no_enterprise_with_all_figures"
    }

    public var from: Int
    public var to: Int
    public var reason: Reason
  }

  /// One measure on one basis.
  public struct Series: Sendable {
    public var measure: Decomposition.Measure
    /// The basis of CO2; nil for energy, whose electricity is at calorific value.
    public var carbonBasis: CarbonBasis?
    public var steps: [Step]
    /// Pairs of years that could not be decomposed: nobody has what it takes, or the factor of power is missing.
    public var gaps: [Gap]

    /// The name of the basis.
    public var basis: String { carbonBasis?.name ?? Calorific.name }

    /// Effects of all steps together; nil where a step is missing between them, or there is one alone.
    public var chained: Effects? {
      guard steps.count > 1, zip(steps, steps.dropFirst()).allSatisfy({ $0.to == $1.from }) else { return nil }
      var sum = Effects()
      for step in steps { sum += step.change.effects }
      return sum
    }
  }

  /// Energy first, then CO2 on each basis.
  public let series: [Series]
  /// The year whose prices value added is at; nil where they are current ones.
  public let priceYear: Int?

  /// Energy, step by step.
  public var energy: [Step] { series.first { $0.measure == .energy }?.steps ?? [] }

  /// The industry of enterprises that state none.
  public static let unknownIndustry = "unknown"

  /// Decomposes the changes between years that follow each other.
  ///
  /// - Complexity: O(bases × years × enterprises × carriers).
  public init(_ years: [ZoneYear], zone: Int, _ inputs: ZoneYear.Inputs, limits: Decoupling.Limits) {
    priceYear = inputs.prices?.baseYear
    let books = MemberBooks(inputs, zone: zone)
    let bases: [CarbonBasis?] = [nil] + (inputs.carbon == nil ? [] : CarbonBasis.allCases)
    series = bases.map { basis in
      var own = Series(measure: basis == nil ? .energy : .carbon, carbonBasis: basis, steps: [], gaps: [])
      for (first, second) in zip(years, years.dropFirst()) {
        let isHidden = [first, second].contains { books.lacksFactor($0, basis) }
        if !isHidden, let step = Self.step(first, second, books, basis, limits) {
          own.steps.append(step)
        } else {
          own.gaps.append(Gap(from: first.year, to: second.year, reason: isHidden ? .factorOfPower : .nobody))
        }
      }
      return own
    }
  }

  private static func step(
    _ first: ZoneYear, _ second: ZoneYear, _ books: MemberBooks, _ basis: CarbonBasis?, _ limits: Decoupling.Limits
  ) -> Step? {
    let isConstant = books.inputs.prices != nil
    var memberships: [Membership] = []
    var before = MemberSums(first.year, books, basis)
    var after = MemberSums(second.year, books, basis)
    pairs(first, second) { old, new in
      let hasOld = old.map { books.counts($0, in: first.year, basis) } ?? false
      let hasNew = new.map { books.counts($0, in: second.year, basis) } ?? false
      guard hasOld || hasNew, let enterprise = old?.enterprise ?? new?.enterprise else { return }
      let industry = books.industry(of: enterprise, in: second.year, else: first.year)
      if hasOld != hasNew {
        let movement: Movement = old == nil ? .entered : new == nil ? .left : .notComparable
        memberships.append(
          Membership(
            enterprise: enterprise, movement: movement, industry: MemberBooks.name(ofIndustry: industry),
            energyBefore: old?.energy?.calorific, energyAfter: new?.energy?.calorific,
            valueAddedBefore: old?.valueAdded(atConstantPrices: isConstant),
            valueAddedAfter: new?.valueAdded(atConstantPrices: isConstant)))
        if movement == .notComparable { return }
      }
      if let old, hasOld { before.add(old, industry: industry) }
      if let new, hasNew { after.add(new, industry: industry) }
    }
    before.netSupplies()
    after.netSupplies()
    guard before.count > 0 || after.count > 0,
      let change = Decomposition(basis == nil ? .energy : .carbon, from: before.table, to: after.table)
    else { return nil }
    let (valueBefore, valueAfter) = (before.valueAdded, after.valueAdded)
    return Step(
      from: first.year, to: second.year, change: change, valueAddedBefore: Money(wanYuan: valueBefore),
      valueAddedAfter: Money(wanYuan: valueAfter),
      decoupling: Decoupling(
        pressure: (change.before, change.after), value: (valueBefore, valueAfter), limits: limits),
      coverageBefore: Coverage(known: before.count, total: first.members.count),
      coverageAfter: Coverage(known: after.count, total: second.members.count), memberships: memberships,
      balances: [before.balance(change.before), after.balance(change.after)].compactMap(\.self))
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
}
