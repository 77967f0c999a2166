internal import MuchanDiagnostics
internal import MuchanFormats
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

  /// The columns of `yield_enterprises.csv`.
  static var enterpriseYieldColumns: [Column] {
    var columns: [Column] = [
      .text("enterprise_id", en: "enterprise", zh: "企业"), .text("name", en: "name", zh: "名称"),
      .number("year", en: "year", zh: "年份"), .text("zones"),
      .number("land_mu", en: "land mu", zh: "占地(亩)"), .text("land_gap"),
    ]
    for figure in YieldFigure.allCases {
      columns += [.number("\(figure.rawValue)_wan_yuan"), .number("\(figure.rawValue)_wan_yuan_per_mu")]
    }
    return columns
  }

  /// Writes the same by enterprise (`yield_enterprises.csv`), a row at a time; nothing where there is no row.
  func writeEnterpriseYields(to folder: borrowing OutputFolder) throws(Failure) {
    let years = accounts.yields.keys.sorted()
    guard years.contains(where: { accounts.yields[$0]?.enterprises.isEmpty == false }) else { return }
    var file = try folder.file("yield_enterprises.csv")
    var lines = CSVBytes(columns: Self.enterpriseYieldColumns)
    let zoneIDs = hierarchy.zones.indices.map(zoneID)
    let (ids, records) = (accounts.enterprises.ids, accounts.enterprises.rows)
    for year in years {
      guard let land = accounts.land[year], let rows = accounts.yields[year]?.enterprises else { continue }
      for row in rows {
        lines.add(ids[row.enterprise])
        lines.add(accounts.enterprises.index(of: row.enterprise, in: year).flatMap(records.name(of:)))
        lines.add(year)
        lines.add(
          land.zonesHeld(by: row.enterprise).filter { $0 != ZoneHierarchy.outside }.map { zoneIDs[$0] }
            .joined(separator: " "))
        lines.add(row.land?.mu, minimumPlaces: 4)
        lines.add(row.gap?.rawValue)
        for figure in YieldFigure.allCases {
          lines.add(row.amounts[figure]?.wanYuan)
          lines.add(row.wanYuanPerMu(figure), places: 4)
        }
        lines.endRow()
        try file.write(&lines)
      }
    }
    try file.write(lines.bytes)
    try file.commit()
  }
}

extension OutputFile {
  /// Writes lines once there are many of them.
  mutating func write(_ lines: inout CSVBytes) throws(Failure) {
    guard lines.bytes.count >= 1 << 16 else { return }
    try write(lines.bytes)
    lines.removeAll()
  }
}
