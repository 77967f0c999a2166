public import MuchanQuantities
public import MuchanRecords

/// How far land has come, year by year: approved, supplied, started, completed, in production (批供用投产).
public struct LandPipeline: Sendable {
  /// A step of a parcel on its way.
  public enum Stage: String, Sendable, CaseIterable {
    /// 批准
    case approved
    /// 供应
    case supplied
    /// 开工
    case started
    /// 竣工
    case completed
    /// 投产
    case inProduction = "in_production"

    /// The day that reaches it.
    public var date: ParcelDate {
      switch self {
      case .approved: .approvedOn
      case .supplied: .suppliedOn
      case .started: .startedOn
      case .completed: .completedOn
      case .inProduction: .producedOn
      }
    }
  }

  /// What reached a stage in one zone and year.
  public struct Row: Equatable, Sendable {
    public var zone: Int
    public var year: Int
    public var stage: Stage
    /// Parcels that reached the stage in the year; one in two zones counts in both.
    public var parcels: Int
    public var area: Area
    /// The same for this year and all before it.
    public var parcelsSoFar: Int
    public var areaSoFar: Area
  }

  /// A parcel that waits for its next stage.
  public struct Waiting: Equatable, Sendable {
    /// The parcel's row in the ledger.
    public var parcel: Int
    /// The stage it reached.
    public var stage: Stage
    public var since: CalendarDay
    /// Whole days from `since` to the day of the account.
    public var days: Int
  }

  /// By zone, year and stage; every zone has all years from the first to the last that has anything.
  public let rows: [Row]
  /// Approved and not supplied (批而未供), then supplied and not started (供而未用), each the longest waiting first.
  public let waiting: [Waiting]
  /// Stages that no parcel of the layer has a day for: what is said of them is unknown, not none.
  public let unknownStages: [Stage]

  /// Adds up the stages reached by a day; what is dated later has not happened.
  ///
  /// - Complexity: O(parts of parcels × stages).
  public init(_ parcels: ParcelLedger, zones: ZoneHierarchy, on day: CalendarDay) {
    struct Sum {
      var parcels = 0
      var area = Area.zero

      mutating func add(_ part: Area) {
        parcels += 1
        area += part
      }
    }
    struct Key: Hashable {
      var zone: Int
      var year: Int
      var stage: Stage
    }
    let known = Stage.allCases.filter { parcels.has($0.date) }
    unknownStages = Stage.allCases.filter { !known.contains($0) }
    var sums: [Key: Sum] = [:]
    var waiting: [Waiting] = []
    let isFlat = !zones.hasUndrawnZone
    var reached: [Stage: CalendarDay] = [:]
    for row in 0..<parcels.count {
      reached.removeAll(keepingCapacity: true)
      for stage in known {
        guard let date = parcels.day(stage.date, of: row).value, date <= day else { continue }
        reached[stage] = date
      }
      if reached.isEmpty { continue }
      func add(_ zone: Int, _ part: Area) {
        guard part > .zero else { return }
        for (stage, date) in reached { sums[Key(zone: zone, year: date.year, stage: stage), default: Sum()].add(part) }
      }
      if isFlat {
        parcels.forEachPart(of: row, add)
      } else {
        for part in zones.rolledUp(parcels.parts(of: row)) { add(part.zone, part.area) }
      }
      for (stage, next) in [(Stage.approved, Stage.supplied), (.supplied, .started)] where known.contains(next) {
        guard let since = reached[stage], reached[next] == nil else { continue }
        // A later stage without a day of its own says that this one is past.
        guard !Stage.allCases.drop(while: { $0 != next }).contains(where: { reached[$0] != nil }) else { continue }
        waiting.append(Waiting(parcel: row, stage: stage, since: since, days: day.number - since.number))
      }
    }
    self.waiting = waiting.sorted {
      if $0.stage != $1.stage { return $0.stage == .approved }
      return $0.since != $1.since ? $0.since < $1.since : parcels.idPrecedes($0.parcel, $1.parcel)
    }
    var rows: [Row] = []
    let years = sums.keys.map(\.year)
    if let first = years.min() {
      for zone in Set(sums.keys.map(\.zone)).sorted() {
        var soFar: [Stage: Sum] = [:]
        for year in first...max(day.year, first) {
          for stage in known {
            let sum = sums[Key(zone: zone, year: year, stage: stage)] ?? Sum()
            soFar[stage, default: Sum()].parcels += sum.parcels
            soFar[stage, default: Sum()].area += sum.area
            let all = soFar[stage] ?? sum
            rows.append(
              Row(
                zone: zone, year: year, stage: stage, parcels: sum.parcels, area: sum.area, parcelsSoFar: all.parcels,
                areaSoFar: all.area))
          }
        }
      }
    }
    self.rows = rows
  }
}
