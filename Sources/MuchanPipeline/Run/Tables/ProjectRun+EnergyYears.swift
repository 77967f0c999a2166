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

  /// Standard coal by zone and year (`energy_zones`). The zones at the top, the land outside and the enterprises in no
  /// zone add up to all.
  var energyZoneTable: ReportTable {
    var table = ReportTable(
      name: "energy_zones",
      columns: [.text("zone", en: "zone", zh: "园区"), .number("year", en: "year", zh: "年份")] + Self.amountColumns)
    for year in accounts.energyYears {
      for scope in zoneScopes(year.figures) {
        table.append([.text(scope.id), .integer(year.year)] + amountCells(scope.totals))
      }
    }
    return table
  }

  /// Standard coal by division of industry and year (`energy_industries`).
  var energyIndustryTable: ReportTable {
    var table = ReportTable(
      name: "energy_industries",
      columns: [.text("industry", en: "industry", zh: "行业"), .number("year", en: "year", zh: "年份")]
        + Self.amountColumns + [.number("share_percent", en: "share %", zh: "占比%")])
    for year in accounts.energyYears {
      let all = year.figures.all.sum(.calorific)
      for scope in industryScopes(year.figures) {
        table.append(
          [.text(scope.id), .integer(year.year)] + amountCells(scope.totals)
            + [.percent(share(scope.totals.sum(.calorific), of: all))])
      }
    }
    return table
  }

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

  /// Energy per value added at constant prices, output, head and mu (`energy_intensity`).
  var energyIntensityTable: ReportTable {
    var table = ReportTable(
      name: "energy_intensity",
      columns: [
        .text("scope_kind"), .text("scope", en: "scope", zh: "范围"), .number("year", en: "year", zh: "年份"),
        .text("per", en: "per", zh: "每单位"), .text("basis", en: "basis", zh: "口径"),
        .number("tce_per_unit", en: "tce per unit", zh: "吨标准煤/单位"), .text("per_unit", en: "unit", zh: "单位"),
        .number("tce"), .number("denominator"), .text("price_base"), .number("known", en: "known", zh: "已知"),
        .number("of", en: "of", zh: "共"), .text("missing", en: "missing", zh: "缺少"),
      ])
    let bases: [(EnergyYear.Figure, String)] = [(.calorific, Calorific.name), (.coalInput, CoalInput.name)]
    for year in accounts.energyYears {
      for scope in zoneScopes(year.figures) + industryScopes(year.figures) {
        for denominator in Denominator.allCases {
          for (figure, basis) in bases {
            let row = year.intensity(figure, per: denominator, of: scope.totals)
            table.append([
              .text(scope.kind), .text(scope.id), .integer(year.year), .word(denominator.rawValue), .word(basis),
              .optional(row.value, places: 6), .text(denominator.unit), .decimal(row.upper), .decimal(row.lower),
              .optional(priceBase(of: denominator)), .integer(row.coverage.known), .integer(row.coverage.total),
              .optional(row.value == nil ? missing(denominator, basis: basis, year: year.year) : nil),
            ])
          }
        }
      }
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
