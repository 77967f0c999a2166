public import MuchanQuantities

/// The rows of `occupancy.csv` in columns: some 25 bytes a row and once the bytes of each id, where a record takes 200.
public struct OccupancyColumns: RecordColumns, Sendable {
  private var parcels = TextColumn()
  private var enterprises = TextColumn()
  private var kinds: [UInt8] = []
  private var areas = DecimalColumn<NinePlaces>()
  private var from = SparseColumn<CalendarDay>()
  private var to = SparseColumn<CalendarDay>()
  private var lines: [UInt32] = []

  private static let allKinds = Occupancy.Kind.allCases

  /// No rows.
  public init() {}

  public var endIndex: Int { lines.count }

  /// The distinct ids of parcels, by number.
  public var distinctParcels: [String] { parcels.distinctTexts }

  /// How many distinct ids of parcels there are.
  public var distinctParcelCount: Int { parcels.distinctCount }

  /// The id of a parcel, by number, in UTF-8.
  public func parcelID(ofNumber number: Int) -> ArraySlice<UInt8> { parcels.utf8(ofNumber: number) }

  /// The number of a row's parcel among the distinct ids, in the order they were added.
  public func parcelNumber(of row: Int) -> Int { parcels.number(of: row) ?? 0 }

  /// The distinct ids of enterprises, by number.
  public var distinctEnterprises: [String] { enterprises.distinctTexts }

  /// The number of a row's enterprise among the distinct ids, in the order they were added.
  public func enterpriseNumber(of row: Int) -> Int { enterprises.number(of: row) ?? 0 }

  public func kind(of row: Int) -> Occupancy.Kind { Self.allKinds[Int(kinds[row])] }

  /// The area held; nil stands for the whole parcel.
  public func area(of row: Int) -> Area? { areas[row].map { Area(squareMetres: $0) } }

  /// The first day of the holding; nil is open.
  public func from(of row: Int) -> CalendarDay? { from[row] }

  /// The last day of the holding; nil is open.
  public func to(of row: Int) -> CalendarDay? { to[row] }

  /// The line it was read from, 1-based; 0 where it was not read from a file.
  public func line(of row: Int) -> Int { Int(lines[row]) }

  public mutating func append(_ row: Occupancy) {
    parcels.append(row.parcelID)
    enterprises.append(row.enterpriseID)
    kinds.append(UInt8(Self.allKinds.firstIndex(of: row.kind) ?? 0))
    areas.append(row.area?.squareMetres)
    from.append(row.from)
    to.append(row.to)
    lines.append(UInt32(clamping: row.line))
  }

  public subscript(row: Int) -> Occupancy {
    var record = Occupancy(
      parcelID: parcels[row] ?? "", enterpriseID: enterprises[row] ?? "", kind: kind(of: row), area: area(of: row),
      line: line(of: row))
    record.from = from[row]
    record.to = to[row]
    return record
  }

  /// The rows of parcels that have several, ascending: of them alone two can say the same. O(rows).
  public var rowsOfSharedParcels: [Int] {
    var counts = [UInt32](repeating: 0, count: parcels.distinctCount)
    for row in indices { counts[parcelNumber(of: row)] += 1 }
    return indices.filter { counts[parcelNumber(of: $0)] > 1 }
  }
}
