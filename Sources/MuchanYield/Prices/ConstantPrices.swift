public import MuchanQuantities
public import MuchanRecords

/// Value added at the prices of one year (可比价), from the price indices of a region.
///
/// The index of an industry is that of the longest code its own begins with, else that of all industries. Indices of other base
/// years are linked: a price of 2022 over 2021 and one of 2021 over 2020 give one of 2022 over 2020; the shortest chain is taken,
/// of equal ones that of the earlier base years.
public struct ConstantPrices: Sendable {
  /// The year whose prices are used.
  public let baseYear: Int
  /// By code, empty for all industries, and year: prices over those of the base year.
  private var levels: [String: [Int: Double]] = [:]
  private var longestCode = 0

  /// - Parameters:
  ///   - rows: Those of other regions are passed over.
  ///   - region: As `ratio.region` in project.yaml has it.
  public init(_ rows: [Deflator], region: String, baseYear: Int) {
    self.baseYear = baseYear
    let own = rows.filter { $0.region == region }
    for (code, rows) in Dictionary(grouping: own, by: { $0.industryCode ?? "" }) {
      levels[code] = Self.levels(rows, from: baseYear)
      longestCode = max(longestCode, code.count)
    }
  }

  /// The base years that a region's rows name, ascending.
  public static func baseYears(_ rows: [Deflator], region: String) -> [Int] {
    Set(rows.lazy.filter { $0.region == region }.map(\.baseYear)).sorted()
  }

  /// The prices of all years that can be reached, by breadth.
  private static func levels(_ rows: [Deflator], from base: Int) -> [Int: Double] {
    let sorted = rows.sorted { ($0.baseYear, $0.year) < ($1.baseYear, $1.year) }
    var levels = [base: 1.0]
    var next = [base]
    while !next.isEmpty {
      let reached = next
      next = []
      for from in reached {
        guard let level = levels[from] else { continue }
        for row in sorted {
          let ratio = row.index.doubleValue / 100
          if row.baseYear == from, levels[row.year] == nil {
            levels[row.year] = level * ratio
            next.append(row.year)
          } else if row.year == from, levels[row.baseYear] == nil {
            levels[row.baseYear] = level / ratio
            next.append(row.baseYear)
          }
        }
      }
    }
    return levels
  }

  /// Prices of a year over those of the base year; nil where no index says.
  public func level(of year: Int, industryCode: String?) -> Double? {
    if year == baseYear { return 1 }
    var code = String((industryCode ?? "").prefix(longestCode))
    while true {
      if let level = levels[code]?[year] { return level }
      if code.isEmpty { return nil }
      code.removeLast()
    }
  }

  /// An amount of a year at the prices of the base year; nil where no index says.
  public func constant(_ amount: Money, of year: Int, industryCode: String?) -> Money? {
    guard let level = level(of: year, industryCode: industryCode) else { return nil }
    return level == 1 ? amount : Money(roundingWanYuan: amount.wanYuan.doubleValue / level)
  }
}
