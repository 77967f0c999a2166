internal import MuchanEnergy
internal import MuchanQuantities
internal import MuchanReport
internal import MuchanYield

extension ProjectRun {
  private static var amountColumns: [Column] {
    [
      .number("enterprises", en: "enterprises", zh: "企业数"), .number("known", en: "known", zh: "已知"),
      .number("tce_calorific", en: "tce (calorific)", zh: "吨标准煤(当量)"),
      .number("tce_coal_input", en: "tce (coal input)", zh: "吨标准煤(等价)"),
      .number("feedstock_tce_calorific"), .number("feedstock_tce_coal_input"),
      .number("own_generation_tce_calorific"), .number("own_generation_tce_coal_input"), .number("electricity_kwh"),
    ]
  }

  private func amountCells(_ totals: FigureTotals) -> [Cell] {
    let coverage = totals.coverage(.calorific)
    let figures: [EnergyYear.Figure] = [
      .calorific, .coalInput, .feedstockCalorific, .feedstockCoalInput, .ownCalorific, .ownCoalInput, .electricity,
    ]
    return [.integer(coverage.total), .integer(coverage.known)] + figures.map { .decimal(totals.sum($0)) }
  }

  private var energyFigures: FigureTables {
    FigureTables(
      run: self, name: "energy", columns: Self.amountColumns, cells: amountCells, amount: .number("tce"),
      perUnit: .number("tce_per_unit", en: "tce per unit", zh: "吨标准煤/单位"), bases: [Calorific.name, CoalInput.name],
      years: accounts.energyYears.map { year in
        FigureTables.Year(year: year.year, figures: year.figures) { basis, denominator, totals in
          year.intensity(basis == 0 ? .calorific : .coalInput, per: denominator, of: totals)
        }
      })
  }

  /// Standard coal by zone and year (`energy_zones`).
  var energyZoneTable: ReportTable { energyFigures.zones }

  /// Standard coal by division of industry and year (`energy_industries`).
  var energyIndustryTable: ReportTable {
    energyFigures.industries([.number("share_percent", en: "share %", zh: "占比%")]) { row, all in
      [.percent(share(row.sum(.calorific), of: all.sum(.calorific)))]
    }
  }

  /// Energy per value added at constant prices, output, head and mu (`energy_intensity`).
  var energyIntensityTable: ReportTable { energyFigures.intensity }

  /// Standard coal of all enterprises by month and carrier (`energy_months`).
  var energyMonthTable: ReportTable {
    var table = ReportTable(
      name: "energy_months",
      columns: [
        .number("year", en: "year", zh: "年份"), .number("month", en: "month", zh: "月份"),
        .text("carrier", en: "carrier", zh: "能源品种"), .number("quantity"), .text("unit"),
        .number("tce_calorific", en: "tce (calorific)", zh: "吨标准煤(当量)"),
        .number("tce_coal_input", en: "tce (coal input)", zh: "吨标准煤(等价)"),
      ])
    for row in accounts.energy?.details.months ?? [] {
      table.append([
        .integer(row.year), row.month.map { .integer($0) } ?? .text("(not by month)"), .text(row.carrier),
        .decimal(row.quantity), .optional(reference.factors.factor(row.carrier)?.unit),
        .decimal(row.energy.calorific.tonnes), .decimal(row.energy.coalInput?.tonnes),
      ])
    }
    return table
  }

  /// The prices that a denominator is in.
  func priceBase(of denominator: Denominator) -> String? {
    switch denominator {
    case .valueAdded: accounts.prices.map { String($0.baseYear) }
    case .output: "current"
    case .staff, .floorArea, .land: nil
    }
  }

  /// What an intensity is unknown for.
  func missing(_ denominator: Denominator, basis: String, year: Int) -> String {
    if denominator == .valueAdded, accounts.prices == nil { return "files.deflators" }
    if denominator == .valueAdded, accounts.prices?.level(of: year, industryCode: nil) == nil {
      return "deflators.csv: \(year)"
    }
    if [.land, .floorArea].contains(denominator), accounts.land[year] == nil { return "files.occupancy" }
    if basis == CoalInput.name,
      !accounts.energyYears.contains(where: { $0.year == year && $0.figures.all.sum(.coalInput) != nil })
    {
      return "assumptions.coal_input_kgce_per_kwh: \(year)"
    }
    switch denominator {
    case .valueAdded: return "value_added_wan_yuan"
    case .output: return "output_wan_yuan"
    case .staff: return "mean_staff"
    case .floorArea: return "parcels.floor_area_m2"
    case .land: return "occupancy"
    }
  }

  /// The part of a whole; nil where either is not known or the whole is not positive.
  func share(_ part: FixedDecimal<SixPlaces>?, of whole: FixedDecimal<SixPlaces>?) -> Ratio? {
    guard let part, let whole else { return nil }
    return Ratio(part, of: whole)
  }
}
