internal import MuchanDiagnostics
internal import MuchanQuantities
internal import MuchanRecords

extension EnergyAssembly {
  /// The months with standard coal that adds up to that of the enterprises: each is rounded once, what is left goes to
  /// the largest.
  func monthRows() throws(Failure) -> [EnergyAccount.Month] {
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

  func purchaseRows() -> [EnergyAccount.MonthlyPurchase] {
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
