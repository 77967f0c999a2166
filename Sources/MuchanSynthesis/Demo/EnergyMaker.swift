/// Makes up the energy ledgers and scales those of the zone to its totals.
struct EnergyMaker {
  private let options: DemoOptions
  private var random: SplitMix64

  /// tce per output of a division against the others.
  private static let intensity: [Int: Double] = [
    29: 2.0, 33: 1.8, 34: 1.1, 35: 0.8, 36: 1.0, 37: 0.9, 38: 0.7, 39: 1.3, 40: 0.5,
  ]

  init(options: DemoOptions) {
    self.options = options
    random = SplitMix64(seed: options.seed, part: "energy")
  }

  mutating func lines(_ enterprises: [SyntheticEnterprise]) -> [SyntheticEnergyLine] {
    let targets = self.targets(enterprises)
    let large = enterprises.filter { $0.kind == .aboveSize }.sorted {
      ($0.years.last?.output ?? 0, $1.number) > ($1.years.last?.output ?? 0, $0.number)
    }
    let monthly = Set(large.prefix(min(options.scaled(20), large.count / 2)).map(\.number))
    var lines: [SyntheticEnergyLine] = []
    for (enterprise, target) in zip(enterprises, targets) {
      let plan = self.plan(enterprise)
      for (year, coal) in target.enumerated() {
        for part in plan {
          lines += ledger(enterprise, part, coal: coal, year: year, monthly: monthly.contains(enterprise.number))
        }
      }
    }
    HeatSupply.connect(&lines, enterprises)
    MeterFaults.plant(&lines, meters: large.prefix(2).map(\.id))
    return lines
  }

  /// Standard coal by enterprise and year, tce.
  private mutating func targets(_ enterprises: [SyntheticEnterprise]) -> [[Double]] {
    var targets = enterprises.map { enterprise in
      let intensity = (Self.intensity[enterprise.division] ?? 1) * random.real(0.5, 1.5)
      return enterprise.years.enumerated().map { year, figures in
        let output = Double(figures.output ?? 0) / 100
        switch enterprise.kind {
        case .aboveSize: return output * intensity
        case .small: return output * 0.012 * random.real(0.8, 1.2)
        case .chemical: return output * 0.7 * intensity * (1.06 - 0.02 * Double(year))
        }
      }
    }
    for year in Calibration.years.indices {
      let zone = enterprises.indices.filter { enterprises[$0].kind == .aboveSize }
      let sum = zone.reduce(0.0) { $0 + targets[$1][year] }
      for index in zone { targets[index][year] *= Calibration.zoneEnergy[year] / sum }
    }
    return targets
  }

  private struct Part {
    var carrier: Carrier
    var share: Double
    var unit: (name: String, decimals: Int)
    /// Share of the enterprise's electricity it makes itself, and the share of that it sells.
    var own = 0.0
    var sold = 0.0
    var source: String?
    var feedstock = 0.0
  }

  /// Which carriers an enterprise uses and what share of its standard coal each is.
  private mutating func plan(_ enterprise: SyntheticEnterprise) -> [Part] {
    var shares: [(Carrier, Double)] = []
    switch enterprise.kind {
    case .small:
      if random.chance(0.2) { shares.append((.naturalGas, random.real(0.1, 0.4))) }
    case .aboveSize:
      // No coal and no coke in the zone.
      if random.chance(0.55) { shares.append((.naturalGas, random.real(0.15, 0.45))) }
      if random.chance(0.25) { shares.append((.diesel, random.real(0.01, 0.06))) }
      if random.chance(0.12) { shares.append((.petrol, random.real(0.005, 0.03))) }
      if random.chance(0.08) { shares.append((.heat, random.real(0.05, 0.2))) }
      if random.chance(0.03) { shares.append((.lpg, random.real(0.01, 0.05))) }
      if random.chance(0.02) { shares.append((.lng, random.real(0.02, 0.08))) }
    case .chemical:
      shares = [(.rawCoal, random.real(0.3, 0.5)), (.heat, random.real(0.05, 0.15)), (.diesel, 0.01)]
      if enterprise.division == 25 { shares.append((.crudeOil, 0.2)) }
      if random.chance(0.3) { shares.append((.coke, 0.08)) }
      if random.chance(0.4) { shares.append((.fuelOil, 0.06)) }
    }
    let rest = 1 - shares.reduce(0) { $0 + $1.1 }
    var parts = [Part(carrier: .electricity, share: rest, unit: random.pick(Carrier.electricity.units))]
    let draw = random.unit()
    parts[0].source = draw < 0.04 ? "green_power_trade" : draw < 0.06 ? "certificate_only" : "grid"
    if enterprise.kind == .aboveSize, random.chance(0.04) {
      parts[0].own = random.real(0.04, 0.12)
      parts[0].sold = random.chance(0.3) ? random.real(0.02, 0.08) : 0
    }
    for (carrier, share) in shares {
      var part = Part(carrier: carrier, share: share, unit: random.pick(carrier.units))
      if carrier == .crudeOil { part.feedstock = 0.8 }
      parts.append(part)
    }
    return parts
  }

  private mutating func ledger(
    _ enterprise: SyntheticEnterprise, _ part: Part, coal: Double, year: Int, monthly: Bool
  ) -> [SyntheticEnergyLine] {
    // 1 tce is 1e8 steps of 1e-5 kgce.
    let used = NumberText.whole(coal * part.share * 1e8 / Double(part.carrier.coal))
    guard used > 0 else { return [] }
    let own = NumberText.whole(Double(used) * part.own)
    let sold = NumberText.whole(Double(own) * part.sold)
    var line = SyntheticEnergyLine(
      enterprise: enterprise.id, meter: nil, period: String(Calibration.years[year]), isMonth: false,
      carrier: part.carrier, quantity: used - own + sold, unit: part.unit, powerSource: part.source)
    if part.feedstock > 0 { line.feedstock = NumberText.whole(Double(used) * part.feedstock) }
    var lines = monthly ? months(line) : [line]
    if own > 0 {
      line.quantity = own
      (line.flow, line.powerSource) = ("own_generation", "own_pv")
      lines.append(line)
    }
    if sold > 0 {
      line.quantity = sold
      (line.flow, line.powerSource) = ("sold", nil)
      lines.append(line)
    }
    return lines
  }

  /// Twelve readings that add up to the year; the spring festival month is low, the hot months are high.
  private mutating func months(_ line: SyntheticEnergyLine) -> [SyntheticEnergyLine] {
    let season = [0.082, 0.062, 0.081, 0.08, 0.081, 0.085, 0.094, 0.095, 0.086, 0.081, 0.084]
    var left = line.quantity
    return (1...12).map { month in
      var reading = line
      reading.period += "-" + NumberText.padded(month, 2)
      reading.isMonth = true
      reading.meter = line.carrier == .electricity ? "M1" : "M2-" + line.carrier.rawValue
      if month <= season.count {
        reading.quantity = NumberText.whole(Double(line.quantity) * season[month - 1] * random.real(0.95, 1.05))
        left -= reading.quantity
      } else {
        reading.quantity = left
      }
      return reading
    }
  }
}
