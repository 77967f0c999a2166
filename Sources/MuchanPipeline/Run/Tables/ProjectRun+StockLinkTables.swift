internal import MuchanDiagnostics
internal import MuchanLand
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanReport

extension ProjectRun {
  /// Disposal tasks by party and year (`policy_disposal.csv`, L4).
  func disposalTable(in language: Language) -> ReportTable {
    let words = MissingWords(in: language, registry: reference.registry)
    var table = ReportTable(
      name: "policy_disposal",
      columns: [
        .text("scope", en: "scope", zh: "范围"), .text("scope_kind", en: "of", zh: "对象"),
        .number("year", en: "year", zh: "年份"), .text("object", en: "task", zh: "任务"),
        .number("task_mu", en: "task mu", zh: "任务(亩)"), .number("done_mu", en: "done mu", zh: "完成(亩)"),
        .number("done_parcels"), .text("done_from", en: "from", zh: "数据来源"), .number("known"), .number("of"),
        .number("done_percent", en: "done %", zh: "完成率%"),
        .number("share_of_province_percent", en: "of the province's %", zh: "占全省任务%"),
        .text("verdict", en: "verdict", zh: "结论"), .text("missing", en: "missing", zh: "缺少"), .text("document"),
      ])
    guard let link = stockLink?.link else { return table }
    for row in link.tasks {
      table.append([
        .text(row.party.id), .word(row.party.scope.rawValue), .integer(row.year), .word(row.object.rawValue),
        .decimal(row.task), .decimal(row.done?.mu), .optional(row.done?.parcels),
        .word(optional: row.done.map { $0.isStated ? "stated" : "account" }), .optional(row.done?.coverage.known),
        .optional(row.done?.coverage.total), .percent(row.ratio), .percent(row.shareOfProvince),
        .text(row.verdict.name), .text(words.text(row.verdict.missing)), .text(link.rule.document),
      ])
    }
    return table
  }

  /// Next year's quota of new land (`policy_quota.csv`, L4).
  func quotaTable(in language: Language) -> ReportTable {
    let words = MissingWords(in: language, registry: reference.registry)
    var table = ReportTable(
      name: "policy_quota",
      columns: [
        .text("scope", en: "scope", zh: "范围"), .text("scope_kind", en: "of", zh: "对象"),
        .number("task_year", en: "tasks of", zh: "任务年度"), .number("quota_year", en: "quota of", zh: "计划年度"),
        .text("tasks", en: "tasks", zh: "两项任务"), .number("change_percent", en: "change %", zh: "调整%"),
        .number("base_mu", en: "base mu", zh: "调整前(亩)"), .number("quota_mu", en: "quota mu", zh: "调整后(亩)"),
        .text("missing", en: "missing", zh: "缺少"), .text("certainty", en: "certainty", zh: "可靠性"),
        .text("document"),
      ])
    guard let link = stockLink?.link else { return table }
    for row in link.quotas {
      let tasks =
        switch row.verdict {
        case .pass: "all_met"
        case .fail: "one_missed"
        default: "unknown"
        }
      table.append([
        .text(row.party.id), .word(row.party.scope.rawValue), .integer(row.year), .integer(row.year + 1), .word(tasks),
        .percent(row.change), .decimal(row.base), .decimal(row.quota), .text(words.text(row.missing)),
        .text(row.isOfDocument ? link.rule.quotaCertainty.rawValue : "derived"), .text(link.rule.document),
      ])
    }
    return table
  }

  /// Approvals that have lapsed, will lapse or cannot be told of (`policy_approvals.csv`, L4).
  var approvalTable: ReportTable {
    var table = ReportTable(
      name: "policy_approvals",
      columns: [
        .text("parcel_id", en: "parcel", zh: "宗地"), .text("zones", en: "zones", zh: "园区"),
        .text("approved_on", en: "approved", zh: "批准日期"), .text("lapses_on", en: "lapses", zh: "失效日期"),
        .text("standing", en: "standing", zh: "状态"), .number("days_left", en: "days left", zh: "剩余天数"),
        .text("supplied_on", en: "supplied", zh: "供应日期"), .number("area_mu", en: "area mu", zh: "面积(亩)"),
        .text("missing", en: "missing", zh: "缺少"), .text("document"),
      ])
    guard let account = stockLink, let approvals = account.approvals else { return table }
    for row in approvals.rows {
      let zones = hierarchy.rolledUp(land.parcels.parts(of: row.parcel)).filter { $0.area > .zero }.map {
        zoneID($0.zone)
      }
      table.append([
        .text(land.parcels.id(of: row.parcel)), .text(zones.joined(separator: " ")), .day(row.approvedOn),
        .day(row.lapsesOn), .word(row.standing.rawValue), .optional(row.daysLeft), .day(row.suppliedOn),
        .decimal(land.parcels.measuredArea(of: row.parcel).mu, minimumPlaces: 4), .text(row.missing ?? ""),
        .text(account.link.rule.document),
      ])
    }
    return table
  }

  /// The same by zone (`policy_approval_zones.csv`, L4).
  var approvalZoneTable: ReportTable {
    var table = ReportTable(
      name: "policy_approval_zones",
      columns: [
        .text("zone", en: "zone", zh: "园区"),
        .number("unsupplied_parcels", en: "approved, unsupplied", zh: "批而未供(宗)"),
        .number("unsupplied_mu", en: "mu", zh: "批而未供(亩)"),
        .number("lapsed_parcels", en: "lapsed", zh: "已失效(宗)"), .number("lapsed_mu", en: "lapsed mu", zh: "已失效(亩)"),
        .number("late_parcels", en: "supplied after", zh: "失效后供应(宗)"), .number("late_mu"),
        .number("unknown_parcels", en: "unknown", zh: "无法判断(宗)"), .number("unknown_mu"),
      ])
    for row in stockLink?.approvals?.zones ?? [] {
      let (all, lapsed, late, unknown) = (
        row.unsupplied, row[.lapsed], row[.suppliedAfterLapse], row[.unknown]
      )
      table.append([
        .text(row.zone.map(zoneID) ?? Self.allZones), .integer(all.parcels), .decimal(all.area.mu, minimumPlaces: 4),
        .integer(lapsed.parcels), .decimal(lapsed.area.mu, minimumPlaces: 4), .integer(late.parcels),
        .decimal(late.area.mu, minimumPlaces: 4), .integer(unknown.parcels),
        .decimal(unknown.area.mu, minimumPlaces: 4),
      ])
    }
    return table
  }
}
