/// The ledger of revived land: two series that name overlapping parcels and must never be added (L1).
struct RevitalisationMaker {
  struct Row: Sendable {
    var parcel: String
    var completed: Day
    var route: String
    var object: String
    /// In 1/100 mu.
    var area: Int
    var investment: Int
    var after: String?
  }

  private let options: DemoOptions
  private var random: SplitMix64
  private static let routes = ["self_transform", "relocate", "graft", "expropriate"]

  init(options: DemoOptions) {
    self.options = options
    random = SplitMix64(seed: options.seed, part: "revitalisation")
  }

  mutating func rows(_ parcels: [SyntheticParcel], _ holdings: [SyntheticHolding]) -> [Row] {
    let owners = Dictionary(
      holdings.filter { $0.kind == .own }.map { ($0.parcel, $0.enterprise) }, uniquingKeysWith: { first, _ in first })
    let candidates = random.shuffled(
      parcels.filter { $0.zone == .economic && $0.isIndustrial && $0.produced != nil && $0.idleStatus == nil })
    // The article is undated: three years to the end of 2021 is an assumption of the demonstration.
    var rows = series(
      candidates, object: "low_efficiency", total: options.scaled(Calibration.lowEfficiencyTransformed),
      count: options.scaled(Calibration.lowEfficiencyParcels), from: Day(2019, 2, 1), to: Day(2021, 12, 20), owners)
    // A third of the idle series are parcels that the other series names too.
    let idleCount = options.scaled(62)
    let named = Set(rows.map(\.parcel))
    let again = candidates.filter { named.contains($0.id) }.prefix(idleCount / 3)
    let fresh = candidates.filter { !named.contains($0.id) }
    rows += series(
      again + fresh, object: "idle", total: options.scaled(Calibration.idleRevived), count: idleCount,
      from: Day(2019, 1, 15), to: Day(2020, 11, 30), owners, first: again.count)
    return rows
  }

  /// Picks parcels whose areas add up to the total; the last one counts only the part that is missing.
  ///
  /// - Parameter first: so many of the candidates are taken as they come.
  private mutating func series(
    _ candidates: [SyntheticParcel], object: String, total: Int, count: Int, from: Day, to: Day,
    _ owners: [String: String], first: Int = 0
  ) -> [Row] {
    var free = candidates
    var left = total
    var rows: [Row] = []
    for number in 0..<count where !free.isEmpty && left > 0 {
      let rest = count - number
      let wish = rest == 1 ? left : NumberText.whole(Double(left / rest) * random.real(0.6, 1.3))
      let taken: Int
      if number < first {
        taken = 0
      } else {
        taken = Self.closest(free, to: wish, atLeast: rest == 1)
      }
      let parcel = free.remove(at: taken)
      let area = rest == 1 ? min(left, parcel.hundredthMu) : min(parcel.hundredthMu, left)
      left -= area
      let span = to.number - from.number
      rows.append(
        Row(
          parcel: parcel.id, completed: from + random.integer(0...span),
          route: Self.routes[random.index(weights: [40, 20, 28, 12])], object: object, area: area,
          investment: NumberText.whole(Double(area) * random.real(120, 420)), after: owners[parcel.id]))
    }
    // What the picked parcels do not reach is spread over further parcels.
    while left > 0, !free.isEmpty {
      let parcel = free.remove(at: Self.closest(free, to: left, atLeast: true))
      let area = min(left, parcel.hundredthMu)
      left -= area
      rows.append(
        Row(
          parcel: parcel.id, completed: to, route: Self.routes[0], object: object, area: area,
          investment: area * 200, after: owners[parcel.id]))
    }
    return rows
  }

  private static func closest(_ parcels: [SyntheticParcel], to wish: Int, atLeast: Bool) -> Int {
    var best = 0
    var distance = Int.max
    for (index, parcel) in parcels.enumerated() {
      let short = atLeast && parcel.hundredthMu < wish
      let here = abs(parcel.hundredthMu - wish) + (short ? 10_000_000 : 0)
      if here < distance { (best, distance) = (index, here) }
    }
    return best
  }

  static func table(_ rows: [Row]) -> GeneratedFile {
    var table = CSVTable(columns: [
      "parcel_id", "completed_on", "route", "object", "area_mu", "investment_wan_yuan", "from_use", "to_use",
      "enterprise_before", "enterprise_after",
    ])
    for row in rows.sorted(by: { ($0.completed, $0.parcel) < ($1.completed, $1.parcel) }) {
      table.append([
        row.parcel, row.completed.text, row.route, row.object, NumberText.fixed(row.area, decimals: 2),
        NumberText.fixed(row.investment, decimals: 2), "0601", "0601", nil, row.after,
      ])
    }
    return GeneratedFile(name: "revitalisation.csv", text: table.text)
  }
}
