extension ReportPage {
  /// Whether the zone is on its way to the targets.
  var trajectoryPanel: Panel? {
    var panel = Panel(id: "control", title: Phrase("双控：总量与强度", "Dual control: totals and intensities"))
    let targets = results.rows("dual_control")
    guard !targets.isEmpty else {
      panel.missing = absence("dual_control")
      return panel
    }
    panel.notes = [
      Phrase(
        "实线：核算值；虚线：路径允许值；色带：按历年趋势外推的 95 % 预测区间，不是承诺。",
        "Solid: accounts; dashed: what the path allows; band: 95 % interval of the trend carried on, which promises nothing."
      )
    ]
    panel.figures = ["<div class=\"charts\">\(targets.enumerated().map { trajectory($1, number: $0) }.joined())</div>"]
    panel.tables = [
      PanelTable(
        "control-table", Phrase("与路径相比", "Against the path"), targets,
        [
          .init("indicator", "指标", "indicator", .word), .init("basis", "口径", "basis", .word),
          .init("unit", "单位", "unit"), .init("base_value", "基年值", "base", .number(places: nil)),
          .init("base_year", "基年", "base year"), .init("target_value", "目标值", "target", .number(places: nil)),
          .init("target_year", "目标年", "target year"), .init("year", "年份", "year"),
          .init("actual", "实际", "actual", .number(places: nil)),
          .init("allowed", "允许", "allowed", .number(places: nil)),
          .init("excess", "超出", "excess", .number(places: nil)), .init("verdict", "结论", "verdict", .verdict),
          .init("required_rate_percent", "今后每年须%", "needed a year %", .number(places: 2)),
          .init("source", "来源", "source"),
        ], words: words, file: "dual_control"),
      PanelTable(
        "control-outlook", Phrase("趋势外推", "The trend carried on"), results.rows("dual_control_forecast"),
        [
          .init("indicator", "指标", "indicator", .word), .init("year", "年份", "year"),
          .init("forecast", "预测", "forecast", .number(places: nil)), .init("low", "下限", "low", .number(places: nil)),
          .init("high", "上限", "high", .number(places: nil)), .init("allowed", "允许", "allowed", .number(places: nil)),
          .init("outlook", "前景", "outlook", .verdict), .init("method", "方法", "method", .word),
        ], words: words, file: "dual_control_forecast"),
      PanelTable(
        "peak-table", Phrase("是否达峰（曼-肯德尔检验）", "Past the peak? (Mann-Kendall)"), results.rows("peak"),
        [
          .init("indicator", "指标", "indicator", .word), .init("first_year", "从", "from"), .init("last_year", "到", "to"),
          .init("years", "年数", "years", .number(places: 0)), .init("maximum_year", "最高年份", "highest in"),
          .init("maximum", "最高值", "highest", .number(places: nil)),
          .init("years_after", "峰后年数", "years after", .number(places: 0)),
          .init("least_probability_after", "p 值", "p", .number(places: 4)), .init("finding", "结论", "finding", .word),
        ], words: words, file: "peak"),
    ]
    return panel
  }

  /// What a target is on, with the zone where it is not the one that the page is about.
  func targetName(_ target: WrittenTable.Row) -> Phrase {
    let name = words[target["indicator"]]
    let zone = target["scope"]
    return zone.isEmpty || zone == results.home ? name : name + Phrase(same: " " + zone)
  }

  private func trajectory(_ target: WrittenTable.Row, number: Int) -> String {
    func isSame(_ row: WrittenTable.Row) -> Bool {
      ["scope", "indicator", "basis", "target_year"].allSatisfy { row[$0] == target[$0] }
    }
    let path = results.rows("dual_control_path").filter(isSame)
    let forecast = results.rows("dual_control_forecast").filter(isSame)
    let years = (path + forecast).compactMap { $0.double("year") }
    guard let first = years.min(), let last = years.max(), last > first else { return "" }
    let values =
      path.flatMap { [$0.double("allowed"), $0.double("actual")] }
      + forecast.flatMap { [$0.double("low"), $0.double("high")] }
    var canvas = ChartCanvas(width: 360, height: 220)
    let (left, right, top, bottom) = (70.0, 340.0, 30.0, 190.0)
    let y = ChartScale(values.compactMap(\.self), start: bottom, end: top, includesZero: false)
    func x(_ year: Double) -> Double { left + (year - first) / (last - first) * (right - left) }
    for mark in y.marks {
      canvas.line(left, y[mark], right, y[mark], "grid")
      canvas.text(left - 5, y[mark] + 4, y.label(mark), anchor: .end, style: "tick")
    }
    let step = last - first > 8 ? 2.0 : 1.0
    var year = first
    while year <= last {
      canvas.text(x(year), bottom + 16, Phrase(same: String(Int(year))), anchor: .middle, style: "tick")
      year += step
    }
    canvas.band(
      forecast.compactMap { row in
        guard let year = row.double("year"), let low = row.double("low"), let high = row.double("high") else {
          return nil
        }
        return (x(year), y[low], y[high])
      }, "band")
    func points(_ rows: [WrittenTable.Row], _ column: String) -> [(x: Double, y: Double)?] {
      rows.map { row in
        guard let year = row.double("year"), let value = row.double(column) else { return nil }
        return (x(year), y[value])
      }
    }
    canvas.polyline(points(path, "allowed"), "allowed")
    canvas.polyline(points(forecast, "forecast"), "forecast")
    canvas.polyline(points(path, "actual"), "actual")
    for point in points(path, "actual").compactMap(\.self) { canvas.circle(point.x, point.y, 3, "mark") }
    let unit = Phrase(same: " (\(target["unit"]))")
    canvas.text(4, 16, targetName(target) + unit, style: "heading")
    return "<figure>"
      + canvas.svg(
        id: "control-\(number)", title: targetName(target) + unit,
        description: Phrase("核算值、允许值与预测区间，数字见下表", "Accounts, allowed values and the band; figures are in the tables"))
      + "<figcaption>\(Verdict.html(target["verdict"], words)) \(Markup.escaped(target["year"]))</figcaption></figure>"
  }
}
