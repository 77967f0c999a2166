internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanLand
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanReport
internal import MuchanYield

extension ProjectRun {
  /// The sheets laid out after the monitoring and assessment of zones (开发区土地集约利用监测统计, TD/T 1029).
  ///
  /// Items that a project does not tell are there and unknown: a form with a gap is seen, one without the line is not.
  func monitoringForms(in language: Language) -> [MonitoringForm] {
    guard let landUse else { return [] }
    let zones = hierarchy.zones.indices.filter { landUse.zones[$0] != nil }
    guard !zones.isEmpty else { return [] }
    return [
      stateForm(landUse, zones, language), supplyForm(landUse, zones, language), useForm(landUse, zones, language),
      rateForm(landUse, zones, language), benefitForm(landUse, zones, language),
    ]
  }

  private func form(
    _ name: (String, String), _ title: (String, String), _ landUse: LandUseAccount, _ zones: [Int],
    _ language: Language, _ more: [String] = []
  ) -> MonitoringForm {
    let isChinese = language == .chinese
    let notes =
      isChinese
      ? [
        "按开发区土地集约利用监测统计与 TD/T 1029 的口径编排，非官方表式；未见规程原文，指标公式为转述。",
        "基准日 \(landUse.day)。“未知”表示项目未提供，不是零。",
      ]
      : [
        "Laid out after the monitoring of zones' intensive land use and TD/T 1029; not the official form, whose text was not "
          + "found: formulas are restatements.",
        "As of \(landUse.day). \"unknown\" is what the project does not tell; it is not zero.",
      ]
    return MonitoringForm(
      name: isChinese ? name.1 : name.0, title: isChinese ? title.1 : title.0, notes: notes + more,
      zones: zones.map(zoneID))
  }

  private func stateForm(_ landUse: LandUseAccount, _ zones: [Int], _ language: Language) -> MonitoringForm {
    var form = form(("land state", "土地利用状况"), ("land by state", "开发区土地利用状况"), landUse, zones, language)
    func add(_ english: String, _ chinese: String, _ area: (ZoneLand) -> Area?) {
      form.lines.append(
        MonitoringForm.Line(
          language == .chinese ? chinese : english, unit: "ha",
          zones.map { landUse.zones[$0].flatMap(area).map { .decimal($0.hectares, places: 4) } ?? .unknown }))
    }
    add("all land in the layer", "土地总面积（图层内）") { $0.area }
    add("land whose state is known", "状况已知的土地") { $0.classified }
    add("not to be built on", "不可建设土地") { $0.notBuildable }
    add("buildable land", "可建设土地") { $0.buildable }
    add("land ready for supply, and built", "达到供地条件的土地") { $0.developed }
    add("supplied land", "已供应国有建设用地") { $0.supplied }
    add("built land", "已建成城镇建设用地") { $0.built }
    add("  industry, mining, storage", "　其中：工矿仓储用地") { $0.industry }
    add("  housing", "　其中：住宅用地") { $0.housing }
    add("  parks and green", "　其中：公园与绿地") { $0.green }
    add("recognised idle land", "认定的闲置土地") { $0.idle }
    let metres = language == .chinese ? "m²" : "m2"
    func add(_ english: String, _ chinese: String, stated: (ZoneLand) -> ZoneLand.Stated) {
      form.lines.append(
        MonitoringForm.Line(
          language == .chinese ? chinese : english, unit: metres,
          zones.map { zone in
            guard let sum = landUse.zones[zone].map(stated), sum.coverage.known > 0 else { return .unknown }
            return .decimal(sum.squareMetres, places: 2)
          }))
    }
    add("floor area, of the parcels that state it", "总建筑面积（已填报宗地）", stated: { $0.floor })
    add("footprint, of the parcels that state it", "建筑基底面积（已填报宗地）", stated: { $0.footprint })
    return form
  }

  private func supplyForm(_ landUse: LandUseAccount, _ zones: [Int], _ language: Language) -> MonitoringForm {
    let isChinese = language == .chinese
    var form = form(("land supply", "土地供应"), ("land supply", "开发区土地供应情况"), landUse, zones, language)
    let pipeline = landPipelineTable
    let stages = [
      ("approved", "approved", "批准"), ("supplied", "supplied", "供应"), ("started", "started", "开工"),
      ("completed", "completed", "竣工"), ("in_production", "in production", "投产"),
    ]
    for (stage, english, chinese) in stages {
      func line(_ column: String, _ title: String, _ unit: String) -> MonitoringForm.Line {
        MonitoringForm.Line(
          title, unit: unit,
          zones.map { zone in
            pipeline.rows.first { row in
              pipeline.cell(row, "zone") == .text(zoneID(zone)) && pipeline.cell(row, "stage").text == stage
                && pipeline.cell(row, "year") == .integer(landUse.day.year)
            }.map { pipeline.cell($0, column) } ?? .unknown
          })
      }
      let year = landUse.day.year
      form.lines.append(
        line(
          "parcels", isChinese ? "\(year) 年\(chinese)宗数" : "parcels \(english) in \(year)", isChinese ? "宗" : "parcels")
      )
      form.lines.append(
        line("area_mu", isChinese ? "\(year) 年\(chinese)面积" : "land \(english) in \(year)", isChinese ? "亩" : "mu"))
      form.lines.append(
        line("area_so_far_mu", isChinese ? "累计\(chinese)面积" : "land \(english) so far", isChinese ? "亩" : "mu"))
    }
    let modes = supplyModeTable
    var names: [String] = []
    for row in modes.rows {
      if let mode = modes.cell(row, "supply_mode").text, !names.contains(mode) { names.append(mode) }
    }
    for mode in names {
      func line(_ column: String, _ title: String, _ unit: String) -> MonitoringForm.Line {
        MonitoringForm.Line(
          title, unit: unit,
          zones.map { zone in
            modes.rows.first { row in
              modes.cell(row, "zone") == .text(zoneID(zone)) && modes.cell(row, "supply_mode").text == mode
            }.map { modes.cell($0, column) } ?? .integer(0)
          })
      }
      let shown = isChinese ? Self.supplyModes[mode] ?? mode : mode
      form.lines.append(
        line("area_mu", isChinese ? "供应方式：\(shown)" : "supplied by \(shown)", isChinese ? "亩" : "mu"))
    }
    return form
  }

  private static let supplyModes = [
    "allocation": "划拨", "assignment": "出让", "flexible_term": "弹性年期出让", "lease_and_assign": "租让结合",
    "lease_then_assign": "先租后让", "long_lease": "长期租赁",
  ]

  private func useForm(_ landUse: LandUseAccount, _ zones: [Int], _ language: Language) -> MonitoringForm {
    let isChinese = language == .chinese
    var form = form(("land by use", "建设用地按用途"), ("land by use", "开发区土地按用途"), landUse, zones, language)
    let areas = zones.map { landByUse.areaByUse(in: $0) }
    for (use, english, chinese) in Self.uses {
      form.lines.append(
        MonitoringForm.Line(
          isChinese ? chinese : english, unit: "ha",
          areas.map { own in
            .decimal((own.first { $0.use == use }?.area ?? .zero).hectares, places: 4)
          }))
    }
    return form
  }

  private static let uses: [(use: LandUse?, english: String, chinese: String)] = [
    (.industry, "industry", "工业用地"), (.storage, "storage", "仓储用地"), (.mining, "mining", "采矿用地"),
    (.commerce, "commerce", "商服用地"), (.housing, "housing", "住宅用地"),
    (.publicService, "public administration and services", "公共管理与公共服务用地"), (.transport, "transport", "交通运输用地"),
    (.utility, "utilities", "公用设施用地"), (.green, "green", "绿地"), (.water, "water", "水域"),
    (.blank, "blank and vacant", "留白与空闲地"), (.agriculture, "agriculture", "农用地"), (.other, "other", "其他"),
    (nil, "code not known", "用途代码未知"),
  ]

  private func rateForm(_ landUse: LandUseAccount, _ zones: [Int], _ language: Language) -> MonitoringForm {
    let isChinese = language == .chinese
    var form = form(
      ("land rates", "集约利用指标"), ("rates of intensive land use", "开发区土地集约利用程度指标"), landUse, zones, language)
    let province = project.locality.province
    form.zones += [isChinese ? "全国均值" : "national mean"]
    if let province { form.zones.append(isChinese ? "\(province)均值" : "mean of \(province)") }
    var years: [String] = []
    for indicator in LandIndicator.allCases {
      func mean(_ region: String) -> Cell {
        guard let mean = landUse.standards.benchmarks.mean(of: indicator, in: region, for: landUse.day.year) else {
          return .unknown
        }
        years.append("\(mean.year)")
        return .decimal(mean.value)
      }
      let values = zones.map { zone -> Cell in
        .optional(
          landUse.rates.first { $0.zone == zone && $0.indicator == indicator && $0.missing == nil }?.inUnit, places: 4)
      }
      form.lines.append(
        MonitoringForm.Line(
          isChinese ? Self.rateNames[indicator] ?? indicator.rawValue : indicator.rawValue, unit: indicator.unit,
          values + [mean("national")] + (province.map { [mean($0)] } ?? [])))
    }
    let of = Set(years).sorted().joined(separator: ", ")
    form.notes.append(
      isChinese
        ? "公布均值的数据年份：\(of)；出处与确定性见 land_use_rates。" : "Years of the published means: \(of); sources: land_use_rates.")
    return form
  }

  private static let rateNames: [LandIndicator: String] = [
    .developmentRate: "土地开发率", .supplyRate: "土地供应率", .builtRate: "土地建成率", .idleRate: "土地闲置率",
    .industrialLandRate: "工业用地率", .housingRate: "住宅用地率", .plotRatio: "综合容积率（计容）", .grossPlotRatio: "综合容积率（总建筑面积）",
    .buildingDensity: "建筑密度", .industrialPlotRatio: "工业用地综合容积率（计容）", .industrialFloorRatio: "工业用地综合容积率（总建筑面积）",
    .industrialBuildingCoefficient: "工业用地建筑系数", .industrialInvestmentPerHectare: "工业用地固定资产投入强度",
    .industrialTaxPerHectare: "工业用地地均税收", .taxPerHectare: "综合地均税收", .builtLandPerEmployee: "人均建设用地（从业人员）",
    .builtLandPerResident: "人均建设用地（常住人口）",
  ]

  private func benefitForm(_ landUse: LandUseAccount, _ zones: [Int], _ language: Language) -> MonitoringForm {
    let isChinese = language == .chinese
    let year = landUse.day.year
    var form = form(
      ("land benefits", "用地效益"), ("benefits of land in \(year)", "\(year) 年开发区用地效益"), landUse, zones, language,
      [
        isChinese
          ? "亩均以占有土地且该数已知的企业计，覆盖面见 yield_zones。"
          : "Per mu of the enterprises whose land and figure are known; coverage: yield_zones."
      ])
    let sums = zones.map { zone in yields(of: zone, in: year) }
    let named: [(YieldFigure, String, String)] = [
      (.output, "output", "产值"), (.valueAdded, "value added", "增加值"), (.tax, "tax", "税收"),
      (.fixedInvestment, "fixed investment", "固定资产投资"), (.energyCalorific, "energy (calorific)", "能耗（当量）"),
    ]
    form.lines.append(
      MonitoringForm.Line(
        isChinese ? "企业数" : "enterprises", unit: isChinese ? "家" : "count", sums.map { .optional($0?.enterprises) }))
    for (figure, english, chinese) in named {
      let unit = figure.unit == .tce ? (isChinese ? "吨标准煤" : "tce") : "万元"
      form.lines.append(
        MonitoringForm.Line(
          isChinese ? chinese : english, unit: unit,
          sums.map { own in
            guard let sum = own?[figure], sum.coverage.known > 0 else { return .unknown }
            return .decimal(sum.amount, places: 2)
          }))
      form.lines.append(
        MonitoringForm.Line(
          isChinese ? "亩均\(chinese)" : "\(english) per mu", unit: isChinese ? "\(unit)/亩" : "\(unit)/mu",
          sums.map { .optional($0?[figure].value, places: 4) }))
    }
    return form
  }

  private func yields(of zone: Int, in year: Int) -> FigureSums? {
    accounts.yields[year]?.zones.first { $0.zone == zone }?.sums
  }

  /// The rules that gave a verdict, each once.
  var rulesInUse: [(id: String, document: String, article: String?, certainty: String?)] {
    var seen: Set<String> = []
    return latestVerdicts.map(\.rule).filter { seen.insert($0.id).inserted }.map {
      ($0.id, $0.document, $0.article, $0.certainty?.rawValue)
    }
  }
}
