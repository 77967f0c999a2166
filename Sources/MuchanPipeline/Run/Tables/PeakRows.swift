internal import MuchanEnergy
internal import MuchanRecords
internal import MuchanReport

/// Peak tests as rows and sentences.
enum PeakRows {
  /// The table without rows.
  static var table: ReportTable {
    ReportTable(
      name: "peak",
      columns: [
        .text("scope", en: "scope", zh: "范围"), .text("indicator", en: "indicator", zh: "指标"),
        .text("basis", en: "basis", zh: "口径"), .number("first_year", en: "from", zh: "起"),
        .number("last_year", en: "to", zh: "止"), .number("years", en: "years", zh: "年数"),
        .number("gaps", en: "gaps", zh: "缺年"), .number("maximum_year", en: "maximum in", zh: "最高年"),
        .number("maximum"), .number("score"), .text("law"), .number("probability", en: "p (all years)", zh: "p(全期)"),
        .number("slope_per_year"), .number("years_after", en: "years after", zh: "其后年数"), .number("score_after"),
        .text("law_after"), .number("probability_after", en: "p (after)", zh: "p(其后)"),
        .number("slope_after_per_year"), .number("least_probability_after", en: "least p", zh: "p 下限"),
        .text("finding", en: "finding", zh: "结论"),
      ])
  }

  static func row(_ scope: String, _ series: YearlySeries, _ test: PeakTest) -> [Cell] {
    let points = series.points
    return row(
      scope, indicator: series.indicator.rawValue, basis: series.basis, years: (points.first?.year, points.last?.year),
      test)
  }

  static func row(
    _ scope: String, indicator: String, basis: String?, years: (first: Int?, last: Int?), _ test: PeakTest
  ) -> [Cell] {
    [
      .text(scope), .word(indicator), .word(basis ?? ""), .optional(years.first), .optional(years.last),
      .integer(test.years), .integer(test.gaps), .optional(test.maximumYear), .optional(test.maximum, places: 4),
      .optional(test.trend?.score), .optional(test.trend?.law.rawValue), .optional(test.trend?.probability, places: 4),
      .optional(test.slope?.perYear, places: 4), .integer(test.yearsAfter), .optional(test.trendAfter?.score),
      .optional(test.trendAfter?.law.rawValue), .optional(test.trendAfter?.probability, places: 4),
      .optional(test.slopeAfter?.perYear, places: 4), .optional(test.trendAfter?.leastProbability, places: 4),
      .word(test.finding.rawValue),
    ]
  }

  /// What the test says and no more.
  static func sentence(_ name: String, _ test: PeakTest, _ isChinese: Bool) -> String {
    let year = test.maximumYear.map(String.init) ?? ""
    let count = test.yearsAfter
    let after = count == 1 ? "1 year" : "\(count) years"
    let p = Cell.optional(test.trendAfter?.probability, places: 4).plainText ?? ""
    let least = Cell.optional(test.trendAfter?.leastProbability, places: 4).plainText ?? ""
    switch test.finding {
    case .tooShort:
      return isChinese ? "达峰  \(name)：不足两年，无法判断" : "peak  \(name): fewer than two years, nothing can be said"
    case .stillRising:
      return isChinese
        ? "达峰  \(name)：最高值在最后一年（\(year)），不能说已达峰"
        : "peak  \(name): the maximum is the last year (\(year)), no peak can be claimed"
    case .tooFewAfter:
      let english = least.isEmpty ? "" : "; \(after) cannot reach 5 % (least p \(least))"
      let chinese = least.isEmpty ? "" : "；\(count) 年无论如何排列达不到 5%（p 最小 \(least)）"
      return isChinese
        ? "达峰  \(name)：最高值在 \(year) 年，其后只有 \(count) 年，太短\(chinese)"
        : "peak  \(name): maximum in \(year), only \(after) after it, too short\(english)"
    case .notFalling:
      return isChinese
        ? "达峰  \(name)：最高值在 \(year) 年，其后 \(count) 年没有显著下降（p = \(p)）"
        : "peak  \(name): maximum in \(year), no significant fall in the \(count) years after it (p = \(p))"
    case .falling:
      return isChinese
        ? "达峰  \(name)：最高值在 \(year) 年，其后 \(count) 年显著下降（p = \(p)）"
        : "peak  \(name): maximum in \(year), and the \(count) years after it fall significantly (p = \(p))"
    }
  }
}
