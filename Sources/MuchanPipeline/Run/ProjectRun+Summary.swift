public import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanLand
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanReport
internal import MuchanYield

extension ProjectRun {
  /// What a planner reads in ten seconds: land, yield, shares, verdicts.
  public func summary(in language: Language) -> String {
    let isChinese = language == .chinese
    var lines: [String] = []
    let name = (isChinese ? project.name.chinese : project.name.english) ?? project.name.chinese ?? project.path
    let label = project.isSynthetic ? (isChinese ? "  ［合成数据］" : "  [synthetic data]") : ""
    lines.append("\(name)\(year.map { "  \($0)" } ?? "")\(label)")
    lines.append("")
    lines.append(landSummary(in: language).terminalText(in: language))
    if let row = accounts.shares?.rows.last(where: { $0.year == year }) {
      lines.append(contentsOf: shareLines(row, isChinese))
      lines.append("")
    }
    for judgement in judgements where judgement.value == nil || judgement.value?.year == year {
      lines.append(verdictLine(judgement, language))
    }
    for absence in absent {
      lines.append(
        isChinese
          ? "未知  \(absence.account)：缺少 \(absence.missing)" : "unknown  \(absence.account): no \(absence.missing)")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Zones and parks side by side.
  func landSummary(in language: Language) -> ReportTable {
    var table = ReportTable(
      name: "summary",
      columns: [
        .text("zone", en: "zone", zh: "园区"), .number("parcels", en: "parcels", zh: "宗数"),
        .number("area_mu", en: "area mu", zh: "面积(亩)"),
        .number("industrial", en: "industrial %", zh: "工业用地%"),
        .number("enterprises", en: "enterprises", zh: "企业数"),
        .number("output", en: "output 万元/mu", zh: "产值 万元/亩"),
        .number("value_added", en: "value added 万元/mu", zh: "增加值 万元/亩"),
        .number("tax", en: "tax 万元/mu", zh: "税收 万元/亩"),
      ])
    let yields = year.flatMap { accounts.yields[$0] }
    for total in landByUse.totals {
      let row = yields?.zones.first { $0.zone == total.zone }
      func perMu(_ figure: YieldFigure) -> Cell { .optional(row?.sums[figure].value, places: 2) }
      let isPark = total.zone != ZoneHierarchy.outside && hierarchy.parents[total.zone] != nil
      table.append([
        .text((isPark ? "  " : "") + zoneID(total.zone)), .integer(total.parcels), .decimal(total.area.mu, places: 2),
        .optional(total.industrialShare.map { $0.doubleValue * 100 }, places: 1), .optional(row?.sums.enterprises),
        perMu(.output), perMu(.valueAdded), perMu(.tax),
      ])
    }
    return table
  }

  func shareLines(_ row: ShareRow, _ isChinese: Bool) -> [String] {
    func percent(_ ratio: Ratio?) -> String {
      guard let digits = Cell.optional(ratio.map({ $0.doubleValue * 100 }), places: 2).plainText else {
        return isChinese ? "未知" : "unknown"
      }
      return digits + (isChinese ? "%" : " %")
    }
    func amount<Scale>(_ value: FixedDecimal<Scale>?) -> String {
      value?.text(places: 0) ?? (isChinese ? "未知" : "unknown")
    }
    let index = Cell.optional(row.index, places: 2).plainText ?? (isChinese ? "未知" : "unknown")
    if isChinese {
      return [
        "能耗占全市 \(percent(row.energy.ratio))（当量；等价 \(percent(row.energyAtCoalInput.ratio))），"
          + "产值占 \(percent(row.output.ratio))，增加值占 \(percent(row.valueAdded.ratio))，产能比 \(index)",
        "能耗余量 \(amount(row.energyHeadroom?.tonnes)) 吨标准煤；"
          + "尚需产值 \(amount(row.outputNeeded?.wanYuan)) 万元（负数为富余）",
      ]
    }
    return [
      "energy \(percent(row.energy.ratio)) of the city's (coal input \(percent(row.energyAtCoalInput.ratio))), "
        + "output \(percent(row.output.ratio)), value added \(percent(row.valueAdded.ratio)), index \(index)",
      "energy headroom \(amount(row.energyHeadroom?.tonnes)) tce; "
        + "output needed \(amount(row.outputNeeded?.wanYuan)) 万元 (negative: to spare)",
    ]
  }

  private func verdictLine(_ judgement: Judgement, _ language: Language) -> String {
    let title = judgement.rule.title(in: language)
    var line = "\(judgement.verdict.label(in: language))  \(title) (\(judgement.rule.requirement))"
    if let missing = judgement.verdict.missing {
      line += language == .chinese ? "：缺少 \(missing)" : ": missing \(missing)"
    }
    return line
  }
}
