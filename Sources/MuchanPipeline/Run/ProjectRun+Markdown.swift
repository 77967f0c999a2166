internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanPolicy
internal import MuchanRecords
internal import MuchanReport
internal import MuchanYield

extension ProjectRun {
  /// What a run comes to, for people who read or send text (`summary.md`): verdicts, key figures, what is unknown and why, how
  /// to make it again.
  func markdown(in language: Language) throws(Failure) -> String {
    let isChinese = language == .chinese
    let name = (isChinese ? project.name.chinese : project.name.english) ?? project.name.chinese ?? project.path
    var text = "# \(MarkdownText.escaped(name))\n\n"
    let day = asOf?.description ?? (isChinese ? "未知" : "unknown")
    let year = year.map(String.init) ?? (isChinese ? "未知" : "unknown")
    text += isChinese ? "年份 \(year)，基准日 \(day)。" : "Year \(year), as of \(day). "
    if project.isSynthetic { text += isChinese ? "**合成数据，非真实地块与企业。**" : "**Synthetic data.**" }
    text += "\n\n" + verdictSection(isChinese, language) + figureSection(isChinese, language)
    text += unknownSection(isChinese, language)
    return text + (try reproductionSection(isChinese, language))
  }

  private func verdictSection(_ isChinese: Bool, _ language: Language) -> String {
    var text = isChinese ? "## 结论\n\n" : "## Verdicts\n\n"
    let rows = judgements.filter { $0.value == nil || $0.value?.year == year }
    for judgement in rows {
      text += "- **\(judgement.verdict.label(in: language))** "
      text += MarkdownText.escaped(judgement.rule.title(in: language)) + " (\(judgement.rule.requirement))"
      if let missing = judgement.verdict.missing {
        text += isChinese ? "：缺少 " : ": missing "
        text += MarkdownText.escaped(missing)
      }
      text += "\n"
    }
    if rows.isEmpty { text += isChinese ? "没有可判定的规则。\n" : "There is no rule to judge by.\n" }
    var counts: [(name: String, count: Int)] = []
    for verdict in latestVerdicts.map({ $0.verdict.label(in: language) }) {
      if let place = counts.firstIndex(where: { $0.name == verdict }) {
        counts[place].count += 1
      } else {
        counts.append((verdict, 1))
      }
    }
    if !counts.isEmpty {
      let all = counts.map { "\($0.name) \($0.count)" }.joined(separator: isChinese ? "，" : ", ")
      text += isChinese ? "\n全部规则：\(all)（见 policy.csv）。\n" : "\nAll rules: \(all) (policy.csv).\n"
    }
    return text + "\n"
  }

  private func figureSection(_ isChinese: Bool, _ language: Language) -> String {
    var text = isChinese ? "## 主要指标\n\n" : "## Key figures\n\n"
    text += landSummary(in: language).markdown(in: language) + "\n"
    if let row = accounts.shares?.rows.last(where: { $0.year == year }) {
      for line in shareLines(row, isChinese) { text += "- " + MarkdownText.escaped(line) + "\n" }
      text += "\n"
    }
    let idle = idleRateTable
    if !idle.rows.isEmpty {
      text += (isChinese ? "### 闲置土地\n\n" : "### Idle land\n\n") + idle.markdown(in: language) + "\n"
    }
    return text
  }

  private func unknownSection(_ isChinese: Bool, _ language: Language) -> String {
    var text = isChinese ? "## 未知与数据问题\n\n" : "## What is unknown, and findings\n\n"
    var lines: [String] = []
    for absence in absent {
      lines.append(
        isChinese
          ? "\(MarkdownText.escaped(absence.account))：缺少 \(MarkdownText.escaped(absence.missing))"
          : "\(MarkdownText.escaped(absence.account)): no \(MarkdownText.escaped(absence.missing))")
    }
    for (role, columns) in tables.missingColumns.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      let names = columns.map(MarkdownText.escaped).joined(separator: ", ")
      lines.append(isChinese ? "\(role.rawValue)：缺少列 \(names)" : "\(role.rawValue): no column \(names)")
    }
    for (code, count) in findings.countsByCode {
      let title = MarkdownText.escaped(code.text(in: language).title)
      lines.append("\(code.rawValue) × \(count)" + (isChinese ? "：\(title)" : ": \(title)"))
    }
    text += lines.isEmpty ? (isChinese ? "无。\n" : "Nothing.\n") : lines.map { "- \($0)\n" }.joined()
    let all = ledger
    text +=
      isChinese
      ? "\n读入 \(all.read) = 采用 \(all.stored) + 剔除 \(all.rejected) + 跳过 \(all.skipped) 条记录。空单元格为未知，不是零。\n\n"
      : "\nRecords: read \(all.read) = stored \(all.stored) + rejected \(all.rejected) + skipped \(all.skipped). "
        + "An empty cell is unknown, not zero.\n\n"
    return text
  }

  private func reproductionSection(_ isChinese: Bool, _ language: Language) throws(Failure) -> String {
    guard let made = try traced().reproduction else { return "" }
    var text = isChinese ? "## 如何复现\n\n" : "## How to make it again\n\n"
    let day = made.asOf.map { " --as-of \($0)" } ?? ""
    let invalid = made.settings.first { $0.name == "on_invalid" }.map { " --on-invalid \($0.value)" } ?? ""
    text += "```sh\nmuchan run PROJECT\(day)\(invalid) --lang \(language.rawValue) -o RESULTS\n```\n\n"
    text += made.tools.map { "\($0.name) \($0.version)" }.joined(separator: ", ")
    text +=
      isChinese
      ? "；因子与规则文件 \(made.dataFiles.count) 个，摘要见 summary.json。\n\n"
      : "; \(made.dataFiles.count) files of factors and rules, whose digests are in summary.json.\n\n"
    var table = ReportTable(
      name: "inputs",
      columns: [
        .text("file", en: "file", zh: "文件"), .number("records", en: "records", zh: "记录数"),
        .text("sha256", en: "SHA-256", zh: "SHA-256"),
      ])
    for input in made.inputs {
      let records = input.ledger.map { Cell.integer($0.read) } ?? .text("–")
      table.append([.text(input.file), records, .optional(input.sha256)])
    }
    return text + table.markdown(in: language)
  }
}
