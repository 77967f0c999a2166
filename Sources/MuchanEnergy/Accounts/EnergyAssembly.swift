internal import MuchanDiagnostics
internal import MuchanQuantities
internal import MuchanRecords

/// Makes the account of groups of lines, enterprise by enterprise.
struct EnergyAssembly: Sendable {
  let builder: EnergyAccountBuilder
  let book: LedgerBook
  private(set) var carriers: EnergyAccount.CarrierYears
  private var totals: [EnergyAccount.EnterpriseYear] = []
  private var withoutCoefficient = Set<Int>()
  private var sum: CarrierSum?
  /// The flows of the sum before, emptied.
  private var spareFlows: [(flow: EnergyLine.Flow, quantity: FixedDecimal<SixPlaces>)] = []
  private(set) var months = MonthSums()
  /// By carrier: the year whose series of net quantities was added to last, and its number.
  private var lastNet: [(year: Int, series: Int)]
  private var sourced: [EnergyAccount.SourcedPower] = []
  private var supplies: [EnergyAccount.InternalSupply] = []
  private var meters: MeterWatch?
  var ledger = Ledger()

  init(_ builder: EnergyAccountBuilder, _ book: LedgerBook) {
    self.builder = builder
    self.book = book
    carriers = EnergyAccount.CarrierYears(carriers: book.carriers.map(\.name))
    lastNet = book.carriers.map { _ in (-1, 0) }
    meters = builder.diagnosis.map { MeterWatch($0, book) }
  }

  /// Makes room for the account of all enterprises.
  mutating func reserve() {
    carriers.reserve(book.lines.runCount)
    totals.reserveCapacity(builder.enterprises.count)
  }

  mutating func add(
    _ group: EnterpriseLines.Group, of lines: borrowing EnterpriseLines, log: inout DiagnosticLog
  ) throws(Failure) {
    if sum?.isOf(group) != true {
      try close(log: &log)
      sum = CarrierSum(of: group, flows: spareFlows)
      spareFlows = []
    }
    if let mask = lines.plainMonths(of: group) {
      addPlain(group, of: lines)
      noteMonths(mask, of: group, lines, log: &log)
      meters?.add(group, lines)
    } else {
      let parts = lines.meterYear(of: group).resolve(lines.key(of: group), log: &log)
      for part in parts { add(part, of: group) }
      noteMonths(parts.monthMask, of: group, lines, log: &log)
      meters?.add(group, parts)
    }
  }

  /// Adds the account of enterprises that come later.
  mutating func add(_ next: EnergyAssembly) {
    carriers.append(contentsOf: next.carriers)
    totals += next.totals
    withoutCoefficient.formUnion(next.withoutCoefficient)
    months.add(next.months)
    sourced += next.sourced
    supplies += next.supplies
    if let record = next.meters?.record { meters?.record.add(record) }
    ledger += next.ledger
  }

  /// Ends the enterprise whose groups were added.
  ///
  /// - Parameter rejected: Its lines that were left out, by year.
  mutating func endEnterprise(_ rejected: [Int: Int], log: inout DiagnosticLog) throws(Failure) {
    try close(log: &log)
    meters?.endEnterprise()
    guard !rejected.isEmpty, let enterprise = totals.last?.enterprise else { return }
    var index = totals.count - 1
    while index >= 0, totals[index].enterprise == enterprise {
      totals[index].rejectedLines = rejected[totals[index].year] ?? 0
      index -= 1
    }
  }

  mutating func finish(log: inout DiagnosticLog) throws(Failure) -> EnergyAccount {
    for year in withoutCoefficient.sorted() {
      log.add(builder.conversion.coalInput.missing(in: year, at: Place(file: builder.file)))
    }
    ledger.rejected += book.strangers
    return EnergyAccount(
      carriers: carriers, totals: totals, ledger: ledger, enterprises: builder.enterprises,
      details: EnergyAccount.Details(
        months: try monthRows(), purchases: purchaseRows(), sourcedPower: sourced, internalSupplies: supplies,
        meters: meters?.record ?? MeterRecord(), firstLines: book.firstLines))
  }

  /// Notes months that a meter misses; power without a meter is looked at when all its origins are known.
  private mutating func noteMonths(
    _ mask: UInt16, of group: EnterpriseLines.Group, _ lines: borrowing EnterpriseLines, log: inout DiagnosticLog
  ) {
    guard group.flow == .purchase else { return }
    if group.meter == nil {
      guard book.carriers[group.carrier].isPower else { return }
      let place = lines.firstPlace(of: group)
      let before = sum?.unmetered ?? (0, place)
      sum?.unmetered = (before.mask | mask, min(before.place, place))
    } else if mask.nonzeroBitCount < 12 {
      let place = lines.firstPlace(of: group)
      if MeterYear.missesMonths(lines.key(of: group), booked: mask, at: place, log: &log) { sum?.missesMonths = true }
    }
  }

  /// The series of the net quantities of a group.
  private mutating func netSeries(_ group: EnterpriseLines.Group) -> Int {
    let last = lastNet[group.carrier]
    if last.year == group.year { return last.series }
    let series = months.number(of: MonthSums.Key(year: group.year, carrier: group.carrier, kind: .net))
    lastNet[group.carrier] = (group.year, series)
    return series
  }

  /// Adds lines that have nothing to resolve.
  private mutating func addPlain(_ group: EnterpriseLines.Group, of lines: borrowing EnterpriseLines) {
    var whole = FixedDecimal<SixPlaces>.zero
    let sign = group.flow.signAtFence
    if sign == 0 {
      lines.forEachLine(of: group) { line in whole += line.quantity }
    } else {
      let series = netSeries(group)
      lines.forEachLine(of: group) { line in
        whole += line.quantity
        months.add(sign < 0 ? -line.quantity : line.quantity, to: series, slot: line.period.month ?? 0)
      }
    }
    sum?.add(whole, flow: group.flow)
    let number = lines.origin(of: group)
    if isBoughtSupply(group) {
      let bought = months.number(
        of: MonthSums.Key(year: group.year, carrier: group.carrier, kind: .purchase(book.origins[number].source)))
      lines.forEachLine(of: group) { line in months.add(line.quantity, to: bought, slot: line.period.month ?? 0) }
    }
    note(whole, of: group, origin: number)
  }

  private mutating func add(_ part: MeterYear.Part, of group: EnterpriseLines.Group) {
    let amount = part.amount
    sum?.add(amount, flow: group.flow)
    let sign = group.flow.signAtFence
    if sign != 0 {
      let net = amount.quantity - amount.feedstock
      let measured = amount.measured - amount.measuredFeedstock
      let series = netSeries(group)
      months.add(sign < 0 ? -net : net, to: series, slot: part.months.slot)
      months.add(sign < 0 ? .zero - measured : measured, to: series, slot: part.months.slot)
    }
    if isBoughtSupply(group) {
      let source = book.origins[part.origin].source
      let bought = months.number(of: MonthSums.Key(year: group.year, carrier: group.carrier, kind: .purchase(source)))
      months.add(amount.quantity, to: bought, slot: part.months.slot)
    }
    note(amount.quantity, of: group, origin: part.origin)
  }

  /// Whether a group is bought power or heat.
  private func isBoughtSupply(_ group: EnterpriseLines.Group) -> Bool {
    group.flow == .purchase && book.carriers[group.carrier].isSupply
  }

  /// Notes power of a source, and power and heat that another enterprise of the project supplies.
  private mutating func note(
    _ quantity: FixedDecimal<SixPlaces>, of group: EnterpriseLines.Group, origin number: UInt32
  ) {
    guard number != EnergyOrigins.plain else { return }
    let (origin, carrier) = (book.origins[number], book.carriers[group.carrier])
    if isBoughtSupply(group), let supplier = book.supplying[Int(number)], supplier != group.enterprise {
      var supply = EnergyAccount.InternalSupply(
        enterprise: group.enterprise, supplier: supplier, year: group.year, carrier: carrier.name,
        source: origin.source, quantity: quantity)
      if let last = supplies.last, last.isOfSupply(supply) { supply.quantity += supplies.removeLast().quantity }
      supplies.append(supply)
    }
    if carrier.isPower, group.flow.signAtFence != 0, let source = origin.source {
      var power = EnergyAccount.SourcedPower(
        enterprise: group.enterprise, year: group.year, flow: group.flow, source: source, kilowattHours: quantity)
      if let last = sourced.last, last.isOfSource(power) { power.kilowattHours += sourced.removeLast().kilowattHours }
      sourced.append(power)
    }
  }

  private mutating func close(log: inout DiagnosticLog) throws(Failure) {
    guard var closing = sum else { return }
    sum = nil
    if let (mask, place) = closing.unmetered {
      let key = MeterYear.Key(
        enterprise: closing.enterprise, meter: nil, carrier: book.carriers[closing.carrier].name, flow: .purchase,
        year: closing.year)
      if MeterYear.missesMonths(key, booked: mask, at: place, log: &log) { closing.missesMonths = true }
    }
    let entry = try entry(closing)
    carriers.append(entry, carrier: closing.carrier, booked: closing.flows)
    spareFlows = closing.flows
    spareFlows.removeAll(keepingCapacity: true)
    if entry.energy.coalInput == nil { withoutCoefficient.insert(entry.year) }
    if totals.last?.enterprise != entry.enterprise || totals.last?.year != entry.year {
      totals.append(
        EnergyAccount.EnterpriseYear(
          enterprise: entry.enterprise, year: entry.year, energy: .zero, feedstock: .zero, ownGeneration: .zero,
          rejectedLines: 0, missesMonths: false))
    }
    totals[totals.count - 1].add(entry, missesMonths: closing.missesMonths)
  }

  private func entry(_ sum: CarrierSum) throws(Failure) -> EnergyAccount.CarrierYear {
    let carrier = book.carriers[sum.carrier].name
    let own = sum.quantity(of: .ownGeneration)
    let net =
      sum.quantity(of: .purchase) + own + sum.quantity(of: .stockChange) - sum.quantity(of: .sold) - sum.feedstock
    func energy(
      _ quantity: FixedDecimal<SixPlaces>, _ measured: MeasuredHeat
    ) throws(Failure) -> EnergyOnBothBases {
      if quantity == .zero, measured == .zero { return .zero }
      func place() -> Place {
        Place(file: builder.file, id: builder.enterprises.ids[sum.enterprise], field: "quantity")
      }
      guard let factor = book.carriers[sum.carrier].factor else {
        throw Failure(.unknownCarrier, at: place(), found: "\"\(carrier)\"")
      }
      return try builder.conversion.convert(
        quantity, measured: measured, factor: factor, year: sum.year, at: place())
    }
    return EnergyAccount.CarrierYear(
      enterprise: sum.enterprise, year: sum.year, carrier: carrier, quantity: net,
      energy: try energy(net, sum.measured), feedstock: try energy(sum.feedstock, sum.measuredFeedstock),
      ownGeneration: try energy(own, sum.measuredOwn), measured: sum.measured)
  }
}

extension EnergyAccount.EnterpriseYear {
  fileprivate mutating func add(_ entry: EnergyAccount.CarrierYear, missesMonths misses: Bool) {
    energy += entry.energy
    feedstock += entry.feedstock
    ownGeneration += entry.ownGeneration
    missesMonths = missesMonths || misses
  }
}
