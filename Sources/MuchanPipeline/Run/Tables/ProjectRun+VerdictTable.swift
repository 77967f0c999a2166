internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanReport

extension ProjectRun {
  /// Rules applied to figures (`verdicts.csv`).
  func verdictTable(in language: Language) -> ReportTable {
    var table = ReportTable(
      name: "verdicts",
      columns: [
        .text("rule", en: "rule", zh: "规则"), .text("requirement", en: "requirement", zh: "依据编号"),
        .text("title", en: "title", zh: "内容"), .text("scope", en: "scope", zh: "范围"),
        .number("year", en: "year", zh: "年份"), .number("value", en: "value", zh: "数值"),
        .text("unit", en: "unit", zh: "单位"), .text("comparison"), .number("threshold", en: "threshold", zh: "界限"),
        .text("verdict", en: "verdict", zh: "结论"), .text("missing", en: "missing", zh: "缺少"),
        .text("status"), .text("source", en: "source", zh: "来源"),
      ])
    for judgement in judgements {
      let rule = judgement.rule
      let isShare = rule.unit == "%"
      func figure(_ ratio: Ratio?) -> Cell {
        .optional(ratio.map { $0.doubleValue * (isShare ? 100 : 1) }, places: isShare ? 4 : 0)
      }
      table.append([
        .text(rule.id), .text(rule.requirement), .text(rule.title(in: language)),
        .optional(judgement.value?.scope), .optional(judgement.value?.year), figure(judgement.value?.value),
        .text(rule.unit), .text(rule.threshold.comparison.rawValue), figure(rule.threshold.limit),
        .text(judgement.verdict.name), .optional(judgement.verdict.missing), .text(rule.status.rawValue),
        .text(rule.document),
      ])
    }
    return table
  }

  /// What the results take for granted: what the project declares, then what the accounts assume
  /// (`assumptions.csv`).
  func assumptionTable(in language: Language) -> ReportTable {
    var table = ReportTable(
      name: "assumptions",
      columns: [
        .text("id", en: "id", zh: "编号"), .number("year", en: "year", zh: "年份"),
        .number("value", en: "value", zh: "数值"), .text("unit", en: "unit", zh: "单位"),
        .text("text", en: "text", zh: "说明"), .text("source", en: "source", zh: "来源"),
      ])
    for assumption in project.assumptions {
      let source = Cell.text(assumption.source)
      let note = Cell.optional(assumption.note)
      if assumption.values.isEmpty {
        table.append([.text(assumption.id), .unknown, .unknown, .optional(assumption.unit), note, source])
      }
      for (year, value) in assumption.values.sorted(by: { $0.key < $1.key }) {
        let exact = FixedDecimal<NinePlaces>(rounding: value)
        table.append([.text(assumption.id), .integer(year), .decimal(exact), .optional(assumption.unit), note, source])
      }
    }
    for assumption in assumptions {
      table.append([
        .text(assumption.id), .unknown, .unknown, .unknown, .text(assumption.text(in: language)), .text("muchan"),
      ])
    }
    return table
  }

  /// Every finding that was kept (`findings.csv`).
  func findingTable(in language: Language) -> ReportTable {
    var table = ReportTable(
      name: "findings",
      columns: [
        .text("severity"), .text("code"), .text("file"), .number("line"), .number("feature"), .text("id"),
        .text("field"), .text("found"), .text("message"),
      ])
    for finding in findings.findings {
      let place = finding.place
      table.append([
        .text(finding.severity.rawValue), .text(finding.code.rawValue), .optional(place.file), .optional(place.line),
        .optional(place.feature), .optional(place.id), .optional(place.field), .text(finding.found),
        .text(finding.message(in: language)),
      ])
    }
    return table
  }
}
