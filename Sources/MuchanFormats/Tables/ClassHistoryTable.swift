public import MuchanDiagnostics
public import MuchanRecords

/// The columns of `class_history.csv`.
enum ClassHistoryColumn: Int, TableColumn {
  case enterpriseID, year, className, scheme

  var spec: ColumnSpec {
    switch self {
    case .enterpriseID: .required("enterprise_id", "企业编号", "企业代码", "统一社会信用代码", "社会信用代码", "信用代码")
    case .year: .required("year", "年份", "年度", "评价年度")
    case .className: .required("class", "类别", "评价等级", "等级", "评价结果")
    case .scheme: .required("scheme", "评价办法", "办法")
    }
  }
}

/// `class_history.csv`: the class an enterprise had in a year (历年评价等级).
public enum ClassHistoryTable {
  private struct Key: Hashable {
    let enterprise: String
    let year: Int
    let className: String
    let scheme: String
  }

  /// Reads the table. A row that says the same as another is rejected; two classes of one enterprise and year are kept
  /// for the account to report.
  ///
  /// - Parameters:
  ///   - columns: headers of this file to column names, from `columns:` in project.yaml.
  ///   - options: how the file is to be read.
  ///   - log: takes the findings, also when reading fails.
  /// - Throws: failures of `DelimitedReader`; `missingColumn`, `duplicateColumn`.
  public static func read(
    path: String, columns: [String: String] = [:], options: InputOptions = InputOptions(), into log: inout DiagnosticLog
  ) throws(Failure) -> TableContent<[ClassRecord]> {
    let repeats = RepeatRule<ClassHistoryColumn, [ClassRecord], Key>(
      column: .enterpriseID,
      key: {
        Key(
          enterprise: $0[$1].enterpriseID, year: $0[$1].year, className: $0[$1].className, scheme: $0[$1].scheme)
      }, id: \.enterpriseID, shown: { "\($0.year) \($0.className)" })
    return try TableRows<ClassHistoryColumn>.readAll(
      path: path, mapping: columns, options: options, into: &log, repeats: repeats
    ) { rows in
      guard let record = decode(&rows), rows.isGood else { return nil }
      return record
    }
  }

  private static func decode(_ rows: inout TableRows<ClassHistoryColumn>) -> ClassRecord? {
    let enterprise = rows.required(.enterpriseID)
    rows.id = enterprise
    let year = rows.year(.year)
    let name = rows.required(.className)
    let scheme = rows.required(.scheme)
    guard let enterprise, let year, let name, let scheme else { return nil }
    return ClassRecord(
      enterpriseID: enterprise, year: year, className: name, scheme: scheme, line: rows.line)
  }
}

extension ClassRecord: RepeatableRecord {
  /// Records of one key say the same.
  public func precedes(_ other: ClassRecord) -> Bool { false }
}
