internal import MuchanLand
internal import MuchanQuantities
internal import MuchanRecords

/// The holdings with their enterprises and parcels looked up once for all years, by enterprise and parcel.
struct OccupancyIndex {
  /// A holding; 40 bytes.
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
    /// First and last day as numbers in the order of days.
    var from: Int32
    var to: Int32
  }

  /// By enterprise, parcel and line: those of an enterprise, and of these those on one parcel, follow each other.
  let entries: [Entry]

  init(_ occupancies: some RandomAccessCollection<Occupancy>, enterprises: EnterpriseYears, parcels: ParcelLedger) {
    var entries: [Entry] = []
    entries.reserveCapacity(occupancies.count)
    for (row, occupancy) in occupancies.enumerated() {
      entries.append(
        Entry(
          enterprise: Int32(enterprises.number(of: occupancy.enterpriseID) ?? -1),
          parcel: Int32(parcels.row(of: occupancy.parcelID) ?? -1), row: Int32(row),
          kind: occupancy.kind, from: occupancy.from.map(Self.number) ?? .min,
          to: occupancy.to.map(Self.number) ?? .max))
    }
    entries.sort { ($0.enterprise, $0.parcel, $0.row) < ($1.enterprise, $1.parcel, $1.row) }
    Self.markRepeats(&entries, occupancies)
    self.entries = entries
  }

  /// Later ones of holdings that say the same; only those of one enterprise and parcel can.
  private static func markRepeats(_ entries: inout [Entry], _ occupancies: some RandomAccessCollection<Occupancy>) {
    func occupancy(_ entry: Entry) -> Occupancy {
      occupancies[occupancies.index(occupancies.startIndex, offsetBy: Int(entry.row))]
    }
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
        for index in start..<end where !seen.insert(OccupancyContent(occupancy(entries[index]))).inserted {
          entries[index].isRepeat = true
        }
      }
      start = end
    }
  }

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
