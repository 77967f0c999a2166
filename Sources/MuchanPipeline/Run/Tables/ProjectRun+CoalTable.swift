internal import MuchanDiagnostics
internal import MuchanEnergy
internal import MuchanLand
internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanReport
internal import MuchanYield

extension ProjectRun {
  /// Tonnes and standard coal of coal by place, year, carrier and flow, with the change on the year before, the share of all energy
  /// and the target of the year (`energy_coal`, E5).
  var coalTable: ReportTable {
    var table = ReportTable(
      name: "energy_coal",
      columns: [
        .text("zone", en: "zone", zh: "园区"), .number("year", en: "year", zh: "年份"),
        .text("carrier", en: "carrier", zh: "品种"), .number("enterprises", en: "enterprises", zh: "企业数"),
      ] + EnergyLine.Flow.allCases.map { .number("\($0.rawValue)_t") } + [
        .number("net_t", en: "net t", zh: "净消费(吨)"), .number("tce", en: "tce", zh: "吨标准煤"),
        .number("feedstock_tce", en: "feedstock tce", zh: "原料(吨标准煤)"),
        .number("change_t", en: "change t", zh: "同比变化(吨)"),
        .number("change_percent", en: "change %", zh: "同比%"),
        .number("share_calorific_percent", en: "of energy %", zh: "占能耗%(当量)"),
        .number("share_coal_input_percent"), .number("allowed_t", en: "target path t", zh: "目标路径(吨)"),
        .text("verdict", en: "verdict", zh: "结论"), .text("target_source"), .number("energy_known"),
        .number("energy_of"),
        .text("carriers_certainty"),
      ])
    guard let coal = accounts.coal else { return table }
    for row in coal.rows {
      let totals = energyTotals(of: row.scope, in: row.year)
      let before = coal.before(row)
      let change = before.map { row.net - $0.net }
      let percent = before.flatMap { $0.net > .zero ? (row.net - $0.net).doubleValue / $0.net.doubleValue * 100 : nil }
      let (standing, allowed) = coalTarget(of: row)
      let coverage = totals?.coverage(.calorific)
      table.append(
        [
          .text(scopeID(row.scope)), .integer(row.year), .text(row.carrier ?? "coal"), .integer(row.enterprises),
        ] + EnergyLine.Flow.allCases.map { .decimal(row.flows[$0]) } + [
          .decimal(row.net), .decimal(row.energy.tonnes), .decimal(row.feedstock.tonnes), .decimal(change),
          .optional(percent, places: 2), .percent(share(row.energy.tonnes, of: totals?.sum(.calorific))),
          .percent(share(row.energy.tonnes, of: totals?.sum(.coalInput))),
          allowed.map { .number($0, places: 4) } ?? .text(""),
          .text(standing?.years.first { $0.year == row.year }?.verdict.rawValue ?? ""),
          .text(allowed == nil ? "" : standing?.target.source ?? ""), .optional(coverage?.known),
          .optional(coverage?.total), .text(reference.coal.certainty.rawValue),
        ])
    }
    return table
  }

  private func scopeID(_ scope: CoalBalance.Scope) -> String {
    switch scope {
    case .all: FigureScope.all
    case .zone(let zone): zoneID(zone)
    }
  }

  private func energyTotals(of scope: CoalBalance.Scope, in year: Int) -> FigureTotals? {
    guard let figures = accounts.energyYears.first(where: { $0.year == year })?.figures else { return nil }
    switch scope {
    case .all: return figures.all
    case .zone(let zone): return figures.zones.first { $0.zone == zone }?.totals
    }
  }

  /// The target on the coal of a row's zone, and what it allows in the year.
  private func coalTarget(of row: CoalBalance.Row) -> (PathStanding?, Double?) {
    guard row.carrier == nil, case .zone(let zone) = row.scope,
      let entry = accounts.paths?.dualControl.entries.first(where: {
        $0.target.indicator == .coal && $0.target.scopeID == zoneID(zone)
      })
    else { return (nil, nil) }
    return (entry.standing, entry.standing.path?.allowed(row.year))
  }
}
