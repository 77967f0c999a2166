public import MuchanDiagnostics
internal import MuchanQuantities
internal import MuchanRecords

extension EnergyAccountBuilder {
  /// The account of all lines taken.
  ///
  /// A year without a coal-input coefficient is one finding, and that basis is unknown for whoever used
  /// electricity in it.
  ///
  /// - Throws: `valueTooLarge` when a sum does not fit.
  public func account(log: inout DiagnosticLog) throws(Failure) -> EnergyAccount {
    var assembly = EnergyAssembly(self)
    try bookings.forEachGroup(enterprises: enterprises.count) { (group) throws(Failure) in
      try assembly.add(group, log: &log)
    }
    return try assembly.finish(log: &log)
  }
}

/// Makes the account of groups of lines, enterprise by enterprise.
struct EnergyAssembly {
  private let builder: EnergyAccountBuilder
  private let enterprises: EnterpriseYears
  private let supplying: [Int?]
  private var carriers = EnergyAccount.CarrierYears()
  private var totals: [EnergyAccount.EnterpriseYear] = []
  private var withoutCoefficient = Set<Int>()
  private var sum: CarrierSum?
  private var parts: [MeterYear.Part] = []
  private var months = MonthSums()
  private var sourced: [EnergyAccount.SourcedPower] = []
  private var supplies: [EnergyAccount.InternalSupply] = []
  private var meters: MeterWatch?

  init(_ builder: EnergyAccountBuilder) {
    self.builder = builder
    enterprises = builder.enterprises
    supplying = builder.bookings.origins.supplyingEnterprises(builder.enterprises)
    meters = builder.diagnosis.map { MeterWatch($0) }
  }

  mutating func add(_ group: borrowing EnergyBookings.Group, log: inout DiagnosticLog) throws(Failure) {
    resolve(group, log: &log)
    if sum?.isOf(group) != true {
      try close(log: &log)
      sum = CarrierSum(enterprise: group.enterprise, year: group.year, carrier: group.carrier)
    }
    if group.flow == .purchase { noteMonths(of: group, log: &log) }
    for part in parts { add(part, of: group) }
    meters?.add(group, parts)
  }

  mutating func finish(log: inout DiagnosticLog) throws(Failure) -> EnergyAccount {
    try close(log: &log)
    meters?.finish()
    for year in withoutCoefficient.sorted() {
      log.add(builder.conversion.coalInput.missing(in: year, at: Place(file: builder.file)))
    }
    return EnergyAccount(
      carriers: carriers, totals: totals, ledger: builder.ledger, enterprises: enterprises,
      details: EnergyAccount.Details(
        months: try monthRows(), purchases: purchaseRows(), sourcedPower: sourced, internalSupplies: supplies,
        meters: meters?.record ?? MeterRecord()))
  }

  /// The parts of a meter, carrier and flow for a year.
  private mutating func resolve(_ group: borrowing EnergyBookings.Group, log: inout DiagnosticLog) {
    parts.removeAll(keepingCapacity: true)
    // Most meters have one line for each month, or one for the year: nothing to resolve.
    if builder.bookings.addPlainParts(of: group.rows, to: &parts) { return }
    let meter = builder.bookings.meterYear(of: group, file: builder.file, id: enterprises.ids[group.enterprise])
    parts = meter.resolve(group.key, log: &log)
  }

  /// Notes months that a meter misses; power without a meter is looked at when all its origins are known.
  private mutating func noteMonths(of group: borrowing EnergyBookings.Group, log: inout DiagnosticLog) {
    let mask = parts.monthMask
    if group.meter == nil {
      guard group.carrier == CarrierFactor.electricity else { return }
      let place = builder.bookings.firstPlace(of: group, file: builder.file, id: enterprises.ids[group.enterprise])
      let before = sum?.unmetered ?? (0, place)
      sum?.unmetered = (before.mask | mask, min(before.place, place))
    } else if mask.nonzeroBitCount < 12 {
      let place = builder.bookings.firstPlace(of: group, file: builder.file, id: enterprises.ids[group.enterprise])
      if MeterYear.missesMonths(group.key, booked: mask, at: place, log: &log) { sum?.missesMonths = true }
    }
  }

  private mutating func add(_ part: MeterYear.Part, of group: borrowing EnergyBookings.Group) {
    sum?.add(part.amount, flow: group.flow)
    let amount = part.amount
    let sign = group.flow.signAtFence
    if sign != 0 {
      let net = amount.quantity - amount.feedstock
      let measured = amount.measured - amount.measuredFeedstock
      let key = MonthSums.Key(year: group.year, carrier: group.carrier, kind: .net)
      months.add(key, months: part.months, sign < 0 ? -net : net, sign < 0 ? .zero - measured : measured)
    }
    let origin = builder.bookings.origins[part.origin]
    let isPower = group.carrier == CarrierFactor.electricity
    if group.flow == .purchase, isPower || group.carrier == CarrierFactor.heat {
      let key = MonthSums.Key(year: group.year, carrier: group.carrier, kind: .purchase(origin.source))
      months.add(key, months: part.months, amount.quantity, .zero)
      if let supplier = supplying[Int(part.origin)], supplier != group.enterprise {
        var supply = EnergyAccount.InternalSupply(
          enterprise: group.enterprise, supplier: supplier, year: group.year, carrier: group.carrier,
          source: origin.source, quantity: amount.quantity)
        if let last = supplies.last, last.isOfSupply(supply) { supply.quantity += supplies.removeLast().quantity }
        supplies.append(supply)
      }
    }
    if isPower, sign != 0, let source = origin.source {
      var power = EnergyAccount.SourcedPower(
        enterprise: group.enterprise, year: group.year, flow: group.flow, source: source,
        kilowattHours: amount.quantity)
      if let last = sourced.last, last.isOfSource(power) { power.kilowattHours += sourced.removeLast().kilowattHours }
      sourced.append(power)
    }
  }

  /// One carrier of one enterprise in one year, while its groups are added.
  private struct CarrierSum {
    var enterprise: Int
    var year: Int
    var carrier: String
    var flows: [(flow: EnergyLine.Flow, quantity: FixedDecimal<SixPlaces>)] = []
    var feedstock = FixedDecimal<SixPlaces>.zero
    /// Of what crosses the fence, less feedstock.
    var measured = MeasuredHeat.zero
    var measuredFeedstock = MeasuredHeat.zero
    var measuredOwn = MeasuredHeat.zero
    var missesMonths = false
    /// Months of power bought without a meter, and the first place.
    var unmetered: (mask: UInt16, place: Place)?

    init(enterprise: Int, year: Int, carrier: String) {
      self.enterprise = enterprise
      self.year = year
      self.carrier = carrier
    }

    func isOf(_ group: borrowing EnergyBookings.Group) -> Bool {
      enterprise == group.enterprise && year == group.year && carrier == group.carrier
    }

    mutating func add(_ amount: MeterYear.Amount, flow: EnergyLine.Flow) {
      // The groups of a flow follow each other.
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
        enterprise: closing.enterprise, meter: nil, carrier: closing.carrier, flow: .purchase, year: closing.year)
      if MeterYear.missesMonths(key, booked: mask, at: place, log: &log) { closing.missesMonths = true }
    }
    let entry = try entry(closing)
    carriers.append(entry, booked: closing.flows)
    if entry.energy.coalInput == nil { withoutCoefficient.insert(entry.year) }
    if totals.last?.enterprise != entry.enterprise || totals.last?.year != entry.year {
      let slot = EnergyAccount.EnterpriseInYear(enterprise: entry.enterprise, year: entry.year)
      totals.append(
        EnergyAccount.EnterpriseYear(
          enterprise: entry.enterprise, year: entry.year, energy: .zero, feedstock: .zero, ownGeneration: .zero,
          rejectedLines: builder.rejected[slot] ?? 0, missesMonths: false))
    }
    totals[totals.count - 1].add(entry, missesMonths: closing.missesMonths)
  }

  private func entry(_ sum: CarrierSum) throws(Failure) -> EnergyAccount.CarrierYear {
    let own = sum.quantity(of: .ownGeneration)
    let net =
      sum.quantity(of: .purchase) + own + sum.quantity(of: .stockChange) - sum.quantity(of: .sold) - sum.feedstock
    func energy(
      _ quantity: FixedDecimal<SixPlaces>, _ measured: MeasuredHeat
    ) throws(Failure) -> EnergyOnBothBases {
      if quantity == .zero, measured == .zero { return .zero }
      let place = Place(file: builder.file, id: enterprises.ids[sum.enterprise], field: "quantity")
      return try builder.conversion.convert(
        quantity, measured: measured, carrier: sum.carrier, year: sum.year, at: place)
    }
    return EnergyAccount.CarrierYear(
      enterprise: sum.enterprise, year: sum.year, carrier: sum.carrier, quantity: net,
      energy: try energy(net, sum.measured), feedstock: try energy(sum.feedstock, sum.measuredFeedstock),
      ownGeneration: try energy(own, sum.measuredOwn), measured: sum.measured)
  }

  /// The months with standard coal that adds up to that of the enterprises: each is rounded once, what is left goes to
  /// the largest.
  private func monthRows() throws(Failure) -> [EnergyAccount.Month] {
    var wholes: [MonthSums.Key: EnergyOnBothBases] = [:]
    for row in carriers {
      wholes[MonthSums.Key(year: row.year, carrier: row.carrier, kind: .net), default: .zero] += row.energy
    }
    var rows: [EnergyAccount.Month] = []
    for (key, whole) in wholes.sorted(by: { ($0.key.year, $0.key.carrier) < ($1.key.year, $1.key.carrier) }) {
      guard let slots = months[key] else { continue }
      let first = rows.count
      var left = whole
      var largest: Int?
      for slot in 0...12 {
        let (quantity, measured) = (slots.quantities[slot], slots.measured[slot])
        if quantity == .zero, measured == .zero { continue }
        let energy = try builder.conversion.convert(
          quantity, measured: measured, carrier: key.carrier, year: key.year, at: Place(file: builder.file))
        rows.append(
          EnergyAccount.Month(
            year: key.year, month: slot == 0 ? nil : slot, carrier: key.carrier, quantity: quantity,
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
    for (key, index) in months.slots {
      guard case .purchase(let source) = key.kind else { continue }
      for (slot, quantity) in months.sums[index].quantities.enumerated() where quantity != .zero {
        rows.append(
          EnergyAccount.MonthlyPurchase(
            year: key.year, month: slot == 0 ? nil : slot, carrier: key.carrier, source: source, quantity: quantity))
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

extension EnergyBookings.Group {
  var key: MeterYear.Key {
    MeterYear.Key(enterprise: enterprise, meter: meter, carrier: carrier, flow: flow, year: year)
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
