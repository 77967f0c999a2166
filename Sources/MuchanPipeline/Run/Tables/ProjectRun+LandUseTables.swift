public import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanLand
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanRecords
public import MuchanReport
internal import MuchanYield

extension ProjectRun {
  /// What `land-use` prints.
  public func landUseReport(in language: Language) -> AccountReport {
    let notes = landUseNotes(in: language)
    var report = AccountReport(verb: "land-use", "land_use_rates", notes: notes) { landRateTable }
    report.add("land_use_states") { landStateTable }
    report.add("land_pipeline") { landPipelineTable }
    report.add("land_waiting") { landWaitingTable(in: language) }
    report.add("land_use_projects") { landProjectTable }
    report.add("building_floors") { buildingFloorTable }
    report.add("building_taxes") { buildingTaxTable }
    report.add("land_use_concentration") { concentrationTable }
    return report
  }

  private func landUseNotes(in language: Language) -> [String] {
    let isChinese = language == .chinese
    guard let landUse else {
      return [isChinese ? "未知  land-use：缺少 year 或 --as-of" : "unknown  land-use: no year, no --as-of"]
    }
    var notes = [
      isChinese
        ? "假定  已供应土地 D = 全部已建成 + 已达到供地条件且供应日期不晚于 \(landUse.day) 的土地"
        : "assumes  supplied land D = all built land + ready land with a day of supply up to \(landUse.day)",
      isChinese
        ? "来源  各指标公式为公开代码中的转述（TD/T 1029 原文未见）"
        : "source  the formulas are as restated in public code; the text of TD/T 1029 was not found",
    ]
    let industry = landUse.standards.industry
    let (first, last) = (industry.members.first?.prefix ?? "", industry.members.last?.prefix ?? "")
    let certainty = industry.certainty.rawValue
    notes.append(
      isChinese
        ? "假定  工业指 GB/T 4754-2017 大类 \(first) 至 \(last)（industry_sets.csv，\(certainty)）"
        : "assumes  industry is divisions \(first) to \(last) of GB/T 4754-2017 (industry_sets.csv, \(certainty))")
    for stage in landUse.pipeline.unknownStages {
      notes.append(
        isChinese
          ? "未知  \(stage.rawValue)：地块无 \(stage.date.property)"
          : "unknown  \(stage.rawValue): parcels have no \(stage.date.property)")
    }
    if buildings == nil {
      notes.append(isChinese ? "未知  buildings：缺少 files.buildings" : "unknown  buildings: no files.buildings")
    }
    return notes
  }

  /// The indicators of intensive land use by zone, beside published means (`land_use_rates.csv`).
  var landRateTable: ReportTable {
    var table = ReportTable(
      name: "land_use_rates",
      columns: [
        .text("zone", en: "zone", zh: "园区"), .text("as_of"),
        .text("indicator", en: "indicator", zh: "指标"), .number("value", en: "value", zh: "数值"),
        .text("unit", en: "unit", zh: "单位"), .number("numerator"), .number("denominator"),
        .number("known", en: "known", zh: "已知"), .number("of", en: "of", zh: "共"), .flag("is_lower_bound"),
        .number("national", en: "national", zh: "全国"), .number("national_year", en: "year", zh: "年份"),
        .number("province", en: "province", zh: "全省"), .number("province_year", en: "year", zh: "年份"),
        .text("flag", en: "flag", zh: "预警"), .text("missing", en: "missing", zh: "缺少"), .text("formula"),
        .text("benchmark_source"), .text("benchmark_certainty"),
      ])
    guard let landUse else { return table }
    for rate in landUse.rates {
      func mean(_ region: String?) -> LandBenchmark? {
        region.flatMap { landUse.standards.benchmarks.mean(of: rate.indicator, in: $0, for: landUse.day.year) }
      }
      let (national, province) = (mean("national"), mean(project.locality.province))
      table.append([
        .text(zoneID(rate.zone)), .text(landUse.day.description), .text(rate.indicator.rawValue),
        .optional(rate.inUnit, places: 4), .text(rate.indicator.unit), .decimal(rate.numerator),
        .decimal(rate.denominator), .integer(rate.coverage.known), .integer(rate.coverage.total),
        .flag(rate.isLowerBound), .decimal(national?.value), .optional(national?.year), .decimal(province?.value),
        .optional(province?.year), .text(landUse.flag(of: rate)?.name ?? ""), .text(rate.missing ?? ""),
        .text(rate.indicator.formula), .optional(national?.provenance.source),
        .optional(national?.provenance.certainty.rawValue),
      ])
    }
    return table
  }

  /// The land of every zone by class, and the type of the zone (`land_use_states.csv`).
  var landStateTable: ReportTable {
    var table = ReportTable(
      name: "land_use_states",
      columns: [
        .text("zone", en: "zone", zh: "园区"), .number("parcels", en: "parcels", zh: "宗数"),
        .number("classified_parcels"), .number("area_mu", en: "area mu", zh: "面积(亩)"), .number("area_ha"),
        .number("buildable_mu", en: "buildable mu", zh: "可建设(亩)"),
        .number("developed_mu", en: "developed mu", zh: "已开发(亩)"),
        .number("supplied_mu", en: "supplied mu", zh: "已供应(亩)"), .number("built_mu", en: "built mu", zh: "已建成(亩)"),
        .number("idle_mu", en: "idle mu", zh: "闲置(亩)"), .number("industrial_mu", en: "industry mu", zh: "工矿仓储(亩)"),
        .number("housing_mu"), .number("green_mu", en: "green mu", zh: "公园绿地(亩)"),
        .text("zone_type", en: "type", zh: "类型"),
      ])
    for (zone, land) in (landUse?.zones ?? [:]).sorted(by: { $0.key < $1.key }) {
      func mu(_ area: Area) -> Cell { .decimal(area.mu, minimumPlaces: 4) }
      table.append([
        .text(zoneID(zone)), .integer(land.parcels.total), .integer(land.parcels.known), mu(land.area),
        .decimal(land.area.hectares, minimumPlaces: 4), mu(land.buildable), mu(land.developed), mu(land.supplied),
        mu(land.built), mu(land.idle), mu(land.industry), mu(land.housing), mu(land.green),
        .optional(landUse?.kind(of: zone)?.rawValue),
      ])
    }
    return table
  }

  /// Land approved, supplied, started, completed and in production by zone and year (`land_pipeline.csv`).
  var landPipelineTable: ReportTable {
    var table = ReportTable(
      name: "land_pipeline",
      columns: [
        .text("zone", en: "zone", zh: "园区"), .number("year", en: "year", zh: "年份"),
        .text("stage", en: "stage", zh: "阶段"), .number("parcels", en: "parcels", zh: "宗数"),
        .number("area_mu", en: "area mu", zh: "面积(亩)"), .number("parcels_so_far", en: "so far", zh: "累计宗数"),
        .number("area_so_far_mu", en: "so far mu", zh: "累计(亩)"),
      ])
    for row in landUse?.pipeline.rows ?? [] {
      table.append([
        .text(zoneID(row.zone)), .integer(row.year), .text(row.stage.rawValue), .integer(row.parcels),
        .decimal(row.area.mu, minimumPlaces: 4), .integer(row.parcelsSoFar),
        .decimal(row.areaSoFar.mu, minimumPlaces: 4),
      ])
    }
    return table
  }

  /// Approved and not supplied (批而未供), supplied and not started (供而未用) (`land_waiting.csv`).
  func landWaitingTable(in language: Language) -> ReportTable {
    var table = ReportTable(
      name: "land_waiting",
      columns: [
        .text("parcel_id", en: "parcel", zh: "宗地"), .text("zones", en: "zone", zh: "园区"),
        .text("stage", en: "stage", zh: "阶段"), .text("since", en: "since", zh: "起始日期"),
        .number("days", en: "days", zh: "天数"), .number("area_mu", en: "area mu", zh: "面积(亩)"),
        .text("lapses_on", en: "lapses on", zh: "批文失效日"), .text("rule"),
      ])
    guard let landUse else { return table }
    let link = reference.stockLink
    let parcels = land.parcels
    for waiting in landUse.pipeline.waiting {
      let isApproved = waiting.stage == .approved
      let zones = parcels.parts(of: waiting.parcel).filter { $0.zone != ZoneHierarchy.outside }.map { zoneID($0.zone) }
      table.append([
        .text(parcels.id(of: waiting.parcel)), .text(zones.joined(separator: " ")),
        .text(isApproved ? "approved_unsupplied" : "supplied_unused"), .text(waiting.since.description),
        .integer(waiting.days), .decimal(parcels.measuredArea(of: waiting.parcel).mu, minimumPlaces: 4),
        .text(isApproved ? link.lapse.firstDay(since: waiting.since)?.description ?? "" : ""),
        .text(isApproved ? link.document : ""),
      ])
    }
    return table
  }

  /// New industrial projects against the control indicators (`land_use_projects.csv`).
  var landProjectTable: ReportTable {
    var table = ReportTable(
      name: "land_use_projects",
      columns: [
        .text("parcel_id", en: "parcel", zh: "宗地"), .text("supplied_on", en: "supplied on", zh: "供应日期"),
        .number("investment_wan_yuan_per_ha", en: "万元/ha", zh: "投资强度(万元/公顷)"),
        .text("indicator", en: "indicator", zh: "指标"), .number("value", en: "value", zh: "数值"),
        .text("unit", en: "unit", zh: "单位"), .text("comparison"), .number("threshold", en: "limit", zh: "界限"),
        .text("verdict", en: "verdict", zh: "结论"), .text("missing", en: "missing", zh: "缺少"),
        .text("rule", en: "rule", zh: "规则"), .text("document"), .text("certainty", en: "certainty", zh: "可信度"),
      ])
    guard let landUse else { return table }
    let facts = FactsOnDay(land.parcels, on: landUse.day)
    for project in landUse.projects {
      let investment = project.investmentPerHectare(facts)
      for line in project.lines(facts, rules: landUse.standards.projectRules) {
        let scale = line.rule.unit == "%" ? 100.0 : 1
        table.append([
          .text(land.parcels.id(of: project.parcel)), .text(project.suppliedOn.description),
          .optional(investment?.doubleValue, places: 4), .text(line.rule.indicator),
          .optional(line.value.map { $0.doubleValue * scale }, places: 4), .text(line.rule.unit),
          .text(line.rule.threshold.comparison.rawValue), .decimal(line.rule.limit),
          .text(line.isMet.map { $0 ? "pass" : "fail" } ?? "unknown"), .text(line.missing ?? ""), .text(line.rule.name),
          .text(line.rule.document), .text(line.rule.certainty.rawValue),
        ])
      }
    }
    return table
  }

  /// Industrial land and projects inside zones, against the city and the parcels (`land_use_concentration.csv`, L15).
  var concentrationTable: ReportTable {
    var table = ReportTable(
      name: "land_use_concentration",
      columns: [
        .text("item", en: "item", zh: "项目"), .number("year", en: "year", zh: "年份"), .text("basis", en: "of", zh: "口径"),
        .number("inside", en: "inside zones", zh: "园区内"), .number("whole", en: "whole", zh: "总量"),
        .text("unit", en: "unit", zh: "单位"), .number("share_percent", en: "share %", zh: "占比%"),
        .text("missing", en: "missing", zh: "缺少"), .text("source"),
      ])
    for row in concentration?.rows ?? [] {
      table.append([
        .text(row.item.rawValue), .integer(row.year), .text(row.basis.rawValue), .decimal(row.inside),
        .decimal(row.whole), .text(row.item.unit), .percent(row.share), .text(row.missing ?? ""),
        .text(row.source ?? ""),
      ])
    }
    return table
  }
}
