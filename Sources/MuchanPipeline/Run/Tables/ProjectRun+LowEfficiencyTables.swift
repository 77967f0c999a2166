internal import MuchanDiagnostics
internal import MuchanLand
internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanReport
internal import MuchanYield

extension ProjectRun {
  /// Land of low-efficient enterprises, parcel by parcel, with the reason (`low_efficiency.csv`).
  var lowEfficiencyTable: ReportTable {
    var table = ReportTable(
      name: "low_efficiency",
      columns: [
        .text("enterprise_id", en: "enterprise", zh: "企业"), .text("name"),
        .text("finding", en: "finding", zh: "结论"), .text("classes", en: "classes", zh: "历年等级"),
        .number("running_years", en: "years", zh: "连续年数"), .text("basis", en: "basis", zh: "依据"),
        .text("schemes"), .text("parcel_id", en: "parcel", zh: "宗地"), .text("zones", en: "zones", zh: "园区"),
        .number("held_mu", en: "held mu", zh: "占用(亩)"), .number("parcel_mu"), .number("enterprise_mu"),
        .text("rule_set"), .text("clause", en: "clause", zh: "条款"), .text("document"), .text("article"),
        .text("certainty", en: "certainty", zh: "可信度"), .text("missing", en: "missing", zh: "缺少"),
      ])
    guard let account = lowEfficiency.land else { return table }
    let parcels = land.parcels
    for row in account.rows {
      let clause = account.rule.clauses[row.clause]
      let name = row.number.flatMap { number in
        account.lastYear.flatMap { accounts.enterprises.row(of: number, in: $0)?.name }
      }
      let known = row.classes.filter { $0.className != nil }
      let bases = Set(known.map { $0.isComputed ? "computed" : "given" }).sorted().joined(separator: " + ")
      var missing = row.missing
      if row.number == nil {
        missing.append("row of enterprises.csv")
      } else if row.land == nil {
        missing.append("land")
      }
      func cells(_ holding: LowEfficientLand.Holding?) -> [Cell] {
        [
          .text(row.enterprise), .optional(name), .text(row.finding.rawValue),
          .text(row.classes.map { "\($0.year) \($0.className ?? "?")" }.joined(separator: ", ")),
          .integer(row.running), .text(bases), .text(Set(known.compactMap(\.scheme)).sorted().joined(separator: " ")),
          .optional(holding.map { parcels.id(of: $0.parcel) }),
          holding.map { zoneIDs(ofParcel: $0.parcel) } ?? .unknown,
          .decimal(holding?.area.mu, places: 4),
          .decimal(holding.map { parcels.measuredArea(of: $0.parcel).mu }, places: 4),
          .decimal(row.land?.mu, places: 4), .text(account.rule.id), .text(clause.id), .text(account.rule.document),
          .text(clause.article), .text(clause.certainty.rawValue), .text(missing.joined(separator: ", ")),
        ]
      }
      for holding in row.parcels { table.append(cells(holding)) }
      if row.parcels.isEmpty { table.append(cells(nil)) }
    }
    return table
  }

  /// Low-efficient land by zone, by class and by the Ministry's flag on low rates (`low_efficiency_zones.csv`).
  var lowEfficiencyZoneTable: ReportTable {
    let rates: [LandIndicator] = [.developmentRate, .supplyRate, .builtRate]
    var columns: [Column] = [
      .text("zone", en: "zone", zh: "园区"), .number("enterprises"), .number("held_mu", en: "held mu", zh: "占用(亩)"),
      .number("classed_mu", en: "classed mu", zh: "有等级(亩)"), .number("low_efficiency_enterprises"),
      .number("low_efficiency_mu", en: "low-efficient mu", zh: "低效(亩)"), .number("case_by_case_enterprises"),
      .number("case_by_case_mu", en: "case by case mu", zh: "一事一议(亩)"), .number("unknown_enterprises"),
      .number("unknown_mu", en: "unknown mu", zh: "未知(亩)"),
      .number("low_efficiency_percent", en: "low-efficient %", zh: "低效%"),
    ]
    columns += rates.map { .number($0.rawValue + "_percent") }
    columns += [
      .text("flags", en: "rates under the Ministry's flag", zh: "部60%预警"), .text("flag_document"),
      .text("flag_certainty"),
    ]
    var table = ReportTable(name: "low_efficiency_zones", columns: columns)
    let byZone = Dictionary(
      (lowEfficiency.land?.zones ?? []).map { ($0.zone, $0) }, uniquingKeysWith: { first, _ in first })
    let measured = (landUse?.zones.keys).map { Set($0) } ?? []
    let zones: [Int?] =
      (lowEfficiency.land == nil ? [] : [nil])
      + Set(byZone.keys.compactMap(\.self)).union(measured).sorted().map { $0 }
    for zone in zones {
      let row = byZone[zone]
      func sum(_ path: KeyPath<LowEfficientLand.ZoneRow, LowEfficientLand.Sum>) -> [Cell] {
        // Without the account nothing is known; with it a zone without enterprises has none.
        guard lowEfficiency.land?.landYear != nil else { return [.unknown, .unknown] }
        let sum = row?[keyPath: path] ?? LowEfficientLand.Sum()
        return [.integer(sum.enterprises), .decimal(sum.area.mu, places: 4)]
      }
      let own = rates.map { rate in landUse?.rates.first { $0.zone == zone && $0.indicator == rate } }
      let flags = own.compactMap { rate in
        rate.flatMap { rate in landUse?.flag(of: rate).map { (rate.indicator.rawValue, $0) } }
      }
      var cells: [Cell] = [.text(zone.map(zoneID) ?? Self.allZones)]
      cells += sum(\.held) + [sum(\.classed)[1]] + sum(\.lowEfficiency) + sum(\.caseByCase) + sum(\.unknown)
      cells += [.percent(row?.rate)]
      cells += own.map { .optional($0?.inUnit, places: 4) }
      cells += [
        .text(flags.map(\.0).joined(separator: " ")), .text(flags.first?.1.document ?? ""),
        .text(flags.first?.1.certainty.rawValue ?? ""),
      ]
      table.append(cells)
    }
    return table
  }

  /// What low-efficient land takes for granted, a line each.
  func lowEfficiencyNotes(in language: Language) -> [String] {
    let isChinese = language == .chinese
    guard let account = lowEfficiency.land, let all = account.zones.first else {
      return lowEfficiency.absent.map {
        (isChinese ? "未知  低效用地：缺少 " : "unknown  low_efficiency: no ") + $0.missing
      }
    }
    func count(_ sum: LowEfficientLand.Sum) -> String {
      "\(sum.enterprises)" + (isChinese ? " 户 " : " enterprises ") + sum.area.mu.text(places: 2)
        + (isChinese ? " 亩" : " mu")
    }
    let rule = account.rule
    var lines = [
      isChinese
        ? "低效用地（\(account.lastYear.map(String.init) ?? "") 年止，\(rule.chineseTitle)，\(rule.document)，\(rule.place.name)）："
          + "低效 \(count(all.lowEfficiency))，一事一议 \(count(all.caseByCase))，未知 \(count(all.unknown))，共 \(count(all.held))"
        : "low-efficient land to \(account.lastYear.map(String.init) ?? "") by \(rule.englishTitle) (\(rule.id), "
          + "\(rule.document)): \(count(all.lowEfficiency)); case by case \(count(all.caseByCase)); unknown "
          + "\(count(all.unknown)); of \(count(all.held))"
    ]
    if rule.isIllustrative {
      lines.append(
        isChinese ? "示意规则，不是任何地方的规定" : "illustrative: no place has this rule on low-efficient land")
    }
    return lines
  }
}
