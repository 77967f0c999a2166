internal import MuchanQuantities
public import MuchanRecords

/// Agreed against actual start, completion and production of parcels on a day, by supply mode and zone (履约监管).
///
/// A milestone is overdue from the day after the agreed one. Where no day was agreed nothing can be late; where the
/// records contradict each other, or a later milestone is met and this one has no day, it is unknown.
public struct MilestoneAccount: Sendable {
  /// What is agreed in the contract of supply.
  public enum Milestone: String, Sendable, CaseIterable {
    case start
    case completion
    case production

    public var agreed: ParcelDate {
      switch self {
      case .start: .startBy
      case .completion: .completeBy
      case .production: .produceBy
      }
    }

    public var actual: ParcelDate {
      switch self {
      case .start: .startedOn
      case .completion: .completedOn
      case .production: .producedOn
      }
    }

    /// What cannot be before this one is met.
    var later: [ParcelDate] {
      switch self {
      case .start: [.stoppedOn, .resumedOn, .completedOn, .producedOn]
      case .completion, .production: []
      }
    }
  }

  /// How a milestone stands.
  public enum Standing: Equatable, Sendable {
    case inTime
    case late(days: Int)
    case overdue(days: Int)
    case ahead
    case notAgreed
    case unknown(missing: String)
  }

  /// A milestone that is overdue.
  public struct Overdue: Sendable {
    public var parcel: Int
    public var milestone: Milestone
    public var agreed: CalendarDay
    public var days: Int
  }

  /// The parcels of one supply mode, in one zone.
  public struct Row: Sendable {
    /// Nil for all parcels, each once; `ZoneHierarchy.outside` for those with land in no zone.
    public var zone: Int?
    /// Nil where it is not known.
    public var mode: String?
    public var milestone: Milestone
    public var inTime = 0
    public var late = 0
    public var overdue = 0
    public var ahead = 0
    public var notAgreed = 0
    public var unknown = 0
    /// Days late of those met late.
    public var daysLate = 0

    /// Met late / all that are met; nil where none is.
    public var lateShare: Double? { inTime + late > 0 ? Double(late) / Double(inTime + late) : nil }
    /// The mean of the days late of those met late.
    public var meanDaysLate: Double? { late > 0 ? Double(daysLate) / Double(late) : nil }
  }

  public let facts: FactsOnDay
  /// The most days first, then by id and milestone.
  public let overdue: [Overdue]
  /// By zone, all of them first, then supply mode and milestone.
  public let rows: [Row]

  /// Judges the parcels that have a day agreed or met. O(parcels × milestones).
  public init(_ facts: FactsOnDay, zones: ZoneHierarchy) {
    self.facts = facts
    let parcels = facts.parcels
    let asked = Milestone.allCases.filter { parcels.has($0.agreed) || parcels.has($0.actual) }
    let orders = asked.map(\.orders)
    let hasUndrawnZone = zones.hasUndrawnZone
    var modes = WordNumbers(.supplyMode)
    // By mode, the unknown one first, in each all parcels, land in no zone, zones, and in each of these by milestone.
    let places = zones.zones.count + 2
    var sums: [Row] = []
    var here: [Int] = []
    var overdue: [Overdue] = []
    for row in 0..<parcels.count where !asked.isEmpty && facts.isValid(row) {
      here.removeAll(keepingCapacity: true)
      for (number, milestone) in asked.enumerated() {
        let agreed = parcels.dayNumber(milestone.agreed, of: row)
        guard agreed != 0 || parcels.dayNumber(milestone.actual, of: row) != 0 else { continue }
        if here.isEmpty {
          let first = modes.number(of: row, in: parcels) * places
          while sums.count < (first + places) * asked.count { sums.append(Row(milestone: milestone)) }
          here.append(first)
          parcels.forEachZone(of: row, in: zones, hasUndrawnZone: hasUndrawnZone) { zone, _ in
            here.append(first + 2 + zone)
          }
        }
        let standing = Self.standing(of: milestone, orders[number], row, facts)
        if case .overdue(let days) = standing, let agreed = ParcelFacts.day(agreed).value {
          overdue.append(Overdue(parcel: row, milestone: milestone, agreed: agreed, days: days))
        }
        for place in here { sums[place * asked.count + number].add(standing) }
      }
    }
    self.overdue = overdue.sorted { left, right in
      if left.days != right.days { return left.days > right.days }
      if left.parcel != right.parcel { return parcels.idPrecedes(left.parcel, right.parcel) }
      return left.milestone.rawValue < right.milestone.rawValue
    }
    func order(_ row: Row) -> (Int, String, Int) {
      (row.zone ?? -2, row.mode ?? "~", Milestone.allCases.firstIndex(of: row.milestone) ?? 0)
    }
    var rows: [Row] = []
    for number in sums.indices where sums[number].isAny {
      var row = sums[number]
      let place = number / asked.count
      row.zone = place % places == 0 ? nil : place % places - 2
      row.mode = modes.word(place / places)
      row.milestone = asked[number % asked.count]
      rows.append(row)
    }
    self.rows = rows.sorted { order($0) < order($1) }
  }

  /// How a milestone of a parcel stands on the day.
  public static func standing(of milestone: Milestone, _ row: Int, _ facts: FactsOnDay) -> Standing {
    standing(of: milestone, milestone.orders, row, facts)
  }

  /// - Parameter orders: those of the milestone.
  private static func standing(
    of milestone: Milestone, _ orders: [FactsOnDay.Order], _ row: Int, _ facts: FactsOnDay
  ) -> Standing {
    let (agreed, actual) = (facts.number(milestone.agreed, of: row), facts.number(milestone.actual, of: row))
    if actual == ParcelFacts.unusableDay { return .unknown(missing: milestone.actual.property) }
    if agreed == ParcelFacts.unusableDay { return .unknown(missing: milestone.agreed.property) }
    if let broken = facts.broken(orders, of: row) {
      return .unknown(missing: "\(broken.later.property) before \(broken.earlier.property)")
    }
    guard agreed != 0 else { return .notAgreed }
    if actual != 0 { return actual > agreed ? .late(days: Int(actual) - Int(agreed)) : .inTime }
    if milestone.later.contains(where: { facts.isKnown($0, of: row) }) {
      return .unknown(missing: milestone.actual.property)
    }
    let days = facts.days(since: agreed)
    return days > 0 ? .overdue(days: days) : .ahead
  }
}

extension MilestoneAccount.Milestone {
  /// The orders of days that it has part in.
  fileprivate var orders: [FactsOnDay.Order] { FactsOnDay.orders(of: agreed, actual) }
}

extension MilestoneAccount.Row {
  /// Whether any parcel is counted.
  fileprivate var isAny: Bool { inTime + late + overdue + ahead + notAgreed + unknown > 0 }

  fileprivate mutating func add(_ standing: MilestoneAccount.Standing) {
    switch standing {
    case .inTime: inTime += 1
    case .late(let days):
      late += 1
      daysLate += days
    case .overdue: overdue += 1
    case .ahead: ahead += 1
    case .notAgreed: notAgreed += 1
    case .unknown: unknown += 1
    }
  }
}
