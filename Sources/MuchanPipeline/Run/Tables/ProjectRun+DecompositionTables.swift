public import MuchanDiagnostics
internal import MuchanEnergy
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanRecords
public import MuchanReport
internal import MuchanYield

extension ProjectRun {
  /// What `decompose` prints.
  public func decompositionReport(in language: Language) -> AccountReport {
    AccountReport(
      verb: "decompose", decompositionTable, decompositionIndustryTable, decouplingTable, decompositionMemberTable,
      notes: decompositionNotes(in: language))
  }

  private var decomposition: ZoneDecomposition? { accounts.paths?.decomposition }

  private var zoneOfPaths: Cell { .optional(accounts.paths?.zone.map(zoneID)) }

  private var priceBase: Cell { .text(decomposition?.priceYear.map(String.init) ?? "current") }

  private static let effectColumns: [Column] = [
    .number("activity", en: "activity", zh: "规模"), .number("structure", en: "structure", zh: "结构"),
    .number("intensity", en: "intensity", zh: "强度"), .number("energy_mix", en: "mix", zh: "能源结构"),
    .number("undecomposed", en: "undecomposed", zh: "未分解"),
  ]

  private static func cells(_ effects: Effects) -> [Cell] {
    [
      .decimal(effects[.activity]), .decimal(effects[.structure]), .decimal(effects[.intensity]),
      .decimal(effects[.mix]), .decimal(effects.undecomposed),
    ]
  }

  /// Effects by year, and of all years (`decomposition.csv`).
  var decompositionTable: ReportTable {
    var table = ReportTable(
      name: "decomposition",
      columns: [
        .text("zone"), .text("measure", en: "measure", zh: "对象"), .text("basis"),
        .text("price_base", en: "prices", zh: "价格"),
        .number("from", en: "from", zh: "起"), .number("to", en: "to", zh: "止"), .number("before_tce"),
        .number("after_tce"), .number("change_tce", en: "change tce", zh: "变化(吨标准煤)"),
      ] + Self.effectColumns + [
        .text("held", en: "held", zh: "不变"), .number("residual_tce", en: "residual", zh: "残差"),
        .number("floating_point_residual_tce"), .number("known_before"), .number("of_before"), .number("known_after"),
        .number("of_after"), .text("kind"),
      ])
    let steps = decomposition?.steps ?? []
    for step in steps {
      let energy = step.energy
      table.append(
        [
          zoneOfPaths, .text("energy"), .text(Calorific.name), priceBase, .integer(step.from), .integer(step.to),
          .decimal(energy.before), .decimal(energy.after), .decimal(energy.change),
        ] + Self.cells(energy.effects) + [
          .text(energy.held.map(\.name).sorted().joined(separator: " ")), .decimal(energy.residual),
          .number(energy.roundingResidual, places: 12), .integer(step.coverageBefore.known),
          .integer(step.coverageBefore.total), .integer(step.coverageAfter.known), .integer(step.coverageAfter.total),
          .text("year"),
        ])
    }
    if let first = steps.first, let last = steps.last, steps.count > 1, let effects = decomposition?.chained {
      table.append(
        [
          zoneOfPaths, .text("energy"), .text(Calorific.name), priceBase, .integer(first.from), .integer(last.to),
          .unknown, .unknown, .decimal(effects.sum),
        ] + Self.cells(effects) + [
          .unknown, .decimal(FixedDecimal<SixPlaces>.zero),
          .number(steps.reduce(0) { $0 + $1.energy.roundingResidual }, places: 12), .unknown, .unknown, .unknown,
          .unknown, .text("chained"),
        ])
    }
    return table
  }

  /// Effects by industry (`decomposition_industries.csv`).
  var decompositionIndustryTable: ReportTable {
    var table = ReportTable(
      name: "decomposition_industries",
      columns: [
        .text("zone"), .number("from", en: "from", zh: "起"), .number("to", en: "to", zh: "止"),
        .text("industry", en: "industry", zh: "行业"), .number("change_tce", en: "change tce", zh: "变化(吨标准煤)"),
        .number("change_of_zone_percent", en: "% of the zone before", zh: "占期初全区%"),
      ] + Self.effectColumns)
    for step in decomposition?.steps ?? [] {
      for part in step.energy.industries {
        table.append(
          [
            zoneOfPaths, .integer(step.from), .integer(step.to), .text(part.industry), .decimal(part.effects.sum),
            Cell.percent(Ratio(part.effects.sum, of: step.energy.before)),
          ] + Self.cells(part.effects))
      }
    }
    return table
  }

  /// Tapio states by year (`decoupling.csv`).
  var decouplingTable: ReportTable {
    var table = DecouplingRows.table
    for step in decomposition?.steps ?? [] {
      table.append(
        DecouplingRows.row(
          scope: zoneOfPaths, from: step.from, to: step.to, pressure: "energy_tce", basis: .text(Calorific.name),
          prices: priceBase, pressures: (step.energy.before, step.energy.after),
          values: (step.valueAddedBefore.wanYuan, step.valueAddedAfter.wanYuan), step.decoupling,
          certainty: reference.dualControl.decouplingSource.certainty.rawValue))
    }
    return table
  }

  /// Enterprises that are in one year of a step alone (`decomposition_members.csv`).
  var decompositionMemberTable: ReportTable {
    var table = ReportTable(
      name: "decomposition_members",
      columns: [
        .number("from", en: "from", zh: "起"), .number("to", en: "to", zh: "止"),
        .text("enterprise_id", en: "enterprise", zh: "企业"), .text("movement", en: "movement", zh: "变动"),
        .text("industry", en: "industry", zh: "行业"), .number("before_tce", en: "before tce", zh: "期初(吨标准煤)"),
        .number("after_tce", en: "after tce", zh: "期末(吨标准煤)"), .number("value_added_before_wan_yuan"),
        .number("value_added_after_wan_yuan"),
      ])
    for step in decomposition?.steps ?? [] {
      for row in step.memberships {
        table.append([
          .integer(step.from), .integer(step.to), .text(accounts.enterprises.ids[row.enterprise]),
          .text(row.movement.rawValue), .text(row.industry), .decimal(row.energyBefore?.tonnes),
          .decimal(row.energyAfter?.tonnes), .decimal(row.valueAddedBefore?.wanYuan),
          .decimal(row.valueAddedAfter?.wanYuan),
        ])
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
      "additive LMDI-I over two-digit industries and carriers, electricity at calorific value, year by year",
      "LMDI-I 加法分解，按两位行业和能源品种逐年进行，电力按当量值")
    add(
      "enterprises above designated size with both energy and value added; an enterprise counts in the industry of the later year",
      "只含能耗和增加值俱全的规上企业；行业代码取后一年")
    if let year = decomposition?.priceYear {
      add("value added at prices of \(year)", "增加值按 \(year) 年价格")
    } else {
      add(
        "value added at current prices: activity and intensity hold price changes",
        "增加值按现价：规模和强度效应含价格变动")
    }
    let held = decomposition?.steps.filter { !$0.energy.held.isEmpty } ?? []
    for step in held {
      let names = step.energy.held.map(\.name).sorted().joined(separator: ", ")
      lines.append(isChinese ? "不变  \(step.from)–\(step.to)：\(names)" : "held  \(step.from)-\(step.to): \(names)")
    }
    let unknown = isChinese ? "未知" : "unknown"
    for absence in accounts.absent where ["dual_control", "constant prices", "energy"].contains(absence.account) {
      guard absence.missing != "files.targets" else { continue }
      lines.append("\(unknown)  \(absence.account): \(absence.missing)")
    }
    return lines
  }
}
