public import MuchanDiagnostics
public import MuchanQuantities
public import MuchanRecords

/// Land put to use again (盘活), as the ledger has it by a day: entries with their areas, and what they add up to.
///
/// Idle land that is revived and low-efficiency land that is transformed are two series. A parcel may stand in both, so
/// they never add up; what they share is counted.
public struct RevivedLand: Sendable {
  /// What the area of an entry is taken from.
  public enum Basis: String, Sendable, CaseIterable {
    case declared
    case registered
    case measured
  }

  /// What is doubtful about an entry.
  public enum Doubt: String, Sendable, CaseIterable {
    /// The layer has no parcel of the id.
    case parcelMissing = "parcel_missing"
    /// No area is declared and the parcel is not there.
    case areaUnknown = "area_unknown"
    /// More is declared than the parcel has on the ellipsoid, by over one part in a thousand.
    case declaredOverMeasured = "declared_over_measured"
    /// The registered area differs from the one on the ellipsoid by over one part in a thousand.
    case registeredDiffers = "registered_differs"
    /// The same parcel in the same series again, more than its area together: not counted.
    case doubleEntry = "double_entry"
    /// The same parcel in the same series again, within its area together: taken for another part of it.
    case anotherPart = "another_part"
  }

  /// A row of the ledger.
  public struct Entry: Sendable {
    public var record: Revitalisation
    /// The row in the parcel ledger; nil where there is none.
    public var parcel: Int?
    /// Nil where it is not known.
    public var area: Area?
    public var basis: Basis?
    public var doubts: [Doubt]
    /// Whether it is in the sums: a double entry is not.
    public var isCounted: Bool { !doubts.contains(.doubleEntry) }
    /// Investment / area in mu; nil where one of them is not known.
    public var wanYuanPerMu: Double? {
      guard let money = record.investment, let mu = area?.mu, mu > .zero else { return nil }
      return money.wanYuan.doubleValue / mu.doubleValue
    }
  }

  /// What entries add up to.
  public struct Sum: Equatable, Sendable {
    public var entries = 0
    /// A parcel with several parts counts where the first of them is.
    public var parcels = 0
    /// Entries whose area is known.
    public var known = 0
    public var area = Area.zero
    public var investment = Money.zero
    /// The land of the entries whose investment is known.
    public var investedArea = Area.zero

    /// Investment per mu of the land that has both.
    public var wanYuanPerMu: Double? {
      let mu = investedArea.mu
      return mu > .zero ? investment.wanYuan.doubleValue / mu.doubleValue : nil
    }
  }

  /// Entries of one series, route, year and zone.
  public struct RouteRow: Sendable {
    public var object: Revitalisation.Object?
    public var route: Revitalisation.Route
    public var year: Int
    /// Nil for all of them, each once; `ZoneHierarchy.outside` for land in no zone.
    public var zone: Int?
    public var sum: Sum
  }

  /// One series up to a year.
  public struct SeriesRow: Sendable {
    public var object: Revitalisation.Object?
    public var year: Int
    /// Of the year.
    public var sum: Sum
    /// Of all years so far.
    public var total: Sum
  }

  /// By parcel, day, route and object.
  public let entries: [Entry]
  /// By series, route, year, zone.
  public let routes: [RouteRow]
  /// By series and year.
  public let series: [SeriesRow]
  /// Parcels that stand in both the idle and the low-efficiency series, and the lesser area of the two.
  public let shared: Sum
  private let hierarchy: ZoneHierarchy
  private let parts: [[(zone: Int, area: Area)]]

  /// - Parameters:
  ///   - day: entries completed after it are left out.
  ///   - recordedUntil: entries completed after it too are findings.
  public init(
    _ records: [Revitalisation], parcels: ParcelLedger, zones: ZoneHierarchy, on day: CalendarDay,
    recordedUntil: CalendarDay? = nil, file: String? = nil, log: inout DiagnosticLog
  ) {
    let last = max(day, recordedUntil ?? day)
    for record in records where record.completedOn > last {
      log.add(
        .dateOutOfRange, at: Place(file: file, line: record.line, id: record.parcelID, field: "completed_on"),
        found: "\"\(record.completedOn)\"", expected: "... \(last)")
    }
    let sorted = records.filter { $0.completedOn <= day }.sorted(by: Self.precedes)
    var entries = sorted.map { Self.entry($0, parcels) }
    Self.markRepeats(&entries, parcels)
    for entry in entries where entry.doubts.contains(.doubleEntry) || entry.doubts.contains(.parcelMissing) {
      let isDouble = entry.doubts.contains(.doubleEntry)
      log.add(
        isDouble ? .doubleRevival : .revivalWithoutParcel,
        at: Place(file: file, line: entry.record.line, id: entry.record.parcelID, field: "parcel_id"),
        found: "\(entry.record.object?.rawValue ?? "-") \(entry.record.route.rawValue) \(entry.record.completedOn)")
    }
    self.entries = entries
    hierarchy = zones
    parts = entries.map { entry in entry.parcel.map(parcels.parts) ?? [] }
    routes = Self.routes(entries, parts, zones)
    series = Self.series(entries)
    shared = Self.shared(entries)
  }

  /// What the entries of a series add up to in a period, in a zone or, without one, anywhere.
  public func sum(
    of object: Revitalisation.Object, from: CalendarDay?, to: CalendarDay?, in zone: Int? = nil
  ) -> Sum {
    var sum = Sum()
    for (entry, parts) in zip(entries, parts) where entry.isCounted && entry.record.object == object {
      if let from, entry.record.completedOn < from { continue }
      if let to, entry.record.completedOn > to { continue }
      guard let zone else {
        sum.add(entry)
        continue
      }
      guard let area = entry.area else { continue }
      guard let own = hierarchy.divide(area.squareMetres, over: parts).first(where: { $0.zone == zone }) else {
        continue
      }
      sum.add(entry, area: Area(squareMetres: own.value), investment: nil)
    }
    return sum
  }

  private static func precedes(_ left: Revitalisation, _ right: Revitalisation) -> Bool {
    func key(_ record: Revitalisation) -> (String, String, String, String, Int) {
      (
        record.parcelID, record.completedOn.description, record.route.rawValue, record.object?.rawValue ?? "~",
        record.line
      )
    }
    return key(left) < key(right)
  }

  private static func entry(_ record: Revitalisation, _ parcels: ParcelLedger) -> Entry {
    let row = parcels.row(of: record.parcelID)
    var entry = Entry(
      record: record, parcel: row, area: record.area, basis: record.area == nil ? nil : .declared, doubts: [])
    guard let row else {
      entry.doubts.append(.parcelMissing)
      if record.area == nil { entry.doubts.append(.areaUnknown) }
      return entry
    }
    let (registered, measured) = (parcels.registeredArea(of: row), parcels.measuredArea(of: row))
    if entry.area == nil { (entry.area, entry.basis) = registered.map { ($0, .registered) } ?? (measured, .measured) }
    if let declared = record.area, isOver(declared, measured) { entry.doubts.append(.declaredOverMeasured) }
    if let registered, isOver(registered, measured) || isOver(measured, registered) {
      entry.doubts.append(.registeredDiffers)
    }
    return entry
  }

  /// Whether an area is over another by more than the tolerance.
  private static func isOver(_ area: Area, _ other: Area) -> Bool {
    (area - other).squareMetres.units * 1_000 > other.squareMetres.units
  }

  /// Entries of one parcel follow each other, the earliest first.
  private static func markRepeats(_ entries: inout [Entry], _ parcels: ParcelLedger) {
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].record.parcelID == entries[start].record.parcelID { end += 1 }
      for index in start..<end {
        let before = (start..<index).filter {
          entries[$0].record.object == entries[index].record.object && entries[$0].isCounted
        }
        guard !before.isEmpty else { continue }
        let whole = entries[index].parcel.map { row in
          [parcels.measuredArea(of: row), parcels.registeredArea(of: row) ?? .zero].max() ?? .zero
        }
        let together = before.reduce(entries[index].area) { sum, other in
          sum.flatMap { sum in entries[other].area.map { sum + $0 } }
        }
        let isPart = whole.map { whole in together.map { !isOver($0, whole) } ?? false } ?? false
        entries[index].doubts.append(isPart ? .anotherPart : .doubleEntry)
      }
      start = end
    }
  }
}

extension RevivedLand.Sum {
  /// Adds a whole entry.
  mutating func add(_ entry: RevivedLand.Entry) {
    add(entry, area: entry.area, investment: entry.record.investment)
  }

  /// Adds the part of an entry that lies in a zone.
  mutating func add(_ entry: RevivedLand.Entry?, area: Area?, investment money: Money?) {
    entries += 1
    if entry?.doubts.contains(.anotherPart) != true { parcels += 1 }
    guard let area else { return }
    known += 1
    self.area += area
    guard let money else { return }
    investment += money
    investedArea += area
  }
}

extension RevivedLand {
  private struct Key: Hashable {
    var object: Revitalisation.Object?
    var route: Revitalisation.Route
    var year: Int
    var zone: Int?
  }

  private static func routes(
    _ entries: [Entry], _ parts: [[(zone: Int, area: Area)]], _ zones: ZoneHierarchy
  ) -> [RouteRow] {
    var sums: [Key: Sum] = [:]
    for (entry, parts) in zip(entries, parts) where entry.isCounted {
      let record = entry.record
      var key = Key(object: record.object, route: record.route, year: record.completedOn.year, zone: nil)
      sums[key, default: Sum()].add(entry)
      guard let area = entry.area else { continue }
      let money = record.investment.map { zones.divide($0.wanYuan, over: parts) }
      for (zone, value) in zones.divide(area.squareMetres, over: parts) {
        key.zone = zone
        let own = money?.first { $0.zone == zone }.map { Money(wanYuan: $0.value) }
        sums[key, default: Sum()].add(entry, area: Area(squareMetres: value), investment: own)
      }
    }
    func order(_ key: Key) -> (Int, Int, Int, Int) {
      (
        key.object.flatMap(Revitalisation.Object.allCases.firstIndex) ?? .max,
        Revitalisation.Route.allCases.firstIndex(of: key.route) ?? .max, key.year, key.zone ?? -2
      )
    }
    return sums.sorted { order($0.key) < order($1.key) }.map {
      RouteRow(object: $0.key.object, route: $0.key.route, year: $0.key.year, zone: $0.key.zone, sum: $0.value)
    }
  }

  private static func series(_ entries: [Entry]) -> [SeriesRow] {
    let objects: [Revitalisation.Object?] = Revitalisation.Object.allCases + [nil]
    return objects.flatMap { object -> [SeriesRow] in
      let own = entries.filter { $0.isCounted && $0.record.object == object }
      var total = Sum()
      return Set(own.map(\.record.completedOn.year)).sorted().map { year in
        var sum = Sum()
        for entry in own where entry.record.completedOn.year == year {
          sum.add(entry)
          total.add(entry)
        }
        return SeriesRow(object: object, year: year, sum: sum, total: total)
      }
    }
  }

  private static func shared(_ entries: [Entry]) -> Sum {
    func areas(_ object: Revitalisation.Object) -> [String: Area] {
      entries.filter { $0.isCounted && $0.record.object == object }.reduce(into: [:]) { areas, entry in
        areas[entry.record.parcelID, default: .zero] += entry.area ?? .zero
      }
    }
    let (idle, low) = (areas(.idle), areas(.lowEfficiency))
    var sum = Sum()
    for (id, area) in idle.sorted(by: { $0.key < $1.key }) {
      guard let other = low[id] else { continue }
      sum.add(nil, area: min(area, other), investment: nil)
    }
    return sum
  }
}
