internal import MuchanDiagnostics
internal import MuchanEnergy
internal import MuchanFormats
internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanReport

extension ProjectRun {
  /// The columns of `energy_enterprises.csv`.
  static var enterpriseEnergyColumns: [Column] {
    [
      .text("enterprise_id", en: "enterprise", zh: "企业"), .number("year", en: "year", zh: "年份"),
      .text("carrier", en: "carrier", zh: "能源品种"), .number("quantity"), .text("unit"),
      .number("tce_calorific", en: "tce (calorific)", zh: "吨标准煤(当量)"),
      .number("tce_coal_input", en: "tce (coal input)", zh: "吨标准煤(等价)"),
      .number("feedstock_tce_calorific"), .number("own_generation_tce_calorific"), .number("measured_heat_quantity"),
    ]
  }

  /// Standard coal by enterprise, year and carrier, both electricity bases side by side (`energy_enterprises.csv`), a
  /// row at a time; nil where there is no row.
  var enterpriseEnergy: LongTable? {
    guard accounts.energy?.carriers.isEmpty == false else { return nil }
    return LongTable(
      name: "energy_enterprises", columns: Self.enterpriseEnergyColumns, forEachRow: forEachEnterpriseCarrier)
  }

  private func forEachEnterpriseCarrier(
    _ lines: inout CSVBytes, _ endRow: (inout CSVBytes) throws(Failure) -> Void
  ) throws(Failure) {
    guard let rows = accounts.energy?.carriers else { return }
    let ids = accounts.enterprises.ids
    let units = rows.names.map { reference.factors.factor($0)?.unit }
    for index in rows.indices {
      let row = rows[index]
      lines.add(ids[row.enterprise])
      lines.add(row.year)
      lines.add(row.carrier)
      lines.add(row.quantity)
      lines.add(units[rows.carrierNumber(ofRow: index)])
      lines.add(row.energy.calorific.tonnes)
      lines.add(row.energy.coalInput?.tonnes)
      lines.add(row.feedstock.calorific.tonnes)
      lines.add(row.ownGeneration.calorific.tonnes)
      lines.add(row.measured.quantity)
      lines.endRow()
      try endRow(&lines)
    }
  }

  /// Standard coal of all enterprises by carrier and year, with factor and source (`energy_carriers.csv`).
  var carrierTable: ReportTable {
    var table = ReportTable(
      name: "energy_carriers",
      columns: [
        .number("year", en: "year", zh: "年份"), .text("carrier", en: "carrier", zh: "能源品种"),
        .number("enterprises", en: "enterprises", zh: "企业数"), .number("quantity"), .text("unit"),
        .number("tce_calorific", en: "tce (calorific)", zh: "吨标准煤(当量)"),
        .number("tce_coal_input", en: "tce (coal input)", zh: "吨标准煤(等价)"), .number("kgce_per_unit"),
        .text("factor_source"), .text("factor_certainty"), .number("measured_heat_quantity"),
        .number("feedstock_tce_calorific"),
      ] + EnergyLine.Flow.allCases.map { .number("\($0.rawValue)_quantity") })
    for sum in accounts.energy?.carriers.sums ?? [] {
      let factor = reference.factors.factor(sum.carrier)
      table.append(
        [
          .integer(sum.year), .text(sum.carrier), .integer(sum.enterprises), .decimal(sum.quantity),
          .optional(factor?.unit), .decimal(sum.energy.calorific.tonnes), .decimal(sum.energy.coalInput?.tonnes),
          .decimal(factor?.kilogramsPerUnit), .optional(factor?.provenance.source),
          .optional(factor?.provenance.certainty.rawValue), .decimal(sum.measured),
          .decimal(sum.feedstock.calorific.tonnes),
        ] + EnergyLine.Flow.allCases.map { .decimal(sum.quantity(of: $0)) })
    }
    return table
  }
}
