public import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanLand
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanRecords
public import MuchanReport
internal import MuchanYield

extension ProjectRun {
  /// What `policy` prints: verdicts, and the tables that they rest on, each made when it is looked at.
  ///
  /// - Parameter asked: A table that may have very many rows, and is made only when it is asked for.
  public func policyReport(in language: Language, asked: String? = nil) -> AccountReport {
    let verdicts = policyVerdicts
    var report = AccountReport(verb: "policy", "policy", notes: policyNotes(in: language)) {
      policyTable(verdicts, in: language)
    }
    report.add("policy_years") { ruleYearTable(verdicts, in: language) }
    report.add("policy_units") { unitTable }
    report.add("policy_assessments") { assessmentTable }
    report.add("policy_setback") { setbackTable(in: language) }
    report.add("policy_river") { riverTable }
    report.add("policy_shoreline") { shorelineTable }
    report.add("policy_industrial_land") { industrialLandTable }
    report.add("policy_advanced_lists") { advancedListTable }
    report.add("policy_plan") { planTable }
    report.add("policy_parks") { parkTable }
    report.add("policy_disposal") { disposalTable(in: language) }
    report.add("policy_quota") { quotaTable(in: language) }
    report.add("policy_approvals") { approvalTable }
    report.add("policy_approval_zones") { approvalZoneTable }
    if policy?.boundary != nil { report.add("policy_boundary") { boundaryTable(in: language) } }
    if asked == "policy_controls" { report.add(ControlRows(self).table) }
    return report
  }

  /// What the spatial rules take for granted, and why some are unknown, a line each.
  private func policyNotes(in language: Language) -> [String] {
    let isChinese = language == .chinese
    guard let policy else { return [] }
    let sliver = policy.terms.sliver.squareMetres.text(places: 0)
    var lines = [
      isChinese
        ? "约定  重叠不超过 \(sliver) 平方米视为数字化误差，只列出不判断"
        : "assumes  overlaps up to \(sliver) m² are slivers: listed, not judged"
    ]
    let sets = policy.advancedSets.map { "\($0.name) (\($0.certainty.rawValue))" }.joined(separator: ", ")
    lines.append(
      isChinese
        ? "约定  先进制造业没有唯一的法定目录，采用 \(sets)" : "assumes  no legal list of advanced manufacturing exists; used: \(sets)")
    let divisions = (policy.terms.industries["chemical"] ?? []).map(String.init).joined(separator: ", ")
    lines.append(
      isChinese
        ? "约定  化工行业为 GB/T 4754 大类 \(divisions)；第 25 类只有一部分属于化工"
        : "assumes  chemical industry is divisions \(divisions) of GB/T 4754; 25 is chemical in part")
    for unit in policy.layers.units ?? [] where unit.isDerived {
      let how = unit.item ?? ""
      lines.append(
        isChinese
          ? "近似  未提供太湖一级保护区，按湖与入湖河道推定（\(unit.id)：\(how)）；以官方划定为准"
          : "approximate  the first-class protection area of Taihu is derived (\(unit.id): \(how)); the official one prevails"
      )
    }
    for absence in policy.absent {
      lines.append(
        isChinese
          ? "未知  \(absence.account)：缺少 \(absence.missing)" : "unknown  \(absence.account): no \(absence.missing)")
    }
    return lines
  }

  /// Verdicts by rule (`policy.csv`): of what is reported of the zone, of the spatial rules, then of the books on
  /// indicators.
  private func policyTable(_ verdicts: [RuleVerdict], in language: Language) -> ReportTable {
    var table = ReportTable(name: "policy", columns: RuleRows.columns)
    let rows = RuleRows(in: language, registry: reference.registry)
    for judgement in judgements + (policy?.judgements ?? []) { table.append(rows.cells(judgement)) }
    for verdict in Self.latest(verdicts) { table.append(rows.cells(verdict)) }
    return table
  }

  /// Land in each control unit (`policy_units.csv`).
  private var unitTable: ReportTable {
    var table = ReportTable(
      name: "policy_units",
      columns: [
        .text("control_id", en: "unit", zh: "管控单元"), .text("kind", en: "kind", zh: "类型"),
        .text("item", en: "item", zh: "事项"), .text("approved_on"), .text("valid_until"),
        .text("validity", en: "validity", zh: "有效性"), .number("parcels", en: "parcels", zh: "宗数"),
        .number("slivers"), .number("area_m2"), .number("area_mu", en: "area mu", zh: "面积(亩)"),
        .number("share_percent", en: "of all parcels %", zh: "占全部宗地%"),
      ])
    guard let policy, let units = policy.layers.units else { return table }
    var sums = [(parcels: Int, slivers: Int, area: Area)](repeating: (0, 0, .zero), count: units.count)
    var whole = Area.zero
    let (parcels, sliver) = (land.parcels, policy.terms.sliver)
    for row in 0..<parcels.count {
      whole += parcels.measuredArea(of: row)
      parcels.forEachControl(of: row) { unit, area in
        sums[unit].area += area
        if area > sliver { sums[unit].parcels += 1 } else { sums[unit].slivers += 1 }
      }
    }
    let order = units.indices.sorted {
      (units[$0].kind.rawValue, units[$0].id) < (units[$1].kind.rawValue, units[$1].id)
    }
    for number in order {
      let (unit, sum) = (units[number], sums[number])
      table.append([
        .text(unit.id), .text(unit.kind.rawValue), .optional(unit.item), .optional(unit.approvedOn?.description),
        .optional(unit.validUntil?.description), .optional(policy.day.map { unit.validity(on: $0).rawValue }),
        .integer(sum.parcels), .integer(sum.slivers), .decimal(sum.area.squareMetres, minimumPlaces: 4),
        .decimal(sum.area.mu, minimumPlaces: 4), .percent(Ratio(sum.area.squareMetres, of: whole.squareMetres)),
      ])
    }
    return table
  }

  /// Regional assessments by item (`policy_assessments.csv`).
  private var assessmentTable: ReportTable {
    var table = ReportTable(
      name: "policy_assessments",
      columns: [
        .text("item", en: "item", zh: "评估事项"), .text("as_of", en: "as of", zh: "基准日"),
        .number("valid_units", en: "valid", zh: "有效"), .number("expired_units", en: "expired", zh: "过期"),
        .number("later_units"), .text("valid_until", en: "until", zh: "有效期至"),
        .number("covered_parcels", en: "covered parcels", zh: "覆盖宗数"),
        .number("covered_mu", en: "covered mu", zh: "覆盖(亩)"),
        .number("expired_parcels"), .number("expired_mu", en: "expired mu", zh: "过期(亩)"),
        .number("missing_parcels"), .number("missing_mu", en: "missing mu", zh: "缺失(亩)"),
      ])
    for row in policy?.assessments?.rows ?? [] {
      table.append([
        .text(row.item), .optional(policy?.day?.description), .integer(row.valid), .integer(row.expired),
        .integer(row.later), .optional(row.validUntil?.description), .integer(row.coveredParcels),
        .decimal(row.coveredArea.mu, minimumPlaces: 4), .integer(row.expiredParcels),
        .decimal(row.expiredArea.mu, minimumPlaces: 4), .integer(row.missingParcels),
        .decimal(row.missingArea.mu, minimumPlaces: 4),
      ])
    }
    return table
  }
}
