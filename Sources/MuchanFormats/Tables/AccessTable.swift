public import MuchanDiagnostics
public import MuchanRecords

/// The columns of `access.csv`.
enum AccessColumn: Int, TableColumn {
  case controlID, industryPrefix, activity, verdict, document, article

  var spec: ColumnSpec {
    switch self {
    case .controlID: .required("control_id", "管控单元编号", "单元编号")
    case .industryPrefix: .optional("industry_prefix", "行业代码", "行业前缀")
    case .activity: .optional("activity", "活动")
    case .verdict: .required("verdict", "准入要求", "准入")
    case .document: .required("document", "文件", "依据")
    case .article: .optional("article", "条款")
    }
  }
}

/// `access.csv`: what a control unit allows (准入清单).
public enum AccessTable {
  private struct Key: Hashable {
    let control: String
    let industry: String?
    let activity: String?
  }

  /// Reads the table. Of two rows on one thing the strictest is used; the other is rejected.
  ///
  /// - Parameters:
  ///   - columns: headers of this file to column names, from `columns:` in project.yaml.
  ///   - options: how the file is to be read.
  ///   - log: takes the findings, also when reading fails.
  /// - Throws: failures of `DelimitedReader`; `missingColumn`, `duplicateColumn`.
  public static func read(
    path: String, columns: [String: String] = [:], options: InputOptions = InputOptions(), into log: inout DiagnosticLog
  ) throws(Failure) -> TableContent<[AccessEntry]> {
    let repeats = RepeatRule<AccessColumn, [AccessEntry], Key>(
      column: .controlID,
      key: { Key(control: $0[$1].controlID, industry: $0[$1].industryPrefix, activity: $0[$1].activity) },
      id: \.controlID, shown: { "\($0.controlID) \($0.industryPrefix ?? $0.activity ?? "")" })
    return try TableRows<AccessColumn>.readAll(
      path: path, mapping: columns, options: options, into: &log, repeats: repeats
    ) { rows in
      guard let entry = decode(&rows), rows.isGood else { return nil }
      return entry
    }
  }

  private static func decode(_ rows: inout TableRows<AccessColumn>) -> AccessEntry? {
    let control = rows.required(.controlID)
    rows.id = control
    let prefix = rows.text(.industryPrefix)
    let activity = rows.text(.activity)
    let word = rows.requiredChoice(
      .verdict, AccessEntry.Word.self, chinese: ["禁止": .forbid, "限制": .limit, "允许": .allow])
    let document = rows.required(.document)
    if prefix == nil && activity == nil {
      rows.refuse(.missingValue, .industryPrefix, found: "", expected: "industry_prefix | activity")
    }
    if prefix != nil && activity != nil {
      rows.refuse(.notAChoice, .activity, found: activity ?? "", expected: "industry_prefix | activity")
    }
    if let prefix, !prefix.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
      rows.refuse(.notAChoice, .industryPrefix, found: prefix, expected: "26, 2614")
    }
    guard let control, let word, let document else { return nil }
    return AccessEntry(
      controlID: control, industryPrefix: prefix, activity: activity, word: word, document: document,
      article: rows.text(.article), line: rows.line)
  }
}
