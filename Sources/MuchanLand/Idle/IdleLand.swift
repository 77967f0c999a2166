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

    private func rate(_ area: Area) -> Ratio? { Ratio(area.squareMetres, of: supplied.area.squareMetres) }
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
    for row in 0..<ledger.count where isConstruction[ledger.landUseNumber(of: row)] {
      guard judge.facts.isValid(row) else {
        invalid += 1
        continue
      }
      let parts = hierarchy.rolledUp(ledger.parts(of: row)).filter { $0.area > .zero }
      func add(_ sum: WritableKeyPath<ZoneRow, Sum>) {
        sums[0][keyPath: sum].add(ledger.measuredArea(of: row))
        for part in parts { sums[part.zone + 2][keyPath: sum].add(part.area) }
      }
      guard judge.isSupplied(row) == true else {
        if ledger.day(.suppliedOn, of: row).isUnusable {
          unknown.append(Unknown(parcel: row, missing: [ParcelDate.suppliedOn.property]))
        } else {
          unsupplied += 1
        }
        continue
      }
      add(\.supplied)
      let finding = judge.finding(of: row)
      switch finding {
      case .suspected: add(\.suspected)
      case .running(let clock):
        add(\.running)
        let left = clock.fullOn.number - judge.facts.day.number
        running.append(Running(parcel: row, clock: clock, daysLeft: left))
      case .unknown(let missing):
        add(\.unknown)
        unknown.append(Unknown(parcel: row, missing: missing))
      case .notIdle: break
      }
      guard let parcel = judge.idleParcel(row, finding) else { continue }
      if parcel.status != .suspected { add(\.recognised) }
      if parcel.status == .both { add(\.both) }
      parcels.append(parcel)
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
