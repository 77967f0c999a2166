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

  /// Counts the parcels that are supplied by the day, and valid on it. O(parcels × zones of a parcel), and a sort of them.
  public init(_ facts: FactsOnDay, zones: ZoneHierarchy) {
    day = facts.day
    let ledger = facts.parcels
    let judge = IdleJudge(facts, rules: [])
    let hasUndrawnZone = zones.hasUndrawnZone
    var modes = WordNumbers(.supplyMode)
    // By mode, the unknown one first, and in each all parcels, land in no zone, zones.
    let places = zones.zones.count + 2
    var sums: [Row] = []
    var supplied: [Int] = []
    var untold = 0
    for row in 0..<ledger.count where facts.isValid(row) {
      guard let isSupplied = judge.isSupplied(row) else {
        untold += 1
        continue
      }
      guard isSupplied else { continue }
      supplied.append(row)
      let first = modes.number(of: row, in: ledger) * places
      while sums.count < first + places { sums.append(Row()) }
      let parcel = Row.of(row, facts)
      sums[first].add(parcel, ledger.measuredArea(of: row))
      ledger.forEachZone(of: row, in: zones, hasUndrawnZone: hasUndrawnZone) { zone, area in
        sums[first + 2 + zone].add(parcel, area)
      }
    }
    self.untold = untold
    parcels = supplied.sorted { ledger.idPrecedes($0, $1) }
    var land: [Int?: Area] = [:]
    var rows: [Row] = []
    for number in sums.indices where sums[number].parcels > 0 {
      var row = sums[number]
      row.zone = number % places == 0 ? nil : number % places - 2
      row.mode = modes.word(number / places)
      land[row.zone, default: .zero] += row.area
      rows.append(row)
    }
    self.land = land
    self.rows = rows.sorted { ($0.zone ?? -2, $0.mode ?? "~") < ($1.zone ?? -2, $1.mode ?? "~") }
  }

  /// The row's part of the supplied land of its zone.
  public func share(of row: Row) -> Ratio? {
    land[row.zone].flatMap { Ratio(row.area.squareMetres, of: $0.squareMetres) }
  }
}

extension SupplyModes.Row {
  /// One supplied parcel. Not an initialiser: those take their own copy of what they are given, and the facts are many
  /// columns.
  fileprivate static func of(_ row: Int, _ facts: FactsOnDay) -> SupplyModes.Row {
    var parcel = SupplyModes.Row()
    parcel.parcels = 1
    if let paid = facts.parcels.amount(.price, of: row).value { (parcel.price, parcel.priced) = (paid, 1) }
    if facts.isKnown(.startedOn, of: row) { parcel.started = 1 }
    if facts.isKnown(.completedOn, of: row) { parcel.completed = 1 }
    if facts.isKnown(.producedOn, of: row) { parcel.producing = 1 }
    let end = facts.number(.termUntil, of: row)
    if !ParcelFacts.isKnown(end) {
      parcel.termUnknown = 1
    } else if facts.days(since: end) > 0 {
      parcel.termEnded = 1
    }
    return parcel
  }

  /// Adds what one parcel counts, with its land in the zone.
  fileprivate mutating func add(_ parcel: SupplyModes.Row, _ area: Area) {
    parcels += parcel.parcels
    self.area += area
    price += parcel.price
    priced += parcel.priced
    started += parcel.started
    completed += parcel.completed
    producing += parcel.producing
    termEnded += parcel.termEnded
    termUnknown += parcel.termUnknown
  }
}
