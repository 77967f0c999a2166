internal import MuchanDiagnostics
internal import MuchanEnergy
internal import MuchanFormats
internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanReport

extension ProjectRun {
  /// How many enterprises the tables of the largest have.
  private static let mostRows = 20

  /// The enterprises that use most energy in the summary year (`energy_largest`).
  var largestEnergyTable: ReportTable {
    var table = ReportTable(
      name: "energy_largest",
      columns: [
        .text("enterprise_id", en: "enterprise", zh: "企业"), .text("name", en: "name", zh: "名称"),
        .number("year", en: "year", zh: "年份"), .number("tce_calorific", en: "tce (calorific)", zh: "吨标准煤(当量)"),
        .number("tce_coal_input", en: "tce (coal input)", zh: "吨标准煤(等价)"),
        .number("feedstock_tce_calorific"), .number("rejected_lines"), .text("misses_months"),
      ])
    let totals = (accounts.energy?.totals ?? []).filter { $0.year == year }
    for row in totals.sorted(by: { $1.energy.calorific < $0.energy.calorific }).prefix(Self.mostRows) {
      table.append([
        .text(accounts.enterprises.ids[row.enterprise]), enterpriseName(row.enterprise, row.year), .integer(row.year),
        .decimal(row.energy.calorific.tonnes), .decimal(row.energy.coalInput?.tonnes),
        .decimal(row.feedstock.calorific.tonnes), .integer(row.rejectedLines), .flag(row.missesMonths),
      ])
    }
    return table
  }

  /// The enterprises with most CO2 in the summary year (`carbon_largest`).
  var largestCarbonTable: ReportTable {
    var table = ReportTable(name: "carbon_largest", columns: Self.enterpriseCarbonColumns)
    let totals = (accounts.carbon?.totals ?? []).filter { $0.year == year }
    for row in totals.sorted(by: { $1.totalOfPark < $0.totalOfPark }).prefix(Self.mostRows) {
      table.append([
        .text(accounts.enterprises.ids[row.enterprise]), enterpriseName(row.enterprise, row.year), .integer(row.year),
        .decimal(row.fuel.tonnes), .integer(row.carriersWithoutFactor), .decimal(row.process?.tonnes),
        .decimal(row.heat), .decimal(row.purchased.location?.tonnes), .decimal(row.purchased.residual?.tonnes),
        .decimal(row.purchased.park.tonnes), .decimal(row.sentOut.tonnes), .decimal(row.totalAtLocation?.tonnes),
        .decimal(row.totalAtResidual?.tonnes), .decimal(row.totalOfPark.tonnes), .flag(row.isComplete),
      ])
    }
    return table
  }

  private func enterpriseName(_ enterprise: Int, _ year: Int) -> Cell {
    .optional(accounts.enterprises.index(of: enterprise, in: year).flatMap(accounts.enterprises.rows.name(of:)))
  }

  /// The columns of `carbon_enterprises.csv`.
  static var enterpriseCarbonColumns: [Column] {
    [
      .text("enterprise_id", en: "enterprise", zh: "企业"), .text("name", en: "name", zh: "名称"),
      .number("year", en: "year", zh: "年份"), .number("fuel_t", en: "fuel t", zh: "燃料(吨)"),
      .number("carriers_without_factor"), .number("process_t", en: "process t", zh: "过程(吨)"),
      .number("heat_t"), .number("purchased_location_t"), .number("purchased_residual_t"),
      .number("purchased_zero_carbon_park_t"), .number("sent_out_t"),
      .number("total_location_t", en: "total t (location)", zh: "合计(吨,省均)"),
      .number("total_residual_t", en: "total t (residual)", zh: "合计(吨,剩余)"),
      .number("total_zero_carbon_park_t", en: "total t (zero-carbon park)", zh: "合计(吨,零碳园区)"),
      .text("is_complete", en: "complete", zh: "完整"),
    ]
  }

  /// CO2 by enterprise and year (`carbon_enterprises.csv`), a row at a time; nil where there is no row.
  ///
  /// Purchases count in full here, whoever sold them; the zones take internal supplies off.
  var enterpriseCarbon: LongTable? {
    guard accounts.carbon?.totals.isEmpty == false else { return nil }
    return LongTable(
      name: "carbon_enterprises", columns: Self.enterpriseCarbonColumns, forEachRow: forEachEnterpriseCarbon)
  }

  private func forEachEnterpriseCarbon(
    _ lines: inout CSVBytes, _ endRow: (inout CSVBytes) throws(Failure) -> Void
  ) throws(Failure) {
    guard let rows = accounts.carbon?.totals else { return }
    let enterprises = accounts.enterprises
    for row in rows {
      lines.add(enterprises.ids[row.enterprise])
      lines.add(enterprises.index(of: row.enterprise, in: row.year).flatMap(enterprises.rows.name(of:)))
      lines.add(row.year)
      lines.add(row.fuel.tonnes)
      lines.add(row.carriersWithoutFactor)
      lines.add(row.process?.tonnes)
      lines.add(row.heat)
      lines.add(row.purchased.location?.tonnes)
      lines.add(row.purchased.residual?.tonnes)
      lines.add(row.purchased.park.tonnes)
      lines.add(row.sentOut.tonnes)
      lines.add(row.totalAtLocation?.tonnes)
      lines.add(row.totalAtResidual?.tonnes)
      lines.add(row.totalOfPark.tonnes)
      lines.add(row.isComplete ? "true" : "false")
      lines.endRow()
      try endRow(&lines)
    }
  }
}
