internal import MuchanLand
internal import MuchanQuantities
internal import MuchanReport

extension ProjectRun {
  /// Floor area of buildings by kind and status (`building_floors.csv`).
  var buildingFloorTable: ReportTable {
    var table = ReportTable(
      name: "building_floors",
      columns: [
        .text("kind", en: "kind", zh: "类别"), .text("status", en: "status", zh: "状态"),
        .number("buildings", en: "buildings", zh: "栋数"),
        .number("floor_area_m2", en: "floor area m²", zh: "建筑面积(平方米)"), .number("known", en: "known", zh: "已知"),
      ])
    for row in buildings?.floors ?? [] {
      table.append([
        .optional(row.kind?.rawValue), .optional(row.status?.rawValue), .integer(row.buildings),
        row.coverage.known > 0 ? .decimal(row.floorArea) : .unknown, .integer(row.coverage.known),
      ])
    }
    return table
  }

  /// Tax of buildings by year against thresholds (`building_taxes.csv`).
  var buildingTaxTable: ReportTable {
    let thresholds = buildings?.thresholds ?? []
    var columns: [Column] = [
      .number("year", en: "year", zh: "年份"), .number("buildings", en: "buildings", zh: "栋数"),
      .number("tax_wan_yuan", en: "tax 万元", zh: "税收(万元)"), .number("tax_known", en: "known", zh: "已知"),
      .number("growth_percent", en: "growth %", zh: "增速%"), .number("growth_matched"),
    ]
    for rule in thresholds {
      let limit = rule.limit.text(minimumPlaces: 0)
      columns += [
        .number("over_\(limit)_wan_yuan", en: "over \(limit) 万元", zh: "超\(limit)万元"),
        .number("newly_over_\(limit)_wan_yuan", en: "newly", zh: "新增"),
      ]
    }
    var table = ReportTable(name: "building_taxes", columns: columns)
    for row in buildings?.taxes ?? [] {
      var cells: [Cell] = [
        .integer(row.year), .integer(row.buildings), row.coverage.known > 0 ? .decimal(row.tax.wanYuan) : .unknown,
        .integer(row.coverage.known), .percent(row.growth), .integer(row.matched),
      ]
      for number in thresholds.indices {
        cells += [.integer(row.reaching[number]), row.matched > 0 ? .integer(row.newlyReaching[number]) : .unknown]
      }
      table.append(cells)
    }
    return table
  }
}
