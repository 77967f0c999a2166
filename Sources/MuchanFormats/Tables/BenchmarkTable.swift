public import MuchanDiagnostics
internal import MuchanQuantities
public import MuchanRecords

/// The columns of `benchmarks.csv`.
enum BenchmarkColumn: Int, TableColumn {
  case industryCode, level, denominator, basis, value, unit, source

  var spec: ColumnSpec {
    switch self {
    case .industryCode: .required("industry_code", "行业代码", "国民经济行业代码")
    case .level: .required("level", "水平", "能效水平")
    case .denominator: .required("denominator", "分母")
    case .basis: .required("basis", "口径", "折标口径")
    case .value: .required("value", "数值", "指标值", "值")
    case .unit: .required("unit", "单位", "计量单位")
    case .source: .required("source", "来源", "数据来源", "出处")
    }
  }
}

/// `benchmarks.csv`: what industries are held against from outside (能效标杆).
public enum BenchmarkTable {
  private enum Basis: String, CaseIterable {
    case calorific
    case coalInput = "coal_input"
  }

  private struct Key: Hashable {
    let industryCode: String
    let level: String
    let denominator: ExternalBenchmark.Denominator
    let isAtCoalInput: Bool
  }

  /// Reads the table. A second row of the same industry, level, denominator and basis is rejected, whichever comes first. A value
  /// must be above zero.
  ///
  /// - Parameters:
  ///   - columns: headers of this file to column names, from `columns:` in project.yaml.
  ///   - options: how the file is to be read.
  ///   - log: takes the findings, also when reading fails.
  /// - Throws: failures of `DelimitedReader`; `missingColumn`, `duplicateColumn`.
  public static func read(
    path: String, columns: [String: String] = [:], options: InputOptions = InputOptions(), into log: inout DiagnosticLog
  ) throws(Failure) -> TableContent<[ExternalBenchmark]> {
    let repeats = RepeatRule<BenchmarkColumn, [ExternalBenchmark], Key>(
      column: .industryCode,
      key: {
        Key(
          industryCode: $0[$1].industryCode, level: $0[$1].level, denominator: $0[$1].denominator,
          isAtCoalInput: $0[$1].isAtCoalInput)
      }, id: \.industryCode, shown: { "\($0.industryCode) \($0.level)" })
    return try TableRows<BenchmarkColumn>.readAll(
      path: path, mapping: columns, options: options, into: &log, repeats: repeats
    ) { rows in
      guard let record = decode(&rows), rows.isGood else { return nil }
      return record
    }
  }

  private static func decode(_ rows: inout TableRows<BenchmarkColumn>) -> ExternalBenchmark? {
    let code = rows.required(.industryCode)
    rows.id = code
    let level = rows.required(.level)
    let denominator: ExternalBenchmark.Denominator? = rows.requiredChoice(
      .denominator, ExternalBenchmark.Denominator.self, chinese: ["产值": .output, "增加值": .valueAdded])
    let basis: Basis? = rows.requiredChoice(
      .basis, Basis.self, chinese: ["当量": .calorific, "当量值": .calorific, "等价": .coalInput, "等价值": .coalInput])
    if rows.required(.value) == nil { return nil }
    let value = rows.decimal(.value)
    if let value, value == .zero { rows.refuse(.negativeValue, .value, found: "0", expected: "> 0") }
    let unit = rows.required(.unit)
    let source = rows.required(.source)
    guard let code, let level, let denominator, let basis, let value, let unit, let source else { return nil }
    return ExternalBenchmark(
      industryCode: code, level: level, denominator: denominator, isAtCoalInput: basis == .coalInput, value: value,
      unit: unit, source: source, line: rows.line)
  }
}
