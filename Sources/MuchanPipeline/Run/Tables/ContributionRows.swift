internal import MuchanEnergy
internal import MuchanLand
internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanReport
internal import MuchanYield

/// Which enterprises moved the zone's energy and CO2 in the last year (`dual_control_contributions.csv`).
struct ContributionRows: StreamedTable {
  let name = "dual_control_contributions"
  private let account: DualControlAccount?
  private let enterprises: EnterpriseYears

  init(_ run: ProjectRun) {
    account = run.accounts.paths?.dualControl
    enterprises = run.accounts.enterprises
  }

  var isEmpty: Bool { account?.contributions.isEmpty ?? true }

  var columns: [Column] {
    [
      .text("enterprise_id", en: "enterprise", zh: "企业"), .text("name", en: "name", zh: "名称"),
      .number("from", en: "from", zh: "起"), .number("to", en: "to", zh: "止"),
      .number("before_tce", en: "before tce", zh: "期初(吨标准煤)"), .number("after_tce", en: "after tce", zh: "期末(吨标准煤)"),
      .number("change_tce", en: "change tce", zh: "变化(吨标准煤)"),
      .number("change_of_zone_percent", en: "% of the zone before", zh: "占期初全区%"), .text("presence"),
      .number("before_co2_t_location"), .number("after_co2_t_location"),
      .number("change_co2_t_location", en: "change t CO2 (location)", zh: "碳排放变化(吨,省均)"),
    ]
      + [CarbonBasis.residual, .park].flatMap { basis -> [Column] in
        ["before", "after", "change"].map { .number("\($0)_co2_t_\(basis.name)") }
      }
  }

  func write<Sink: RowSink, Failed: Error>(
    to sink: inout Sink, afterRow: (inout Sink) throws(Failed) -> Void
  ) throws(Failed) {
    guard let account, let step = account.step else { return }
    let before = account.contributions.reduce(FixedDecimal<SixPlaces>.zero) { $0 + ($1.before?.tonnes ?? .zero) }
    for row in account.contributions {
      let record =
        enterprises.index(of: row.enterprise, in: step.to) ?? enterprises.index(of: row.enterprise, in: step.from)
      sink.add(enterprises.ids[row.enterprise])
      sink.add(record.flatMap(enterprises.rows.name(of:)))
      sink.add(step.from)
      sink.add(step.to)
      sink.add(row.before?.tonnes)
      sink.add(row.after?.tonnes)
      sink.add(row.change.tonnes)
      sink.add(Cell.percent(Ratio(row.change.tonnes, of: before)))
      sink.add(row.before == nil ? "only_after" : row.after == nil ? "only_before" : "both")
      for basis in CarbonBasis.allCases {
        sink.add(row.carbonBefore.tonnes(basis))
        sink.add(row.carbonAfter.tonnes(basis))
        sink.add(row.carbonChange(basis))
      }
      sink.endRow()
      try afterRow(&sink)
    }
  }
}

/// Each park's and enterprise's part of both shares in the summary year (`ratio_contributions.csv`), and the same as four
/// kinds of them (`ratio_quadrants.csv`).
struct ShareRows: StreamedTable {
  private let contributions: ShareContributions?
  private let enterprises: EnterpriseYears
  private let zones: ZoneHierarchy
  private let hasQuadrants: Bool

  /// - Parameter quadrants: Whether the quadrants are shown, or the parts of the zone.
  init(_ run: ProjectRun, quadrants: Bool) {
    contributions = run.accounts.paths?.contributions
    enterprises = run.accounts.enterprises
    zones = run.hierarchy
    hasQuadrants = quadrants
  }

  var name: String { hasQuadrants ? "ratio_quadrants" : "ratio_contributions" }

  var isEmpty: Bool { contributions?.parts.isEmpty ?? true }

  var columns: [Column] {
    let head: [Column] = [
      .number("year", en: "year", zh: "年份"), .text("kind", en: "kind", zh: "类别"), .text("id", en: "id", zh: "编号"),
      .text("name", en: "name", zh: "名称"),
    ]
    let shares: [Column] = [
      .number("energy_share_percent", en: "energy, % of city", zh: "能耗占全市%"),
      .number("output_share_percent", en: "output, % of city", zh: "产值占全市%"),
    ]
    if hasQuadrants { return head + shares + [.text("quadrant", en: "quadrant", zh: "象限")] }
    return head + [
      .number("energy_tce", en: "tce", zh: "吨标准煤"), .number("output_wan_yuan", en: "output 万元", zh: "产值(万元)"),
    ] + shares + [
      .number("energy_part_percent", en: "energy, % of zone", zh: "能耗占园区%"),
      .number("output_part_percent", en: "output, % of zone", zh: "产值占园区%"), .number("index", en: "index", zh: "产能比"),
    ]
      + CarbonBasis.allCases.flatMap { basis -> [Column] in
        [
          .number("co2_t_\(basis.name)"), .number("co2_share_\(basis.name)_percent"),
          .number("co2_part_\(basis.name)_percent"),
        ]
      }
  }

  func write<Sink: RowSink, Failed: Error>(
    to sink: inout Sink, afterRow: (inout Sink) throws(Failed) -> Void
  ) throws(Failed) {
    guard let contributions else { return }
    func percent(_ ratio: Ratio?) -> Double? { ratio.map { $0.doubleValue * 100 } }
    for part in contributions.parts {
      sink.add(contributions.year)
      sink.add(.word(part.isPark ? "park" : "enterprise"))
      sink.add(part.isPark ? zones.zones[part.number].id : enterprises.ids[part.number])
      sink.add(name(of: part, contributions.year))
      if !hasQuadrants {
        sink.add(part.energy?.tonnes)
        sink.add(part.output?.wanYuan)
      }
      sink.add(percent(part.energyShare), places: 6)
      sink.add(percent(part.outputShare), places: 6)
      if hasQuadrants {
        sink.add(.word(optional: part.quadrant?.rawValue))
      } else {
        sink.add(percent(part.energyPart), places: 6)
        sink.add(percent(part.outputPart), places: 6)
        sink.add(part.index, places: 4)
        for basis in CarbonBasis.allCases {
          sink.add(part.carbon.tonnes(basis))
          sink.add(percent(part.carbonShare(basis, contributions.row)), places: 6)
          sink.add(percent(part.carbonPart(basis, contributions.row)), places: 6)
        }
      }
      sink.endRow()
      try afterRow(&sink)
    }
  }

  private func name(of part: ShareContributions.Part, _ year: Int) -> String? {
    if part.isPark { return zones.zones[part.number].name }
    return enterprises.index(of: part.number, in: year).flatMap(enterprises.rows.name(of:))
  }
}

/// Enterprises that are in one year of a step of a decomposition alone (`decomposition_members.csv`).
struct MembershipRows: StreamedTable {
  let name = "decomposition_members"
  private let series: [ZoneDecomposition.Series]
  private let zone: String?
  private let ids: [String]

  init(_ run: ProjectRun) {
    series = run.accounts.paths?.decomposition?.series ?? []
    zone = run.accounts.paths?.zone.map(run.zoneID)
    ids = run.accounts.enterprises.ids
  }

  var isEmpty: Bool { series.allSatisfy { $0.steps.allSatisfy(\.memberships.isEmpty) } }

  var columns: [Column] {
    [
      .text("zone"), .text("measure", en: "measure", zh: "对象"), .text("basis", en: "basis", zh: "口径"),
      .number("from", en: "from", zh: "起"), .number("to", en: "to", zh: "止"),
      .text("enterprise_id", en: "enterprise", zh: "企业"), .text("movement", en: "movement", zh: "变动"),
      .text("industry", en: "industry", zh: "行业"), .number("before_tce", en: "before tce", zh: "期初(吨标准煤)"),
      .number("after_tce", en: "after tce", zh: "期末(吨标准煤)"), .number("value_added_before_wan_yuan"),
      .number("value_added_after_wan_yuan"),
    ]
  }

  func write<Sink: RowSink, Failed: Error>(
    to sink: inout Sink, afterRow: (inout Sink) throws(Failed) -> Void
  ) throws(Failed) {
    for one in series {
      for step in one.steps {
        for row in step.memberships {
          sink.add(zone)
          sink.add(.word(one.measureName))
          sink.add(.word(one.basis))
          sink.add(step.from)
          sink.add(step.to)
          sink.add(ids[row.enterprise])
          sink.add(.word(row.movement.rawValue))
          sink.add(row.industry)
          sink.add(one.tonnes(row.energyBefore))
          sink.add(one.tonnes(row.energyAfter))
          sink.add(row.valueAddedBefore?.wanYuan)
          sink.add(row.valueAddedAfter?.wanYuan)
          sink.endRow()
          try afterRow(&sink)
        }
      }
    }
  }
}

extension ZoneDecomposition.Series {
  /// What is decomposed, as tables call it.
  var measureName: String { measure == .energy ? "energy" : "co2" }

  /// Energy on the basis that the series counts it on.
  func tonnes(_ energy: EnergyOnBothBases?) -> FixedDecimal<SixPlaces>? {
    subject == .coalInput ? energy?.coalInput?.tonnes : energy?.calorific.tonnes
  }
}
