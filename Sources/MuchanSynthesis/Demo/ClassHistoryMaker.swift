/// The classes that the made-up zone gave its enterprises in earlier years (L2, L3): by tax per mu with some chance in it.
///
/// A fifth is A, up to three fifths B, the last twentieth D, the others C. Enterprises that are to move are in no ranking.
struct ClassHistoryMaker {
  struct Row: Sendable {
    var enterprise: String
    var year: Int
    var name: String
  }

  /// The name of the made-up scheme.
  static let scheme = "demo-published"

  private var random: SplitMix64

  init(options: DemoOptions) {
    random = SplitMix64(seed: options.seed, part: "class history")
  }

  /// The classes of all years but the first, of enterprises above designated size in the economic zone, by year and id.
  mutating func rows(_ enterprises: [SyntheticEnterprise], _ holdings: [SyntheticHolding]) -> [Row] {
    var land: [String: Int] = [:]
    for holding in holdings {
      land[holding.enterprise, default: 0] += holding.kind == .rentOut ? -holding.area : holding.area
    }
    var rows: [Row] = []
    for (index, year) in Calibration.years.enumerated().dropFirst() {
      var scored: [(id: String, score: Double)] = []
      for enterprise in enterprises where enterprise.kind == .aboveSize {
        let chance = random.real(0.85, 1.15)
        guard enterprise.exclusion == nil else {
          rows.append(Row(enterprise: enterprise.id, year: year, name: "T"))
          continue
        }
        let tax = Double(enterprise.years[index].tax ?? 0)
        scored.append((enterprise.id, tax / Double(max(1, land[enterprise.id] ?? 1)) * chance))
      }
      scored.sort { $0.score != $1.score ? $0.score > $1.score : $0.id < $1.id }
      for (place, entry) in scored.enumerated() {
        let name =
          switch (place + 1) * 100 {
          case ...(20 * scored.count): "A"
          case ...(60 * scored.count): "B"
          case ...(95 * scored.count): "C"
          default: "D"
          }
        rows.append(Row(enterprise: entry.id, year: year, name: name))
      }
    }
    return rows.sorted { ($0.year, $0.enterprise) < ($1.year, $1.enterprise) }
  }

  static func table(_ rows: [Row]) -> GeneratedFile {
    var table = CSVTable(columns: ["enterprise_id", "year", "class", "scheme"])
    for row in rows { table.append([row.enterprise, String(row.year), row.name, scheme]) }
    return GeneratedFile(name: "class_history.csv", text: table.text)
  }

  /// The enterprises that have one class in each of the last two years.
  static func twice(_ name: String, in rows: [Row]) -> Set<String> {
    let years = Calibration.years.suffix(2)
    return years.map { year in Set(rows.filter { $0.year == year && $0.name == name }.map(\.enterprise)) }
      .reduce(nil) { $0?.intersection($1) ?? $1 } ?? []
  }
}
