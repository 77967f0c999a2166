internal import MuchanEnergy
internal import MuchanQuantities
internal import MuchanRecords

/// Electricity of enterprises in one year by source, in columns.
struct PowerOfYear {
  enum Source: Int, CaseIterable {
    case own, directSupply, greenTrade, certificates

    static let count = allCases.count
  }

  /// By enterprise, kWh.
  private var net: [FixedDecimal<SixPlaces>]
  /// By source and enterprise, kWh; empty for a source that nobody has.
  private var amounts: [[FixedDecimal<SixPlaces>]]
  private let coefficient: FixedDecimal<NinePlaces>?

  /// - Parameter count: How many enterprises there are.
  init(_ year: Int, _ energy: EnergyAccount, _ conversion: StandardCoalConversion, enterprises count: Int) {
    net = [FixedDecimal<SixPlaces>](repeating: .zero, count: count)
    amounts = [[FixedDecimal<SixPlaces>]](repeating: [], count: Source.count)
    coefficient = conversion.coalInput.coefficient(in: year)?.kilogramsPerKilowattHour
    for row in energy.carriers.rows(of: CarrierFactor.electricity, in: year) {
      let enterprise = energy.carriers.enterprise(ofRow: row)
      net[enterprise] = energy.carriers.quantity(ofRow: row)
      let own = energy.carriers.quantity(of: .ownGeneration, inRow: row) ?? .zero
      guard own > .zero else { continue }
      let sold = energy.carriers.quantity(of: .sold, inRow: row) ?? .zero
      add(max(own - sold, .zero), .own, enterprise)
    }
    for power in energy.details.sourcedPower where power.year == year && power.flow == .purchase {
      let source: Source? =
        switch power.source {
        case .directSupply: .directSupply
        case .greenPowerTrade: .greenTrade
        case .certificateOnly: .certificates
        case .ownPV: .own
        case .grid: nil
        }
      if let source { add(power.kilowattHours, source, power.enterprise) }
    }
  }

  private mutating func add(_ quantity: FixedDecimal<SixPlaces>, _ source: Source, _ enterprise: Int) {
    if amounts[source.rawValue].isEmpty {
      amounts[source.rawValue] = [FixedDecimal<SixPlaces>](repeating: .zero, count: net.count)
    }
    amounts[source.rawValue][enterprise] += quantity
  }

  /// What an enterprise uses on the net, kWh.
  func net(of enterprise: Int) -> FixedDecimal<SixPlaces> { net[enterprise] }

  /// What it has from a source, kWh.
  func amount(of enterprise: Int, _ source: Int) -> FixedDecimal<SixPlaces> {
    amounts[source].isEmpty ? .zero : amounts[source][enterprise]
  }

  /// The standard coal of a source at coal input; nil where the year has no coefficient.
  func coal(of enterprise: Int, _ source: Int) -> FixedDecimal<SixPlaces>? {
    let quantity = amount(of: enterprise, source)
    guard quantity != .zero else { return .zero }
    return coefficient.flatMap { quantity.times($0, dividedBy: 1_000) }
  }
}
