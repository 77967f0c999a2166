extension ReportPage {
  /// The verdict of the last year for each rule and scope, in the order of the table.
  var latestVerdicts: [WrittenTable.Row] {
    let rows = results.rows("policy")
    var last: [[String]: Int] = [:]
    for (place, row) in rows.enumerated() {
      let key = [row["rule"], row["scope"]]
      if let known = last[key], rows[known]["year"] > row["year"] { continue }
      last[key] = place
    }
    return last.values.sorted().map { rows[$0] }
  }

  /// Every rule with its figure, its margin and its source.
  var policyPanel: Panel? {
    var panel = Panel(id: "policy", title: Phrase("政策规则与结论", "Rules and verdicts"))
    let hidden = withheldZones
    let all = latestVerdicts
    let rows = all.filter { !hidden.contains($0["scope"]) }
    guard !rows.isEmpty else {
      panel.missing = absence("policy")
      return panel
    }
    let counts = [Verdict.Tone.good, .bad, .open].map { tone in rows.count { Verdict.tone($0["verdict"]) == tone } }
    panel.notes = [
      Phrase(
        "达标或相符 \(counts[0])，不达标或不符 \(counts[1])，未知 \(counts[2])。未知不算达标，缺什么写在表中。",
        "\(counts[0]) met or consistent, \(counts[1]) not, \(counts[2]) unknown. Unknown is not met; what is missing stands in the table."
      )
    ]
    panel.notes += withheldNote(all.count - rows.count)
    let order: [Verdict.Tone] = [.bad, .good, .open]
    let sorted = rows.enumerated().sorted { first, second in
      let left = order.firstIndex(of: Verdict.tone(first.element["verdict"])) ?? 0
      let right = order.firstIndex(of: Verdict.tone(second.element["verdict"])) ?? 0
      return left == right ? first.offset < second.offset : left < right
    }.map(\.element)
    var table = PanelTable(
      "policy-table", Phrase("规则", "Rules"), sorted,
      [
        .init("requirement", "依据", "req.", .code), .init("rule", "内容", "rule"), .init("scope", "范围", "scope"),
        .init("year", "年份", "year"), .init("value", "数值", "value", .number(places: nil)),
        .init("unit", "单位", "unit", .word),
        .init("threshold", "界限", "limit", .number(places: nil)), .init("margin", "余量", "margin", .number(places: nil)),
        .init("verdict", "结论", "verdict", .verdict), .init("missing", "缺少", "missing"),
        .init("severity", "程度", "severity", .word), .init("source", "来源", "source"),
      ], words: words, file: "policy", limit: 2000)
    var titles: [String: Phrase] = [:]
    for row in results.rows("rules") { titles[row["rule"]] = Phrase(row["title_zh"], row["title_en"]) }
    for (place, row) in sorted.prefix(table.rows.count).enumerated() {
      table.rows[place][1] =
        "<span title=\"\(Markup.escaped(row["rule"]))\">\((titles[row["rule"]] ?? Phrase(same: row["title"])).html)</span>"
    }
    table.isOpen = true
    table.filter = 8
    panel.tables = [table]
    return panel
  }
}
