internal import MuchanLand
internal import MuchanQuantities
internal import MuchanRecords

/// The holdings with their enterprises and parcels looked up once for all years, by enterprise and parcel.
struct OccupancyIndex {
  /// A holding; 64 bytes, so that the holdings themselves are looked at only for what is wrong with one.
  struct Entry {
    /// The number of the enterprise; -1 where there is none of the id.
    var enterprise: Int32
    /// The row of the parcel; -1 where the layer does not have it.
    var parcel: Int32
    /// The place of the holding among those given.
    var row: Int32
    /// Whether another holding says exactly the same.
    var isRepeat = false
    var kind: Occupancy.Kind
    var line: Int32
    /// Nil where the file states none.
    var area: Area?
    /// First and last day as numbers in the order of days.
    var from: Int32
    var to: Int32
  }

  /// By enterprise, parcel and line: those of an enterprise, and of these those on one parcel, follow each other.
  let entries: [Entry]

  init(_ occupancies: OccupancyColumns, enterprises: EnterpriseYears, parcels: ParcelLedger) {
    // Each id is looked up once.
    let holders = occupancies.distinctEnterprises.map { Int32(enterprises.number(of: $0) ?? -1) }
    let held = occupancies.distinctParcels.map { Int32(parcels.row(of: $0) ?? -1) }
    var entries: [Entry] = []
    entries.reserveCapacity(occupancies.count)
    for row in occupancies.indices {
      entries.append(
        Entry(
          enterprise: holders[occupancies.enterpriseNumber(of: row)], parcel: held[occupancies.parcelNumber(of: row)],
          row: Int32(row), kind: occupancies.kind(of: row), line: Int32(clamping: occupancies.line(of: row)),
          area: occupancies.area(of: row), from: occupancies.from(of: row).map(Self.number) ?? .min,
          to: occupancies.to(of: row).map(Self.number) ?? .max))
    }
    entries.sort { ($0.enterprise, $0.parcel, $0.row) < ($1.enterprise, $1.parcel, $1.row) }
    Self.markRepeats(&entries, occupancies)
    self.entries = entries
  }

  /// Later ones of holdings that say the same; only those of one enterprise and parcel can.
  private static func markRepeats(_ entries: inout [Entry], _ occupancies: OccupancyColumns) {
    var start = 0
    while start < entries.count {
      var end = start + 1
      while end < entries.count, entries[end].enterprise == entries[start].enterprise,
        entries[end].parcel == entries[start].parcel
      {
        end += 1
      }
      if end - start > 1 {
        var seen = Set<OccupancyContent>()
        for index in start..<end {
          let content = OccupancyContent(occupancies[Int(entries[index].row)])
          if !seen.insert(content).inserted { entries[index].isRepeat = true }
        }
      }
      start = end
    }
  }

  /// Whether the same holdings run on the last days of two years.
  func isSame(in year: Int, and other: Int) -> Bool {
    let (day, otherDay) = (Self.lastDay(of: year), Self.lastDay(of: other))
    return entries.allSatisfy { ($0.from <= day && $0.to >= day) == ($0.from <= otherDay && $0.to >= otherDay) }
  }

  static func lastDay(of year: Int) -> Int32 { Int32(year * 10_000 + 1_231) }

  static func number(_ day: CalendarDay) -> Int32 { Int32(day.year * 10_000 + day.month * 100 + day.day) }
}

/// All that a holding says.
private struct OccupancyContent: Hashable {
  var parcel: String
  var enterprise: String
  var kind: Occupancy.Kind
  var area: Area?
  var from: CalendarDay?
  var to: CalendarDay?

  init(_ occupancy: Occupancy) {
    parcel = occupancy.parcelID
    enterprise = occupancy.enterpriseID
    kind = occupancy.kind
    area = occupancy.area
    from = occupancy.from
    to = occupancy.to
  }
}
