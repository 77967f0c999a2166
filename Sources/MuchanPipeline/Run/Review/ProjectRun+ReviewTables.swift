internal import MuchanDiagnostics
internal import MuchanEnergy
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanReport
internal import MuchanYield

extension ProjectRun {
  /// A line for each criterion (`review`).
  func checklist(_ review: ProjectReview, in language: Language) -> ReportTable {
    var table = ReportTable(
      name: "review",
      columns: [
        .text("kind", en: "kind", zh: "类别"), .text("criterion"), .text("name", en: "criterion", zh: "评审项"),
        .number("before", en: "without", zh: "项目前"), .number("value", en: "value", zh: "数值"),
        .text("comparison"), .text("limit_sign", en: "", zh: ""), .number("limit", en: "limit", zh: "界限"),
        .text("unit", en: "unit", zh: "单位"), .flag("meets", en: "meets", zh: "达到"),
        .text("verdict", en: "verdict", zh: "结论"), .text("certainty", en: "limit is", zh: "界限可靠程度"),
        .text("note", en: "missing / basis", zh: "缺少 / 依据"), .text("missing"), .text("basis"), .text("rule"),
        .text("document"), .text("article"),
      ])
    for line in review.lines {
      let places = line.kind == .path ? 6 : 4
      // What a line does not have is left blank; what it should have and is not known is unknown.
      let hasValue = line.kind != .list && !line.unit.isEmpty
      let hasBefore = line.kind == .path || line.kind == .share
      table.append([
        .text(line.kind.rawValue), .text(line.criterion), .text(line.name(in: language)),
        hasBefore && hasValue ? .optional(line.before, places: places) : .text(""),
        hasValue ? .optional(line.value, places: places) : .text(""),
        .text(line.comparison?.rawValue ?? ""), .text(line.comparison?.sign ?? ""),
        line.limitText.map { .exact($0) } ?? line.limit.map { .number($0, places: places) }
          ?? (line.verdict == .unknown && hasValue ? .unknown : .text("")), .text(line.unit),
        line.meets.map { .flag($0) } ?? (line.verdict == .unknown ? .unknown : .text("")),
        .text(line.verdict.rawValue), .text(line.certainty?.rawValue ?? ""),
        .text(line.missing ?? line.basis ?? ""), .text(line.missing ?? ""), .text(line.basis ?? ""),
        .text(line.rule ?? ""), .text(line.document ?? ""), .text(line.article ?? ""),
      ])
    }
    return table
  }

  /// How many lines say what (`review_summary`).
  func reviewSummary(_ review: ProjectReview, _ asked: PlannedReview, day: CalendarDay) -> ReportTable {
    var table = ReportTable(
      name: "review_summary",
      columns: [
        .text("project", en: "project", zh: "项目"), .text("zone", en: "zone", zh: "园区"),
        .text("industry_code", en: "industry", zh: "行业代码"), .number("land_mu", en: "land mu", zh: "用地(亩)"),
        .text("supply_mode", en: "supply mode", zh: "供应方式"), .text("rules_of", en: "rules of", zh: "规则日期"),
        .number("pass", en: "pass", zh: "通过"), .number("fail", en: "fail", zh: "不通过"),
        .number("unknown", en: "unknown", zh: "未知"), .number("info"),
        .text("verdict", en: "verdict", zh: "结论"),
      ])
    let project = asked.project
    table.append([
      .text(project.name), .text(project.zoneID), .text(project.industryCode),
      .decimal(project.land.mu, minimumPlaces: 2), .optional(project.supplyMode?.rawValue), .text("\(day)"),
      .integer(review.count(of: .pass)), .integer(review.count(of: .fail)), .integer(review.count(of: .unknown)),
      .integer(review.count(of: .info)), .text(review.verdict.rawValue),
    ])
    return table
  }

  /// Energy of a full year by carrier, and CO2 of all (`review_energy`).
  func plannedEnergyTable(_ energy: PlannedEnergy?) -> ReportTable {
    var table = ReportTable(
      name: "review_energy",
      columns: [
        .text("carrier", en: "carrier", zh: "能源品种"), .number("quantity", en: "quantity", zh: "数量"),
        .text("unit", en: "unit", zh: "单位"), .number("tce_calorific", en: "tce (calorific)", zh: "吨标准煤(当量)"),
        .number("tce_coal_input", en: "tce (coal input)", zh: "吨标准煤(等价)"),
        .number("co2_location_t", en: "t CO2 (location)", zh: "吨CO2(省均)"), .number("co2_residual_t"),
        .number("co2_zero_carbon_park_t"),
      ])
    guard let energy else { return table }
    for row in energy.rows {
      table.append([
        .text(row.carrier), .number(row.use.quantity, places: 4), .text(row.use.unit),
        .decimal(row.energy.calorific.tonnes), .decimal(row.energy.coalInput?.tonnes), .unknown, .unknown, .unknown,
      ])
    }
    let carbon = energy.carbon.flatMap { $0.carriersWithoutFactor == 0 ? $0 : nil }
    table.append([
      .text("all"), .unknown, .text(""), .decimal(energy.calorific?.tonnes), .decimal(energy.coalInput?.tonnes),
      .decimal(carbon?.totalAtLocation?.tonnes), .decimal(carbon?.totalAtResidual?.tonnes),
      .decimal(carbon?.totalOfPark.tonnes),
    ])
    return table
  }

  /// The spread of the zone's own enterprises of the industry (`review_peers`).
  func peerTable(_ inputs: ProjectReview.Inputs) -> ReportTable {
    var table = ReportTable(
      name: "review_peers",
      columns: [
        .text("measure", en: "measure", zh: "指标"), .text("unit", en: "unit", zh: "单位"),
        .number("project", en: "project", zh: "项目"), .number("p25", en: "25 %", zh: "25%分位"),
        .number("median", en: "median", zh: "中位数"), .number("p75", en: "75 %", zh: "75%分位"),
        .text("industry", en: "industry", zh: "行业"), .number("enterprises_known", en: "known", zh: "已知"),
        .number("enterprises", en: "of", zh: "企业数"), .number("year"), .text("method"),
      ])
    for spread in inputs.peers?.spreads ?? [] {
      table.append([
        .text(spread.measure.rawValue), .text(spread.measure.unit),
        .optional(inputs.measures[spread.measure].value?.doubleValue, places: 4),
        .number(spread.lowQuartile, places: 4), .number(spread.median, places: 4),
        .number(spread.highQuartile, places: 4), .text(spread.prefix), .integer(spread.known), .integer(spread.of),
        .optional(inputs.peers?.year), .text(Quantiles.method),
      ])
    }
    return table
  }

  func reviewNotes(
    _ review: ProjectReview, _ asked: PlannedReview, day: CalendarDay, _ energy: PlannedEnergy?, in language: Language
  ) -> [String] {
    let isChinese = language == .chinese
    let (passed, failed) = (review.count(of: .pass), review.count(of: .fail))
    let unknown = review.count(of: .unknown)
    var notes = [
      isChinese
        ? "评审  \(asked.project.name)：通过 \(passed)，不通过 \(failed)，未知 \(unknown)；未知不算通过，界限未核实的不作结论"
        : "review  \(asked.project.name): \(passed) pass, \(failed) fail, \(unknown) unknown; unknown is not passed, and an "
          + "unverified limit passes and fails nothing",
      isChinese ? "规则  按 \(day) 施行的规则" : "rules  those in force on \(day)",
    ]
    if let year, energy?.rows.isEmpty == false {
      notes.append(
        isChinese
          ? "假定  能源按 \(year) 年的等价系数与电网因子折算"
          : "assumes  energy at the coal-input coefficient and grid factors of \(year)")
    }
    if !isIndustrial(asked.project) {
      notes.append(
        isChinese
          ? "提示  行业 \(asked.project.industryCode) 不是工业，工业项目控制指标不适用"
          : "note  industry \(asked.project.industryCode) is none of industry: its control indicators do not apply")
    }
    return notes
  }
}

extension Threshold.Comparison {
  fileprivate var sign: String {
    switch self {
    case .below: "<"
    case .atMost: "≤"
    case .equal: "="
    case .atLeast: "≥"
    case .above: ">"
    }
  }
}
