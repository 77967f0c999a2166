public import MuchanDiagnostics
internal import MuchanQuantities
public import MuchanRecords

/// The columns of `process.csv`.
enum ProcessColumn: Int, TableColumn {
  case enterpriseID, period, product, quantity, carbonDioxide, source

  var spec: ColumnSpec {
    switch self {
    case .enterpriseID: .required("enterprise_id", "企业编号", "企业代码", "统一社会信用代码", "社会信用代码", "信用代码")
    case .period: .required("period", "年份", "年度", "月份", "时期", "报告期", "统计期")
    case .product: .optional("product", "产品", "产品名称")
    case .quantity: .optional("quantity", "产量", "产量(吨)")
    case .carbonDioxide: .required("t_co2", "过程排放(吨)", "二氧化碳(吨)", "过程排放量")
    case .source: .required("source", "来源", "数据来源", "出处")
    }
  }
}

/// `process.csv`: CO2 of industrial processes as stated (工业过程排放).
public enum ProcessTable {
  private struct Key: Hashable {
    let enterprise: String
    let period: Period
    let product: String?
  }

  /// Reads the table. A second row of the same enterprise, period and product is rejected, whichever comes first:
  /// `RecordOrder` says which one.
  ///
  /// - Parameters:
  ///   - columns: headers of this file to column names, from `columns:` in project.yaml.
  ///   - options: how the file is to be read.
  ///   - log: takes the findings, also when reading fails.
  /// - Throws: failures of `DelimitedReader`; `missingColumn`, `duplicateColumn`.
  public static func read(
    path: String, columns: [String: String] = [:], options: InputOptions = InputOptions(), into log: inout DiagnosticLog
  ) throws(Failure) -> TableContent<[ProcessEmission]> {
    let repeats = RepeatRule<ProcessColumn, [ProcessEmission], Key>(
      column: .enterpriseID,
      key: { Key(enterprise: $0[$1].enterpriseID, period: $0[$1].period, product: $0[$1].product) },
      id: \.enterpriseID,
      shown: { [$0.enterpriseID, "\($0.period)", $0.product].compactMap(\.self).joined(separator: " ") })
    return try TableRows<ProcessColumn>.readAll(
      path: path, mapping: columns, options: options, into: &log, repeats: repeats
    ) { rows in
      guard let record = decode(&rows), rows.isGood else { return nil }
      return record
    }
  }

  private static func decode(_ rows: inout TableRows<ProcessColumn>) -> ProcessEmission? {
    let enterprise = rows.required(.enterpriseID)
    rows.id = enterprise
    let period = rows.period(.period)
    if rows.required(.carbonDioxide) == nil { return nil }
    let tonnes = rows.decimal(.carbonDioxide)
    let quantity = rows.decimal(.quantity)
    let source = rows.required(.source)
    guard let enterprise, let period, let tonnes, let source else { return nil }
    var record = ProcessEmission(
      enterpriseID: enterprise, period: period, carbonDioxide: CarbonMass(tonnes: tonnes), source: source,
      line: rows.line)
    record.product = rows.text(.product)
    record.quantity = quantity
    return record
  }
}
