internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanReport

/// Verdicts of rules on indicators as rows, in the columns of `policy.csv`.
struct RuleRows {
  private let language: Language
  private let words: MissingWords

  /// - Parameter registry: names the indicators that are missing by their titles too.
  init(in language: Language, registry: IndicatorRegistry? = nil) {
    self.language = language
    words = MissingWords(in: language, registry: registry)
  }

  /// The columns of a verdict on a figure.
  static let columns: [Column] = [
    .text("rule", en: "rule", zh: "规则"), .text("requirement", en: "requirement", zh: "依据编号"),
    .text("title", en: "title", zh: "内容"), .text("scope", en: "scope", zh: "范围"),
    .number("year", en: "year", zh: "年份"), .number("value", en: "value", zh: "数值"),
    .text("unit", en: "unit", zh: "单位"), .text("comparison"), .number("threshold", en: "threshold", zh: "界限"),
    .number("margin"), .text("verdict", en: "verdict", zh: "结论"),
    .text("missing", en: "missing", zh: "缺少"), .text("severity"), .text("status"), .text("certainty"),
    .text("in_force_from"), .text("in_force_to"), .number("known"), .number("of"), .text("lower_bound"),
    .text("source", en: "source", zh: "来源"), .text("kind"), .text("against"), .number("trend"),
    .number("tolerance_percent"), .text("due"), .text("owner"),
  ]

  func cells(_ judgement: Judgement) -> [Cell] {
    cells(
      RuleVerdict(
        rule: judgement.rule, scope: judgement.value?.scope, year: judgement.value?.year, value: judgement.value,
        limit: judgement.rule.threshold.limit, against: nil, before: nil, verdict: judgement.verdict))
  }

  func cells(_ row: RuleVerdict) -> [Cell] {
    let rule = row.rule
    let isShare = rule.unit == "%"
    func double(_ ratio: Ratio?) -> Double? { ratio.map { $0.doubleValue * (isShare ? 100 : 1) } }
    let isCount = ["parcels", "items", "enterprises", "zones", "parks", "industries", "buildings", "mu"].contains(
      rule.unit)
    let places = isCount ? 0 : 4
    let (value, limit) = (double(row.value?.value), double(row.limit))
    let margin = value.flatMap { value in limit.map { value - $0 } }
    let trend = value.flatMap { value in double(row.before?.value).map { value - $0 } }
    return [
      .text(rule.id), .text(rule.requirement), .text(rule.title(in: language)), .optional(row.scope),
      .optional(row.year), .optional(value, places: places), .text(rule.unit),
      .text(rule.threshold.comparison.rawValue), .optional(limit, places: places), .optional(margin, places: places),
      .text(row.verdict.name), .text(words.text(row.verdict.missing)), .text(rule.severity.rawValue),
      .text(rule.status.rawValue), .optional(rule.certainty?.rawValue), .optional(rule.inForceFrom?.description),
      .optional(rule.inForceTo?.description), .optional(row.value?.coverage.known),
      .optional(row.value?.coverage.total), .optional(row.value?.isLowerBound), .text(rule.source),
      .text(rule.kind.rawValue), .text(row.against ?? ""), .optional(trend, places: places),
      .optional(rule.tolerance.map { $0.doubleValue * 100 }, places: 1), .text(rule.due?.description ?? ""),
      .text(rule.owner ?? ""),
    ]
  }
}

extension ProjectRun {
  /// The last year of each rule and scope: what the first table of `policy` shows.
  static func latest(_ verdicts: [RuleVerdict]) -> [RuleVerdict] {
    var rows: [RuleVerdict] = []
    for verdict in verdicts {
      if let last = rows.last, last.rule.id == verdict.rule.id, last.scope == verdict.scope { rows.removeLast() }
      rows.append(verdict)
    }
    return rows
  }

  /// Every year of the rules of books (`policy_years.csv`).
  func ruleYearTable(_ verdicts: [RuleVerdict], in language: Language) -> ReportTable {
    var table = ReportTable(name: "policy_years", columns: RuleRows.columns)
    let rows = RuleRows(in: language, registry: reference.registry)
    for verdict in verdicts where verdict.value != nil { table.append(rows.cells(verdict)) }
    return table
  }
}
