public import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanRecords
public import MuchanReport

/// All rules, indicators and requirements that muchan knows, and a planner's own.
public struct RuleCatalogue: Sendable {
  /// A book and the file it is in.
  private struct Source: Sendable {
    var file: String
    var book: RuleBook
  }

  private let registry: IndicatorRegistry
  private var sources: [Source]
  /// The planner's own books among them.
  private var own: [(file: String, book: RuleBook)] = []
  let requirements: [Requirement]

  private static let requirementFile = "rules/requirements.csv"

  /// Reads the shipped books, then a planner's own.
  ///
  /// - Throws: what reading a book throws: an unknown indicator, a wrong unit, two rules of one id.
  public init(_ data: DataFolder, own: [String] = []) throws(Failure) {
    let registry = try IndicatorRegistry(data)
    self.registry = registry
    var sources: [Source] = []
    let shipped =
      ["rules/jiangning.yaml", "rules/spatial.yaml", "rules/revitalisation.yaml"] + data.yamlFiles(in: "rules/books")
    for name in shipped {
      sources.append(
        Source(
          file: name, book: try RuleBook(yaml: try data.text(name), file: data.path + "/" + name, registry: registry)))
    }
    self.sources = sources
    var requirements: [Requirement] = []
    for row in try data.rows(Self.requirementFile) { requirements.append(try Requirement(row)) }
    self.requirements = requirements
    try add(own)
  }

  /// Reads more books of a planner's own.
  ///
  /// - Parameter texts: of books that are not read from files, by path.
  /// - Throws: what reading a book throws; `repeatedRule` for a rule that another own book has too.
  public mutating func add(_ paths: [String], texts: [String: String] = [:]) throws(Failure) {
    for path in paths {
      let text = if let stored = texts[path] { stored } else { try TextFile.read(path) }
      let book = try RuleBook(yaml: text, file: path, registry: registry)
      try book.checkApart(from: own, file: path)
      own.append((path, book))
      sources.append(Source(file: path, book: book))
    }
  }

  /// Every rule once; one's own in the place of the shipped one with its id.
  var rules: [(rule: Rule, book: RuleBook, file: String)] {
    var rules: [(rule: Rule, book: RuleBook, file: String)] = []
    for source in sources {
      for rule in source.book.rules {
        if let place = rules.firstIndex(where: { $0.rule.id == rule.id }) {
          rules[place] = (rule, source.book, source.file)
        } else {
          rules.append((rule, source.book, source.file))
        }
      }
    }
    return rules
  }

  /// The rules (`rules list`).
  public func ruleTable(in language: Language) -> ReportTable {
    var table = ReportTable(
      name: "rules",
      columns: [
        .text("rule", en: "rule", zh: "规则"), .text("requirement", en: "requirement", zh: "依据编号"),
        .text("title", en: "title", zh: "内容"), .text("kind", en: "kind", zh: "类型"),
        .text("status", en: "status", zh: "效力"), .text("indicator", en: "indicator", zh: "指标"),
        .text("comparison", en: "comparison", zh: "比较"), .number("threshold", en: "threshold", zh: "界限"),
        .text("unit", en: "unit", zh: "单位"), .number("tolerance_percent"), .text("word"), .text("scope"),
        .text("place", en: "place", zh: "适用地"), .text("in_force_from"), .text("in_force_to"), .text("due"),
        .text("severity"), .text("certainty"), .text("owner"), .text("document"), .text("article"), .text("book"),
        .text("file"),
      ])
    for (rule, book, file) in rules { table.append(cells(rule, book, file, language)) }
    return table
  }

  private func cells(_ rule: Rule, _ book: RuleBook, _ file: String, _ language: Language) -> [Cell] {
    let isShare = rule.unit == "%"
    let hasLimit = rule.kind != .direction && rule.relativeTo == nil
    let against =
      rule.relativeTo?.rawValue ?? rule.since.map(String.init) ?? (rule.kind == .direction ? "year before" : "")
    let limit: Cell =
      hasLimit
      ? .number(rule.threshold.limit.doubleValue * (isShare ? 100 : 1), places: isShare ? 2 : 1) : .text(against)
    let whose = rule.place ?? book.place
    let place = [whose.province, whose.city].compactMap(\.self).joined(separator: " ")
    return [
      .text(rule.id), .text(rule.requirement), .text(rule.title(in: language)), .text(rule.kind.rawValue),
      .text(rule.status.rawValue), .text(rule.indicator), .text(rule.threshold.comparison.rawValue), limit,
      .text(rule.unit), .optional(rule.tolerance.map { $0.doubleValue * 100 }, places: 1), .text(rule.word ?? ""),
      .text(rule.scope?.rawValue ?? ""), .text(place), .text(rule.inForceFrom?.description ?? ""),
      .text(rule.inForceTo?.description ?? ""), .text(rule.due?.description ?? ""), .text(rule.severity.rawValue),
      .optional(rule.certainty?.rawValue), .text(rule.owner ?? ""), .text(rule.document), .text(rule.article ?? ""),
      .text(book.id), .text(file),
    ]
  }

  /// The indicators (`rules list --indicators`).
  public func indicatorTable(in language: Language) -> ReportTable {
    var table = ReportTable(
      name: "indicators",
      columns: [
        .text("indicator", en: "indicator", zh: "指标"), .text("title", en: "title", zh: "名称"),
        .text("unit", en: "unit", zh: "单位"), .text("direction", en: "better", zh: "趋优方向"),
        .text("scopes", en: "of", zh: "对象"), .text("origin", en: "from", zh: "来源"),
        .text("verb", en: "verb", zh: "命令"), .text("requirement", en: "requirement", zh: "依据编号"), .text("formula"),
      ])
    for indicator in registry.indicators {
      table.append([
        .text(indicator.name), .text(indicator.title(in: language)), .text(indicator.unit),
        .text(indicator.direction.rawValue), .text(indicator.scopes.map(\.rawValue).joined(separator: " ")),
        .text(indicator.origin.rawValue), .text(indicator.verb ?? ""), .text(indicator.requirement ?? ""),
        .text(indicator.formula),
      ])
    }
    return table
  }

  /// One rule or indicator, a member a line (`rules show`).
  ///
  /// - Throws: `badOption` where there is neither.
  public func entry(_ name: String, in language: Language) throws(Failure) -> ReportTable {
    var table = ReportTable(
      name: "entry", columns: [.text("key", en: "key", zh: "项"), .text("value", en: "value", zh: "值")])
    let tables = [ruleTable(in: language), indicatorTable(in: language)]
    for source in tables {
      guard let row = source.rows.first(where: { $0[0] == .text(name) }) else { continue }
      for (column, cell) in zip(source.columns, row) {
        let value: String =
          switch cell {
          case .text(let text): text
          default: cell.plainText ?? ""
          }
        if !value.isEmpty { table.append([.text(column.name), .text(value)]) }
      }
    }
    guard !table.rows.isEmpty else {
      let names = rules.map(\.rule.id) + registry.indicators.map(\.name)
      let hint = NearestName.of(name, among: names).map { "did you mean \($0)?" } ?? "a name of `muchan rules list`"
      throw Failure(.badOption, at: Place(field: "rule"), found: "\"\(name)\"", expected: hint)
    }
    return table
  }

  /// Document, article, requirement, rule, and the latest verdict of a project if one is given (`rules sources`).
  public func sourceTable(_ run: ProjectRun?, in language: Language) -> ReportTable {
    var table = ReportTable(
      name: "sources",
      columns: [
        .text("requirement", en: "requirement", zh: "依据编号"), .text("document", en: "document", zh: "文件"),
        .text("article", en: "article", zh: "条款"), .text("title", en: "asked or reported", zh: "要求或报道"),
        .text("rule", en: "rule", zh: "规则"), .text("verbs", en: "verbs", zh: "命令"),
        .text("scope", en: "scope", zh: "范围"), .number("year", en: "year", zh: "年份"),
        .text("verdict", en: "verdict", zh: "结论"), .text("missing", en: "missing", zh: "缺少"),
      ])
    let verdicts = Dictionary(grouping: run?.latestVerdicts ?? [], by: \.rule.id)
    let all = rules
    let words = MissingWords(in: language, registry: registry)
    for requirement in requirements {
      let own = all.filter { $0.rule.requirement == requirement.id }
      let verbs = requirement.verbs.joined(separator: " ")
      if own.isEmpty {
        // Figures without a rule have no verdict; what they lack is told all the same.
        let gaps = run.map { $0.gaps(ofVerbs: requirement.verbs) } ?? []
        let missing = requirement.verbs.isEmpty ? ["a verb or rule for it"] : gaps.map { words.text($0) }
        table.append([
          .text(requirement.id), .text(requirement.documents), .text(requirement.article ?? ""),
          .text(requirement.title(in: language)), .text(""), .text(verbs), .text(""), .text(""),
          .text(missing.isEmpty ? "see verbs" : "unknown"), .text(missing.joined(separator: ", ")),
        ])
      }
      for entry in own {
        let rows = verdicts[entry.rule.id] ?? []
        let shown: [RuleVerdict?] = rows.isEmpty ? [nil] : rows.map { $0 }
        for row in shown {
          table.append([
            .text(requirement.id), .text(entry.rule.seed.isEmpty ? requirement.documents : entry.rule.seed),
            .text(entry.rule.article ?? ""), .text(entry.rule.title(in: language)), .text(entry.rule.id), .text(verbs),
            .text(row?.scope ?? ""), .optional(row?.year), .text(row?.verdict.name ?? (run == nil ? "" : "unknown")),
            .text(
              words.text(
                row.map { $0.verdict.missing ?? "" }
                  ?? (run == nil ? "" : "a project in the place that the rule is for"))),
          ])
        }
      }
    }
    return table
  }
}
