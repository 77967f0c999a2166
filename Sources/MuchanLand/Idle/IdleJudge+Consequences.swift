internal import MuchanQuantities
internal import MuchanRecords

extension IdleJudge {
  /// Whether the authority has recognised the parcel as idle by the day and not disposed of it.
  func isRecognised(_ row: Int) -> Bool {
    guard facts.parcels.word(.idleStatus, of: row).value == "recognised" else {
      // Disposed of after the day: recognised on the day.
      guard facts.parcels.word(.idleStatus, of: row).value == "disposed",
        let recognised = facts.date(.recognisedOn, of: row).value
      else { return false }
      guard case .known(let disposed) = facts.parcels.day(.disposedOn, of: row) else { return false }
      return recognised <= facts.day && disposed > facts.day
    }
    // Without a day the status is taken as it stands; a later day is not yet.
    switch facts.parcels.day(.recognisedOn, of: row) {
    case .known(let day): return day <= facts.day
    case .absent, .unusable: return true
    }
  }

  /// The parcel as it stands in the list of idle land; nil where it is neither suspected nor recognised.
  func idleParcel(_ row: Int, _ finding: IdleFinding) -> IdleParcel? {
    let isRecognised = isRecognised(row)
    var clock: IdleFinding.Clock?
    var contradiction: String?
    switch finding {
    case .suspected(let own): clock = own
    case .running(let own): (clock, contradiction) = (own, "clock not full")
    case .notIdle(let reason): contradiction = reason.rawValue
    case .unknown(let missing): contradiction = "unknown: " + missing.joined(separator: ", ")
    }
    let isSuspected = contradiction == nil
    guard isSuspected || isRecognised else { return nil }
    let cause = facts.parcels.word(.idleCause, of: row).value.flatMap(IdleRuleSet.Cause.init(rawValue:))
    var parcel = IdleParcel(
      parcel: row, status: isSuspected ? (isRecognised ? .both : .suspected) : .recognised, clock: clock,
      contradiction: isSuspected ? nil : contradiction, cause: cause, daysIdle: nil, feeIsDue: false, fee: nil,
      feeIfOwner: nil, takeBackIsDue: false, next: nil, missing: cause == nil ? ["idle_cause"] : [])
    if let clock { addConsequences(of: clock, to: &parcel) }
    return parcel
  }

  private func addConsequences(of clock: IdleFinding.Clock, to parcel: inout IdleParcel) {
    parcel.daysIdle = facts.day.number - clock.from.number
    var ahead: [(day: CalendarDay, event: String)] = []
    if clock.fullOn > facts.day { ahead.append((clock.fullOn, "idle")) }
    let kind = rules[clock.ruleSet].clauses[clock.clause].kind
    for rule in rules {
      for consequence in rule.consequences where consequence.of.contains(kind) {
        guard let day = consequence.span.firstDay(since: clock.from) else { continue }
        let mayFollow = parcel.cause.map(consequence.causes.contains) ?? true
        let follows = parcel.cause.map(consequence.causes.contains) == true && day <= facts.day
        if mayFollow, day > facts.day { ahead.append((day, consequence.kind.rawValue)) }
        switch consequence.kind {
        case .takeBack: parcel.takeBackIsDue = parcel.takeBackIsDue || follows
        case .fee:
          parcel.feeIfOwner = fee(consequence, parcel.parcel)
          if follows {
            parcel.feeIsDue = true
            parcel.fee = parcel.feeIfOwner
            if parcel.fee == nil { parcel.missing.append(ParcelAmount.price.property) }
          }
        }
      }
    }
    parcel.next = ahead.min { ($0.day, $0.event) < ($1.day, $1.event) }
  }

  /// The share of the price, rounded half to even at 1e-6 万元; nil without a price.
  private func fee(_ consequence: IdleRuleSet.Consequence, _ row: Int) -> Money? {
    guard let share = consequence.shareOfPrice, let price = facts.amount(.price, of: row).value else { return nil }
    let product = price.units * share.numerator
    let (quotient, remainder) = product.quotientAndRemainder(dividingBy: share.denominator)
    let doubled = remainder * 2
    let isUp = doubled > share.denominator || (doubled == share.denominator && quotient % 2 != 0)
    return Money(wanYuan: FixedDecimal(units: quotient + (isUp ? 1 : 0)))
  }
}
