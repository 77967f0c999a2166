public import MuchanDiagnostics
public import MuchanRecords

/// The columns of `reference.csv`.
enum ReferenceColumn: Int, TableColumn {
  case region, period, indicator, value, unit, scope, basis, priceBase, industryCode, source

  var spec: ColumnSpec {
    switch self {
    case .region: .required("region", "地区", "地区代码", "行政区划代码")
    case .period: .required("period", "年份", "年度", "时期", "报告期")
    case .indicator: .required("indicator", "指标", "指标名称", "指标代码")
    case .value: .required("value", "数值", "指标值", "值")
    case .unit: .required("unit", "单位", "计量单位")
    case .scope: .required("scope", "范围", "统计范围", "口径")
    case .basis: .optional("basis", "电力折标口径", "折标口径", "折标方法")
    case .priceBase: .optional("price_base", "价格基准", "价格基期", "价格口径")
    case .industryCode: .optional("industry_code", "行业代码", "国民经济行业代码")
    case .source: .required("source", "来源", "数据来源", "出处")
    }
  }
}

/// `reference.csv`: a total of a city, province or country (区域合计).
public enum ReferenceTable {
  private struct Key: Hashable {
    let region: String
    let period: Period
    let indicator: String
    let scope: ReferenceTotal.Scope
    let basis: ReferenceTotal.Basis?
    let priceBase: String?
    let industryCode: String?
  }

  /// Reads the table.
  ///
  /// A second row of the same region, period, indicator, scope, basis, price base and industry is rejected, whatever its
  /// unit. A value may be negative: growth and changes are indicators too.
  /// - Parameters:
  ///   - columns: headers of this file to column names, from `columns:` in project.yaml.
  ///   - options: how the file is to be read.
  ///   - log: takes the findings, also when reading fails.
  /// - Throws: failures of `DelimitedReader`; `missingColumn`, `duplicateColumn`.
  public static func read(
    path: String, columns: [String: String] = [:], options: InputOptions = InputOptions(), into log: inout DiagnosticLog
  ) throws(Failure) -> TableContent<[ReferenceTotal]> {
    let repeats = RepeatRule<ReferenceColumn, [ReferenceTotal], Key>(
      column: .indicator,
      key: { totals, row in
        let total = totals[row]
        return Key(
          region: total.region, period: total.period, indicator: total.indicator, scope: total.scope,
          basis: total.basis, priceBase: total.priceBase, industryCode: total.industryCode)
      }, id: \.indicator, shown: { "\($0.region) \($0.period) \($0.indicator) \($0.scope.rawValue)" })
    return try TableRows<ReferenceColumn>.readAll(
      path: path, mapping: columns, options: options, into: &log, repeats: repeats
    ) { rows in
      guard let total = decode(&rows), rows.isGood else { return nil }
      return total
    }
  }

  private static func decode(_ rows: inout TableRows<ReferenceColumn>) -> ReferenceTotal? {
    let region = rows.required(.region)
    let period = rows.period(.period)
    let indicator = rows.required(.indicator)
    rows.id = indicator
    let value = rows.requiredNumber(.value, .any)
    let unit = rows.required(.unit)
    let scope = rows.requiredChoice(.scope, ReferenceTotal.Scope.self, chinese: ChineseChoice.scopes)
    let basis = rows.choice(.basis, ReferenceTotal.Basis.self, chinese: ChineseChoice.bases)
    let source = rows.required(.source)
    let priceBase = priceBase(&rows)
    guard let region, let period, let indicator, let value, let unit, let scope, let source else { return nil }
    var total = ReferenceTotal(
      region: region, period: period, indicator: indicator, value: value, unit: unit, scope: scope, source: source,
      line: rows.line)
    total.basis = basis
    total.priceBase = priceBase
    total.industryCode = rows.text(.industryCode)
    return total
  }

  private static func priceBase(_ rows: inout TableRows<ReferenceColumn>) -> String? {
    guard let text = rows.text(.priceBase) else { return nil }
    if text == "当年价" || text == "现价" || text.lowercased() == "current" { return "current" }
    if let period = Period(text), period.span == .year { return text }
    rows.refuse(.notAChoice, .priceBase, found: text.quotedBriefly(), expected: "current, YYYY")
    return nil
  }
}
