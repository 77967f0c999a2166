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

  /// Nothing.
  public init() { (rows, waiting, unknownStages) = ([], [], []) }

  /// Adds up the stages reached by a day; what is dated later has not happened.
  ///
  /// - Complexity: O(parts of parcels × stages).
  public init(_ parcels: ParcelLedger, zones: ZoneHierarchy, on day: CalendarDay) {
    let stages = Stage.allCases
    let known = stages.filter { parcels.has($0.date) }
    unknownStages = stages.filter { !known.contains($0) }
    var sums = StageSums(zones: zones.zones.count + 1, stages: stages.count)
    var waiting: [Waiting] = []
    let hasUndrawnZone = zones.hasUndrawnZone
    let facts = FactsOnDay(parcels, on: day)
    // As facts hold days; 0 where the stage is not reached.
    var reached = [UInt16](repeating: 0, count: stages.count)
    for row in 0..<parcels.count {
      var isAny = false
      for (number, stage) in stages.enumerated() {
        let date = parcels.dayNumber(stage.date, of: row)
        let isReached = ParcelFacts.isKnown(date) && facts.days(since: date) >= 0
        reached[number] = isReached ? date : 0
        isAny = isAny || isReached
      }
      guard isAny else { continue }
      parcels.forEachZone(of: row, in: zones, hasUndrawnZone: hasUndrawnZone) { zone, part in
        sums.add(part, zone: zone, reached)
      }
      // Approved and not supplied, supplied and not started; a later stage without a day of its own says that this one is
      // past.
      for number in 0...1 where known.contains(stages[number + 1]) {
        guard reached[(number + 1)...].allSatisfy({ $0 == 0 }), let since = ParcelFacts.day(reached[number]).value
        else { continue }
        waiting.append(
          Waiting(parcel: row, stage: stages[number], since: since, days: facts.days(since: reached[number])))
      }
    }
    self.waiting = waiting.sorted {
      if $0.stage != $1.stage { return $0.stage == .approved }
      return $0.since != $1.since ? $0.since < $1.since : parcels.idPrecedes($0.parcel, $1.parcel)
    }
    rows = sums.rows(of: known, until: day.year)
  }
}

/// What reached each stage, by zone and year.
private struct StageSums {
  private struct Sum {
    var parcels = 0
    var area = Area.zero
  }

  private let zones: Int
  private let stages: Int
  /// By year from the first that days can have, then zone, `ZoneHierarchy.outside` first, then stage; a year without
  /// anything is empty.
  private var years = [[Sum]](repeating: [], count: 300)
  private static let firstYear = 1_900

  init(zones: Int, stages: Int) {
    self.zones = zones
    self.stages = stages
  }

  mutating func add(_ part: Area, zone: Int, _ reached: [UInt16]) {
    for stage in reached.indices {
      guard reached[stage] != 0 else { continue }
      // The days of parcels are from 1986 to 2165.
      let year = ParcelFacts.year(of: reached[stage]) - Self.firstYear
      if years[year].isEmpty { years[year] = [Sum](repeating: Sum(), count: zones * stages) }
      let place = (zone + 1) * stages + stage
      years[year][place].parcels += 1
      years[year][place].area += part
    }
  }

  /// A row for each zone that has anything, each year from the first that has, and each known stage.
  func rows(of known: [LandPipeline.Stage], until last: Int) -> [LandPipeline.Row] {
    guard let first = years.firstIndex(where: { !$0.isEmpty }) else { return [] }
    var rows: [LandPipeline.Row] = []
    for zone in 0..<zones {
      let places = zone * stages..<(zone + 1) * stages
      guard years.contains(where: { year in !year.isEmpty && places.contains { year[$0].parcels > 0 } }) else {
        continue
      }
      var soFar = [Sum](repeating: Sum(), count: stages)
      for year in first...max(last - Self.firstYear, first) {
        for (number, stage) in LandPipeline.Stage.allCases.enumerated() where known.contains(stage) {
          let sum = years[year].isEmpty ? Sum() : years[year][places.lowerBound + number]
          soFar[number].parcels += sum.parcels
          soFar[number].area += sum.area
          rows.append(
            LandPipeline.Row(
              zone: zone - 1, year: year + Self.firstYear, stage: stage, parcels: sum.parcels, area: sum.area,
              parcelsSoFar: soFar[number].parcels, areaSoFar: soFar[number].area))
        }
      }
    }
    return rows
  }
}
