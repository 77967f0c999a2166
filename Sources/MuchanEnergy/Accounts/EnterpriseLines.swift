internal import MuchanDiagnostics
internal import MuchanQuantities
internal import MuchanRecords

/// The lines of one enterprise at a time, in the unit of their carriers' coefficients, grouped as meters are.
struct EnterpriseLines {
  /// A line that is taken.
  struct Booked {
    var row: UInt32
    var period: PackedPeriod
    var quantity: FixedDecimal<SixPlaces>
  }

  /// Lines of one run in one year.
  struct Segment {
    /// Year, carrier in the order of names, flow.
    var key: UInt64
    /// The meter's number; -1 and below for the origins of lines that name no meter.
    var meter: Int32
    var run: UInt32
    /// In `booked`.
    var start: Int
    var end: Int
  }

  /// The lines of one meter, carrier and flow in one year.
  struct Group {
    var enterprise: Int
    var year: Int
    /// The place in `LedgerBook.carriers`.
    var carrier: Int
    var flow: EnergyLine.Flow
    /// The number of the meter; nil gathers the lines of the enterprise that name none.
    var meter: Int?
    var segments: Range<Int>
  }

  private let builder: EnergyAccountBuilder
  let book: LedgerBook
  private(set) var enterprise = 0
  private(set) var booked: [Booked] = []
  private var segments: [Segment] = []
  /// Amounts of lines that have more than a quantity, by place in `booked`.
  private var amounts: [Int: MeterYear.Amount] = [:]
  /// Lines that were left out, by year.
  private(set) var rejected: [Int: Int] = [:]
  private(set) var ledger = Ledger()
  private var reportedYears = Set<Int>()

  init(_ builder: EnergyAccountBuilder, _ book: LedgerBook) {
    self.builder = builder
    self.book = book
  }

  /// Takes the runs of an enterprise in the place of those of another.
  mutating func book(_ runs: ArraySlice<UInt32>, of enterprise: Int, log: inout DiagnosticLog) {
    self.enterprise = enterprise
    booked.removeAll(keepingCapacity: true)
    segments.removeAll(keepingCapacity: true)
    if !amounts.isEmpty { amounts = [:] }
    if !rejected.isEmpty { rejected = [:] }
    ledger = Ledger()
    reportedYears.removeAll(keepingCapacity: true)
    for run in runs { book(Int(run), log: &log) }
    ledger.stored = booked.count
    segments.sort { left, right in
      if left.key != right.key { return left.key < right.key }
      return left.meter != right.meter ? left.meter < right.meter : left.start < right.start
    }
  }

  private mutating func book(_ run: Int, log: inout DiagnosticLog) {
    let series = book.lines.series(ofRun: run)
    let (periods, quantities) = book.amounts
    let step = book.step(of: series)
    let rank = UInt64(book.ranks[Int(series.carrier)]) << 8 | UInt64(series.flow.order)
    let meter = series.meterNumber.map { Int32($0) } ?? -1 - Int32(book.originRanks[Int(book.origin(ofRun: run))])
    var year = -1
    for row in book.lines.rows(ofRun: run) {
      let period = periods[row]
      if let step, book.hasQuantitiesAlone,
        let quantity = FixedDecimal<SixPlaces>(rounding: step.apply(quantities[row])),
        quantity >= .zero || series.flow == .stockChange
      {
        booked.append(Booked(row: UInt32(row), period: period, quantity: quantity))
      } else if let amount = amount(ofRow: row, year: period.year, log: &log) {
        if amount != MeterYear.Amount(quantity: amount.quantity, feedstock: .zero) { amounts[booked.count] = amount }
        booked.append(Booked(row: UInt32(row), period: period, quantity: amount.quantity))
      } else {
        continue
      }
      if period.year != year {
        year = period.year
        noteYear(year, row, log: &log)
        segments.append(
          Segment(
            key: UInt64(year) << 40 | rank, meter: meter, run: UInt32(run), start: booked.count - 1, end: booked.count))
      } else {
        segments[segments.count - 1].end = booked.count
      }
    }
  }

  /// The amount of a line; nil, and a finding, where something is wrong with it.
  private mutating func amount(ofRow row: Int, year: Int, log: inout DiagnosticLog) -> MeterYear.Amount? {
    let factors = builder.conversion.factors
    do throws(Failure) {
      return try MeterYear.Amount(factors.naming(book.lines[row]), factors: factors, file: builder.file)
    } catch {
      log.add(error.diagnostic)
      rejected[year, default: 0] += 1
      ledger.rejected += 1
      return nil
    }
  }

  /// Notes a year that the enterprise has no row for, once.
  private mutating func noteYear(_ year: Int, _ row: Int, log: inout DiagnosticLog) {
    guard builder.enterprises.index(of: enterprise, in: year) == nil, reportedYears.insert(year).inserted else {
      return
    }
    log.add(.enterpriseOutsidePeriod, at: Place(file: builder.file, line: book.lines[row]), found: "\(year)")
  }

  /// Calls `body` with every group, by year, carrier, flow and meter.
  func forEachGroup(_ body: (Group) throws(Failure) -> Void) throws(Failure) {
    var start = 0
    while start < segments.count {
      let first = segments[start]
      var end = start + 1
      while end < segments.count, segments[end].key == first.key, segments[end].meter == first.meter { end += 1 }
      let series = book.lines.series(ofRun: Int(first.run))
      try body(
        Group(
          enterprise: enterprise, year: Int(first.key >> 40), carrier: book.ranks[Int(series.carrier)],
          flow: series.flow, meter: series.meterNumber, segments: start..<end))
      start = end
    }
  }

  /// The months that a group's lines are for, where they are single periods of one origin that do not meet and have nothing
  /// but quantities: then there is nothing to resolve. Nil for others.
  func plainMonths(of group: Group) -> UInt16? {
    guard amounts.isEmpty else { return nil }
    let origin = origin(of: group)
    var taken: UInt16 = 0
    for segment in segments[group.segments] {
      let run = Int(segment.run)
      guard book.lines.series(ofRun: run).kind == .single, book.origin(ofRun: run) == origin else { return nil }
      for line in booked[segment.start..<segment.end] {
        let mask = line.period.monthMask
        guard taken & mask == 0 else { return nil }
        taken |= mask
      }
    }
    return taken
  }

  /// The number of the first line's origin.
  func origin(of group: Group) -> UInt32 { book.origin(ofRun: Int(segments[group.segments.lowerBound].run)) }

  /// Calls `body` with every line of a group.
  @inline(__always)
  func forEachLine(of group: Group, _ body: (Booked) -> Void) {
    for segment in segments[group.segments] {
      for line in booked[segment.start..<segment.end] { body(line) }
    }
  }

  /// The first place of a group.
  func firstPlace(of group: Group) -> Place {
    let id = builder.enterprises.ids[group.enterprise]
    var first: Place?
    for segment in segments[group.segments] {
      for line in booked[segment.start..<segment.end] {
        let place = place(of: line, run: segment.run, id: id)
        if first.map({ place < $0 }) ?? true { first = place }
      }
    }
    return first ?? Place(file: builder.file, id: id)
  }

  private func place(of line: Booked, run: UInt32, id: String) -> Place {
    let number = book.lines.line(of: Int(line.row), inRun: Int(run))
    return Place(file: builder.file, line: number > 0 ? number : nil, id: id)
  }

  /// The lines of a group with their places.
  func meterYear(of group: Group) -> MeterYear {
    let id = builder.enterprises.ids[group.enterprise]
    var year = MeterYear()
    for segment in segments[group.segments] {
      for index in segment.start..<segment.end {
        let line = booked[index]
        year.bookings.append(
          MeterYear.Booking(
            period: Period(line.period), kind: book.lines.series(ofRun: Int(segment.run)).kind,
            origin: book.origin(ofRun: Int(segment.run)),
            amount: amounts[index] ?? MeterYear.Amount(quantity: line.quantity, feedstock: .zero),
            place: place(of: line, run: segment.run, id: id)))
      }
    }
    return year
  }

  /// What findings call a group.
  func key(of group: Group) -> MeterYear.Key {
    MeterYear.Key(
      enterprise: group.enterprise, meter: group.meter.map { book.lines.meter(ofNumber: $0) },
      carrier: book.carriers[group.carrier].name, flow: group.flow, year: group.year)
  }
}
