internal import MuchanLand
internal import MuchanQuantities
internal import MuchanReport

extension ProjectRun {
  var hierarchy: ZoneHierarchy { land.zones.hierarchy }

  /// The id of a zone as it was read; a word for land in no zone.
  func zoneID(_ zone: Int) -> String { zone == ZoneHierarchy.outside ? Overlay.outsideName : hierarchy.zones[zone].id }

  func zoneName(_ zone: Int) -> Cell {
    zone == ZoneHierarchy.outside ? .unknown : .optional(hierarchy.zones[zone].name)
  }

  /// Land of every zone and park (`zones.csv`).
  var zoneTable: ReportTable {
    var table = ReportTable(
      name: "zones",
      columns: [
        .text("zone", en: "zone", zh: "园区"), .text("name", en: "name", zh: "名称"), .text("level"),
        .text("parent"), .number("parcels", en: "parcels", zh: "宗数"),
        .number("area_m2", en: "area m²", zh: "面积(平方米)"), .number("area_mu", en: "area mu", zh: "面积(亩)"),
        .number("known_use_mu", en: "known use mu", zh: "用途已知(亩)"),
        .number("industrial_mu", en: "industrial mu", zh: "工业用地(亩)"),
        .number("industrial_share_percent", en: "industrial %", zh: "工业用地占比%"),
      ])
    for total in landByUse.totals {
      let zone = total.zone == ZoneHierarchy.outside ? nil : hierarchy.zones[total.zone]
      table.append([
        .text(zoneID(total.zone)), zoneName(total.zone), .optional(zone?.level), .optional(zone?.parentID),
        .integer(total.parcels), .decimal(total.area.squareMetres, minimumPlaces: 4),
        .decimal(total.area.mu, minimumPlaces: 4), .decimal(total.knownArea.mu, minimumPlaces: 4),
        .decimal(total.industrialArea.mu, minimumPlaces: 4), .percent(total.industrialShare),
      ])
    }
    return table
  }

  /// Land by zone, class and code (`land_by_use.csv`).
  var landByUseTable: ReportTable {
    var table = ReportTable(
      name: "land_by_use",
      columns: [
        .text("zone", en: "zone", zh: "园区"), .text("land_use", en: "land use", zh: "用途大类"),
        .text("land_use_standard"), .text("land_use_code", en: "code", zh: "用地代码"),
        .text("code_name", en: "code name", zh: "用地名称"),
        .number("parcels", en: "parcels", zh: "宗数"), .number("area_m2", en: "area m²", zh: "面积(平方米)"),
        .number("area_mu", en: "area mu", zh: "面积(亩)"),
      ])
    for row in landByUse.rows {
      table.append([
        .text(zoneID(row.zone)), .optional(row.use?.rawValue), .text(row.key.standard), .text(row.key.code),
        .optional(reference.codes.row(for: row.key)?.chinese), .integer(row.parcels),
        .decimal(row.area.squareMetres, minimumPlaces: 4), .decimal(row.area.mu, minimumPlaces: 4),
      ])
    }
    return table
  }
}

extension Cell {
  /// A share in percent with four decimals; unknown when there is none.
  static func percent(_ ratio: Ratio?) -> Cell { .optional(ratio.map { $0.doubleValue * 100 }, places: 4) }
}
