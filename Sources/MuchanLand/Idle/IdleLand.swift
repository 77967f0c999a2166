public import MuchanQuantities
internal import MuchanRecords

/// Idle land (闲置土地) on a day: the list, the clocks that run, what cannot be told, and the rates by zone.
///
/// Rates are of supplied construction land: parcels that a record shows to be supplied, but for water and farmland. All
/// parcels of the layer are taken for state-owned. Suspected and recognised land overlap, so each has its own rate and
/// they never add up. What is unknown is counted beside, so that the suspected rate is a lower bound and, with it, an
/// upper one.
public struct IdleLand: Sendable {
  /// Land by what is known of it, in one zone.
  public struct ZoneRow: Sendable {
    /// The index of the zone, or `ZoneHierarchy.outside`; nil for all parcels, each once.
    public var zone: Int?
    public var supplied = Sum()
    public var suspected = Sum()
    public var recognised = Sum()
    /// Both suspected and recognised.
    public var both = Sum()
    /// Clocks that run and are not full.
    public var running = Sum()
    public var unknown = Sum()

    /// Suspected / supplied; a lower bound where something is unknown. Nil without supplied land.
    public var suspectedRate: Ratio? { rate(suspected.area) }
    /// (Suspected + unknown) / supplied.
    public var mostSuspectedRate: Ratio? { rate(suspected.area + unknown.area) }
    /// Recognised / supplied: what the official rate is believed to count.
    public var recognisedRate: Ratio? { rate(recognised.area) }

    /// Adds supplied land.
    mutating func add(_ area: Area, _ marks: Marks) {
      supplied.add(area)
      if marks.isEmpty { return }
      if marks.contains(.suspected) { suspected.add(area) }
      if marks.contains(.recognised) { recognised.add(area) }
      if marks.contains(.both) { both.add(area) }
      if marks.contains(.running) { running.add(area) }
      if marks.contains(.unknown) { unknown.add(area) }
    }

    private func rate(_ area: Area) -> Ratio? { Ratio(area.squareMetres, of: supplied.area.squareMetres) }
  }

  /// What is known of a supplied parcel.
  struct Marks: OptionSet {
    let rawValue: UInt8
    static let suspected = Marks(rawValue: 1)
    static let recognised = Marks(rawValue: 2)
    static let both = Marks(rawValue: 4)
    static let running = Marks(rawValue: 8)
    static let unknown = Marks(rawValue: 16)
  }

  /// Parcels and their land.
  public struct Sum: Equatable, Sendable {
    public var parcels = 0
    public var area = Area.zero

    mutating func add(_ area: Area) {
      parcels += 1
      self.area += area
    }
  }

  /// A parcel whose clock runs.
  public struct Running: Sendable {
    public var parcel: Int
    public var clock: IdleFinding.Clock
    /// Days until the clause is met.
    public var daysLeft: Int
  }

  /// A parcel that nothing can be told of, and what is missing.
  public struct Unknown: Sendable {
    public var parcel: Int
    public var missing: [String]
  }

  public let judge: IdleJudge
  /// Suspected or recognised, by id.
  public let parcels: [IdleParcel]
  /// By the day on which the clause is met, then by id.
  public let running: [Running]
  /// By id.
  public let unknown: [Unknown]
  /// All parcels first, then by zone; those with supplied land.
  public let zones: [ZoneRow]
  /// Parcels that no record shows to be supplied; they are in no rate.
  public let unsupplied: Int
  /// Parcels whose record is not valid on the day; they are in no rate.
  public let invalidOnDay: Int

  /// Judges all parcels. O(parcels × clauses), memory by what is listed.
  public init(_ judge: IdleJudge, codes: LandUseCodes, zones hierarchy: ZoneHierarchy) {
    self.judge = judge
    let ledger = judge.facts.parcels
    let isConstruction = ledger.landUseKeys.map { key in
      let use = codes.row(for: key)?.use
      return use != .water && use != .agriculture
    }
    var parcels: [IdleParcel] = []
    var running: [Running] = []
    var unknown: [Unknown] = []
    var sums = [ZoneRow](repeating: ZoneRow(), count: hierarchy.zones.count + 2)
    for index in sums.indices { sums[index].zone = index == 0 ? nil : index - 2 }
    var (unsupplied, invalid) = (0, 0)
    let hasUndrawnZone = hierarchy.hasUndrawnZone
    for row in 0..<ledger.count where isConstruction[ledger.landUseNumber(of: row)] {
      guard judge.facts.isValid(row) else {
        invalid += 1
        continue
      }
      guard judge.isSupplied(row) == true else {
        if ledger.day(.suppliedOn, of: row).isUnusable {
          unknown.append(Unknown(parcel: row, missing: [ParcelDate.suppliedOn.property]))
        } else {
          unsupplied += 1
        }
        continue
      }
      let finding = judge.finding(of: row)
      var marks: Marks = []
      switch finding {
      case .suspected: marks.insert(.suspected)
      case .running(let clock):
        marks.insert(.running)
        let left = clock.fullOn.number - judge.facts.day.number
        running.append(Running(parcel: row, clock: clock, daysLeft: left))
      case .unknown(let missing):
        marks.insert(.unknown)
        unknown.append(Unknown(parcel: row, missing: missing))
      case .notIdle: break
      }
      if let parcel = judge.idleParcel(row, finding) {
        if parcel.status != .suspected { marks.insert(.recognised) }
        if parcel.status == .both { marks.insert(.both) }
        parcels.append(parcel)
      }
      sums[0].add(ledger.measuredArea(of: row), marks)
      ledger.forEachZone(of: row, in: hierarchy, hasUndrawnZone: hasUndrawnZone) { zone, area in
        sums[zone + 2].add(area, marks)
      }
    }
    self.parcels = parcels.sorted { ledger.idPrecedes($0.parcel, $1.parcel) }
    self.running = running.sorted {
      $0.clock.fullOn == $1.clock.fullOn
        ? ledger.idPrecedes($0.parcel, $1.parcel) : $0.clock.fullOn < $1.clock.fullOn
    }
    self.unknown = unknown.sorted { ledger.idPrecedes($0.parcel, $1.parcel) }
    self.zones = sums.filter { $0.supplied.parcels > 0 || $0.zone == nil }
    self.unsupplied = unsupplied
    invalidOnDay = invalid
  }

  /// What is unknown, by what is missing: how many parcels, most first.
  public var gaps: [(missing: String, parcels: Int)] {
    var counts: [String: Int] = [:]
    for entry in unknown { for missing in entry.missing { counts[missing, default: 0] += 1 } }
    return counts.map { (missing: $0.key, parcels: $0.value) }
      .sorted { ($0.parcels, $1.missing) > ($1.parcels, $0.missing) }
  }

  /// Whether the layer says of any parcel that it was supplied; without that there is no account.
  public static func hasSupply(_ parcels: ParcelLedger) -> Bool {
    let dates: [ParcelDate] = [.suppliedOn, .deliveredOn, .startBy, .startedOn, .completedOn, .producedOn]
    return dates.contains { parcels.has($0) } || parcels.has(.supplyMode)
  }
}
