public import MuchanDiagnostics
internal import MuchanEnergy
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanRecords
public import MuchanReport
internal import MuchanYield

extension ProjectRun {
  /// What `decompose` prints.
  ///
  /// - Parameter asked: A table that may have very many rows and is made only when it is asked for.
  public func decompositionReport(in language: Language, asked: String? = nil) -> AccountReport {
    AccountReport(
      verb: "decompose", decompositionTable, decompositionIndustryTable, decouplingTable, carbonBalanceTable,
      notes: decompositionNotes(in: language)
    ).adding([MembershipRows(self)], asked: asked)
  }

  private var decomposition: ZoneDecomposition? { accounts.paths?.decomposition }

  private var zoneOfPaths: Cell { .optional(accounts.paths?.zone.map(zoneID)) }

  private var priceBase: Cell { .text(decomposition?.priceYear.map(String.init) ?? "current") }

  private static let effectColumns: [Column] = [
    .number("activity", en: "activity", zh: "规模"), .number("structure", en: "structure", zh: "结构"),
    .number("intensity", en: "intensity", zh: "强度"), .number("energy_mix", en: "mix", zh: "能源结构"),
    .number("emission_factor", en: "factor", zh: "排放因子"), .number("undecomposed"),
  ]

  private static let seriesColumns: [Column] = [
    .text("zone"), .text("measure", en: "measure", zh: "对象"), .text("basis", en: "basis", zh: "口径"),
  ]

  /// The emission factor has no part in a change of energy.
  private static func cells(_ effects: Effects, _ measure: Decomposition.Measure) -> [Cell] {
    [
      .decimal(effects[.activity]), .decimal(effects[.structure]), .decimal(effects[.intensity]),
      .decimal(effects[.mix]), measure == .carbon ? .decimal(effects[.factor]) : .text(""),
      .decimal(effects.undecomposed),
    ]
  }

  private func head(_ series: ZoneDecomposition.Series) -> [Cell] {
    [zoneOfPaths, .word(series.measureName), .word(series.basis)]
  }

  private func unit(_ series: ZoneDecomposition.Series) -> Cell { .text(series.measure == .energy ? "tce" : "t") }

  /// Effects by year, and of all years (`decomposition.csv`).
  var decompositionTable: ReportTable {
    var table = ReportTable(
      name: "decomposition",
      columns: Self.seriesColumns + [
        .text("price_base", en: "prices", zh: "价格"), .text("unit", en: "unit", zh: "单位"),
        .number("from", en: "from", zh: "起"), .number("to", en: "to", zh: "止"), .number("before"),
        .number("after"), .number("change", en: "change", zh: "变化"),
      ] + Self.effectColumns + [
        .text("held", en: "held", zh: "不变"), .number("residual", en: "residual", zh: "残差"),
        .number("floating_point_residual"), .number("known_before"), .number("of_before"), .number("known_after"),
        .number("of_after"), .text("kind"),
      ])
    for series in decomposition?.series ?? [] {
      for step in series.steps {
        let change = step.change
        table.append(
          head(series) + [
            priceBase, unit(series), .integer(step.from), .integer(step.to), .decimal(change.before),
            .decimal(change.after), .decimal(change.change),
          ] + Self.cells(change.effects, series.measure) + [
            .text(held(step, series).joined(separator: " ")), .decimal(change.residual),
            .number(change.roundingResidual, places: 12), .integer(step.coverageBefore.known),
            .integer(step.coverageBefore.total), .integer(step.coverageAfter.known),
            .integer(step.coverageAfter.total), .text("year"),
          ])
      }
      guard let first = series.steps.first, let last = series.steps.last, let effects = series.chained else { continue }
      let changes = series.steps.reduce(FixedDecimal<SixPlaces>.zero) { $0 + $1.change.change }
      table.append(
        head(series) + [
          priceBase, unit(series), .integer(first.from), .integer(last.to), .unknown, .unknown, .decimal(changes),
        ] + Self.cells(effects, series.measure) + [
          .text(""), .decimal(effects.sum - changes),
          .number(series.steps.reduce(0) { $0 + $1.change.roundingResidual }, places: 12), .unknown, .unknown,
          .unknown, .unknown, .text("chained"),
        ])
    }
    return table
  }

  /// The factors that are the same in both years, and the grid factor where one year's stands for both.
  private func held(_ step: ZoneDecomposition.Step, _ series: ZoneDecomposition.Series) -> [String] {
    var names = step.change.held.map(\.name).sorted()
    if let basis = series.carbonBasis, let one = gridFactor(step.from, basis), let other = gridFactor(step.to, basis),
      one.value == other.value
    {
      names.append(one.factorYear.map { "grid_factor_\($0)" } ?? "grid_factor")
    }
    return names
  }

  /// The grid factor that stands for a year of data.
  private func gridFactor(_ year: Int, _ basis: CarbonBasis) -> CarbonAccount.FactorUse? {
    let kind =
      switch basis {
      case .location: GridFactors.Scope.provincialAverage.rawValue
      case .residual: GridFactors.Scope.nationalResidual.rawValue
      case .park: ZeroCarbonPark.name
      }
    return accounts.carbon?.factors.first { $0.kind == kind && $0.year == year }
  }

  /// Effects by industry (`decomposition_industries.csv`).
  var decompositionIndustryTable: ReportTable {
    var table = ReportTable(
      name: "decomposition_industries",
      columns: Self.seriesColumns + [
        .number("from", en: "from", zh: "起"), .number("to", en: "to", zh: "止"),
        .text("industry", en: "industry", zh: "行业"), .text("unit", en: "unit", zh: "单位"),
        .number("change", en: "change", zh: "变化"),
        .number("change_of_zone_percent", en: "% of the zone before", zh: "占期初全区%"),
      ] + Self.effectColumns)
    for series in decomposition?.series ?? [] {
      for step in series.steps {
        for part in step.change.industries {
          table.append(
            head(series) + [
              .integer(step.from), .integer(step.to), .text(part.industry), unit(series), .decimal(part.effects.sum),
              Cell.percent(Ratio(part.effects.sum, of: step.change.before)),
            ] + Self.cells(part.effects, series.measure))
        }
      }
    }
    return table
  }

  /// Tapio states by year (`decoupling.csv`).
  var decouplingTable: ReportTable {
    var table = DecouplingRows.table
    for series in decomposition?.series ?? [] {
      for step in series.steps {
        table.append(
          DecouplingRows.row(
            scope: zoneOfPaths, from: step.from, to: step.to,
            pressure: series.measure == .energy ? "energy_tce" : "co2_t", basis: .word(series.basis),
            prices: priceBase, pressures: (step.change.before, step.change.after),
            values: (step.valueAddedBefore.wanYuan, step.valueAddedAfter.wanYuan), step.decoupling,
            certainty: reference.dualControl.decouplingSource.certainty.rawValue))
      }
    }
    return table
  }

  /// From the zone's CO2 in `carbon_zones` to the CO2 that is decomposed (`decomposition_carbon.csv`).
  var carbonBalanceTable: ReportTable {
    var table = ReportTable(
      name: "decomposition_carbon",
      columns: [
        .text("zone"), .text("basis", en: "basis", zh: "口径"), .number("from", en: "from", zh: "起"),
        .number("to", en: "to", zh: "止"), .number("year", en: "year", zh: "年份"),
        .number("zone_t", en: "zone t", zh: "园区(吨)"), .number("decomposed_t", en: "decomposed t", zh: "分解(吨)"),
        .number("left_out_t", en: "left out t", zh: "未计入(吨)"),
        .number("enterprises_left_out", en: "enterprises left out", zh: "未计入企业数"),
        .number("process_t", en: "process t", zh: "过程(吨)"), .number("sent_out_t", en: "sent out t", zh: "外送(吨)"),
        .number("difference_t", en: "difference t", zh: "差额(吨)"),
      ])
    for series in decomposition?.series ?? [] {
      for step in series.steps {
        for row in step.balances {
          table.append([
            zoneOfPaths, .word(series.basis), .integer(step.from), .integer(step.to), .integer(row.year),
            .decimal(row.zone), .decimal(row.decomposed), .decimal(row.leftOut), .integer(row.enterprisesLeftOut),
            .decimal(row.process), .decimal(row.sentOut), .decimal(row.difference),
          ])
        }
      }
    }
    return table
  }

  private func decompositionNotes(in language: Language) -> [String] {
    let isChinese = language == .chinese
    var lines: [String] = []
    func add(_ english: String, _ chinese: String) {
      lines.append(isChinese ? "假定  \(chinese)" : "assumes  \(english)")
    }
    add(
      "additive LMDI-I over two-digit industries and carriers, year by year; electricity at calorific value, energy at coal "
        + "input beside it, where a change of the yearly coefficient is part of intensity and mix",
      "LMDI-I 加法分解，按两位行业和能源品种逐年进行；电力按当量值，并列按等价值分解的能耗，其折标系数的变化计入强度和结构")
    add(
      "enterprises above designated size with both energy and value added; an enterprise counts in the industry of the later year",
      "只含能耗和增加值俱全的规上企业；行业代码取后一年")
    if decomposition?.series.contains(where: { $0.measure == .carbon }) == true {
      add(
        "CO2 of fuel and of bought power and heat, without processes; location basis first, the others beside it; what leads to "
          + "the zone's CO2 is in decomposition_carbon",
        "二氧化碳含燃料和外购电力、热力，不含过程排放；以省级平均口径为主，其余并列；与园区合计的差额见 decomposition_carbon")
    }
    if let year = decomposition?.priceYear {
      add("value added at prices of \(year)", "增加值按 \(year) 年价格")
    } else {
      add(
        "value added at current prices: activity and intensity hold price changes",
        "增加值按现价：规模和强度效应含价格变动")
    }
    for series in decomposition?.series ?? [] {
      for step in series.steps {
        let names = held(step, series).joined(separator: ", ")
        guard !names.isEmpty else { continue }
        let label = "\(series.measureName) \(series.basis) \(step.from)-\(step.to)"
        lines.append(isChinese ? "不变  \(label)：\(names)" : "held  \(label): \(names)")
      }
    }
    let unknown = isChinese ? "未知" : "unknown"
    for series in decomposition?.series ?? [] {
      for step in series.steps where step.change.undecomposedCells > 0 {
        let label = "\(series.measureName) \(series.basis) \(step.from)-\(step.to)"
        let amount = step.change.effects.undecomposed.description
        lines.append(
          isChinese
            ? "未分解  \(label)：\(amount)（增加值或能耗非正，没有对数）"
            : "undecomposed  \(label): \(amount), where value added or energy is not positive and has no logarithm")
      }
      for gap in series.gaps {
        lines.append("\(unknown)  \(series.measureName) \(series.basis) \(gap.from)-\(gap.to): \(gap.reason.rawValue)")
      }
    }
    for absence in accounts.absent
    where [
      "decomposition", "dual_control", "constant prices", "energy", "carbon, location basis",
    ].contains(absence.account) {
      guard absence.missing != "files.targets" else { continue }
      lines.append("\(unknown)  \(absence.account): \(absence.missing)")
    }
    return lines
  }
}
