internal import MuchanLand
internal import MuchanQuantities
internal import MuchanReport
internal import MuchanYield

extension ProjectRun {
  /// The main figures of the summary year, one a row (`rows` of summary.json, `figures.csv`).
  var figureTable: ReportTable {
    var table = ReportTable(
      name: "figures",
      columns: [
        .text("indicator", en: "indicator", zh: "指标"), .text("scope", en: "scope", zh: "范围"),
        .number("year", en: "year", zh: "年份"), .number("value", en: "value", zh: "数值"),
        .text("unit", en: "unit", zh: "单位"), .number("known", en: "known", zh: "已知"),
        .number("of", en: "of", zh: "共"), .text("basis", en: "basis", zh: "口径"),
      ])
    for total in landByUse.totals where isRoot(total.zone) {
      let zone = zoneID(total.zone)
      func add(_ indicator: String, _ value: Cell, _ unit: String) {
        table.append([
          .text(indicator), .text(zone), .optional(year), value, .text(unit), .unknown, .unknown, .text("ellipsoid"),
        ])
      }
      add("land_area", .decimal(total.area.mu, minimumPlaces: 4), "mu")
      add("parcels", .integer(total.parcels), "parcels")
      add("industrial_land", .decimal(total.industrialArea.mu, minimumPlaces: 4), "mu")
      add("industrial_share", .percent(total.industrialShare), "%")
    }
    addYields(to: &table)
    addShares(to: &table)
    return table
  }

  private func isRoot(_ zone: Int) -> Bool {
    zone == ZoneHierarchy.outside || hierarchy.parents[zone] == nil
  }

  private func addYields(to table: inout ReportTable) {
    guard let year, let yields = accounts.yields[year] else { return }
    for row in yields.zones where isRoot(row.zone) {
      for figure in YieldFigure.allCases {
        let perMu = row.sums[figure]
        table.append([
          .text("\(figure.rawValue)_per_mu"), .text(zoneID(row.zone)), .integer(year),
          .optional(perMu.value, places: 4), .text(figure.unit.perMu), .integer(perMu.coverage.known),
          .integer(perMu.coverage.total), .text("land held by enterprises"),
        ])
      }
    }
  }

  private func addShares(to table: inout ReportTable) {
    guard let shares = accounts.shares, let row = shares.rows.last(where: { $0.year == year }) else { return }
    let zone = zoneID(shares.zone)
    func add(_ indicator: String, _ value: Cell, _ unit: String, _ coverage: Coverage, _ basis: String) {
      table.append([
        .text(indicator), .text(zone), .integer(row.year), value, .text(unit), .integer(coverage.known),
        .integer(coverage.total), .text(basis),
      ])
    }
    add("energy", .decimal(row.energy.zone?.tonnes), "tce", row.energy.coverage, "calorific")
    add("energy", .decimal(row.energyAtCoalInput.zone?.tonnes), "tce", row.energyAtCoalInput.coverage, "coal_input")
    add("output", .decimal(row.output.zone?.wanYuan), "万元", row.output.coverage, "current prices")
    add("value_added", .decimal(row.valueAdded.zone?.wanYuan), "万元", row.valueAdded.coverage, "current prices")
    add("energy_share", .percent(row.energy.ratio), "%", row.energy.coverage, "calorific")
    add("energy_share", .percent(row.energyAtCoalInput.ratio), "%", row.energyAtCoalInput.coverage, "coal_input")
    add("output_share", .percent(row.output.ratio), "%", row.output.coverage, "current prices")
    add("value_added_share", .percent(row.valueAdded.ratio), "%", row.valueAdded.coverage, "current prices")
    if row.carbon.ratio != nil {
      add("co2_share", .percent(row.carbon.ratio), "%", row.carbon.coverage, "location")
    }
    add("index", .optional(row.index, places: 4), "ratio", row.energy.coverage, "calorific")
    add("energy_headroom", .decimal(row.energyHeadroom?.tonnes), "tce", row.energy.coverage, "calorific")
    add("output_needed", .decimal(row.outputNeeded?.wanYuan), "万元", row.output.coverage, "current prices")
  }
}
