public import MuchanDiagnostics
internal import MuchanQuantities
public import MuchanRecords

/// The columns of `energy.csv`.
enum EnergyColumn: Int, TableColumn {
  case enterpriseID, meterID, period, periodKind, carrier, quantity, unit, flow, supplierID, powerSource
  case feedstockQuantity, netCalorificValue, netCalorificUnit

  var spec: ColumnSpec {
    switch self {
    case .enterpriseID: .required("enterprise_id", "企业编号", "企业代码", "统一社会信用代码", "社会信用代码", "信用代码")
    case .meterID: .optional("meter_id", "表计编号", "电表编号", "户号", "计量点")
    case .period: .required("period", "年份", "年度", "月份", "时期", "报告期", "统计期")
    case .periodKind: .optional("period_kind", "时期类型", "数据口径")
    case .carrier: .required("carrier", "能源品种", "能源名称", "品种")
    case .quantity: .quantity("quantity", "数量", "消费量", "实物量", "用量")
    case .unit: .required("unit", unlessIn: "quantity", "单位", "计量单位")
    case .flow: .optional("flow", "流向", "去向")
    case .supplierID: .optional("supplier_id", "供应单位", "供能单位编号")
    case .powerSource: .optional("power_source", "电力来源")
    case .feedstockQuantity: .optional("feedstock_quantity", "用于原材料", "原料用量")
    case .netCalorificValue: .optional("ncv", "低位发热量", "平均低位发热量")
    case .netCalorificUnit: .optional("ncv_unit", "发热量单位")
    }
  }
}

/// How `energy.csv` words its kinds of period.
enum EnergyPeriodKind: String, CaseIterable {
  case month
  case year
  case cumulative
  case single
}

/// `energy.csv`: a meter reading or ledger line (能源计量).
public enum EnergyTable {
  struct Key: Hashable {
    let enterprise: UInt32
    let meter: Int?
    let period: PackedPeriod
    let carrier: UInt32
    let flow: EnergyLine.Flow
    let source: EnergyLine.PowerSource?
    let supplier: Int?
  }

  /// Reads the table.
  ///
  /// A second row of the same enterprise, meter, period, carrier, flow, power source and supplier is rejected, whichever
  /// comes first: `RecordOrder` says which one. Carrier and unit are taken as written; the energy account knows which
  /// there are.
  /// - Parameters:
  ///   - columns: headers of this file to column names, from `columns:` in project.yaml.
  ///   - options: how the file is to be read.
  ///   - log: takes the findings, also when reading fails.
  /// - Throws: failures of `DelimitedReader`; `missingColumn`, `duplicateColumn`.
  public static func read(
    path: String, columns: [String: String] = [:], options: InputOptions = InputOptions(), into log: inout DiagnosticLog
  ) throws(Failure) -> TableContent<EnergyColumns> {
    var memos = Memos()
    return try TableRows<EnergyColumn>.readAll(
      path: path, mapping: columns, options: options, into: &log, repeats: repeats, likeLast: months
    ) { take(&$0, into: &$1, &memos) }
  }

  /// The table in pieces; nil for one that is not cut.
  ///
  /// - Throws: what reading the file's beginning throws.
  public static func pieces(
    path: String, columns: [String: String] = [:], options: InputOptions = InputOptions(), windowSize: Int = 4 << 20
  ) throws(Failure) -> TablePieces<EnergyColumns>? {
    try TablePieces(
      path: path, columns: columns, options: options, windowSize: windowSize, repeats: { repeats }, memory: { Memos() }
    ) { rows, memos, window, start in
      // The numbers that a series holds are those of one window.
      memos.series = KnownSeries()
      return rows.piece(in: window, from: start, likeLast: months) { take(&$0, into: &$1, &memos) }
    }
  }

  /// Adds the current row; false, and nothing added, where it is not good.
  static func take(
    _ rows: inout TableRows<EnergyColumn>, into lines: inout EnergyColumns, _ memos: inout Memos
  ) -> Bool {
    if memos.series.takes(rows, into: &lines) { return true }
    let before = rows.wordCount
    guard let line = decode(&rows, &memos), rows.isGood else { return false }
    lines.append(line)
    // A remark belongs to each row that it is made of.
    if rows.wordCount == before { memos.series.learn(rows, lines) }
    return true
  }

  /// Which rows are the same.
  static var repeats: RepeatRule<EnergyColumn, EnergyColumns, Key> {
    RepeatRule(
      column: .enterpriseID,
      key: {
        let series = $0.series(of: $1)
        return Key(
          enterprise: series.enterprise, meter: series.meterNumber, period: $0.period(of: $1),
          carrier: series.carrier, flow: series.flow,
          // Power that names no source is taken from the grid.
          source: series.source.flatMap { $0 == .grid ? nil : $0 }, supplier: series.supplierNumber)
      },
      candidates: \.rowsThatMayRepeat, id: \.enterpriseID,
      shown: { line in
        [line.enterpriseID, line.meterID, "\(line.period)", line.carrier, line.flow.rawValue].compactMap(\.self)
          .joined(separator: " ")
      })
  }

  /// The months of a meter: rows that differ in period and quantity alone.
  static var months: LikeLastRule<EnergyColumn, EnergyColumns> {
    LikeLastRule(first: .period, second: .quantity) { period, quantity, line, lines in
      guard let period = PackedPeriod(utf8: period), let quantity = DecimalText.plainDouble(quantity),
        quantity <= FixedDecimal<SixPlaces>.limit
      else { return false }
      return lines.appendLikeLast(period: period, quantity: quantity, line: line)
    }
  }

  /// The cells of the row before, which are mostly those of the next one.
  struct Memos {
    var enterprise = CellMemo<String>()
    var meter = CellMemo<String>()
    var carrier = CellMemo<String>()
    var unit = CellMemo<String>()
    var kind = CellMemo<EnergyPeriodKind>()
    var flow = CellMemo<EnergyLine.Flow>()
    var source = CellMemo<EnergyLine.PowerSource>()
    /// The numbers that it holds are those of one `EnergyColumns`.
    var series = KnownSeries()
  }

  static func decode(_ rows: inout TableRows<EnergyColumn>, _ memos: inout Memos) -> EnergyLine? {
    let enterprise = rows.same(.enterpriseID, as: &memos.enterprise) { $0.required($1) }
    rows.id = enterprise
    let period = rows.period(.period)
    let kind = rows.same(.periodKind, as: &memos.kind) {
      $0.choice($1, EnergyPeriodKind.self, chinese: ChineseChoice.energyPeriodKinds)
    }
    let carrier = rows.same(.carrier, as: &memos.carrier) { $0.required($1) }
    let flow =
      rows.same(.flow, as: &memos.flow) { $0.choice($1, EnergyLine.Flow.self, chinese: ChineseChoice.flows) }
      ?? .purchase
    // Stocks shrink as well as grow; everything else flows one way.
    let quantity = rows.requiredNumber(.quantity, flow == .stockChange ? .any : .notNegative)
    let unit = unit(&rows, &memos.unit)
    let feedstock = rows.number(.feedstockQuantity)
    let calorific = rows.number(.netCalorificValue)
    let calorificUnit = rows.text(.netCalorificUnit)
    if calorific != nil, calorificUnit == nil {
      rows.refuse(.missingValue, .netCalorificUnit, found: "", expected: "kJ/kg, MJ/m3, GJ/万m3, …")
    }
    let source = rows.same(.powerSource, as: &memos.source) {
      $0.choice($1, EnergyLine.PowerSource.self, chinese: ChineseChoice.powerSources)
    }
    guard let enterprise, let period, let carrier, let quantity, let unit else { return nil }
    checkKind(kind, of: period, &rows)
    var line = EnergyLine(
      enterpriseID: enterprise, period: period, carrier: carrier, quantity: quantity, unit: unit, flow: flow,
      periodKind: kind == .cumulative ? .cumulative : .single, line: rows.line)
    line.meterID = rows.same(.meterID, as: &memos.meter) { $0.text($1) }
    line.supplierID = rows.text(.supplierID)
    line.feedstockQuantity = feedstock
    line.powerSource = source
    line.netCalorificValue = calorific
    line.netCalorificUnit = calorificUnit
    return line
  }

  /// The unit of the row, else that of the header of the quantities; two that differ leave it open which is meant.
  private static func unit(_ rows: inout TableRows<EnergyColumn>, _ memo: inout CellMemo<String>) -> String? {
    guard case .named(let stated) = rows.header.unit(of: .quantity) else {
      return rows.same(.unit, as: &memo) { $0.required($1) }
    }
    guard let own = rows.text(.unit), own.foldedHeading() != stated.foldedHeading() else {
      return rows.headerUnit(.quantity)
    }
    rows.refuse(.notAChoice, .unit, found: own.quotedBriefly(), expected: "\(stated), as in the header")
    return nil
  }

  /// A row that says it is of a month must name one; a year, a year.
  private static func checkKind(
    _ kind: EnergyPeriodKind?, of period: Period, _ rows: inout TableRows<EnergyColumn>
  ) {
    switch (kind, period.span) {
    case (.month, .year), (.month, .quarter):
      rows.refuse(.notAPeriod, .period, found: "\"\(period)\"", expected: "YYYY-MM")
    case (.year, .month), (.year, .quarter):
      rows.refuse(.notAPeriod, .period, found: "\"\(period)\"", expected: "YYYY")
    default:
      break
    }
  }
}
