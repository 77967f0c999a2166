public import MuchanDiagnostics
public import MuchanRecords

/// The columns of `deflators.csv`.
enum DeflatorColumn: Int, TableColumn {
  case region, year, industryCode, index, baseYear, source

  var spec: ColumnSpec {
    switch self {
    case .region: .required("region", "地区", "地区代码", "行政区划代码")
    case .year: .required("year", "年份", "年度")
    case .industryCode: .optional("industry_code", "行业代码", "国民经济行业代码")
    case .index: .required("index", "价格指数", "指数")
    case .baseYear: .required("base_year", "基期", "基年", "基期年份")
    case .source: .required("source", "来源", "数据来源", "出处")
    }
  }
}

/// `deflators.csv`: price indices (价格指数), the base year being 100.
public enum DeflatorTable {
  private struct Key: Hashable {
    let region: String
    let year: Int
    let industryCode: String?
    let baseYear: Int
  }

  /// Reads the table. A second row of the same region, year, industry and base year is rejected.
  ///
  /// - Parameters:
  ///   - columns: headers of this file to column names, from `columns:` in project.yaml.
  ///   - options: how the file is to be read.
  ///   - log: takes the findings, also when reading fails.
  /// - Throws: failures of `DelimitedReader`; `missingColumn`, `duplicateColumn`.
  public static func read(
    path: String, columns: [String: String] = [:], options: InputOptions = InputOptions(), into log: inout DiagnosticLog
  ) throws(Failure) -> TableContent<[PriceIndex]> {
    let repeats = RepeatRule<DeflatorColumn, [PriceIndex], Key>(
      column: .year,
      key: { rows, row in
        let index = rows[row]
        return Key(
          region: index.region, year: index.year, industryCode: index.industryCode, baseYear: index.baseYear)
      }, id: { "\($0.region) \($0.year)" },
      shown: { "\($0.region) \($0.year) \($0.industryCode ?? "") / \($0.baseYear)" })
    return try TableRows<DeflatorColumn>.readAll(
      path: path, mapping: columns, options: options, into: &log, repeats: repeats
    ) { rows in
      guard let index = decode(&rows), rows.isGood else { return nil }
      return index
    }
  }

  private static func decode(_ rows: inout TableRows<DeflatorColumn>) -> PriceIndex? {
    let region = rows.required(.region)
    rows.id = region
    let year = rows.year(.year)
    let base = rows.year(.baseYear)
    let index = rows.requiredNumber(.index)
    let source = rows.required(.source)
    if let index, index == 0 { rows.refuse(.negativeValue, .index, found: "0", expected: "> 0") }
    if let index, let year, year == base, index != 100 {
      rows.refuse(.notAChoice, .index, found: "\(index)", expected: "100")
    }
    guard let region, let year, let base, let index, let source else { return nil }
    return PriceIndex(
      region: region, year: year, industryCode: rows.text(.industryCode), index: index, baseYear: base, source: source,
      line: rows.line)
  }
}

extension TableRows {
  /// A calendar year that must be there.
  mutating func year(_ column: Column) -> Int? {
    guard let period = period(column) else { return nil }
    if period.span == .year { return period.year }
    refuse(.notAPeriod, column, found: "\(period)", expected: "YYYY")
    return nil
  }
}
