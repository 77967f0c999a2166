internal import MuchanLand
internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanReport
internal import MuchanYield

extension ProjectRun {
  /// Output, value added, tax and investment per mu by zone and year (`yield_zones.csv`).
  var zoneYieldTable: ReportTable {
    var columns: [Column] = [
      .text("zone", en: "zone", zh: "园区"), .number("year", en: "year", zh: "年份"),
      .number("enterprises", en: "enterprises", zh: "企业数"),
      .number("land_mu", en: "land mu", zh: "占地(亩)"),
    ]
    for figure in YieldFigure.allCases {
      columns += [
        .number("\(figure.rawValue)_wan_yuan"), .number("\(figure.rawValue)_land_mu"),
        .number("\(figure.rawValue)_wan_yuan_per_mu"), .number("\(figure.rawValue)_known"),
        .number("\(figure.rawValue)_of"),
      ]
    }
    var table = ReportTable(name: "yield_zones", columns: columns)
    for year in accounts.yields.keys.sorted() {
      for row in accounts.yields[year]?.zones ?? [] {
        var cells: [Cell] = [
          .text(zoneID(row.zone)), .integer(row.year), .integer(row.enterprises),
          .decimal(row.land.mu, minimumPlaces: 4),
        ]
        for figure in YieldFigure.allCases {
          let perMu = row.figures[figure]
          cells += [
            .decimal(perMu?.amount.wanYuan), .decimal(perMu?.land.mu, minimumPlaces: 4),
            .optional(perMu?.wanYuanPerMu, places: 4), .optional(perMu?.coverage.known),
            .optional(perMu?.coverage.total),
          ]
        }
        table.append(cells)
      }
    }
    return table
  }

  /// The same by enterprise (`yield_enterprises.csv`).
  var enterpriseYieldTable: ReportTable {
    var columns: [Column] = [
      .text("enterprise_id", en: "enterprise", zh: "企业"), .text("name", en: "name", zh: "名称"),
      .number("year", en: "year", zh: "年份"), .text("zones"),
      .number("land_mu", en: "land mu", zh: "占地(亩)"), .text("land_gap"),
    ]
    for figure in YieldFigure.allCases {
      columns += [.number("\(figure.rawValue)_wan_yuan"), .number("\(figure.rawValue)_wan_yuan_per_mu")]
    }
    var table = ReportTable(name: "yield_enterprises", columns: columns)
    for year in accounts.yields.keys.sorted() {
      guard let land = accounts.land[year] else { continue }
      for row in accounts.yields[year]?.enterprises ?? [] {
        let zones = hierarchy.zones.indices.filter { land.area(of: row.enterprise, in: $0) > .zero }
        var cells: [Cell] = [
          .text(accounts.enterprises.ids[row.enterprise]),
          .optional(accounts.enterprises.row(of: row.enterprise, in: year)?.name), .integer(year),
          .text(zones.map(zoneID).joined(separator: " ")), .decimal(row.land?.mu, minimumPlaces: 4),
          .optional(row.gap?.rawValue),
        ]
        for figure in YieldFigure.allCases {
          cells += [.decimal(row.amounts[figure]?.wanYuan), .optional(row.wanYuanPerMu(figure), places: 4)]
        }
        table.append(cells)
      }
    }
    return table
  }
}
