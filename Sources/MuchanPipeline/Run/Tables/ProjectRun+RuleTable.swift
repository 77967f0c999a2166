internal import MuchanDiagnostics
internal import MuchanPolicy
internal import MuchanRecords
internal import MuchanReport

extension ProjectRun {
  /// The rules that were applied (`rules.csv`), once each, by their titles in both languages and what they stand on.
  var ruleTable: ReportTable {
    var table = ReportTable(
      name: "rules",
      columns: [
        .text("rule", en: "rule", zh: "规则"), .text("requirement", en: "requirement", zh: "依据编号"),
        .text("title_zh"), .text("title_en"), .text("kind"), .text("status", en: "status", zh: "效力"),
        .text("certainty", en: "certainty", zh: "可靠性"), .text("in_force_from"), .text("in_force_to"),
        .text("source", en: "source", zh: "来源"), .text("owner"),
      ])
    var seen = Set<String>()
    for rule in (judgements + (policy?.judgements ?? [])).map(\.rule) + policyVerdicts.map(\.rule)
    where seen.insert(rule.id).inserted {
      table.append([
        .text(rule.id), .text(rule.requirement), .text(rule.title(in: .chinese)), .text(rule.title(in: .english)),
        .text(rule.kind.rawValue), .text(rule.status.rawValue), .optional(rule.certainty?.rawValue),
        .optional(rule.inForceFrom?.description), .optional(rule.inForceTo?.description), .text(rule.source),
        .text(rule.owner ?? ""),
      ])
    }
    return table
  }
}
