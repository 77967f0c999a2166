internal import MuchanEnergy
internal import MuchanQuantities
internal import MuchanRecords

extension EnergyBenchmarks {
  /// The distances of an enterprise in `year`: for each measure it has, to the best quartile and the median of the longest industry
  /// that has enough enterprises, and to each level of benchmarks.csv that its code begins with, the longest row of a level.
  public func distances(of enterprise: Int) -> [Distance] {
    guard let year, let code = Self.code(of: enterprise, in: year, records) else { return [] }
    let carbonPerTonne = carbonPerTonne(of: enterprise, in: year)
    var list: [Distance] = []
    for measure in Measure.all {
      guard case .known(let energy, let below) = Self.sides(measure, of: enterprise, in: year, energy, records) else {
        continue
      }
      let (tonnes, money) = (energy.doubleValue, below.doubleValue)
      func add(_ name: String, _ code: String, _ value: Double, _ source: String?) {
        let over = tonnes - value * money
        let carbon = carbonPerTonne.flatMap { measure.isAtCoalInput ? $0.coalInput : $0.calorific }.map { $0 * over }
        list.append(
          Distance(
            measure: measure, benchmark: name, code: code, value: value, intensity: tonnes / money, tonnes: over,
            carbon: carbon, source: source))
      }
      if let group = group(of: code, in: year, measure), let best = group.quantiles(rules.best),
        let median = group.quantiles(0.5)
      {
        add("best_quartile", group.code, best, nil)
        add("median", group.code, median, nil)
      }
      for entry in levels(of: code, measure) {
        add(entry.row.level, entry.row.industryCode, entry.value, entry.row.source)
      }
    }
    return list
  }

  /// The first benchmark of an industry that `distances` names; nil where it has none.
  func firstBenchmark(of code: String, in year: Int, _ measure: Measure) -> Double? {
    if let group = group(of: code, in: year, measure), let best = group.quantiles(rules.best) { return best }
    return levels(of: code, measure).first?.value
  }

  /// The energy of an enterprise over the first benchmark of output at calorific value, which is the first measure; below all
  /// numbers where it has other distances alone, nil where it has none.
  ///
  /// - Parameter firsts: The first benchmark of each measure.
  func tonnesOver(_ firsts: [Double?], _ enterprise: Int, _ year: Int) -> Double? {
    for (number, measure) in Measure.all.enumerated() {
      guard let value = firsts[number],
        case .known(let tonnes, let money) = Self.sides(measure, of: enterprise, in: year, energy, records)
      else { continue }
      return number == 0 ? tonnes.doubleValue - value * money.doubleValue : -.infinity
    }
    return nil
  }

  /// What the enterprises of each division and group add up to in a year, by measure.
  static func sums(
    of year: Int, _ energy: EnergyAccount, _ enterprises: EnterpriseYears
  ) -> [(code: String, sums: [Sum])] {
    var industries: [(code: String, sums: [Sum])] = []
    var places: [String: Int] = [:]
    /// For each code those of its division and group.
    var placesOfCodes: [String: [Int]] = [:]
    for enterprise in enterprises.present(in: year) {
      guard let code = code(of: enterprise, in: year, enterprises) else { continue }
      let own =
        placesOfCodes[code]
        ?? [2, 3].filter { code.utf8.count >= $0 }.map { length in
          let prefix = String(code.prefix(length))
          if let known = places[prefix] { return known }
          places[prefix] = industries.count
          industries.append((prefix, Measure.all.map { _ in Sum() }))
          return industries.count - 1
        }
      placesOfCodes[code] = own
      for (number, measure) in Measure.all.enumerated() {
        let sides = sides(measure, of: enterprise, in: year, energy, enterprises)
        for place in own { industries[place].sums[number].add(sides) }
      }
    }
    return industries
  }

  /// The longest industry with enough enterprises.
  private func group(of code: String, in year: Int, _ measure: Measure) -> Group? {
    for length in [3, 2] where code.utf8.count >= length {
      if let index = index(year, String(code.prefix(length)), measure) { return groups[index] }
    }
    return nil
  }

  /// CO2 of fuel, power and heat at the location per tce of an enterprise; nil where it is not whole.
  private func carbonPerTonne(of enterprise: Int, in year: Int) -> (calorific: Double?, coalInput: Double?)? {
    guard let emitted = carbon?.total(of: enterprise, in: year), emitted.isComplete,
      let bought = emitted.purchased.location, let used = energy.total(of: enterprise, in: year)?.energy
    else { return nil }
    let tonnes = (emitted.fuel.tonnes + bought.tonnes).doubleValue
    func per(_ energy: FixedDecimal<SixPlaces>?) -> Double? {
      energy.flatMap { $0 > .zero ? tonnes / $0.doubleValue : nil }
    }
    return (per(used.calorific.tonnes), per(used.coalInput?.tonnes))
  }

  static func code(of enterprise: Int, in year: Int, _ enterprises: EnterpriseYears) -> String? {
    enterprises.index(of: enterprise, in: year).flatMap(enterprises.rows.industryCode(of:)).flatMap {
      $0.utf8.count >= 2 ? $0 : nil
    }
  }

  /// What an enterprise has of a measure.
  enum Sides {
    case known(energy: FixedDecimal<SixPlaces>, denominator: FixedDecimal<SixPlaces>)
    case notPositive
    case unknown
  }

  static func sides(
    _ measure: Measure, of enterprise: Int, in year: Int, _ energy: EnergyAccount, _ enterprises: EnterpriseYears
  ) -> Sides {
    guard let row = enterprises.index(of: enterprise, in: year) else { return .unknown }
    let money =
      switch measure.denominator {
      case .output: enterprises.rows.output(of: row)
      case .valueAdded: enterprises.rows.valueAdded(of: row)
      }
    guard let money, let total = energy.total(of: enterprise, in: year), total.isComplete else { return .unknown }
    guard money > .zero else { return .notPositive }
    let tonnes = measure.isAtCoalInput ? total.energy.coalInput?.tonnes : total.energy.calorific.tonnes
    return tonnes.map { .known(energy: $0, denominator: money.wanYuan) } ?? .unknown
  }

  /// What the enterprises of an industry add up to.
  struct Sum {
    var enterprises = 0
    var notPositive = 0
    var values: [Double] = []
    var energy = FixedDecimal<SixPlaces>.zero
    var denominator = FixedDecimal<SixPlaces>.zero

    mutating func add(_ sides: Sides) {
      enterprises += 1
      switch sides {
      case .known(let tonnes, let money):
        values.append(tonnes.doubleValue / money.doubleValue)
        energy += tonnes
        denominator += money
      case .notPositive: notPositive += 1
      case .unknown: break
      }
    }
  }
}

extension EnergyBenchmarks.Measure {
  /// The place among all.
  var order: Int { (denominator == .output ? 0 : 2) + (isAtCoalInput ? 1 : 0) }
}

extension UnitTable {
  /// What a unit of standard coal over money is in tce per 万元; nil for one that is none.
  func standardCoalOverMoney(_ text: String) -> Double? {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let upper = tonnesOrWanYuan(String(parts[0]), .standardCoal),
      let lower = tonnesOrWanYuan(String(parts[1]), .money)
    else { return nil }
    return upper / lower
  }
}
