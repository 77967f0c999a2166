internal import MuchanEnergy
internal import MuchanLand
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanReport
internal import MuchanYield

extension ProjectRun {
  /// Each park's and enterprise's part of both shares in the summary year (`ratio_contributions.csv`).
  var shareContributionTable: ReportTable {
    var table = ReportTable(
      name: "ratio_contributions",
      columns: [
        .number("year", en: "year", zh: "年份"), .text("kind", en: "kind", zh: "类别"), .text("id", en: "id", zh: "编号"),
        .text("name", en: "name", zh: "名称"), .number("energy_tce", en: "tce", zh: "吨标准煤"),
        .number("output_wan_yuan", en: "output 万元", zh: "产值(万元)"),
        .number("energy_share_percent", en: "energy, % of city", zh: "能耗占全市%"),
        .number("output_share_percent", en: "output, % of city", zh: "产值占全市%"),
        .number("energy_part_percent", en: "energy, % of zone", zh: "能耗占园区%"),
        .number("output_part_percent", en: "output, % of zone", zh: "产值占园区%"), .number("index", en: "index", zh: "产能比"),
      ])
    for part in accounts.paths?.contributions?.parts ?? [] {
      table.append([
        .optional(accounts.paths?.contributions?.year), .text(part.isPark ? "park" : "enterprise"), .text(id(of: part)),
        .optional(name(of: part)), .decimal(part.energy?.tonnes), .decimal(part.output?.wanYuan),
        share(part.energyShare), share(part.outputShare), share(part.energyPart), share(part.outputPart),
        .optional(part.index, places: 4),
      ])
    }
    return table
  }

  /// The same as four kinds of parks and enterprises (`ratio_quadrants.csv`).
  var shareQuadrantTable: ReportTable {
    var table = ReportTable(
      name: "ratio_quadrants",
      columns: [
        .number("year", en: "year", zh: "年份"), .text("kind", en: "kind", zh: "类别"), .text("id", en: "id", zh: "编号"),
        .text("name", en: "name", zh: "名称"),
        .number("energy_share_percent", en: "energy, % of city", zh: "能耗占全市%"),
        .number("output_share_percent", en: "output, % of city", zh: "产值占全市%"),
        .text("quadrant", en: "quadrant", zh: "象限"),
      ])
    for part in accounts.paths?.contributions?.parts ?? [] {
      table.append([
        .optional(accounts.paths?.contributions?.year), .text(part.isPark ? "park" : "enterprise"), .text(id(of: part)),
        .optional(name(of: part)), share(part.energyShare), share(part.outputShare),
        .optional(part.quadrant?.rawValue),
      ])
    }
    return table
  }

  /// Until when the shares keep to their limits (`ratio_outlook.csv`).
  var shareOutlookTable: ReportTable {
    var table = ReportTable(
      name: "ratio_outlook",
      columns: [
        .text("share", en: "share", zh: "份额"), .number("years", en: "years", zh: "年数"),
        .number("last_year", en: "last year", zh: "最近年"), .number("last_percent", en: "last %", zh: "最近%"),
        .number("limit_percent", en: "limit %", zh: "界限%"), .text("limit_kind"),
        .number("margin_percent_points", en: "margin, points", zh: "余量(百分点)"), .text("method"),
        .number("rate_percent", en: "trend % a year", zh: "趋势年均%"),
        .text("passes_limit_in", en: "passes limit in", zh: "越限年"),
        .text("passes_limit_at_earliest", en: "at the earliest", zh: "最早"), .number("probability"),
      ])
    let rules = reference.dualControl
    guard
      let outlooks = accounts.shares?.outlooks(
        upTo: year ?? .max, minimumYears: rules.forecastMinimumYears, probability: rules.forecastProbability)
    else { return table }
    for (name, outlook) in [("energy_share", outlooks.energy), ("output_share", outlooks.output)] {
      func passed(_ year: Int?) -> Cell {
        outlook.trend == nil ? .text("too_short") : .text(year.map(String.init) ?? "none")
      }
      table.append([
        .text(name), .integer(outlook.years), .optional(outlook.last?.year),
        .optional(outlook.last.map { $0.value * 100 }, places: 4), .number(outlook.limit * 100, places: 4),
        .text(outlook.isCeiling ? "ceiling" : "floor"), .optional(outlook.margin.map { $0 * 100 }, places: 4),
        .text("log_linear_trend"), .optional(outlook.trend.map { $0.ratePerYear * 100 }, places: 3),
        passed(outlook.passedIn), passed(outlook.passedAtEarliest), .number(rules.forecastProbability, places: 2),
      ])
    }
    return table
  }

  private func share(_ ratio: Ratio?) -> Cell { .optional(ratio.map { $0.doubleValue * 100 }, places: 6) }

  private func id(of part: ShareContributions.Part) -> String {
    part.isPark ? zoneID(part.number) : accounts.enterprises.ids[part.number]
  }

  private func name(of part: ShareContributions.Part) -> String? {
    if part.isPark { return hierarchy.zones[part.number].name }
    guard let year = accounts.paths?.contributions?.year else { return nil }
    return accounts.enterprises.index(of: part.number, in: year).flatMap(accounts.enterprises.rows.name(of:))
  }
}
