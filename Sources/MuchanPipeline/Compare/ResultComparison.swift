public import MuchanDiagnostics
internal import MuchanFormats
public import MuchanReport

/// What is not the same in two results of `run`: what they were made of, and every figure.
public struct ResultComparison {
  private let before: ResultFolder
  private let after: ResultFolder
  /// Nil where one of them does not say what it was made of.
  private let causes: [ResultCause]?
  private let tables: [TableComparison]
  public private(set) var findings = DiagnosticLog()

  /// Compares two folders of results.
  ///
  /// - Parameters:
  ///   - only: The tables to compare; empty compares all.
  /// - Throws: `notAResult`, `missingResult`; `badOption` for a table that neither has; failures of reading a table.
  /// - Complexity: O(size of the tables that differ) in memory, two at a time.
  public init(
    _ before: String, _ after: String, only: [String] = [], tolerance: NumberTolerance = NumberTolerance()
  ) throws(Failure) {
    self.before = try ResultFolder(path: before)
    self.after = try ResultFolder(path: after)
    let names = Set(self.before.tables).union(self.after.tables).sorted()
    for name in only where !names.contains(name) {
      let hint = NearestName.of(name, among: names).map { "did you mean \($0)?" } ?? names.joined(separator: ", ")
      throw Failure(.badOption, at: Place(field: "table"), found: "\"\(name)\"", expected: hint)
    }
    causes = ResultCause.all(self.before.reproduction, self.after.reproduction)
    for folder in [self.before, self.after] where folder.reproduction == nil {
      findings.add(
        .resultWithoutOrigin, at: Place(file: folder.path + "/" + ResultFolder.summaryName),
        found: "version \(folder.version)")
    }
    var tables: [TableComparison] = []
    for name in names where only.isEmpty || only.contains(name) {
      if let table = try Self.compare(name, self.before, self.after, tolerance) { tables.append(table) }
    }
    self.tables = tables
  }

  /// Nil where the files are the same.
  private static func compare(
    _ name: String, _ before: ResultFolder, _ after: ResultFolder, _ tolerance: NumberTolerance
  ) throws(Failure) -> TableComparison? {
    let (first, second) = (before.file(ofTable: name), after.file(ofTable: name))
    let (hasFirst, hasSecond) = (before.tables.contains(name), after.tables.contains(name))
    if hasFirst, hasSecond, try FileDigest(ofFile: first) == FileDigest(ofFile: second) { return nil }
    let old = hasFirst ? try ResultTable(name: name, file: first) : ResultTable(name: name)
    let new = hasSecond ? try ResultTable(name: name, file: second) : ResultTable(name: name)
    let comparison = TableComparison(old, new, tolerance: tolerance)
    return comparison.changes.isEmpty ? nil : comparison
  }

  /// Whether no figure differs; what the results were made of may.
  public var isSame: Bool { tables.isEmpty }

  /// What they were made of where it is not the same.
  public func causeTable() -> ReportTable {
    var table = ReportTable(
      name: "causes",
      columns: [
        .text("kind", en: "kind", zh: "类别"), .text("name", en: "name", zh: "名称"), .text("file"),
        .text("before", en: "before", zh: "前"), .text("after", en: "after", zh: "后"),
      ])
    for cause in causes ?? [] {
      table.append([
        .code(cause.kind.rawValue, chinese: cause.kind.chinese), .text(cause.file ?? cause.name), .optional(cause.file),
        .optional(cause.before), .optional(cause.after),
      ])
    }
    return table
  }

  /// The tables that differ, and by how many rows.
  public func countTable() -> ReportTable {
    var table = ReportTable(
      name: "tables",
      columns: [
        .text("table", en: "table", zh: "结果表"), .number("rows_before", en: "rows before", zh: "前行数"),
        .number("rows_after", en: "rows after", zh: "后行数"), .number("rows_added", en: "added", zh: "新增"),
        .number("rows_removed", en: "removed", zh: "减少"), .number("rows_changed", en: "changed", zh: "变化"),
        .number("figures_changed", en: "figures changed", zh: "变化数值"),
        .text("causes", en: "may be due to", zh: "可能原因"),
      ])
    for each in tables {
      table.append([
        .text(each.name), .integer(each.rowsBefore), .integer(each.rowsAfter), .integer(each.rowsAdded),
        .integer(each.rowsRemoved), .integer(each.rowsChanged),
        .integer(each.changes.count { $0.kind == .changed }), explanation(of: each.name),
      ])
    }
    return table
  }

  /// Every difference.
  ///
  /// - Parameter limit: How many of each table; nil gives all. With a limit tables that others follow from are left out:
  ///   figures, shares, verdicts and zones stand for them where they differ.
  public func changeTable(limit: Int? = nil) -> ReportTable {
    var table = ReportTable(
      name: "changes",
      columns: [
        .text("table", en: "table", zh: "结果表"), .text("change", en: "change", zh: "变动"),
        .text("key", en: "row", zh: "行"), .text("column", en: "column", zh: "列"),
        .text("before", en: "before", zh: "前"), .text("after", en: "after", zh: "后"),
        .number("difference", en: "difference", zh: "差"), .number("difference_percent", en: "%", zh: "%"),
        .text("causes"),
      ])
    let leading = tables.filter { Self.leading.contains($0.name) }
    for each in limit == nil || leading.isEmpty ? tables : leading {
      let explanation = explanation(of: each.name)
      for change in each.changes.prefix(limit ?? .max) {
        table.append([
          .text(each.name), .code(change.kind.rawValue, chinese: change.kind.chinese), .text(change.key),
          .optional(change.column), shown(change.before), shown(change.after),
          change.difference.map { .exact($0) } ?? .unknown, .optional(change.differencePercent, places: 4), explanation,
        ])
      }
    }
    return table
  }

  /// What a planner looks at first.
  private static let leading = ["figures", "idle_rates", "land_by_use", "ratio", "verdicts", "zones"]

  /// How many differences there are.
  public var changeCount: Int { tables.reduce(0) { $0 + $1.changes.count } }

  /// What a table's figures may have changed for. Unknown where a run does not say what it was made of.
  private func explanation(of table: String) -> Cell {
    guard let causes else { return .unknown }
    let own = causes.filter { ResultOrigins.may($0, explain: table) }
    return .text(own.isEmpty ? "none of what is known differs" : own.map(\.label).joined(separator: "; "))
  }

  /// A cell that is not known is shown so, not as nothing.
  private func shown(_ text: String?) -> Cell { text?.isEmpty == false ? .optional(text) : .unknown }

  /// The one JSON object.
  public func document() -> ResultDocument {
    var document = ResultDocument(
      verb: "diff", version: MuchanVersion.current, ledger: Ledger(), rows: changeTable())
    document.findings = findings
    func member(_ folder: ResultFolder) -> JSONValue {
      .object([
        ("folder", .string(folder.path)), ("version", .string(folder.version)),
        ("project", folder.summary["project"] ?? .null), ("year", folder.summary["year"] ?? .null),
        ("as_of", folder.summary["as_of"] ?? .null),
      ])
    }
    document.more = [
      ("before", member(before)), ("after", member(after)), ("same", .bool(isSame)),
      ("causes", causes == nil ? .null : causeTable().json), ("tables", countTable().json),
    ]
    return document
  }

  /// What people read: what the runs were made of, then which tables differ, then the first differences of each.
  public func text(in language: Language, limit: Int?) -> String {
    let isChinese = language == .chinese
    var blocks: [String] = []
    if let causes {
      let same = isChinese ? "输入、数据、程序与设置相同\n" : "made of the same: inputs, data, program and settings\n"
      blocks.append(causes.isEmpty ? same : causeTable().withoutDetails.terminalText(in: language))
    } else {
      blocks.append(isChinese ? "原因未知：结果未说明由何而来\n" : "causes are unknown: a run does not say what it was made of\n")
    }
    if isSame {
      blocks.append(isChinese ? "结果相同\n" : "the results are the same\n")
    } else {
      blocks.append(countTable().withoutDetails.terminalText(in: language))
      let changes = changeTable(limit: limit)
      blocks.append(changes.withoutDetails.terminalText(in: language))
      let more = changeCount - changes.rows.count
      if more > 0 {
        blocks.append(
          isChinese ? "另有 \(more) 处；--table 或 -f csv 可全部列出\n" : "and \(more) more; --table NAME or -f csv lists them\n")
      }
    }
    return blocks.joined(separator: "\n")
  }
}

extension ResultCause.Kind {
  fileprivate var chinese: String {
    switch self {
    case .input: "输入"
    case .data: "因子与规则"
    case .tool: "程序"
    case .setting: "设置"
    }
  }
}

extension TableComparison.Change.Kind {
  fileprivate var chinese: String {
    switch self {
    case .added: "新增行"
    case .removed: "减少行"
    case .changed: "变化"
    case .columnAdded: "新增列"
    case .columnRemoved: "减少列"
    }
  }
}
