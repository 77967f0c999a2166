public import MuchanDiagnostics
internal import MuchanEnergy
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanRecords
public import MuchanReport
internal import MuchanYield

extension ProjectRun {
  /// What `dual-control` prints.
  ///
  /// - Parameter asked: A table that may have very many rows and is made only when it is asked for.
  public func dualControlReport(in language: Language, asked: String? = nil) -> AccountReport {
    AccountReport(
      verb: "dual-control", dualControlTable, dualControlPathTable, dualControlForecastTable, peakTable,
      notes: dualControlNotes(in: language)
    ).adding([ContributionRows(self)], asked: asked)
  }

  private var dualControl: DualControlAccount? { accounts.paths?.dualControl }

  /// Targets with both verdicts (`dual_control.csv`).
  var dualControlTable: ReportTable {
    var table = ReportTable(
      name: "dual_control",
      columns: [
        .text("scope", en: "zone", zh: "园区"), .text("indicator", en: "indicator", zh: "指标"),
        .text("basis", en: "basis", zh: "口径"), .text("price_base", en: "prices", zh: "价格"),
        .text("unit"), .text("path", en: "path", zh: "路径"), .number("base_year"), .number("base_value"),
        .number("target_year", en: "target year", zh: "目标年"), .number("target_value", en: "target", zh: "目标值"),
        .number("year", en: "year", zh: "年份"), .number("actual", en: "actual", zh: "实际"),
        .number("allowed", en: "allowed", zh: "路径值"), .number("excess", en: "over (+) / room (-)", zh: "超出(+)/余量(-)"),
        .number("headroom_t"), .text("verdict", en: "verdict", zh: "结论"), .text("gap", en: "gap", zh: "原因"),
        .text("lead", en: "lead", zh: "主次"), .text("order"), .text("order_document"), .text("order_certainty"),
        .number("rate_so_far_percent", en: "% a year so far", zh: "至今年均%"),
        .number("required_rate_percent", en: "% a year needed", zh: "今后年均需%"), .number("budget"), .number("used"),
        .number("budget_left"), .number("known"), .number("of"), .text("source"),
      ])
    for entry in dualControl?.entries ?? [] {
      let (target, standing) = (entry.target, entry.standing)
      let places = target.indicator.isIntensity ? 6 : 4
      func figure(_ value: Double?) -> Cell { .optional(value, places: places) }
      func percent(_ rate: Double?) -> Cell { .optional(rate.map { $0 * 100 }, places: 3) }
      let judged = standing.judged
      let order =
        target.indicator == .coal
        ? nil
        : reference.dualControl.order(
          of: target.indicator.isEnergy ? .energy : .carbon, targetYear: target.targetYear)
      let leads = order.map { ($0.lead == .intensity) == target.indicator.isIntensity }
      let coverage = judged?.actual?.origin == .account ? judged?.actual?.coverage : nil
      // Room of an intensity at this value added, in tonnes.
      let room = standing.excess.flatMap { excess in
        target.indicator.isIntensity ? entry.valueAdded.map { -excess * $0 } : -excess
      }
      table.append([
        .text(target.scopeID), .word(target.indicator.rawValue), .word(target.basis),
        .text(standing.series.priceBase ?? ""), .text(target.indicator.unit), .word(target.path.rawValue),
        .integer(target.baseYear), figure(standing.path?.baseValue), .integer(target.targetYear),
        figure(standing.path?.targetValue), .optional(judged?.year), figure(judged?.actual?.value),
        figure(judged?.allowed), figure(standing.excess), .optional(room, places: 4),
        .word((judged?.verdict ?? .unknown).rawValue),
        .word((judged?.gap ?? (judged == nil ? .noFigure : nil))?.rawValue ?? ""),
        .word(leads.map { $0 ? "first" : "second" } ?? "not_stated"), .optional(order?.id),
        .optional(order?.source.document),
        .optional(order?.source.certainty.rawValue), percent(standing.rateSoFar), percent(standing.requiredRate),
        figure(standing.budget), figure(standing.used), figure(standing.left), .optional(coverage?.known),
        .optional(coverage?.total), .text(target.source),
      ])
    }
    return table
  }

  /// Every year of every path (`dual_control_path.csv`).
  var dualControlPathTable: ReportTable {
    var table = ReportTable(
      name: "dual_control_path",
      columns: [
        .text("scope", en: "zone", zh: "园区"), .text("indicator", en: "indicator", zh: "指标"),
        .text("basis", en: "basis", zh: "口径"), .text("price_base", en: "prices", zh: "价格"), .text("unit"),
        .number("target_year", en: "target year", zh: "目标年"), .number("year", en: "year", zh: "年份"),
        .number("allowed", en: "allowed", zh: "路径值"), .number("actual", en: "actual", zh: "实际"),
        .number("excess", en: "over (+) / room (-)", zh: "超出(+)/余量(-)"), .text("origin", en: "origin", zh: "来源"),
        .text("verdict", en: "verdict", zh: "结论"), .text("gap", en: "gap", zh: "原因"),
        .number("known"), .number("of"),
      ])
    for entry in dualControl?.entries ?? [] {
      let (target, standing) = (entry.target, entry.standing)
      let places = target.indicator.isIntensity ? 6 : 4
      for year in standing.years {
        let excess = year.actual.flatMap { actual in year.allowed.map { actual.value - $0 } }
        let coverage = year.actual?.origin == .account ? year.actual?.coverage : nil
        table.append([
          .text(target.scopeID), .word(target.indicator.rawValue), .word(target.basis),
          .text(standing.series.priceBase ?? ""), .text(target.indicator.unit), .integer(target.targetYear),
          .integer(year.year), .optional(year.allowed, places: places), .optional(year.actual?.value, places: places),
          .optional(excess, places: places), .word(optional: year.actual?.origin.rawValue),
          .word(year.verdict.rawValue),
          .word(year.gap?.rawValue ?? ""), .optional(coverage?.known), .optional(coverage?.total),
        ])
      }
    }
    return table
  }

  /// Where trends lead (`dual_control_forecast.csv`).
  var dualControlForecastTable: ReportTable {
    var table = ReportTable(
      name: "dual_control_forecast",
      columns: [
        .text("scope", en: "zone", zh: "园区"), .text("indicator", en: "indicator", zh: "指标"),
        .text("basis", en: "basis", zh: "口径"), .text("price_base"), .text("unit"),
        .number("target_year", en: "target year", zh: "目标年"), .number("years", en: "years", zh: "年数"),
        .text("method"), .number("rate_percent", en: "trend % a year", zh: "趋势年均%"),
        .number("year", en: "year", zh: "年份"), .number("forecast", en: "forecast", zh: "预测"),
        .number("low", en: "low", zh: "下限"), .number("high", en: "high", zh: "上限"), .number("probability"),
        .number("allowed", en: "allowed", zh: "路径值"), .text("outlook", en: "outlook", zh: "展望"),
        .number("leaves_path_in", en: "leaves path in", zh: "偏离路径年"),
        .number("target_value_reached_in", en: "reaches target in", zh: "达到目标值年"),
      ])
    for entry in dualControl?.entries ?? [] {
      guard let forecast = entry.forecast else { continue }
      let target = entry.target
      let places = target.indicator.isIntensity ? 6 : 4
      let figures = entry.standing.series.figures(upTo: year ?? .max)
      let head: [Cell] = [
        .text(target.scopeID), .word(target.indicator.rawValue), .word(target.basis),
        .text(entry.standing.series.priceBase ?? ""), .text(target.indicator.unit), .integer(target.targetYear),
        .integer(figures.count), .text("log_linear_trend"),
        .optional(forecast.trend.map { $0.ratePerYear * 100 }, places: 3),
      ]
      let tail: [Cell] = [
        .word(forecast.outlook.rawValue), Self.yearCell(forecast.leavesPathIn, forecast),
        Self.yearCell(forecast.metFrom, forecast),
      ]
      if forecast.forecasts.isEmpty {
        table.append(head + [.unknown, .unknown, .unknown, .unknown, .unknown, .unknown] + tail)
      }
      for ahead in forecast.forecasts {
        table.append(
          head + [
            .integer(ahead.year), .number(ahead.value, places: places), .number(ahead.low, places: places),
            .number(ahead.high, places: places), .number(reference.dualControl.forecastProbability, places: 2),
            .optional(entry.standing.path?.allowed(ahead.year), places: places),
          ] + tail)
      }
    }
    return table
  }

  /// A year to come; `none` stands for none within the horizon, unknown for no trend.
  private static func yearCell(_ year: Int?, _ forecast: TargetForecast) -> Cell {
    forecast.trend == nil ? .unknown : year.map { .integer($0) } ?? .word("none")
  }

  /// Peak tests of all series (`peak.csv`).
  var peakTable: ReportTable {
    var table = PeakRows.table
    for peak in dualControl?.peaks ?? [] {
      table.append(PeakRows.row(peak.series.scopeID, peak.series, peak.test))
    }
    return table
  }

  /// What the verdicts take for granted, and what is unknown and why.
  private func dualControlNotes(in language: Language) -> [String] {
    let isChinese = language == .chinese
    let rules = reference.dualControl
    var lines: [String] = []
    func add(_ english: String, _ chinese: String) {
      lines.append(isChinese ? "假定  \(chinese)" : "assumes  \(english)")
    }
    add(
      "energy of enterprises above designated size, split by land where they lie in several zones",
      "能耗为规模以上工业企业，跨区的按占地分摊")
    add(
      "an intensity holds enterprises with complete energy and value added alone; they are counted in known and of",
      "强度只含能耗完整且有增加值的企业，户数见 known、of")
    add(
      "an intensity needs constant prices (\(rules.priceSource.certainty.rawValue))",
      "强度须用可比价（\(rules.priceSource.certainty.rawValue)）")
    add(
      "forecast: log-linear trend from \(rules.forecastMinimumYears) years on, \(probability) % prediction interval",
      "预测：对数线性趋势，至少 \(rules.forecastMinimumYears) 年，\(probability)% 预测区间")
    let targets = (dualControl?.entries ?? []).map(\.target)
    if targets.contains(where: { $0.indicator.isCarbon }) {
      add(
        "CO2 of all enterprises of the zone, with processes, supplies between them taken off once",
        "碳排放为园区全部企业，含过程排放，园区内互供扣除一次")
    }
    let used = Set(
      targets.filter { $0.indicator != .coal }.compactMap {
        rules.order(of: $0.indicator.isEnergy ? .energy : .carbon, targetYear: $0.targetYear)?.id
      })
    for order in rules.orders where used.contains(order.id) {
      add(
        "order \(order.id): \(order.lead.rawValue) first (\(order.source.document), \(order.source.certainty.rawValue))",
        "主次 \(order.id)：\(order.source.note)（\(order.source.document)，\(order.source.certainty.rawValue)）")
    }
    for peak in dualControl?.peaks ?? [] {
      lines.append(PeakRows.sentence("\(peak.series.scopeID) \(peak.series.indicator.rawValue)", peak.test, isChinese))
    }
    let unknown = isChinese ? "未知" : "unknown"
    for absence in accounts.absent
    where ["dual_control", "constant prices", "energy", "carbon, location basis"].contains(absence.account) {
      lines.append("\(unknown)  \(absence.account): \(absence.missing)")
    }
    return lines
  }

  private var probability: String { String(Int(reference.dualControl.forecastProbability * 100)) }
}

extension Target.Indicator {
  /// What figures of it are counted in.
  var unit: String {
    switch self {
    case .energy: "tce"
    case .energyIntensity: "tce/万元"
    case .carbon, .coal: "t"
    case .carbonIntensity: "t/万元"
    }
  }
}
