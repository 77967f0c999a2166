public import MuchanQuantities
public import MuchanRecords

/// How land was supplied (供应方式: 长期租赁, 先租后让, 租让结合, 弹性出让): parcels, land and what became of it, by zone and mode.
public struct SupplyModes: Sendable {
  /// The parcels of one mode in one zone.
  public struct Row: Sendable {
    /// Nil for all parcels, each once; `ZoneHierarchy.outside` for land in no zone.
    public var zone: Int?
    /// Nil where the record does not say.
    public var mode: String?
    public var parcels = 0
    /// The land in the zone.
    public var area = Area.zero
    /// What was paid for whole parcels, of those that say.
    public var price = FixedDecimal<SixPlaces>.zero
    public var priced = 0
    public var started = 0
    public var completed = 0
    public var producing = 0
    /// Parcels whose term of use has run out by the day, and those whose end is not given.
    public var termEnded = 0
    public var termUnknown = 0
  }

  public let day: CalendarDay
  /// By zone, all of them first, then mode, the unknown one last.
  public let rows: [Row]
  /// Supplied parcels in the order of their ids.
  public let parcels: [Int]
  /// Parcels of which nothing tells whether they are supplied.
  public let untold: Int
  /// The land of the rows of a zone.
  private let land: [Int?: Area]

  private struct Key: Hashable {
    var zone: Int?
    var mode: String?
  }

  /// Counts the parcels that are supplied by the day, and valid on it. O(parcels × zones of a parcel), and a sort of them.
  public init(_ facts: FactsOnDay, zones: ZoneHierarchy) {
    day = facts.day
    let ledger = facts.parcels
    let judge = IdleJudge(facts, rules: [])
    var sums: [Key: Row] = [:]
    var land: [Int?: Area] = [:]
    var supplied: [Int] = []
    var untold = 0
    for row in 0..<ledger.count where facts.isValid(row) {
      guard let isSupplied = judge.isSupplied(row) else {
        untold += 1
        continue
      }
      guard isSupplied else { continue }
      supplied.append(row)
      let mode = ledger.word(.supplyMode, of: row).value
      let places: [(Int?, Area)] =
        [(nil, ledger.measuredArea(of: row))]
        + zones.rolledUp(ledger.parts(of: row)).filter { $0.area > .zero }.map { ($0.zone, $0.area) }
      for (zone, area) in places {
        let key = Key(zone: zone, mode: mode)
        sums[key, default: Row(zone: zone, mode: mode)].add(row, area, facts)
        land[zone, default: .zero] += area
      }
    }
    self.untold = untold
    self.land = land
    parcels = supplied.sorted { ledger.idPrecedes($0, $1) }
    rows = sums.values.sorted { ($0.zone ?? -2, $0.mode ?? "~") < ($1.zone ?? -2, $1.mode ?? "~") }
  }

  /// The row's part of the supplied land of its zone.
  public func share(of row: Row) -> Ratio? {
    land[row.zone].flatMap { Ratio(row.area.squareMetres, of: $0.squareMetres) }
  }
}

extension SupplyModes.Row {
  fileprivate mutating func add(_ row: Int, _ area: Area, _ facts: FactsOnDay) {
    parcels += 1
    self.area += area
    if let paid = facts.parcels.amount(.price, of: row).value {
      price += paid
      priced += 1
    }
    func happened(_ date: ParcelDate) -> Bool { facts.date(date, of: row).value != nil }
    if happened(.startedOn) { started += 1 }
    if happened(.completedOn) { completed += 1 }
    if happened(.producedOn) { producing += 1 }
    switch facts.date(.termUntil, of: row).value {
    case let end? where end < facts.day: termEnded += 1
    case nil: termUnknown += 1
    default: break
    }
  }
}
