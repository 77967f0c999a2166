/// Gives land to the enterprises: the larger own parcels, the smaller rent from them or sit in shared premises.
///
/// Own plus rented-in minus rented-out never exceeds a parcel. Some enterprises hold parcels in two parks.
struct HoldingMaker {
  private var random: SplitMix64
  private(set) var holdings: [SyntheticHolding] = []

  init(options: DemoOptions) {
    random = SplitMix64(seed: options.seed, part: "holdings")
  }

  mutating func assign(_ parcels: [SyntheticParcel], to enterprises: inout [SyntheticEnterprise]) {
    let taken = parcels.filter { $0.isIndustrial && $0.supplied != nil }
    let large = enterprises.indices.filter { enterprises[$0].kind == .aboveSize }.sorted {
      let (left, right) = (enterprises[$0].years.last?.output ?? 0, enterprises[$1].years.last?.output ?? 0)
      return left != right ? left > right : $0 < $1
    }
    let zone = random.shuffled(taken.filter { $0.zone == .economic })
    let owners = Array(large.prefix(min(large.count * 7 / 10 + 1, zone.count)))
    let ownLots = own(zone, owners, enterprises)

    let tenants = large.dropFirst(owners.count) + enterprises.indices.filter { enterprises[$0].kind == .small }
    let shared = parcels.filter { $0.zone == .economic && ["0804", "0505"].contains($0.use) && $0.supplied != nil }
    var free = shared.map { $0.hundredthMu * 8 / 10 }
    var rentable = ownLots.filter { $0.parcel.produced != nil }
      .map { (parcel: $0.parcel, owner: $0.owner, free: $0.parcel.hundredthMu * 6 / 10) }
    for tenant in tenants {
      let isSmall = enterprises[tenant].kind == .small
      let place = random.integer(0...max(0, shared.count - 1))
      let wish = isSmall ? random.integer(40...350) : random.integer(700...2_600)
      if isSmall, !shared.isEmpty, random.chance(0.7), free[place] > wish {
        free[place] -= wish
        hold(shared[place], enterprises[tenant].id, .own, wish, from: letSince(shared[place]))
      } else if !rentable.isEmpty {
        let lot = random.integer(0...rentable.count - 1)
        let area = min(wish, max(10, rentable[lot].free / 2))
        rentable[lot].free -= area
        let parcel = rentable[lot].parcel
        let from = letSince(parcel)
        hold(parcel, enterprises[rentable[lot].owner].id, .rentOut, area, from: from)
        hold(parcel, enterprises[tenant].id, .rentIn, area, from: from)
      }
    }

    let chemical = enterprises.indices.filter { enterprises[$0].kind == .chemical }
    for (index, parcel) in taken.filter({ $0.zone == .chemical }).enumerated() where !chemical.isEmpty {
      hold(parcel, enterprises[chemical[index % chemical.count]].id, .own, parcel.hundredthMu)
    }
    dateProduction(parcels, &enterprises)
  }

  /// Every owner gets a parcel, then the rest go mostly to owners in the same park, larger ones first.
  private mutating func own(
    _ lots: [SyntheticParcel], _ owners: [Int], _ enterprises: [SyntheticEnterprise]
  ) -> [(parcel: SyntheticParcel, owner: Int)] {
    var result: [(parcel: SyntheticParcel, owner: Int)] = []
    var byPark: [Int: [Int]] = [:]
    // The first parcel of an owner is one in use, where there are enough of those.
    let ordered = lots.filter { $0.produced != nil } + lots.filter { $0.produced == nil }
    for (index, parcel) in ordered.enumerated() {
      let owner: Int
      if index < owners.count {
        owner = owners[index]
        byPark[parcel.park, default: []].append(owner)
      } else {
        let draw = random.unit()
        let near = byPark[parcel.park] ?? []
        let choice = near.isEmpty || random.chance(0.05) ? owners : near
        owner = choice[Int(draw * draw * Double(choice.count))]
      }
      hold(parcel, enterprises[owner].id, .own, parcel.hundredthMu)
      result.append((parcel, owner))
    }
    return result
  }

  private mutating func hold(
    _ parcel: SyntheticParcel, _ enterprise: String, _ kind: SyntheticHolding.Kind, _ area: Int, from: Day? = nil
  ) {
    holdings.append(
      SyntheticHolding(
        parcel: parcel.id, enterprise: enterprise, kind: kind, area: area, from: from ?? parcel.supplied))
  }

  /// Some time after the parcel was built, and before the first year of the figures.
  private mutating func letSince(_ parcel: SyntheticParcel) -> Day? {
    parcel.completed.map { min($0 + random.integer(30...900), Day(2018, 10, 1) + random.integer(0...90)) }
  }

  /// An owner produces since its first parcel does, a tenant since it came, where that is later.
  private func dateProduction(_ parcels: [SyntheticParcel], _ enterprises: inout [SyntheticEnterprise]) {
    let produced = Dictionary(parcels.map { ($0.id, $0.produced) }, uniquingKeysWith: { first, _ in first })
    let completed = Set(parcels.filter { $0.completed != nil }.map(\.id))
    var first: [String: Day] = [:]
    for holding in holdings where holding.kind != .rentOut {
      let isInUse = completed.contains(holding.parcel)
      guard let from = holding.from, isInUse else { continue }
      let day = max(from, (produced[holding.parcel] ?? nil) ?? from)
      first[holding.enterprise] = min(first[holding.enterprise] ?? day, day)
    }
    for index in enterprises.indices { enterprises[index].produced = first[enterprises[index].id] }
  }
}
