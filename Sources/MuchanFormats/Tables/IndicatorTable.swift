public import MuchanDiagnostics
public import MuchanRecords

/// The columns of `indicators.csv`.
enum IndicatorColumn: Int, TableColumn {
  case zoneID, period, indicator, value, unit, scope, basis, priceBase, source

  var spec: ColumnSpec {
    switch self {
    case .zoneID: .required("zone_id", "园区编号", "园区代码", "开发区代码")
    case .period: .required("period", "年份", "年度", "时期", "报告期")
    case .indicator: .required("indicator", "指标", "指标名称", "指标代码")
    case .value: .required("value", "数值", "指标值", "值")
    case .unit: .required("unit", "单位", "计量单位")
    case .scope: .optional("scope", "范围", "统计范围")
    case .basis: .optional("basis", "折标口径", "口径")
    case .priceBase: .optional("price_base", "价格基准", "价格基期", "价格口径")
    case .source: .optional("source", "来源", "数据来源", "出处")
    }
  }
}

/// `indicators.csv`: figures that are stated of zones (园区指标).
public enum IndicatorTable {
  private struct Key: Hashable {
    let zone: String
    let period: Period
    let indicator: String
    let scope: String?
    let basis: String?
    let priceBase: String?
  }

  /// Reads the table. A second row of the same zone, period, indicator, scope, basis and price base is rejected.
  ///
  /// - Parameters:
  ///   - columns: headers of this file to column names, from `columns:` in project.yaml.
  ///   - options: how the file is to be read.
  ///   - log: takes the findings, also when reading fails.
  /// - Throws: failures of `DelimitedReader`; `missingColumn`, `duplicateColumn`.
  public static func read(
    path: String, columns: [String: String] = [:], options: InputOptions = InputOptions(), into log: inout DiagnosticLog
  ) throws(Failure) -> TableContent<IndicatorColumns> {
    var known = KnownFigures()
    return try TableRows<IndicatorColumn>.readAll(
      path: path, mapping: columns, options: options, into: &log, repeats: repeats, likeLast: nil
    ) { take(&$0, into: &$1, &known) }
  }

  /// The table in pieces; nil for one that is not cut.
  ///
  /// - Throws: what reading the file's beginning throws.
  public static func pieces(
    path: String, columns: [String: String] = [:], options: InputOptions = InputOptions(), windowSize: Int = 4 << 20
  ) throws(Failure) -> TablePieces<IndicatorColumns>? {
    try TablePieces(
      path: path, columns: columns, options: options, windowSize: windowSize, repeats: { repeats },
      memory: { KnownFigures() }
    ) { rows, known, window, start in
      // The numbers of series are those of one window.
      known = KnownFigures()
      return rows.piece(in: window, from: start, likeLast: nil) { take(&$0, into: &$1, &known) }
    }
  }

  /// Adds the current row; false, and nothing added, where it is not good.
  static func take(
    _ rows: inout TableRows<IndicatorColumn>, into figures: inout IndicatorColumns, _ known: inout KnownFigures
  ) -> Bool {
    if known.takes(rows, into: &figures) { return true }
    let before = rows.wordCount
    guard let figure = decode(&rows), rows.isGood else { return false }
    figures.append(figure)
    // A remark belongs to each row that it is made of.
    if rows.wordCount == before { known.learn(rows, figures) }
    return true
  }

  /// Which rows are the same.
  private static var repeats: RepeatRule<IndicatorColumn, IndicatorColumns, Key> {
    RepeatRule(
      column: .indicator,
      key: { figures, row in
        let figure = figures[row]
        return Key(
          zone: figure.zoneID, period: figure.period, indicator: figure.indicator, scope: figure.scope,
          basis: figure.basis, priceBase: figure.priceBase)
      }, candidates: \.rowsThatMayRepeat, id: \.zoneID, shown: { "\($0.zoneID) \($0.period) \($0.indicator)" })
  }

  private static func decode(_ rows: inout TableRows<IndicatorColumn>) -> ZoneFigure? {
    let zone = rows.required(.zoneID)
    rows.id = zone
    let period = rows.period(.period)
    let indicator = rows.required(.indicator)
    let value = rows.requiredNumber(.value, .any)
    let unit = rows.required(.unit)
    guard let zone, let period, let indicator, let value, let unit else { return nil }
    var figure = ZoneFigure(
      zoneID: zone, period: period, indicator: indicator, value: value, unit: unit, line: rows.line)
    figure.scope = rows.text(.scope)
    figure.basis = rows.text(.basis)
    figure.priceBase = rows.text(.priceBase)
    figure.source = rows.text(.source)
    return figure
  }
}
