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
    public var energyBefore: EnergyOnBothBases?
    public var energyAfter: EnergyOnBothBases?
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
      case coalInput = "coal_input_coefficient_missing"
      case nobody = "no_enterprise_with_all_figures"
    }

    public var from: Int
    public var to: Int
    public var reason: Reason
  }

  /// What is decomposed.
  public enum Subject: Hashable, Sendable {
    /// Energy, electricity at calorific value.
    case calorific
    /// Energy, electricity at coal input.
    case coalInput
    /// CO2 of energy; its energy is at calorific value.
    case carbon(CarbonBasis)

    /// The basis of CO2; nil for energy.
    public var carbonBasis: CarbonBasis? {
      if case .carbon(let basis) = self { basis } else { nil }
    }
  }

  /// One measure on one basis.
  public struct Series: Sendable {
    public var subject: Subject
    public var steps: [Step]
    /// Pairs of years that could not be decomposed: nobody has what it takes, or the factor of power is missing.
    public var gaps: [Gap]

    public var measure: Decomposition.Measure { carbonBasis == nil ? .energy : .carbon }
    /// The basis of CO2; nil for energy.
    public var carbonBasis: CarbonBasis? { subject.carbonBasis }
    /// The name of the basis.
    public var basis: String { carbonBasis?.name ?? (subject == .coalInput ? CoalInput.name : Calorific.name) }

    /// Effects of all steps together; nil where a step is missing between them, or there is one alone.
    public var chained: Effects? {
      guard steps.count > 1, zip(steps, steps.dropFirst()).allSatisfy({ $0.to == $1.from }) else { return nil }
      var sum = Effects()
      for step in steps { sum += step.change.effects }
      return sum
    }
  }

  /// Energy on both bases, then CO2 on each.
  public let series: [Series]
  /// The year whose prices value added is at; nil where they are current ones.
  public let priceYear: Int?

  /// Energy at calorific value, step by step.
  public var energy: [Step] { series.first { $0.subject == .calorific }?.steps ?? [] }

  /// The industry of enterprises that state none.
  public static let unknownIndustry = "unknown"

  /// Decomposes the changes between years that follow each other.
  ///
  /// - Complexity: O(bases × years × enterprises × carriers).
  public init(_ years: [ZoneYear], zone: Int, _ inputs: ZoneYear.Inputs, limits: Decoupling.Limits) {
    priceYear = inputs.prices?.baseYear
    let books = MemberBooks(inputs, zone: zone)
    let bases = inputs.carbon == nil ? [] : CarbonBasis.allCases
    let subjects: [Subject] = [.calorific, .coalInput] + bases.map { Subject.carbon($0) }
    series = subjects.map { subject in
      var own = Series(subject: subject, steps: [], gaps: [])
      for (first, second) in zip(years, years.dropFirst()) {
        let isHidden = [first, second].contains { books.lacksFactor($0, subject) }
        if !isHidden, let step = Self.step(first, second, books, subject, limits) {
          own.steps.append(step)
        } else {
          let hiding: Gap.Reason = subject == .coalInput ? .coalInput : .factorOfPower
          own.gaps.append(Gap(from: first.year, to: second.year, reason: isHidden ? hiding : .nobody))
        }
      }
      return own
    }
  }

  private static func step(
    _ first: ZoneYear, _ second: ZoneYear, _ books: MemberBooks, _ subject: Subject, _ limits: Decoupling.Limits
  ) -> Step? {
    let isConstant = books.inputs.prices != nil
    var memberships: [Membership] = []
    var before = MemberSums(first.year, books, subject)
    var after = MemberSums(second.year, books, subject)
    pairs(first, second) { old, new in
      let hasOld = old.map { books.counts($0, in: first.year, subject) } ?? false
      let hasNew = new.map { books.counts($0, in: second.year, subject) } ?? false
      guard hasOld || hasNew, let enterprise = old?.enterprise ?? new?.enterprise else { return }
      let industry = books.industry(of: enterprise, in: second.year, else: first.year)
      if hasOld != hasNew {
        let movement: Movement = old == nil ? .entered : new == nil ? .left : .notComparable
        memberships.append(
          Membership(
            enterprise: enterprise, movement: movement, industry: MemberBooks.name(ofIndustry: industry),
            energyBefore: old?.energy, energyAfter: new?.energy,
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
      let change = Decomposition(subject.carbonBasis == nil ? .energy : .carbon, from: before.table, to: after.table)
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
