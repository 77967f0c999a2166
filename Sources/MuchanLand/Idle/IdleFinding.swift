public import MuchanQuantities
public import MuchanRecords

/// What the records of one parcel say about its idleness on a day.
public enum IdleFinding: Sendable {
  /// A clause is met: suspected idle land (疑似闲置). Its owner may have reasons that no record tells; recognition is the
  /// authority's.
  case suspected(Clock)
  /// A clock runs that is not full yet.
  case running(Clock)
  /// Works are going on, the land is in use, an earlier case is disposed of, or the start is still ahead.
  case notIdle(Reason)
  /// Not to be told, for want of what is named.
  case unknown(missing: [String])

  public enum Reason: String, Sendable, CaseIterable {
    case inUse = "in_use"
    case underConstruction = "under_construction"
    case startAhead = "start_ahead"
    /// Works stopped with more done than the clause's limits.
    case wellAdvanced = "well_advanced"
    case disposed
  }

  /// A clause and the days that matter by it.
  public struct Clock: Sendable {
    public var ruleSet: Int
    public var clause: Int
    /// The agreed start or the stop: what the clock runs from.
    public var from: CalendarDay
    /// The first day on which the clause's time is full.
    public var fullOn: CalendarDay
    /// Whether the start date is derived from the delivery, since none was agreed.
    public var isPresumed: Bool
  }
}

/// A parcel that is suspected of being idle, recognised as idle, or both.
public struct IdleParcel: Sendable {
  public enum Status: String, Sendable, CaseIterable {
    case suspected
    case recognised
    /// Suspected by the records and recognised by the authority.
    case both = "suspected_and_recognised"
  }

  /// The row in the ledger.
  public var parcel: Int
  public var status: Status
  /// Nil for recognised land that no clause is met by.
  public var clock: IdleFinding.Clock?
  /// Why recognised land is not suspected; nil where it is.
  public var contradiction: String?
  public var cause: IdleRuleSet.Cause?
  /// Whole days since the clock began.
  public var daysIdle: Int?
  /// Whether the fee is due by the day, and how much it is; nil where the price is not known.
  public var feeIsDue: Bool
  public var fee: Money?
  /// What the fee would be if the owner were the cause; nil without a price, or where no fee follows from the clause.
  public var feeIfOwner: Money?
  public var takeBackIsDue: Bool
  /// The next day on which something follows, and what.
  public var next: (day: CalendarDay, event: String)?
  /// What is missing to say more.
  public var missing: [String]
}
