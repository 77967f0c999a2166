internal import MuchanDiagnostics
internal import MuchanQuantities
internal import MuchanRecords

/// The lines that an account takes, in columns: some 45 bytes a line, four more where lines name a power source or a
/// supplier.
struct EnergyBookings: Sendable {
  private var enterprises: [UInt32] = []
  private var meters: [Int32] = []
  private var carriers: [UInt32] = []
  private var flows: [EnergyLine.Flow] = []
  private var periods: [Period] = []
  private var kinds: [PeriodKind] = []
  private var quantities = DecimalColumn<SixPlaces>()
  private var feedstocks = DecimalColumn<SixPlaces>()
  private var lines: [UInt32] = []
  private var carrierTexts = DistinctTexts()
  private var meterTexts = DistinctTexts()
  /// Empty while all are plain.
  private var lineOrigins: [UInt32] = []
  /// Measured heat values, MJ per unit, of the few lines that have one.
  private var heats: [UInt32: FixedDecimal<NinePlaces>] = [:]
  var origins = EnergyOrigins()

  mutating func number(ofCarrier carrier: String) -> Int { carrierTexts.number(of: carrier.utf8).row }

  mutating func number(ofMeter meter: String) -> Int32 { Int32(meterTexts.number(of: meter.utf8).row) }

  mutating func append(
    enterprise: Int, meter: Int32, carrier: Int, flow: EnergyLine.Flow, period: Period, kind: PeriodKind,
    amount: MeterYear.Amount, origin: UInt32, heat: FixedDecimal<NinePlaces>?, line: Int
  ) {
    if origin != EnergyOrigins.plain, lineOrigins.isEmpty {
      lineOrigins = [UInt32](repeating: EnergyOrigins.plain, count: enterprises.count)
    }
    if origin != EnergyOrigins.plain || !lineOrigins.isEmpty { lineOrigins.append(origin) }
    if let heat { heats[UInt32(enterprises.count)] = heat }
    enterprises.append(UInt32(enterprise))
    meters.append(meter)
    carriers.append(UInt32(carrier))
    flows.append(flow)
    periods.append(period)
    kinds.append(kind)
    quantities.append(amount.quantity)
    feedstocks.append(amount.feedstock)
    lines.append(UInt32(clamping: line))
  }

  /// The lines of one meter, carrier and flow in one year.
  struct Group {
    var enterprise: Int
    var year: Int
    var carrier: String
    var flow: EnergyLine.Flow
    /// The meter; nil gathers the lines of the enterprise that name none.
    var meter: String?
    /// The rows of the lines, ascending.
    var rows: [Int]
  }

  /// A line with what it is grouped by.
  private struct Entry {
    /// Year, carrier in the order of names, flow.
    var key: UInt64
    /// The meter's number; -1 and below for the origins of lines that name no meter.
    var meter: Int32
    var row: UInt32
  }

  /// Calls `body` with every group, by enterprise, year, carrier, flow and meter.
  ///
  /// - Complexity: O(lines), and a sort of the lines of each enterprise; 4 bytes a line.
  func forEachGroup(enterprises count: Int, _ body: (borrowing Group) throws(Failure) -> Void) throws(Failure) {
    let names = (0..<carrierTexts.count).map { String(decoding: carrierTexts.utf8(of: $0), as: UTF8.self) }
    let inOrder = names.indices.sorted { names[$0] < names[$1] }
    var ranks = [UInt64](repeating: 0, count: names.count)
    for (rank, carrier) in inOrder.enumerated() { ranks[carrier] = UInt64(rank) }
    let (rows, starts) = rowsByEnterprise(count)
    let originRanks = origins.order()
    var entries: [Entry] = []
    var group = Group(enterprise: 0, year: 0, carrier: "", flow: .purchase, meter: nil, rows: [])
    for enterprise in 0..<count {
      entries.removeAll(keepingCapacity: true)
      for row in rows[starts[enterprise]..<starts[enterprise + 1]] {
        let index = Int(row)
        let key = UInt64(periods[index].year) << 40 | ranks[Int(carriers[index])] << 8 | flows[index].order
        let meter = meters[index] >= 0 ? meters[index] : -1 - Int32(originRanks[Int(origin(of: index))])
        entries.append(Entry(key: key, meter: meter, row: row))
      }
      entries.sort { ($0.key, $0.meter, $0.row) < ($1.key, $1.meter, $1.row) }
      group.enterprise = enterprise
      var start = 0
      while start < entries.count {
        let first = Int(entries[start].row)
        group.rows.removeAll(keepingCapacity: true)
        let (key, meter) = (entries[start].key, entries[start].meter)
        while start < entries.count, entries[start].key == key, entries[start].meter == meter {
          group.rows.append(Int(entries[start].row))
          start += 1
        }
        group.year = periods[first].year
        group.carrier = names[Int(carriers[first])]
        group.flow = flows[first]
        group.meter =
          meters[first] < 0 ? nil : String(decoding: meterTexts.utf8(of: Int(meters[first])), as: UTF8.self)
        try body(group)
      }
    }
  }

  /// The rows by enterprise, and where each enterprise's begin.
  private func rowsByEnterprise(_ count: Int) -> (rows: [UInt32], starts: [Int]) {
    var starts = [Int](repeating: 0, count: count + 1)
    for enterprise in enterprises { starts[Int(enterprise) + 1] += 1 }
    for enterprise in 0..<count { starts[enterprise + 1] += starts[enterprise] }
    var next = starts
    var rows = [UInt32](repeating: 0, count: enterprises.count)
    for (row, enterprise) in enterprises.enumerated() {
      rows[next[Int(enterprise)]] = UInt32(row)
      next[Int(enterprise)] += 1
    }
    return (rows, starts)
  }

  private func origin(of row: Int) -> UInt32 { lineOrigins.isEmpty ? EnergyOrigins.plain : lineOrigins[row] }

  /// The parts of lines of single periods and one origin that do not meet, added to `parts`; false where they are not
  /// so plain, and nothing added.
  func addPlainParts(of rows: [Int], to parts: inout [MeterYear.Part]) -> Bool {
    var taken: UInt16 = 0
    for row in rows {
      guard kinds[row] == .single, origin(of: row) == origin(of: rows[0]) else { return false }
      let mask = periods[row].months.mask
      guard taken & mask == 0 else { return false }
      taken |= mask
    }
    for row in rows {
      parts.append(MeterYear.Part(months: periods[row].months, origin: origin(of: row), amount: amount(of: row)))
    }
    return true
  }

  private func amount(of row: Int) -> MeterYear.Amount {
    let amount = MeterYear.Amount(quantity: quantities[row] ?? .zero, feedstock: feedstocks[row] ?? .zero)
    guard !heats.isEmpty, let heat = heats[UInt32(row)] else { return amount }
    return amount.measured(at: heat) ?? amount
  }

  /// The first place of a group.
  func firstPlace(of group: borrowing Group, file: String?, id: String) -> Place {
    let places = group.rows.map { Place(file: file, line: lines[$0] > 0 ? Int(lines[$0]) : nil, id: id) }
    return places.min() ?? Place(file: file, id: id)
  }

  /// The lines of a group with their places.
  func meterYear(of group: borrowing Group, file: String?, id: String) -> MeterYear {
    MeterYear(
      bookings: group.rows.map { row in
        MeterYear.Booking(
          period: periods[row], kind: kinds[row], origin: origin(of: row), amount: amount(of: row),
          place: Place(file: file, line: lines[row] > 0 ? Int(lines[row]) : nil, id: id))
      })
  }
}

extension EnergyLine.Flow {
  /// The place among the flows.
  fileprivate var order: UInt64 {
    switch self {
    case .purchase: 0
    case .ownGeneration: 1
    case .sold: 2
    case .transformIn: 3
    case .transformOut: 4
    case .recovered: 5
    case .stockChange: 6
    }
  }
}
