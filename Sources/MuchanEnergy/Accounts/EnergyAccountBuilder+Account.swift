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
    var carriers = EnergyAccount.CarrierYears()
    var totals: [EnergyAccount.EnterpriseYear] = []
    var withoutCoefficient = Set<Int>()
    var sum: CarrierSum?
    func close(_ sum: CarrierSum?) throws(Failure) {
      guard let sum else { return }
      let entry = try entry(sum)
      carriers.append(entry, booked: sum.flows)
      if entry.energy.coalInput == nil { withoutCoefficient.insert(entry.year) }
      if totals.last?.enterprise != entry.enterprise || totals.last?.year != entry.year {
        let slot = EnergyAccount.EnterpriseInYear(enterprise: entry.enterprise, year: entry.year)
        totals.append(
          EnergyAccount.EnterpriseYear(
            enterprise: entry.enterprise, year: entry.year, energy: .zero, feedstock: .zero, ownGeneration: .zero,
            rejectedLines: rejected[slot] ?? 0, missesMonths: false))
      }
      totals[totals.count - 1].add(entry, missesMonths: sum.missesMonths)
    }
    try bookings.forEachGroup(enterprises: enterprises.count) { (group) throws(Failure) in
      let (amount, missesMonths) = resolve(group, log: &log)
      if sum?.isOf(group) != true {
        try close(sum)
        sum = CarrierSum(enterprise: group.enterprise, year: group.year, carrier: group.carrier)
      }
      sum?.add(amount, flow: group.flow, missesMonths: missesMonths)
    }
    try close(sum)
    for year in withoutCoefficient.sorted() {
      log.add(conversion.coalInput.missing(in: year, at: Place(file: file)))
    }
    return EnergyAccount(carriers: carriers, totals: totals, ledger: ledger, enterprises: enterprises)
  }

  /// One carrier of one enterprise in one year, while its groups are added.
  private struct CarrierSum {
    var enterprise: Int
    var year: Int
    var carrier: String
    var flows: [(flow: EnergyLine.Flow, quantity: FixedDecimal<SixPlaces>)] = []
    var feedstock = FixedDecimal<SixPlaces>.zero
    var missesMonths = false

    init(enterprise: Int, year: Int, carrier: String) {
      self.enterprise = enterprise
      self.year = year
      self.carrier = carrier
    }

    func isOf(_ group: borrowing EnergyBookings.Group) -> Bool {
      enterprise == group.enterprise && year == group.year && carrier == group.carrier
    }

    mutating func add(_ amount: MeterYear.Amount, flow: EnergyLine.Flow, missesMonths misses: Bool) {
      // The groups of a flow follow each other.
      if flows.last?.flow != flow { flows.append((flow, .zero)) }
      flows[flows.count - 1].quantity += amount.quantity
      feedstock += amount.feedstock
      missesMonths = missesMonths || misses
    }

    func quantity(of flow: EnergyLine.Flow) -> FixedDecimal<SixPlaces> {
      flows.first { $0.flow == flow }?.quantity ?? .zero
    }
  }

  /// The figure of a meter, carrier and flow for a year, and whether months are missing in it.
  private func resolve(
    _ group: borrowing EnergyBookings.Group, log: inout DiagnosticLog
  ) -> (amount: MeterYear.Amount, missesMonths: Bool) {
    // Most meters have one line for each month, or one for the year: nothing to resolve, nothing to report.
    let plain = bookings.plainSum(of: group.rows)
    if let plain, plain.months == 12 || group.flow != .purchase { return (plain.amount, false) }
    let key = MeterYear.Key(
      enterprise: group.enterprise, meter: group.meter, carrier: group.carrier, flow: group.flow, year: group.year)
    let meter = bookings.meterYear(of: group, file: file, id: enterprises.ids[group.enterprise])
    let (amount, months) = plain ?? meter.resolve(key, log: &log)
    let misses = key.flow == .purchase && meter.missesMonths(key, booked: months, file: file, log: &log)
    return (amount, misses)
  }

  private func entry(_ sum: CarrierSum) throws(Failure) -> EnergyAccount.CarrierYear {
    let own = sum.quantity(of: .ownGeneration)
    let net =
      sum.quantity(of: .purchase) + own + sum.quantity(of: .stockChange) - sum.quantity(of: .sold) - sum.feedstock
    let place = Place(file: file, id: enterprises.ids[sum.enterprise], field: "quantity")
    func energy(_ quantity: FixedDecimal<SixPlaces>) throws(Failure) -> EnergyOnBothBases {
      if quantity == .zero { return .zero }
      return try conversion.convert(quantity, carrier: sum.carrier, year: sum.year, at: place)
    }
    return EnergyAccount.CarrierYear(
      enterprise: sum.enterprise, year: sum.year, carrier: sum.carrier, quantity: net, energy: try energy(net),
      feedstock: try energy(sum.feedstock), ownGeneration: try energy(own))
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
