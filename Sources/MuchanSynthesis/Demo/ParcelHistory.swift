/// Gives each parcel its supply, milestones, investment and buildings in figures.
///
/// Standing at the end of 2022: most parcels are in use, some under construction, some idle, some not yet supplied.
struct ParcelHistory {
  private let options: DemoOptions
  private var random: SplitMix64
  private static let last = Day(2022, 12, 31)

  init(options: DemoOptions) {
    self.options = options
    random = SplitMix64(seed: options.seed, part: "history")
  }

  mutating func write(_ parcels: inout [SyntheticParcel]) {
    for index in parcels.indices {
      if parcels[index].isIndustrial || parcels[index].use == "0604" {
        industry(&parcels[index])
      } else {
        other(&parcels[index])
      }
    }
    let candidates = random.shuffled(parcels.indices.filter { parcels[$0].isIndustrial })
    var left = candidates[...]
    func some(_ count: Int) -> ArraySlice<Int> {
      // No more than a fifth of the industrial parcels, so that small demonstrations keep land in use.
      let taken = left.prefix(min(options.scaled(count), max(1, candidates.count / 20)))
      left = left.dropFirst(taken.count)
      return taken
    }
    for index in some(38) { construct(&parcels[index]) }
    for index in some(40) { unsupply(&parcels[index]) }
    for index in some(14) { idle(&parcels[index], status: "suspected") }
    for index in some(9) { idle(&parcels[index], status: "recognised") }
    for index in some(8) { stop(&parcels[index]) }
    for index in some(12) { disposeOf(&parcels[index]) }
  }

  /// Land price, total and paid investment, areas due and built, for a parcel supplied to an enterprise.
  private mutating func invest(_ parcel: inout SyntheticParcel, done: Double) {
    let area = Double(parcel.registered)
    parcel.totalInvestment = NumberText.whole(area * random.real(0.45, 1.3))
    parcel.invested = parcel.totalInvestment.map { NumberText.whole(Double($0) * done) }
    parcel.price = NumberText.whole(area * random.real(0.03, 0.09))
    parcel.dueArea = parcel.registered
    parcel.developedArea = NumberText.whole(area * min(1, done))
  }

  private mutating func build(_ parcel: inout SyntheticParcel, ratio: ClosedRange<Double>, industrial: Bool) {
    let area = Double(parcel.registered)
    let floor = area * random.real(ratio.lowerBound, ratio.upperBound)
    parcel.floorArea = NumberText.whole(floor)
    // Storeys above 8 m count double in the industrial plot ratio.
    parcel.countedFloorArea = NumberText.whole(floor * (industrial ? random.real(1, 1.35) : 1))
    parcel.footprint = NumberText.whole(area * random.real(0.28, 0.52))
    parcel.yard = industrial ? NumberText.whole(area * random.real(0.03, 0.12)) : nil
    parcel.industrialFloorArea = industrial ? NumberText.whole(floor * random.real(0.85, 1)) : nil
  }

  private mutating func supply(_ parcel: inout SyntheticParcel, years: ClosedRange<Int>) {
    let approved = Day(random.integer(years), random.integer(1...12), random.integer(1...28))
    let delivered = approved + random.integer(100...300)
    parcel.approved = approved
    parcel.supplied = approved + random.integer(60...95)
    parcel.delivered = delivered
    parcel.startBy = delivered + 180
    parcel.completeBy = delivered + 180 + 730
    parcel.produceBy = delivered + 180 + 730 + 180
    let modes = ["assignment", "lease_then_assign", "long_lease", "lease_and_assign", "flexible_term"]
    parcel.supplyMode = approved.year < 2014 ? "assignment" : modes[random.index(weights: [60, 14, 6, 8, 12])]
    let term = parcel.supplyMode == "flexible_term" ? 20 : 50
    parcel.termUntil = parcel.supplied.map { $0 + term * 365 + term / 4 }
  }

  private mutating func industry(_ parcel: inout SyntheticParcel) {
    // Early enough to produce in the first year of the figures.
    supply(&parcel, years: 1996...2012)
    guard let startBy = parcel.startBy else { return }
    let started = startBy + random.integer(-90...200)
    parcel.started = started
    parcel.completed = started + random.integer(380...900)
    parcel.produced = parcel.completed.map { $0 + random.integer(40...300) }
    if startBy.year < 2005 {
      // Old records know when land was supplied and used, not what was agreed.
      (parcel.approved, parcel.delivered, parcel.startBy, parcel.completeBy, parcel.produceBy) = (
        nil, nil, nil, nil, nil
      )
    }
    invest(&parcel, done: random.real(0.9, 1.1))
    build(&parcel, ratio: 0.7...1.6, industrial: true)
    parcel.landClass = "A2"
    parcel.planUse = random.chance(0.03) ? "0901" : parcel.use == "0604" ? "1101" : "100101"
  }

  private mutating func other(_ parcel: inout SyntheticParcel) {
    let classes = [
      "0701": "A1", "0501": "A4", "0505": "A4", "0804": "A52", "0803": "A52", "0809": "A52", "0810": "A51",
      "1201": "B21", "0702": "B12", "1104": "C1",
    ]
    parcel.landClass = classes[parcel.use]
    let ratios: [String: ClosedRange<Double>] = [
      "0701": 1.6...2.6, "0501": 1.2...3, "0505": 2...4.5, "0804": 1.4...2.6, "0803": 0.6...1, "0809": 0.2...0.6,
    ]
    guard let ratio = ratios[parcel.use] else { return }
    supply(&parcel, years: 1998...2013)
    parcel.supplyMode = ["0803", "0809"].contains(parcel.use) ? "allocation" : "assignment"
    parcel.started = parcel.startBy.map { $0 + random.integer(-60...120) }
    parcel.completed = parcel.started.map { $0 + random.integer(400...1000) }
    (parcel.produceBy, parcel.approved) = (nil, nil)
    build(&parcel, ratio: ratio, industrial: false)
  }

  /// Takes back what a parcel in use has.
  private func clear(_ parcel: inout SyntheticParcel) {
    (parcel.started, parcel.completed, parcel.produced) = (nil, nil, nil)
    (parcel.floorArea, parcel.countedFloorArea, parcel.footprint) = (nil, nil, nil)
    (parcel.yard, parcel.industrialFloorArea) = (nil, nil)
    parcel.landClass = "B21"
  }

  private mutating func construct(_ parcel: inout SyntheticParcel) {
    supply(&parcel, years: 2020...2021)
    clear(&parcel)
    invest(&parcel, done: random.real(0.3, 0.8))
    // Within half a year of the agreed start, never after the reference day.
    parcel.started = parcel.startBy.map { min($0 + random.integer(-60...150), Self.last + -20) }
  }

  private func unsupply(_ parcel: inout SyntheticParcel) {
    let bare = SyntheticParcel(
      id: parcel.id, use: parcel.use, shape: parcel.shape, lot: parcel.lot, zone: parcel.zone, park: parcel.park,
      registered: parcel.registered)
    parcel = bare
    parcel.landClass = "B21"
    parcel.planUse = "100101"
  }

  private mutating func idle(_ parcel: inout SyntheticParcel, status: String) {
    supply(&parcel, years: status == "suspected" ? 2019...2020 : 2016...2018)
    clear(&parcel)
    invest(&parcel, done: random.real(0, 0.1))
    parcel.developedArea = 0
    parcel.idleStatus = status
    parcel.idleCause = random.chance(0.6) ? "owner" : random.chance(0.8) ? "government" : "force_majeure"
    guard status != "suspected" else { return }
    parcel.recognised = parcel.startBy.map { $0 + random.integer(400...700) }
  }

  /// Started, then stopped for more than a year with little built.
  private mutating func stop(_ parcel: inout SyntheticParcel) {
    supply(&parcel, years: 2017...2018)
    clear(&parcel)
    invest(&parcel, done: random.real(0.1, 0.24))
    parcel.started = parcel.startBy.map { $0 + random.integer(-30...60) }
    parcel.stopped = parcel.started.map { $0 + random.integer(120...300) }
    parcel.idleCause = "owner"
    parcel.idleStatus = "suspected"
  }

  /// Idle once, since disposed of and in use again.
  private mutating func disposeOf(_ parcel: inout SyntheticParcel) {
    supply(&parcel, years: 2012...2013)
    invest(&parcel, done: random.real(0.9, 1.05))
    parcel.idleStatus = "disposed"
    parcel.idleCause = "owner"
    parcel.recognised = parcel.startBy.map { $0 + random.integer(380...500) }
    parcel.disposed = parcel.recognised.map { $0 + random.integer(90...300) }
    parcel.started = parcel.disposed.map { $0 + 60 }
    parcel.completed = parcel.started.map { $0 + random.integer(380...700) }
    parcel.produced = parcel.completed.map { $0 + 90 }
    parcel.remedy = random.pick(["extend_start", "take_back", "agreed_buy_back", "idle_fee"])
  }
}
