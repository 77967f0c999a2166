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

  private struct Key: Hashable {
    var zone: Int?
    var mode: String?
    var milestone: Milestone
  }

  /// Judges the parcels that have a day agreed or met. O(parcels × milestones).
  public init(_ facts: FactsOnDay, zones: ZoneHierarchy) {
    self.facts = facts
    let parcels = facts.parcels
    let asked = Milestone.allCases.filter { parcels.has($0.agreed) || parcels.has($0.actual) }
    var sums: [Key: Row] = [:]
    var overdue: [Overdue] = []
    for row in 0..<parcels.count where !asked.isEmpty && facts.isValid(row) {
      var here: [Int?] = []
      for milestone in asked {
        guard !parcels.day(milestone.agreed, of: row).isAbsent || !parcels.day(milestone.actual, of: row).isAbsent
        else { continue }
        if here.isEmpty { here = [nil] + zones.rolledUp(parcels.parts(of: row)).filter { $0.area > .zero }.map(\.zone) }
        let standing = Self.standing(of: milestone, row, facts)
        if case .overdue(let days) = standing, let agreed = parcels.day(milestone.agreed, of: row).value {
          overdue.append(Overdue(parcel: row, milestone: milestone, agreed: agreed, days: days))
        }
        let mode = parcels.word(.supplyMode, of: row).value
        for zone in here {
          let key = Key(zone: zone, mode: mode, milestone: milestone)
          sums[key, default: Row(zone: zone, mode: mode, milestone: milestone)].add(standing)
        }
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
    rows = sums.values.sorted { order($0) < order($1) }
  }

  /// How a milestone of a parcel stands on the day.
  public static func standing(of milestone: Milestone, _ row: Int, _ facts: FactsOnDay) -> Standing {
    let (agreed, actual) = (facts.date(milestone.agreed, of: row), facts.date(milestone.actual, of: row))
    if actual.isUnusable { return .unknown(missing: milestone.actual.property) }
    if agreed.isUnusable { return .unknown(missing: milestone.agreed.property) }
    let dates = [milestone.agreed, milestone.actual]
    if let broken = facts.brokenOrders(of: row).first(where: { dates.contains($0.earlier) || dates.contains($0.later) })
    {
      return .unknown(missing: "\(broken.later.property) before \(broken.earlier.property)")
    }
    guard let agreed = agreed.value else { return .notAgreed }
    if let actual = actual.value {
      return actual > agreed ? .late(days: actual.number - agreed.number) : .inTime
    }
    if milestone.later.contains(where: { facts.date($0, of: row).value != nil }) {
      return .unknown(missing: milestone.actual.property)
    }
    return facts.day > agreed ? .overdue(days: facts.day.number - agreed.number) : .ahead
  }
}

extension MilestoneAccount.Row {
  mutating func add(_ standing: MilestoneAccount.Standing) {
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
