internal import MuchanDiagnostics
internal import MuchanQuantities
internal import MuchanRecords

/// Makes the account of groups of lines, enterprise by enterprise.
struct EnergyAssembly: Sendable {
  private let builder: EnergyAccountBuilder
  private let book: LedgerBook
  private var carriers: EnergyAccount.CarrierYears
  private var totals: [EnergyAccount.EnterpriseYear] = []
  private var withoutCoefficient = Set<Int>()
  private var sum: CarrierSum?
  private var months = MonthSums()
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

  mutating func add(
    _ group: EnterpriseLines.Group, of lines: borrowing EnterpriseLines, log: inout DiagnosticLog
  ) throws(Failure) {
    if sum?.isOf(group) != true {
      try close(log: &log)
      sum = CarrierSum(enterprise: group.enterprise, year: group.year, carrier: group.carrier)
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
        meters: meters?.record ?? MeterRecord()))
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
    let series = sign == 0 ? 0 : netSeries(group)
    lines.forEachLine(of: group) { line in
      whole += line.quantity
      if sign != 0 { months.add(sign < 0 ? -line.quantity : line.quantity, to: series, slot: line.period.month ?? 0) }
    }
    sum?.add(MeterYear.Amount(quantity: whole, feedstock: .zero), flow: group.flow)
    let number = lines.origin(of: group)
    let origin = book.origins[number]
    if isBoughtSupply(group) {
      let bought = months.number(
        of: MonthSums.Key(year: group.year, carrier: group.carrier, kind: .purchase(origin.source)))
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
    let carrier = book.carriers[group.carrier]
    return group.flow == .purchase && (carrier.isPower || carrier.name == CarrierFactor.heat)
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

  /// One carrier of one enterprise in one year, while its groups are added.
  private struct CarrierSum: Sendable {
    var enterprise: Int
    var year: Int
    /// The place in `LedgerBook.carriers`.
    var carrier: Int
    /// The groups of a flow follow each other.
    var flows: [(flow: EnergyLine.Flow, quantity: FixedDecimal<SixPlaces>)] = []
    var feedstock = FixedDecimal<SixPlaces>.zero
    /// Of what crosses the fence, less feedstock.
    var measured = MeasuredHeat.zero
    var measuredFeedstock = MeasuredHeat.zero
    var measuredOwn = MeasuredHeat.zero
    var missesMonths = false
    /// Months of power bought without a meter, and the first place.
    var unmetered: (mask: UInt16, place: Place)?

    init(enterprise: Int, year: Int, carrier: Int) {
      self.enterprise = enterprise
      self.year = year
      self.carrier = carrier
    }

    func isOf(_ group: EnterpriseLines.Group) -> Bool {
      enterprise == group.enterprise && year == group.year && carrier == group.carrier
    }

    mutating func add(_ amount: MeterYear.Amount, flow: EnergyLine.Flow) {
      if flows.last?.flow != flow { flows.append((flow, .zero)) }
      flows[flows.count - 1].quantity += amount.quantity
      feedstock += amount.feedstock
      guard amount.measured != .zero else { return }
      let net = amount.measured - amount.measuredFeedstock
      if flow.signAtFence > 0 { measured += net } else if flow.signAtFence < 0 { measured = measured - net }
      if flow == .ownGeneration { measuredOwn += amount.measured }
      measuredFeedstock += amount.measuredFeedstock
    }

    func quantity(of flow: EnergyLine.Flow) -> FixedDecimal<SixPlaces> {
      flows.first { $0.flow == flow }?.quantity ?? .zero
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
      let place = Place(file: builder.file, id: builder.enterprises.ids[sum.enterprise], field: "quantity")
      return try builder.conversion.convert(
        quantity, measured: measured, carrier: carrier, year: sum.year, at: place)
    }
    return EnergyAccount.CarrierYear(
      enterprise: sum.enterprise, year: sum.year, carrier: carrier, quantity: net,
      energy: try energy(net, sum.measured), feedstock: try energy(sum.feedstock, sum.measuredFeedstock),
      ownGeneration: try energy(own, sum.measuredOwn), measured: sum.measured)
  }

  /// The months with standard coal that adds up to that of the enterprises: each is rounded once, what is left goes to
  /// the largest.
  private func monthRows() throws(Failure) -> [EnergyAccount.Month] {
    var rows: [EnergyAccount.Month] = []
    for whole in carriers.sums {
      let key = MonthSums.Key(year: whole.year, carrier: whole.number, kind: .net)
      guard let series = months.series[key] else { continue }
      let first = rows.count
      var left = whole.energy
      var largest: Int?
      for slot in 0..<MonthSums.slotCount {
        let quantity = months.quantity(ofSeries: series, slot: slot)
        let measured = months.measured(ofSeries: series, slot: slot)
        if quantity == .zero, measured == .zero { continue }
        let energy = try builder.conversion.convert(
          quantity, measured: measured, carrier: whole.carrier, year: whole.year, at: Place(file: builder.file))
        rows.append(
          EnergyAccount.Month(
            year: whole.year, month: slot == 0 ? nil : slot, carrier: whole.carrier, quantity: quantity,
            measured: measured, energy: energy))
        left = left.less(energy)
        if largest.map({ rows[$0].energy.calorific < energy.calorific }) ?? true { largest = rows.count - 1 }
      }
      if let largest { rows[largest].energy += left }
      rows[first...].sort { ($0.month ?? 13) < ($1.month ?? 13) }
    }
    return rows
  }

  private func purchaseRows() -> [EnergyAccount.MonthlyPurchase] {
    var rows: [EnergyAccount.MonthlyPurchase] = []
    for (key, series) in months.series {
      guard case .purchase(let source) = key.kind else { continue }
      for slot in 0..<MonthSums.slotCount {
        let quantity = months.quantity(ofSeries: series, slot: slot)
        if quantity == .zero { continue }
        rows.append(
          EnergyAccount.MonthlyPurchase(
            year: key.year, month: slot == 0 ? nil : slot, carrier: book.carriers[key.carrier].name, source: source,
            quantity: quantity))
      }
    }
    return rows.sorted {
      ($0.year, $0.carrier, $0.source?.rawValue ?? "", $0.month ?? 13)
        < ($1.year, $1.carrier, $1.source?.rawValue ?? "", $1.month ?? 13)
    }
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

extension EnergyLine.Flow {
  /// How a flow counts at the fence of an enterprise: into it 1, out of it -1, within it 0.
  var signAtFence: Int {
    switch self {
    case .purchase, .ownGeneration, .stockChange: 1
    case .sold: -1
    case .transformIn, .transformOut, .recovered: 0
    }
  }
}
