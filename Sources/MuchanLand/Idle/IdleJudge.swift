public import MuchanQuantities
internal import MuchanRecords

/// Holds the records of parcels against rule sets on idle land (闲置土地). Knows no parcel but the one asked about.
public struct IdleJudge: Sendable {
  public let facts: FactsOnDay
  /// The rule sets that apply, the national ones first.
  public let rules: [IdleRuleSet]
  /// Whether the layer has start dates of works at all.
  private let tellsStarts: Bool
  /// In the order of the rule sets.
  private var clausesByKind: [IdleRuleSet.Kind: [(set: Int, clause: Int, rule: IdleRuleSet.Clause)]] = [:]

  /// Makes a judge.
  public init(_ facts: FactsOnDay, rules: [IdleRuleSet]) {
    self.facts = facts
    self.rules = rules.sorted { ($0.province == nil ? 0 : 1, $0.id) < ($1.province == nil ? 0 : 1, $1.id) }
    tellsStarts = facts.parcels.has(.startedOn)
    for (set, rule) in self.rules.enumerated() {
      for (number, clause) in rule.clauses.enumerated() {
        clausesByKind[clause.kind, default: []].append((set, number, clause))
      }
    }
  }

  /// Whether a parcel has been supplied by the day: by its supply date, else by any record that only supplied land has.
  ///
  /// Nil where nothing tells.
  public func isSupplied(_ row: Int) -> Bool? {
    let supplied = facts.parcels.dayNumber(.suppliedOn, of: row)
    if supplied == ParcelFacts.unusableDay { return nil }
    if supplied != 0 { return facts.days(since: supplied) >= 0 }
    for date in Self.onlySupplied where ParcelFacts.isKnown(facts.parcels.dayNumber(date, of: row)) { return true }
    return facts.parcels.word(.supplyMode, of: row).value == nil ? nil : true
  }

  /// Days that only land has that was supplied.
  private static let onlySupplied: [ParcelDate] = [.deliveredOn, .startBy, .startedOn, .completedOn, .producedOn]
  /// Days that tell of works, and the orders of them, of their agreed beginning and of use.
  private static let works: [ParcelDate] = [.completedOn, .producedOn, .startedOn, .stoppedOn, .resumedOn]
  private static let worksOrders = FactsOnDay.orders(of: .startedOn, .stoppedOn, .resumedOn)
  private static let agreedOrders = FactsOnDay.orders(of: .startBy)
  private static let completionOrders = FactsOnDay.orders(of: .completedOn)
  private static let productionOrders = FactsOnDay.orders(of: .producedOn)

  /// The first of some orders that the days of a parcel break, in words.
  private func doubt(_ orders: [FactsOnDay.Order], _ row: Int) -> String? {
    facts.broken(orders, of: row).map { "\($0.later.property) before \($0.earlier.property)" }
  }

  /// What the records say of a supplied parcel.
  public func finding(of row: Int) -> IdleFinding {
    if wasDisposed(row) { return .notIdle(.disposed) }
    for date in [ParcelDate.completedOn, .producedOn] where facts.isKnown(date, of: row) {
      if let doubt = doubt(date == .completedOn ? Self.completionOrders : Self.productionOrders, row) {
        return .unknown(missing: [doubt])
      }
      return .notIdle(.inUse)
    }
    var missing: [String] = []
    for date in Self.works where facts.number(date, of: row) == ParcelFacts.unusableDay {
      missing.append(date.property)
    }
    if !missing.isEmpty { return .unknown(missing: missing) }
    let started = facts.date(.startedOn, of: row).value
    let stopped = facts.date(.stoppedOn, of: row).value
    let resumed = facts.date(.resumedOn, of: row).value
    let hasStarted = started != nil || stopped != nil || resumed != nil
    if let doubt = doubt(hasStarted ? Self.worksOrders : Self.agreedOrders, row) {
      return .unknown(missing: [doubt])
    }
    let own: IdleFinding
    if hasStarted {
      own =
        stopped != nil && resumed == nil
        ? stopFinding(row, since: stopped ?? facts.day) : .notIdle(.underConstruction)
    } else {
      own = startFinding(row)
    }
    return stronger(own, investmentFinding(row))
  }

  // MARK: Not started

  private func startFinding(_ row: Int) -> IdleFinding {
    if !tellsStarts { return .unknown(missing: ["started_on"]) }
    // Buildings without a start of works: the start is missing, not the works.
    let built: [ParcelAmount] = [.developedArea, .footprint, .floorArea]
    for amount in built where facts.amount(amount, of: row).value.map({ $0 > .zero }) == true {
      return .unknown(missing: ["started_on (\(amount.property) > 0)"])
    }
    if let built = facts.parcels.word(.landClass, of: row).value, built.hasPrefix("A") {
      return .unknown(missing: ["started_on (td1029_class \(built))"])
    }
    if facts.date(.startBy, of: row).isUnusable { return .unknown(missing: ["start_by"]) }
    let agreed = facts.date(.startBy, of: row).value
    for (set, clause, rule) in clauses(of: .notStarted) {
      let start: CalendarDay
      if let months = rule.monthsAfterDelivery {
        guard agreed == nil else { continue }
        guard let delivered = facts.date(.deliveredOn, of: row).value, let presumed = delivered.adding(months: months)
        else { continue }
        start = presumed
      } else {
        guard let agreed else { continue }
        start = agreed
      }
      return clock(set, clause, from: start, isPresumed: rule.monthsAfterDelivery != nil)
        ?? .notIdle(.startAhead)
    }
    return .unknown(missing: ["start_by", "delivered_on"])
  }

  // MARK: Started and stopped

  private func stopFinding(_ row: Int, since stopped: CalendarDay) -> IdleFinding {
    for (set, clause, rule) in clauses(of: .stopped) {
      var missing: [String] = []
      var isMet = rule.developedShare == nil && rule.investedShare == nil
      for (limit, part, whole) in [
        (rule.developedShare, ParcelAmount.developedArea, ParcelAmount.dueArea),
        (rule.investedShare, .invested, .totalInvestment),
      ] {
        guard let limit else { continue }
        let (ratio, gaps) = share(part, of: whole, row)
        missing += gaps
        if let ratio, limit.isMet(by: ratio) == true { isMet = true }
      }
      if isMet { return clock(set, clause, from: stopped, isPresumed: false) ?? .notIdle(.underConstruction) }
      if !missing.isEmpty { return .unknown(missing: missing) }
    }
    return .notIdle(.wellAdvanced)
  }

  /// Too little invested, whether works have started or not; nil where no rule set asks, or it says nothing.
  private func investmentFinding(_ row: Int) -> IdleFinding? {
    for (set, clause, rule) in clauses(of: .underInvested) {
      guard let limit = rule.investedShare else { continue }
      guard let start = facts.date(.startBy, of: row).value else { return .unknown(missing: ["start_by"]) }
      let (ratio, missing) = share(.invested, of: .totalInvestment, row)
      guard let ratio else {
        guard let full = rule.span.firstDay(since: start), full <= facts.day else { return nil }
        return .unknown(missing: missing)
      }
      if limit.isMet(by: ratio) == true { return clock(set, clause, from: start, isPresumed: false) }
    }
    return nil
  }

  // MARK: Steps

  private func clauses(of kind: IdleRuleSet.Kind) -> [(set: Int, clause: Int, rule: IdleRuleSet.Clause)] {
    clausesByKind[kind] ?? []
  }

  /// Suspected where the clause's time is full, running where it has begun; nil where it has not.
  private func clock(_ set: Int, _ clause: Int, from start: CalendarDay, isPresumed: Bool) -> IdleFinding? {
    guard let full = rules[set].clauses[clause].span.firstDay(since: start), start < facts.day else { return nil }
    let clock = IdleFinding.Clock(ruleSet: set, clause: clause, from: start, fullOn: full, isPresumed: isPresumed)
    return full <= facts.day ? .suspected(clock) : .running(clock)
  }

  /// Part / whole, and what is missing for it.
  public func share(_ part: ParcelAmount, of whole: ParcelAmount, _ row: Int) -> (ratio: Ratio?, missing: [String]) {
    let (above, below) = (facts.amount(part, of: row).value, facts.amount(whole, of: row).value)
    if let above, let below, let ratio = Ratio(above, of: below) { return (ratio, []) }
    return (
      nil,
      [above == nil ? part.property : nil, below.map { $0 > .zero } == true ? nil : whole.property].compactMap { $0 }
    )
  }

  /// Whether an idle case of the parcel is closed. A start date agreed after that begins a new clock.
  private func wasDisposed(_ row: Int) -> Bool {
    let disposed = facts.date(.disposedOn, of: row).value
    guard disposed != nil || facts.parcels.word(.idleStatus, of: row).value == "disposed" else { return false }
    // A status without a day is taken as it stands.
    guard let disposed else { return facts.parcels.day(.disposedOn, of: row).isAbsent }
    return facts.date(.startBy, of: row).value.map { $0 <= disposed } ?? true
  }

  /// What weighs more: suspected, then unknown, then running, then not idle.
  private func stronger(_ one: IdleFinding, _ other: IdleFinding?) -> IdleFinding {
    guard let other else { return one }
    func weight(_ finding: IdleFinding) -> Int {
      switch finding {
      case .suspected: 3
      case .unknown: 2
      case .running: 1
      case .notIdle: 0
      }
    }
    if case .suspected = one { return one }
    if case .notIdle(.inUse) = one { return one }
    return weight(other) > weight(one) ? other : one
  }
}
