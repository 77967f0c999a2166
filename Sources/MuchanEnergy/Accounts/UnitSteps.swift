internal import MuchanDiagnostics
internal import MuchanQuantities
internal import MuchanRecords

/// The steps from units to those that carriers' coefficients count in, each looked up once for a ledger in columns.
struct UnitSteps {
  let factors: CarrierFactors
  /// By carrier and unit.
  private var steps: [Pair: CarrierFactors.UnitStep?] = [:]
  /// The pair of the row before, which is mostly that of the next one.
  private var last: (pair: Pair, step: CarrierFactors.UnitStep?)?

  private struct Pair: Hashable {
    var carrier: Int
    var unit: Int
  }

  init(factors: CarrierFactors) { self.factors = factors }

  /// The amount of a row; nil where something is wrong with it, which the slower way says.
  mutating func amount(of row: Int, in lines: EnergyColumns) -> MeterYear.Amount? {
    let pair = Pair(carrier: lines.carrierNumber(of: row), unit: lines.unitNumber(of: row))
    guard let step = step(pair, row, lines),
      let quantity = FixedDecimal<SixPlaces>(rounding: step.apply(lines.quantity(of: row)))
    else { return nil }
    let flow = lines.flow(of: row)
    guard quantity >= .zero || flow == .stockChange else { return nil }
    guard let given = lines.feedstockQuantity(of: row) else {
      return MeterYear.Amount(quantity: quantity, feedstock: .zero)
    }
    guard let feedstock = FixedDecimal<SixPlaces>(rounding: step.apply(given)), feedstock >= .zero,
      feedstock <= quantity, flow == .purchase || feedstock == .zero
    else { return nil }
    return MeterYear.Amount(quantity: quantity, feedstock: feedstock)
  }

  private mutating func step(_ pair: Pair, _ row: Int, _ lines: EnergyColumns) -> CarrierFactors.UnitStep? {
    if let last, last.pair == pair { return last.step }
    let step: CarrierFactors.UnitStep?
    if let known = steps[pair] {
      step = known
    } else {
      let line = factors.naming(lines[row])
      step = factors.step(from: line.unit, carrier: line.carrier)
      steps[pair] = .some(step)
    }
    last = (pair, step)
    return step
  }
}
