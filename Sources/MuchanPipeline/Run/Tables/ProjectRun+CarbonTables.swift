internal import MuchanEnergy
internal import MuchanLand
internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanReport
internal import MuchanYield

extension ProjectRun {
  private static var massColumns: [Column] {
    [
      .number("enterprises", en: "enterprises", zh: "企业数"), .number("known", en: "known", zh: "已知"),
      .number("fuel_t", en: "fuel t", zh: "燃料(吨)"), .number("process_t", en: "process t", zh: "过程(吨)"),
      .number("process_known"), .number("heat_t", en: "heat t", zh: "外购热力(吨)"),
      .number("purchased_location_t"), .number("internal_location_t"),
      .number("total_location_t", en: "total t (location)", zh: "合计(吨,省均)"),
      .number("purchased_residual_t"), .number("internal_residual_t"),
      .number("total_residual_t", en: "total t (residual)", zh: "合计(吨,剩余)"),
      .number("purchased_zero_carbon_park_t"), .number("internal_zero_carbon_park_t"), .number("sent_out_t"),
      .number("total_zero_carbon_park_t", en: "total t (zero-carbon park)", zh: "合计(吨,零碳园区)"),
    ]
  }

  private func massCells(_ totals: FigureTotals) -> [Cell] {
    let coverage = totals.coverage(.totalOfPark)
    let figures: [CarbonYear.Figure] = [
      .heat, .purchasedAtLocation, .internalAtLocation, .totalAtLocation, .purchasedAtResidual, .internalAtResidual,
      .totalAtResidual, .purchasedOfPark, .internalOfPark, .sentOut, .totalOfPark,
    ]
    return [
      .integer(coverage.total), .integer(coverage.known), .decimal(totals.sum(.fuel)), .decimal(totals.sum(.process)),
      .integer(totals.coverage(.process).known),
    ] + figures.map { .decimal(totals.sum($0)) }
  }

  private var carbonFigures: FigureTables {
    let totals: [CarbonYear.Figure] = [.totalAtLocation, .totalAtResidual, .totalOfPark]
    return FigureTables(
      run: self, name: "carbon", columns: Self.massColumns, cells: massCells, amount: .number("t_co2"),
      perUnit: .number("t_co2_per_unit", en: "t per unit", zh: "吨/单位"),
      bases: [LocationBased.name, ResidualMix.name, ZeroCarbonPark.name],
      years: accounts.carbonYears.map { year in
        FigureTables.Year(year: year.year, figures: year.figures) { basis, denominator, sums in
          year.intensity(totals[basis], per: denominator, of: sums)
        }
      })
  }

  /// CO2 by zone and year, on three bases (`carbon_zones`).
  var carbonZoneTable: ReportTable { carbonFigures.zones }

  /// CO2 by division of industry and year (`carbon_industries`). Supplies between enterprises are not taken off here.
  var carbonIndustryTable: ReportTable { carbonFigures.industries() }

  /// CO2 per value added at constant prices, output, head and mu (`carbon_intensity`).
  var carbonIntensityTable: ReportTable { carbonFigures.intensity }

  /// CO2 of all enterprises by carrier and year (`carbon_carriers`).
  var carbonCarrierTable: ReportTable {
    var table = ReportTable(
      name: "carbon_carriers",
      columns: [
        .number("year", en: "year", zh: "年份"), .text("carrier", en: "carrier", zh: "能源品种"),
        .number("enterprises", en: "enterprises", zh: "企业数"), .number("quantity"), .text("unit"),
        .number("measured_heat_quantity"), .number("fuel_t", en: "fuel t", zh: "燃料(吨)"),
        .number("location_t", en: "bought t (location)", zh: "外购(吨,省均)"),
        .number("residual_t", en: "bought t (residual)", zh: "外购(吨,剩余)"),
        .number("zero_carbon_park_t", en: "bought t (zero-carbon park)", zh: "外购(吨,零碳园区)"),
        .text("certainty", en: "certainty", zh: "可靠程度"),
      ])
    for row in accounts.carbon?.carriers ?? [] {
      let fuel = reference.carbon.fuel(row.carrier)
      table.append([
        .integer(row.year), .text(row.carrier), .integer(row.enterprises), .decimal(row.quantity),
        .optional(reference.factors.factor(row.carrier)?.unit), .decimal(row.measured.quantity),
        .decimal(row.fuel?.tonnes), .decimal(row.purchased?.location?.tonnes),
        .decimal(row.purchased?.residual?.tonnes), .decimal(row.purchased?.park.tonnes),
        .optional(row.purchased == nil ? fuel?.certainty.rawValue : nil),
      ])
    }
    return table
  }

  /// CO2 of all enterprises by month and carrier (`carbon_months`).
  var carbonMonthTable: ReportTable {
    var table = ReportTable(
      name: "carbon_months",
      columns: [
        .number("year", en: "year", zh: "年份"), .number("month", en: "month", zh: "月份"),
        .text("carrier", en: "carrier", zh: "能源品种"), .number("fuel_t", en: "fuel t", zh: "燃料(吨)"),
        .number("location_t", en: "bought t (location)", zh: "外购(吨,省均)"),
        .number("residual_t", en: "bought t (residual)", zh: "外购(吨,剩余)"),
        .number("zero_carbon_park_t", en: "bought t (zero-carbon park)", zh: "外购(吨,零碳园区)"),
      ])
    for row in accounts.carbon?.months ?? [] {
      table.append([
        .integer(row.year), row.month.map { .integer($0) } ?? .text("(not by month)"), .text(row.carrier),
        .decimal(row.fuel?.tonnes), .decimal(row.purchased?.location?.tonnes),
        .decimal(row.purchased?.residual?.tonnes), .decimal(row.purchased?.park.tonnes),
      ])
    }
    return table
  }

  /// Every factor of the account with its source (`carbon_factors`).
  var carbonFactorTable: ReportTable {
    var table = ReportTable(
      name: "carbon_factors",
      columns: [
        .text("kind", en: "kind", zh: "类别"), .text("subject", en: "of", zh: "对象"),
        .number("year", en: "data year", zh: "数据年份"), .number("factor_year", en: "factor year", zh: "因子年份"),
        .number("value", en: "value", zh: "数值"), .text("unit", en: "unit", zh: "单位"),
        .text("certainty", en: "certainty", zh: "可靠程度"), .text("source", en: "source", zh: "来源"), .text("note"),
      ])
    for use in accounts.carbon?.factors ?? [] {
      table.append([
        .text(use.kind), .text(use.subject), .optional(use.year), .optional(use.factorYear), .decimal(use.value),
        .text(use.unit), .text(use.provenance.certainty.rawValue), .text(use.provenance.source), .optional(use.note),
      ])
    }
    return table
  }

  /// CO2 per standard coal by the zero-carbon-park rule (`carbon_park`): power at coal input, class by size.
  var carbonParkTable: ReportTable {
    var table = ReportTable(
      name: "carbon_park",
      columns: [
        .text("zone", en: "zone", zh: "园区"), .number("year", en: "year", zh: "年份"),
        .number("t_co2", en: "t CO2", zh: "二氧化碳(吨)"), .number("tce_coal_input", en: "tce (coal input)", zh: "吨标准煤(等价)"),
        .number("t_co2_per_tce", en: "t/tce", zh: "吨/吨标准煤"), .text("class", en: "class", zh: "规模"),
        .number("limit", en: "limit", zh: "上限"), .text("verdict", en: "verdict", zh: "结论"),
        .number("known", en: "known", zh: "已知"), .number("of", en: "of", zh: "共"),
        .text("reason", en: "reason", zh: "原因"), .text("source"),
      ])
    let rule = reference.carbon.park
    for (energy, carbon) in zip(accounts.energyYears, accounts.carbonYears) {
      let used = Dictionary(uniqueKeysWithValues: energy.figures.zones.map { ($0.zone, $0.totals) })
      for row in carbon.figures.zones where row.zone != ZoneHierarchy.outside {
        let mass = row.totals.sum(.totalOfPark).map { CarbonMass<ZeroCarbonPark>(tonnes: $0) }
        let tce = used[row.zone]?.sum(.coalInput).map { StandardCoal<CoalInput>(tonnes: $0) }
        let coverage = row.totals.coverage(.totalOfPark)
        let standing = rule.standing(mass, energy: tce, isComplete: coverage.isComplete)
        table.append([
          .text(zoneID(row.zone)), .integer(carbon.year), .decimal(mass?.tonnes), .decimal(tce?.tonnes),
          .optional(standing.ratio?.doubleValue, places: 4), .optional(standing.sizeClass?.id),
          .decimal(standing.sizeClass?.limit), .text(standing.verdict.rawValue), .integer(coverage.known),
          .integer(coverage.total), .optional(standing.reason), .text(rule.provenance.source),
        ])
      }
    }
    return table
  }
}
