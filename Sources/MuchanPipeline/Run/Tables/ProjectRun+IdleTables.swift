public import MuchanDiagnostics
internal import MuchanLand
internal import MuchanQuantities
internal import MuchanRecords
public import MuchanReport

extension ProjectRun {
  /// What `idle` prints.
  public func idleReport(in language: Language) -> AccountReport {
    let notes = idleNotes(in: language) + lowEfficiencyNotes(in: language) + evidenceNotes(in: language)
    var report = AccountReport(verb: "idle", "idle", notes: notes) { idleTable(in: language) }
    report.add("idle_rates") { idleRateTable }
    report.add("idle_watch") { idleWatchTable }
    report.add("idle_unknown") { idleUnknownTable }
    report.add("low_efficiency") { lowEfficiencyTable }
    report.add("low_efficiency_zones") { lowEfficiencyZoneTable }
    report.add("idle_evidence") { builtEvidenceTable }
    return report
  }

  /// The zones that a parcel lies in, its parks among them.
  func zoneIDs(ofParcel row: Int) -> Cell {
    // Without a closure that takes the whole run along.
    var zones: [Int] = []
    land.parcels.forEachPart(of: row) { zone, _ in if zone != ZoneHierarchy.outside { zones.append(zone) } }
    guard zones.count > 1 else { return .text(zones.first.map { land.zones.hierarchy.zones[$0].id } ?? "") }
    zones.sort()
    var text = ""
    for zone in zones { text += (text.isEmpty ? "" : " ") + zoneID(zone) }
    return .text(text)
  }

  /// Idle land (`idle.csv`).
  func idleTable(in language: Language) -> ReportTable {
    var table = ReportTable(
      name: "idle",
      columns: [
        .text("parcel_id", en: "parcel", zh: "宗地"), .text("zones", en: "zones", zh: "园区"),
        .number("area_mu", en: "area mu", zh: "面积(亩)"), .number("registered_area_mu"),
        .text("status", en: "status", zh: "状态"), .text("declared_status"), .text("cause", en: "cause", zh: "原因"),
        .text("rule_set"), .text("clause", en: "clause", zh: "情形"), .text("article", en: "article", zh: "条款"),
        .text("document"), .text("certainty"), .text("start_is_presumed"),
        .text("start_by"), .text("started_on"), .text("stopped_on"), .text("recognised_on"),
        .text("clock_from", en: "since", zh: "起算日"), .number("days_idle", en: "days", zh: "天数"),
        .text("idle_from"), .number("developed_percent"), .number("invested_percent"),
        .text("fee_is_due"), .number("fee_wan_yuan", en: "fee 万元", zh: "闲置费(万元)"), .number("fee_if_owner_wan_yuan"),
        .text("take_back_is_due", en: "take back", zh: "可收回"),
        .text("next_on", en: "next on", zh: "下一日期"), .text("next_event", en: "next", zh: "下一事项"),
        .text("remedies", en: "remedies", zh: "处置方式"), .text("declared_remedy"), .text("contradiction"),
        .text("missing", en: "missing", zh: "缺少"), .number("built_percent"),
        .text("evidence", en: "evidence", zh: "佐证"),
      ])
    guard let idle = landAccounts.idle else { return table }
    let evidence = evidenceByParcel
    let facts = idle.judge.facts
    for parcel in idle.parcels {
      let row = parcel.parcel
      let clause = parcel.clock.map { clock in
        let set = idle.judge.rules[clock.ruleSet]
        return (set: set, clause: set.clauses[clock.clause])
      }
      func percent(_ part: ParcelAmount, _ whole: ParcelAmount) -> Cell {
        .percent(idle.judge.share(part, of: whole, row).ratio)
      }
      table.append([
        .text(land.parcels.id(of: row)), zoneIDs(ofParcel: row),
        .decimal(land.parcels.measuredArea(of: row).mu, places: 4),
        .decimal(land.parcels.registeredArea(of: row)?.mu, places: 4), .text(parcel.status.rawValue),
        .optional(land.parcels.word(.idleStatus, of: row).value), .optional(parcel.cause?.rawValue),
        .optional(clause?.set.id), .optional(clause?.clause.id), .optional(clause?.clause.article),
        .optional(clause?.set.document), .optional(clause?.clause.certainty.rawValue),
        .optional(parcel.clock?.isPresumed),
        .day(facts.date(.startBy, of: row).value), .day(facts.date(.startedOn, of: row).value),
        .day(facts.date(.stoppedOn, of: row).value), .day(facts.date(.recognisedOn, of: row).value),
        .day(parcel.clock?.from), .optional(parcel.daysIdle), .day(parcel.clock?.fullOn),
        percent(.developedArea, .dueArea), percent(.invested, .totalInvestment),
        .flag(parcel.feeIsDue), fee(of: parcel), .decimal(parcel.feeIfOwner?.wanYuan),
        .flag(parcel.takeBackIsDue), .text(parcel.next?.day.description ?? ""), .text(parcel.next?.event ?? ""),
        .optional(remedies(of: parcel, idle, language)), .optional(land.parcels.word(.remedy, of: row).value),
        .text(parcel.contradiction ?? ""), .text(parcel.missing.joined(separator: ", ")),
        .percent(evidence[row]?.builtShare), .text(evidence[row]?.flags.map(\.rawValue).joined(separator: " ") ?? ""),
      ])
    }
    return table
  }

  /// Nothing where it is known that no fee follows yet; unknown where the cause or the price is.
  private func fee(of parcel: IdleParcel) -> Cell {
    if parcel.feeIsDue { return .decimal(parcel.fee?.wanYuan) }
    return parcel.cause == nil && parcel.status != .recognised ? .unknown : .exact("0")
  }

  /// The ways out for the parcel's cause; those for any cause where it is not known. Nil where the rules name none.
  private func remedies(of parcel: IdleParcel, _ idle: IdleLand, _ language: Language) -> String? {
    guard let cause = parcel.cause else { return nil }
    let names = idle.judge.rules.flatMap(\.remedies).filter { $0.causes.contains(cause) }.map { remedy in
      let name = language == .chinese ? remedy.chinese : remedy.english
      return remedy.certainty == .unverified ? name + "*" : name
    }
    return names.isEmpty ? nil : names.joined(separator: "; ")
  }

  /// Supplied, suspected, recognised and unknown land by zone (`idle_rates.csv`).
  var idleRateTable: ReportTable {
    var columns: [Column] = [.text("zone", en: "zone", zh: "园区"), .text("name")]
    let sums: [(String, String, String, KeyPath<IdleLand.ZoneRow, IdleLand.Sum>)] = [
      ("supplied", "supplied mu", "已供(亩)", \.supplied), ("suspected", "suspected mu", "疑似闲置(亩)", \.suspected),
      ("recognised", "recognised mu", "认定闲置(亩)", \.recognised), ("both", "both mu", "两者(亩)", \.both),
      ("running", "running mu", "将满期(亩)", \.running), ("unknown", "unknown mu", "无法判断(亩)", \.unknown),
    ]
    for (name, english, chinese, _) in sums {
      columns += [.number(name + "_parcels"), .number(name + "_mu", en: english, zh: chinese)]
    }
    columns += [
      .number("suspected_percent", en: "suspected %", zh: "疑似闲置率%"),
      .number("suspected_or_unknown_percent", en: "at most %", zh: "至多%"),
      .number("recognised_percent", en: "recognised %", zh: "认定闲置率%"),
    ]
    var table = ReportTable(name: "idle_rates", columns: columns)
    for row in landAccounts.idle?.zones ?? [] {
      var cells: [Cell] = [
        .text(row.zone.map(zoneID) ?? Self.allZones), row.zone.map(zoneName) ?? .unknown,
      ]
      for (_, _, _, path) in sums {
        cells += [.integer(row[keyPath: path].parcels), .decimal(row[keyPath: path].area.mu, places: 4)]
      }
      cells += [.percent(row.suspectedRate), .percent(row.mostSuspectedRate), .percent(row.recognisedRate)]
      table.append(cells)
    }
    return table
  }

  /// The name of the row that has every parcel once.
  static var allZones: String { "(all)" }

  /// Clocks that run (`idle_watch.csv`).
  var idleWatchTable: ReportTable {
    var table = ReportTable(
      name: "idle_watch",
      columns: [
        .text("parcel_id", en: "parcel", zh: "宗地"), .text("zones", en: "zones", zh: "园区"),
        .number("area_mu", en: "area mu", zh: "面积(亩)"), .text("rule_set"),
        .text("clause", en: "clause", zh: "情形"), .text("certainty"), .text("clock_from", en: "since", zh: "起算日"),
        .text("full_on", en: "idle from", zh: "满期日"), .number("days_left", en: "days left", zh: "剩余天数"),
      ])
    guard let idle = landAccounts.idle else { return table }
    for entry in idle.running {
      let set = idle.judge.rules[entry.clock.ruleSet]
      let clause = set.clauses[entry.clock.clause]
      table.append([
        .text(land.parcels.id(of: entry.parcel)), zoneIDs(ofParcel: entry.parcel),
        .decimal(land.parcels.measuredArea(of: entry.parcel).mu, places: 4), .text(set.id), .text(clause.id),
        .text(clause.certainty.rawValue), .day(entry.clock.from), .day(entry.clock.fullOn), .integer(entry.daysLeft),
      ])
    }
    return table
  }

  /// Parcels that nothing can be told of (`idle_unknown.csv`).
  var idleUnknownTable: ReportTable {
    var table = ReportTable(
      name: "idle_unknown",
      columns: [
        .text("parcel_id", en: "parcel", zh: "宗地"), .text("zones", en: "zones", zh: "园区"),
        .number("area_mu", en: "area mu", zh: "面积(亩)"), .text("missing", en: "missing", zh: "缺少"),
      ])
    for entry in landAccounts.idle?.unknown ?? [] {
      table.append([
        .text(land.parcels.id(of: entry.parcel)), zoneIDs(ofParcel: entry.parcel),
        .decimal(land.parcels.measuredArea(of: entry.parcel).mu, places: 4),
        .text(entry.missing.joined(separator: ", ")),
      ])
    }
    return table
  }

  private func idleNotes(in language: Language) -> [String] {
    let isChinese = language == .chinese
    guard let idle = landAccounts.idle, let all = idle.zones.first else {
      return absent.filter { $0.account == "idle" }.map {
        (isChinese ? "未知  idle：缺少 " : "unknown  idle: no ") + $0.missing
      }
    }
    func mu(_ sum: IdleLand.Sum) -> String { sum.area.mu.text(places: 2) }
    func percent(_ ratio: Ratio?) -> String {
      Cell.optional(ratio.map { $0.doubleValue * 100 }, places: 2).plainText ?? "-"
    }
    let sets = idle.judge.rules.map { "\($0.id) (\($0.document))" }.joined(separator: ", ")
    let day = idle.judge.facts.day
    var lines: [String] = []
    if isChinese {
      lines += [
        "截至 \(day)  规则 \(sets)",
        "已供 \(all.supplied.parcels) 宗 \(mu(all.supplied)) 亩；疑似 \(all.suspected.parcels) 宗 \(mu(all.suspected)) 亩 "
          + "\(percent(all.suspectedRate))%（无法判断 \(all.unknown.parcels) 宗，至多 \(percent(all.mostSuspectedRate))%）；"
          + "认定 \(all.recognised.parcels) 宗 \(mu(all.recognised)) 亩 \(percent(all.recognisedRate))%；两者重叠，不相加",
        "图层所有宗地按国有建设用地计；无供应记录 \(idle.unsupplied) 宗不计入；* 为未核实，条款号未核实",
      ]
    } else {
      lines += [
        "as of \(day)  rules \(sets)",
        "supplied \(all.supplied.parcels) parcels \(mu(all.supplied)) mu; suspected \(all.suspected.parcels), "
          + "\(mu(all.suspected)) mu, \(percent(all.suspectedRate)) % (\(all.unknown.parcels) unknown: at most "
          + "\(percent(all.mostSuspectedRate)) %); recognised \(all.recognised.parcels), \(mu(all.recognised)) mu, "
          + "\(percent(all.recognisedRate)) %; the two overlap and never add up",
        "all parcels of the layer are taken for state-owned land; \(idle.unsupplied) without a record of supply are in no "
          + "rate; * is unverified, so are the numbers of articles",
      ]
    }
    for gap in idle.gaps.prefix(5) {
      lines.append(
        isChinese ? "缺少  \(gap.missing)：\(gap.parcels) 宗" : "missing  \(gap.missing): \(gap.parcels) parcels")
    }
    return lines
  }
}

extension Cell {
  /// A day, or unknown when there is none.
  static func day(_ day: CalendarDay?) -> Cell { .optional(day?.description) }
}
