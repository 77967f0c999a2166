extension ReportPage {
  private static let factors = ["activity", "structure", "intensity", "energy_mix", "emission_factor", "undecomposed"]

  /// Why carbon, and energy, changed.
  var decompositionPanel: Panel? {
    var panel = Panel(id: "why", title: Phrase("为什么变化（LMDI 分解）", "Why it changed (LMDI)"))
    // Energy at coal input changes as at calorific value does, but for power: it is in the file alone.
    let rows = results.rows("decomposition").filter { ($0["measure"], $0["basis"]) != ("energy", "coal_input") }
    guard !rows.isEmpty else {
      panel.missing = absence("decomposition")
      return panel
    }
    panel.notes = [
      Phrase(
        "按产业活动、结构、强度、能源结构、排放因子分解；残差为零并列出。“保持”的因素年间没有变化。",
        "By activity, structure, intensity, energy mix and emission factor; the residual is zero and printed. A factor that is “held” did not change between the years."
      )
    ]
    panel.figures = [
      "<div class=\"charts\">"
        + [("co2", "location"), ("energy", "calorific")].map { waterfall(rows, measure: $0.0, basis: $0.1) }.joined()
        + "</div>"
    ]
    let numbers = (["change"] + Self.factors + ["residual"]).map { name in
      PanelTable.Source(name, words[name].chinese, words[name].english, .number(places: name == "residual" ? 6 : 1))
    }
    panel.tables = [
      PanelTable(
        "why-table", Phrase("各因素的贡献", "What each factor did"), rows,
        [
          .init("measure", "对象", "measure", .word), .init("basis", "口径", "basis", .word), .init("unit", "单位", "unit"),
          .init("from", "从", "from"), .init("to", "到", "to"),
        ] + numbers + [.init("held", "保持", "held", .word)], words: words, file: "decomposition"),
      PanelTable(
        "decoupling-table", Phrase("与增加值脱钩", "Decoupling from value added"), results.rows("decoupling"),
        [
          .init("indicator", "指标", "indicator", .word), .init("basis", "口径", "basis", .word),
          .init("from", "从", "from"), .init("to", "到", "to"),
          .init("change_percent", "变化%", "change %", .number(places: 2)),
          .init("value_change_percent", "增加值变化%", "value added %", .number(places: 2)),
          .init("elasticity", "弹性", "elasticity", .number(places: 3)), .init("state", "状态", "state", .word),
        ], words: words, file: "decoupling"),
    ]
    return panel
  }

  private func waterfall(_ all: [WrittenTable.Row], measure: String, basis: String) -> String {
    let rows = all.filter { $0["measure"] == measure && $0["basis"] == basis }
    let years = rows.filter { $0["kind"] == "year" }
    guard let total = rows.first(where: { $0["kind"] == "chained" }) ?? years.last,
      let before = (years.first ?? total).double("before"), let after = (years.last ?? total).double("after")
    else { return "" }
    var steps: [(name: Phrase, from: Double, to: Double, isTotal: Bool)] = []
    steps.append((Phrase(same: total["from"]), 0, before, true))
    var level = before
    for factor in Self.factors {
      guard let change = total.double(factor), change != 0 else { continue }
      steps.append((words[factor], level, level + change, false))
      level += change
    }
    steps.append((Phrase(same: total["to"]), 0, after, true))
    // What changes is small beside the whole, so the axis begins below the lowest step.
    let edges = steps.flatMap { $0.isTotal ? [$0.to] : [$0.from, $0.to] }
    let span = max((edges.max() ?? 1) - (edges.min() ?? 0), 1e-9)
    var canvas = ChartCanvas(width: 360, height: 250)
    let y = ChartScale([(edges.min() ?? 0) - span * 0.25, edges.max() ?? 1], start: 200, end: 34, includesZero: false)
    for mark in y.marks {
      canvas.line(64, y[mark], 354, y[mark], "grid")
      canvas.text(60, y[mark] + 4, y.label(mark), anchor: .end, style: "tick")
    }
    let width = 290 / Double(max(steps.count, 1))
    for (place, step) in steps.enumerated() {
      let x = 66 + Double(place) * width
      let (low, high) = (max(min(step.from, step.to), y.from), max(step.from, step.to))
      let style = step.isTotal ? "total" : step.to > step.from ? "rise" : "fall"
      let change = step.isTotal ? step.to : step.to - step.from
      let digits = DigitText.shown("\(change)", places: 0) ?? ""
      canvas.rect(x, y[high], width - 6, max(y[low] - y[high], 1), style, title: step.name + " \(digits)")
      canvas.text(
        x + (width - 6) / 2, y[high] - 4, Phrase(same: (step.isTotal || change <= 0 ? "" : "+") + digits),
        anchor: .middle, style: "tiny")
      canvas.text(x + (width - 6) / 2, place.isMultiple(of: 2) ? 216 : 230, step.name, anchor: .middle, style: "tiny")
    }
    canvas.text(4, 16, words[measure] + " (" + Phrase(same: total["unit"]).chinese + ")", style: "heading")
    canvas.text(
      4, 246,
      Phrase("残差 \(total["residual"])；纵轴不从零开始", "residual \(total["residual"]); the axis does not begin at zero"),
      style: "tiny")
    return "<figure>"
      + canvas.svg(
        id: "why-\(measure)", title: words[measure],
        description: Phrase("从期初到期末，各因素使其增减多少，数字见下表", "From the first year to the last; figures are in the table"))
      + "</figure>"
  }
}
