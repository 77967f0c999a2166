internal import MuchanLand
internal import MuchanQuantities
internal import MuchanReport
internal import MuchanYield

extension ProjectRun {
  /// The tables of the years, ascending.
  var yields: [YieldTable] { accounts.yields.sorted { $0.key < $1.key }.map(\.value) }

  /// Figures per mu by zone, park and year (`yield_zones.csv`).
  var zoneYieldTable: ReportTable {
    table(
      "yield_zones",
      [
        .text("zone", en: "zone", zh: "园区"), .text("kind", en: "kind", zh: "类别"), .text("parent"),
        .number("year", en: "year", zh: "年份"),
      ], yields.flatMap { table in table.zones.map { (table.year, $0) } }
    ) { year, row in
      [
        .text(zoneID(row.zone)), .text(zoneKind(row.zone)),
        .optional(row.zone == ZoneHierarchy.outside ? nil : hierarchy.zones[row.zone].parentID), .integer(year),
      ] + row.sums.cells
    }
  }

  /// `zone`, `park` for what is part of a zone, or `outside`.
  private func zoneKind(_ zone: Int) -> String {
    if zone == ZoneHierarchy.outside { return "outside" }
    return hierarchy.parents[zone] == nil ? "zone" : "park"
  }

  /// The zones, or the parks, of `yield_zones` alone.
  func zoneYieldTable(onlyKind kind: String) -> ReportTable {
    let all = zoneYieldTable
    var table = ReportTable(name: kind == "park" ? "yield_parks" : "yield_top_zones", columns: all.columns)
    for row in all.rows where (row[1] == .text("park")) == (kind == "park") { table.append(row) }
    return table
  }

  /// The same by two-digit division, enterprises whole (`yield_industries.csv`).
  var industryYieldTable: ReportTable {
    table(
      "yield_industries",
      [.text("division", en: "division", zh: "行业大类"), .number("year", en: "year", zh: "年份")],
      yields.flatMap { table in table.industries.map { (table.year, $0) } }
    ) { year, row in
      [.optional(row.division.map { $0 < 10 ? "0\($0)" : "\($0)" }), .integer(year)] + row.sums.cells
    }
  }

  /// The same by the land use of the parcels that are held (`yield_uses.csv`).
  var useYieldTable: ReportTable {
    let uses: [LandUse?] = LandUse.allCases.map { $0 } + [nil]
    let classes = land.parcels.landUseKeys.map { key in
      let use = reference.codes.row(for: key)?.use
      return uses.firstIndex(of: use) ?? uses.count - 1
    }
    let rows = yields.flatMap { table in
      zip(
        uses,
        ParcelYields(table, parcels: land.parcels).sums(count: uses.count) {
          classes[land.parcels.landUseNumber(of: $0)]
        }
      ).filter { $1.enterprises > 0 }.map { (table.year, $0) }
    }
    return table(
      "yield_uses", [.text("land_use", en: "land use", zh: "用途大类"), .number("year", en: "year", zh: "年份")], rows
    ) { year, row in [.optional(row.0?.rawValue), .integer(year)] + row.1.cells }
  }

  /// The same by the mode in which the parcels that are held were supplied (`yield_supply_modes.csv`, L5).
  var supplyYieldTable: ReportTable {
    let parcels = land.parcels
    let modes: [String?] = (ParcelFactFields.choices(.supplyMode) ?? []).map { $0 } + [nil]
    let rows = yields.flatMap { table in
      zip(
        modes,
        ParcelYields(table, parcels: parcels).sums(count: modes.count) { row in
          modes.firstIndex(of: parcels.word(.supplyMode, of: row).value) ?? modes.count - 1
        }
      ).filter { $1.enterprises > 0 }.map { (table.year, $0) }
    }
    return table(
      "yield_supply_modes",
      [.text("supply_mode", en: "supply mode", zh: "供应方式"), .number("year", en: "year", zh: "年份")], rows
    ) { year, row in [.optional(row.0), .integer(year)] + row.1.cells }
  }

  /// The same by corridor (`yield_corridors.csv`). A zone may be in several; there is no total.
  var corridorYieldTable: ReportTable {
    table(
      "yield_corridors",
      [
        .text("corridor", en: "corridor", zh: "廊道"), .text("zones", en: "zones", zh: "园区"),
        .number("year", en: "year", zh: "年份"),
      ], yields.flatMap { table in table.corridors.map { (table.year, $0) } }
    ) { year, row in
      [
        .text(accounts.corridors.names[row.corridor]),
        .text(accounts.corridors.zones(of: row.corridor).map(zoneID).joined(separator: " ")), .integer(year),
      ] + row.sums.cells
    }
  }

  private func table<Row>(
    _ name: String, _ columns: [Column], _ rows: [(year: Int, row: Row)], _ cells: (Int, Row) -> [Cell]
  ) -> ReportTable {
    var table = ReportTable(name: name, columns: columns + FigureSums.columns)
    for row in rows { table.append(cells(row.year, row.row)) }
    return table
  }
}
