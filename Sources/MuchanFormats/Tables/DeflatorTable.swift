public import MuchanDiagnostics
internal import MuchanQuantities
public import MuchanRecords

/// The columns of `deflators.csv`.
enum DeflatorColumn: Int, TableColumn {
  case region, year, industryCode, index, baseYear, source

  var spec: ColumnSpec {
    switch self {
    case .region: .required("region", "地区", "地区代码", "行政区划代码")
    case .year: .required("year", "年份", "年度")
    case .industryCode: .optional("industry_code", "行业代码", "国民经济行业代码")
    case .index: .required("index", "指数", "价格指数")
    case .baseYear: .required("base_year", "基期", "基年", "基期年份")
    case .source: .required("source", "来源", "数据来源", "出处")
    }
  }
}

/// `deflators.csv`: price indexes (价格指数).
public enum DeflatorTable {
  private struct Key: Hashable {
    let region: String
    let year: Int
    let baseYear: Int
    let industryCode: String?
  }

  /// Reads the table. A second row of the same region, year, base year and industry is rejected, whichever comes first:
  /// `RecordOrder` says which one. An index must be above zero.
  ///
  /// - Parameters:
  ///   - columns: headers of this file to column names, from `columns:` in project.yaml.
  ///   - options: how the file is to be read.
  ///   - log: takes the findings, also when reading fails.
  /// - Throws: failures of `DelimitedReader`; `missingColumn`, `duplicateColumn`.
  public static func read(
    path: String, columns: [String: String] = [:], options: InputOptions = InputOptions(), into log: inout DiagnosticLog
  ) throws(Failure) -> TableContent<[Deflator]> {
    let repeats = RepeatRule<DeflatorColumn, [Deflator], Key>(
      column: .region,
      key: {
        Key(
          region: $0[$1].region, year: $0[$1].year, baseYear: $0[$1].baseYear, industryCode: $0[$1].industryCode)
      }, id: \.region, shown: { "\($0.region) \($0.year) \($0.industryCode ?? "")" })
    return try TableRows<DeflatorColumn>.readAll(
      path: path, mapping: columns, options: options, into: &log, repeats: repeats
    ) { rows in
      guard let record = decode(&rows), rows.isGood else { return nil }
      return record
    }
  }

  private static func decode(_ rows: inout TableRows<DeflatorColumn>) -> Deflator? {
    let region = rows.required(.region)
    rows.id = region
    let year = rows.year(.year)
    let base = rows.year(.baseYear)
    if rows.required(.index) == nil { return nil }
    let index = rows.decimal(.index)
    if let index, index == .zero { rows.refuse(.negativeValue, .index, found: "0", expected: "> 0") }
    let source = rows.required(.source)
    guard let region, let year, let base, let index, let source else { return nil }
    var record = Deflator(
      region: region, year: year, index: index, baseYear: base, source: source, line: rows.line)
    record.industryCode = rows.text(.industryCode)
    return record
  }
}
