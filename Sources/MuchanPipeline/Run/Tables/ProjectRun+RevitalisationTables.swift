public import MuchanDiagnostics
internal import MuchanLand
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanRecords
public import MuchanReport
internal import MuchanYield

extension ProjectRun {
  /// What `revitalise` prints.
  public func revitalisationReport(in language: Language) -> AccountReport {
    let candidates = revivalCandidates
    return AccountReport(
      verb: "revitalise", revivalSeriesTable, revivalRouteTable, revivalReportedTable(in: language),
      revivalLedgerTable, candidateTable(candidates), unknownCandidateTable(candidates),
      notes: revivalNotes(candidates, in: language))
  }

  private func object(_ object: Revitalisation.Object?) -> Cell { .optional(object?.rawValue) }

  /// Both series by year (`revitalisation_series.csv`).
  var revivalSeriesTable: ReportTable {
    var table = ReportTable(
      name: "revitalisation_series",
      columns: [
        .text("object", en: "series", zh: "系列"), .number("year", en: "year", zh: "年份"),
        .number("parcels", en: "parcels", zh: "宗数"), .number("area_mu", en: "area mu", zh: "面积(亩)"),
        .number("total_parcels", en: "parcels so far", zh: "累计宗数"),
        .number("total_mu", en: "mu so far", zh: "累计(亩)"),
        .number("investment_wan_yuan"), .number("investment_wan_yuan_per_mu", en: "万元/mu", zh: "万元/亩"),
        .number("area_known"), .number("area_of"),
      ])
    for row in landAccounts.revived?.series ?? [] {
      table.append([
        object(row.object), .integer(row.year), .integer(row.sum.parcels), .decimal(row.sum.area.mu, places: 4),
        .integer(row.total.parcels), .decimal(row.total.area.mu, places: 4), .decimal(row.sum.investment.wanYuan),
        .optional(row.sum.wanYuanPerMu, places: 4), .integer(row.sum.known), .integer(row.sum.entries),
      ])
    }
    return table
  }

  /// By series, route, year and zone (`revitalisation_by_route.csv`).
  var revivalRouteTable: ReportTable {
    var table = ReportTable(
      name: "revitalisation_by_route",
      columns: [
        .text("object", en: "series", zh: "系列"), .text("route", en: "route", zh: "方式"),
        .number("year", en: "year", zh: "年份"), .text("zone", en: "zone", zh: "园区"),
        .number("parcels", en: "parcels", zh: "宗数"), .number("area_mu", en: "area mu", zh: "面积(亩)"),
        .number("investment_wan_yuan", en: "investment 万元", zh: "投资(万元)"), .number("invested_area_mu"),
        .number("investment_wan_yuan_per_mu", en: "万元/mu", zh: "万元/亩"), .number("area_known"), .number("area_of"),
      ])
    for row in landAccounts.revived?.routes ?? [] {
      table.append([
        object(row.object), .text(row.route.rawValue), .integer(row.year),
        .text(row.zone.map(zoneID) ?? Self.allZones), .integer(row.sum.parcels),
        .decimal(row.sum.area.mu, places: 4), .decimal(row.sum.investment.wanYuan),
        .decimal(row.sum.investedArea.mu, places: 4), .optional(row.sum.wanYuanPerMu, places: 4),
        .integer(row.sum.known), .integer(row.sum.entries),
      ])
    }
    return table
  }

  /// Against reported figures and own targets (`revitalisation_reported.csv`).
  func revivalReportedTable(in language: Language) -> ReportTable {
    var table = ReportTable(
      name: "revitalisation_reported",
      columns: [
        .text("rule"), .text("requirement", en: "requirement", zh: "依据编号"), .text("title", en: "title", zh: "内容"),
        .text("scope", en: "scope", zh: "范围"), .text("from", en: "from", zh: "起"), .text("to", en: "to", zh: "止"),
        .text("period_is_assumed", en: "assumed", zh: "期间为假定"), .number("value", en: "value", zh: "数值"),
        .text("unit", en: "unit", zh: "单位"), .text("comparison"), .number("threshold", en: "threshold", zh: "界限"),
        .text("verdict", en: "verdict", zh: "结论"), .text("missing"), .text("kind"),
        .text("source", en: "source", zh: "来源"),
      ])
    for judgement in landAccounts.revivalJudgements {
      let rule = judgement.rule
      func figure(_ ratio: Ratio?) -> Cell { .optional(ratio?.doubleValue, places: rule.unit == "mu" ? 4 : 0) }
      table.append([
        .text(rule.id), .text(rule.requirement), .text(rule.title(in: language)), .optional(judgement.value?.scope),
        .day(rule.period?.lowerBound), .day(rule.period?.upperBound), .flag(rule.periodIsAssumed),
        figure(judgement.value?.value), .text(rule.unit), .text(rule.threshold.comparison.rawValue),
        figure(rule.threshold.limit), .text(judgement.verdict.name), .text(judgement.verdict.missing ?? ""),
        .text(rule.kind.rawValue), .text(rule.document),
      ])
    }
    return table
  }

  /// The ledger (`revitalisation.csv`).
  var revivalLedgerTable: ReportTable {
    var table = ReportTable(
      name: "revitalisation",
      columns: [
        .text("parcel_id", en: "parcel", zh: "宗地"), .text("completed_on", en: "completed", zh: "完成日期"),
        .text("route", en: "route", zh: "方式"), .text("object", en: "series", zh: "系列"),
        .text("zones", en: "zones", zh: "园区"),
        .number("area_mu", en: "area mu", zh: "面积(亩)"), .text("area_basis"), .number("declared_mu"),
        .number("registered_mu"), .number("measured_mu"), .number("declared_minus_measured_mu"),
        .text("counted", en: "counted", zh: "计入"), .text("doubts", en: "doubts", zh: "疑点"),
        .number("investment_wan_yuan"), .number("investment_wan_yuan_per_mu", en: "万元/mu", zh: "万元/亩"),
        .text("from_use"), .text("to_use"), .text("enterprise_before"), .text("enterprise_after"),
        .number("year_before"), .number("output_wan_yuan_per_mu_before", en: "output/mu before", zh: "前亩均产值"),
        .number("tax_wan_yuan_per_mu_before"), .text("missing_before"), .number("year_after"),
        .number("output_wan_yuan_per_mu_after", en: "output/mu after", zh: "后亩均产值"),
        .number("tax_wan_yuan_per_mu_after"), .text("missing_after"),
      ])
    for entry in landAccounts.revived?.entries ?? [] {
      let record = entry.record
      let measured = entry.parcel.map { land.parcels.measuredArea(of: $0) }
      let yields = RevivalYields(record, enterprises: accounts.enterprises, yields: accounts.yields)
      func side(_ side: RevivalYields.Side) -> [Cell] {
        [
          .optional(side.year), .optional(side.output, places: 4), .optional(side.tax, places: 4),
          .text(side.missing ?? ""),
        ]
      }
      let difference = record.area.flatMap { declared in measured.map { declared - $0 } }
      table.append(
        [
          .text(record.parcelID), .text("\(record.completedOn)"), .text(record.route.rawValue), object(record.object),
          entry.parcel.map(zoneIDs) ?? .unknown, .decimal(entry.area?.mu, places: 4), .optional(entry.basis?.rawValue),
          .decimal(record.area?.mu, places: 4),
          .decimal(entry.parcel.flatMap { land.parcels.registeredArea(of: $0) }?.mu, places: 4),
          .decimal(measured?.mu, places: 4), .decimal(difference?.mu, places: 4), .flag(entry.isCounted),
          .text(entry.doubts.map(\.rawValue).joined(separator: " ")), .decimal(record.investment?.wanYuan),
          .optional(entry.wanYuanPerMu, places: 4), .optional(record.fromUse), .optional(record.toUse),
          .optional(record.enterpriseBefore), .optional(record.enterpriseAfter),
        ] + side(yields.before) + side(yields.after))
    }
    return table
  }

  /// What could be gained, of the summary year or the last before it; nil without yields.
  var revivalCandidates: RevivalCandidates? {
    guard let year = accounts.yields.keys.filter({ $0 <= (self.year ?? .max) }).max(),
      let yields = accounts.yields[year]
    else { return nil }
    return RevivalCandidates(
      yields, parcels: land.parcels, codes: reference.codes, zones: hierarchy,
      idle: Set((landAccounts.idle?.parcels ?? []).map(\.parcel)),
      isValid: { row in landAccounts.idle?.judge.facts.isValid(row) ?? true })
  }

  /// Parcels by expected gain (`candidates.csv`).
  private func candidateTable(_ candidates: RevivalCandidates?) -> ReportTable {
    var table = ReportTable(
      name: "candidates",
      columns: [
        .number("rank", en: "rank", zh: "序"), .text("parcel_id", en: "parcel", zh: "宗地"),
        .text("zone", en: "zone", zh: "园区"), .text("land_use", en: "use", zh: "用途"), .number("year"),
        .text("idle", en: "idle", zh: "闲置"), .number("area_mu", en: "area mu", zh: "面积(亩)"),
        .number("output_wan_yuan_per_mu", en: "output/mu", zh: "亩均产值"),
        .number("median_wan_yuan_per_mu", en: "median/mu", zh: "同类中位"), .number("peers"),
        .number("gain_wan_yuan", en: "gain 万元", zh: "潜力(万元)"),
      ])
    for (index, row) in (candidates?.rows ?? []).enumerated() {
      table.append([
        .integer(index + 1), .text(land.parcels.id(of: row.parcel)), .text(zoneID(row.zone)), .text(row.use.rawValue),
        .optional(candidates?.year), .flag(row.isIdle), .decimal(row.area.mu, places: 4), .number(row.own, places: 4),
        .number(row.median, places: 4), .integer(row.peers), .number(row.gain, places: 2),
      ])
    }
    return table
  }

  /// Parcels that no gain can be told of (`candidates_unknown.csv`).
  private func unknownCandidateTable(_ candidates: RevivalCandidates?) -> ReportTable {
    var table = ReportTable(
      name: "candidates_unknown",
      columns: [
        .text("missing", en: "missing", zh: "缺少"), .number("parcels", en: "parcels", zh: "宗数"),
        .number("area_mu", en: "area mu", zh: "面积(亩)"),
      ])
    for gap in candidates?.gaps ?? [] {
      table.append([.text(gap.gap.rawValue), .integer(gap.parcels), .decimal(gap.area.mu, places: 4)])
    }
    return table
  }

  private func revivalNotes(_ candidates: RevivalCandidates?, in language: Language) -> [String] {
    let isChinese = language == .chinese
    var lines: [String] = []
    if let revived = landAccounts.revived {
      let shared = revived.shared
      let doubtful = revived.entries.count { !$0.doubts.isEmpty }
      let doubles = revived.entries.count { !$0.isCounted }
      lines.append(
        isChinese
          ? "两个系列重叠 \(shared.parcels) 宗 \(shared.area.mu.text(places: 2)) 亩，不相加；台账 \(revived.entries.count) 行，有疑点 \(doubtful) 行，重复未计 \(doubles) 行"
          : "the two series share \(shared.parcels) parcels, \(shared.area.mu.text(places: 2)) mu, and never add up; "
            + "\(revived.entries.count) rows, \(doubtful) with doubts, \(doubles) entered twice and not counted")
      for judgement in landAccounts.revivalJudgements {
        let assumed = judgement.rule.periodIsAssumed ? (isChinese ? "（期间为假定）" : " (period assumed)") : ""
        lines.append(
          "\(judgement.verdict.label(in: language))  \(judgement.rule.title(in: language)) (\(judgement.rule.requirement))\(assumed)"
        )
      }
    }
    for absence in absent where absence.account == "revitalise" || absence.account == "yield" {
      lines.append((isChinese ? "未知  " : "unknown  ") + "\(absence.account): \(absence.missing)")
    }
    return lines
  }
}
