public import MuchanDiagnostics
internal import MuchanLand
internal import MuchanQuantities
public import MuchanReport

extension ProjectRun {
  /// What `milestones` prints.
  public func milestoneReport(in language: Language) -> AccountReport {
    let notes = milestoneNotes(in: language)
    var report = AccountReport(verb: "milestones", "milestones", notes: notes) { milestoneTable }
    report.add("overdue") { overdueTable }
    report.add("supply_modes") { supplyModeTable }
    return report
  }

  /// The same with the table of parcels where that is asked for.
  public func milestoneReport(in language: Language, asked: String?) -> AccountReport {
    var report = milestoneReport(in: language)
    if asked == SupplyParcelRows.tableName { report.add(SupplyParcelRows(self).table) }
    return report
  }

  /// Supplied land by zone and supply mode (`supply_modes.csv`, L5).
  var supplyModeTable: ReportTable {
    var table = ReportTable(
      name: "supply_modes",
      columns: [
        .text("zone", en: "zone", zh: "园区"), .text("supply_mode", en: "supply mode", zh: "供应方式"),
        .number("parcels", en: "parcels", zh: "宗数"), .number("area_mu", en: "area mu", zh: "面积(亩)"),
        .number("share_percent", en: "of supplied %", zh: "占已供%"),
        .number("price_wan_yuan", en: "price 万元", zh: "价款(万元)"), .number("priced"),
        .number("started", en: "started", zh: "已开工"), .number("completed", en: "completed", zh: "已竣工"),
        .number("producing", en: "producing", zh: "已投产"), .number("term_ended", en: "term ended", zh: "到期"),
        .number("term_unknown", en: "term not given", zh: "年期不明"),
      ])
    guard let modes = landAccounts.supplyModes else { return table }
    for row in modes.rows {
      table.append([
        .text(row.zone.map(zoneID) ?? Self.allZones), .optional(row.mode), .integer(row.parcels),
        .decimal(row.area.mu, places: 4), .percent(modes.share(of: row)), .decimal(row.priced > 0 ? row.price : nil),
        .integer(row.priced), .integer(row.started), .integer(row.completed), .integer(row.producing),
        .integer(row.termEnded), .integer(row.termUnknown),
      ])
    }
    return table
  }

  /// Milestones by zone and supply mode (`milestones.csv`).
  var milestoneTable: ReportTable {
    var table = ReportTable(
      name: "milestones",
      columns: [
        .text("zone", en: "zone", zh: "园区"), .text("supply_mode", en: "supply mode", zh: "供应方式"),
        .text("milestone", en: "milestone", zh: "节点"), .number("in_time", en: "in time", zh: "按期"),
        .number("late", en: "late", zh: "逾期完成"), .number("overdue", en: "overdue", zh: "逾期未完成"),
        .number("ahead", en: "ahead", zh: "未到期"), .number("not_agreed", en: "not agreed", zh: "未约定"),
        .number("unknown", en: "unknown", zh: "无法判断"), .number("late_percent", en: "late %", zh: "逾期率%"),
        .number("mean_days_late", en: "mean days", zh: "平均逾期天数"),
      ])
    for row in landAccounts.milestones?.rows ?? [] {
      table.append([
        .text(row.zone.map(zoneID) ?? Self.allZones), .optional(row.mode), .text(row.milestone.rawValue),
        .integer(row.inTime), .integer(row.late), .integer(row.overdue), .integer(row.ahead), .integer(row.notAgreed),
        .integer(row.unknown), .optional(row.lateShare.map { $0 * 100 }, places: 2),
        .optional(row.meanDaysLate, places: 1),
      ])
    }
    return table
  }

  /// Milestones that are overdue (`overdue.csv`).
  var overdueTable: ReportTable {
    var table = ReportTable(
      name: "overdue",
      columns: [
        .text("parcel_id", en: "parcel", zh: "宗地"), .text("zones", en: "zones", zh: "园区"),
        .number("area_mu", en: "area mu", zh: "面积(亩)"), .text("supply_mode", en: "supply mode", zh: "供应方式"),
        .text("milestone", en: "milestone", zh: "节点"), .text("agreed_on", en: "agreed", zh: "约定日期"),
        .number("days_overdue", en: "days", zh: "逾期天数"), .text("started_on"), .text("term_until"),
      ])
    guard let account = landAccounts.milestones else { return table }
    for entry in account.overdue {
      table.append([
        .text(land.parcels.id(of: entry.parcel)), zoneIDs(ofParcel: entry.parcel),
        .decimal(land.parcels.measuredArea(of: entry.parcel).mu, places: 4),
        .optional(land.parcels.word(.supplyMode, of: entry.parcel).value), .text(entry.milestone.rawValue),
        .day(entry.agreed), .integer(entry.days), .day(account.facts.date(.startedOn, of: entry.parcel).value),
        .day(account.facts.date(.termUntil, of: entry.parcel).value),
      ])
    }
    return table
  }

  private func milestoneNotes(in language: Language) -> [String] {
    let isChinese = language == .chinese
    guard let account = landAccounts.milestones else {
      return absent.filter { $0.account == "milestones" }.map {
        (isChinese ? "未知  milestones：缺少 " : "unknown  milestones: no ") + $0.missing
      }
    }
    let count = account.overdue.count
    return [
      isChinese
        ? "截至 \(account.facts.day)  逾期未完成 \(count) 项（--table overdue）；约定日次日起算逾期；跨园区宗地在各园区各计一次"
        : "as of \(account.facts.day)  \(count) overdue (--table overdue), from the day after the one agreed; a parcel in "
          + "two zones counts in both"
    ]
  }
}
