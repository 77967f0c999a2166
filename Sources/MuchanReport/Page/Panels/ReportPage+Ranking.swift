extension ReportPage {
  /// Who yields most from a mu, and who is last.
  var rankingPanel: Panel? {
    var panel = Panel(id: "ranking", title: Phrase("园区亩均排名", "Zones and parks by output per mu"))
    let home = results.home ?? ""
    let all = results.latest("yield_zones")
    guard let year = all.first?["year"], !year.isEmpty else {
      panel.missing = absence("yield_zones")
      return panel
    }
    let hidden = withheldZones
    let others = all.filter { $0["zone"] != RunResults.outside && $0["zone"] != home }
    let rows = others.filter { !hidden.contains($0["zone"]) }
    let ranked = rows.filter { $0.double("output_wan_yuan_per_mu") != nil }.sorted(by: Self.yieldsMore)
    let before = ranks(year: Int(year).map { String($0 - 1) } ?? "", of: Set(ranked.map { $0["zone"] }))
    let mean = all.first { $0["zone"] == home && !hidden.contains(home) }
    panel.notes = [
      Phrase("产值／企业占用土地，\(year) 年，万元/亩。", "Output over land held by enterprises, \(year), 万元/mu.")
    ]
    if mean != nil {
      panel.notes.append(
        Phrase("竖线：\(results.zoneName(home)) 平均。", "The line is the mean of \(results.zoneName(home))."))
    }
    panel.notes += withheldNote(others.count - rows.count)
    panel.figures = ranked.isEmpty ? [] : [bars(Array(ranked.prefix(40)), before: before, mean: mean)]
    var table = PanelTable(
      "ranking-table", Phrase("亩均，按产值排序", "Per mu, by output"), ranked,
      [
        .init("zone", "编号", "id", .code), .init("zone", "园区", "zone"),
        .init("output_wan_yuan_per_mu", "产值 万元/亩", "output 万元/mu", .number(places: 2)),
        .init("value_added_wan_yuan_per_mu", "增加值", "value added", .number(places: 2)),
        .init("tax_wan_yuan_per_mu", "税收", "tax", .number(places: 2)),
        .init("energy_coal_input_tce_per_mu", "能耗 tce/亩(等价)", "energy tce/mu (coal input)", .number(places: 2)),
        .init("enterprises", "企业数", "enterprises", .number(places: 0)),
        .init("output_known", "产值已知", "output known", .number(places: 0)),
      ], words: words, file: "yield_zones")
    for (place, row) in ranked.prefix(table.rows.count).enumerated() {
      table.rows[place][1] = "<bdi>\(Markup.escaped(results.zoneName(row["zone"])))</bdi>"
    }
    panel.tables = [table]
    return panel
  }

  private static func yieldsMore(_ first: WrittenTable.Row, _ second: WrittenTable.Row) -> Bool {
    let (left, right) = (first.double("output_wan_yuan_per_mu") ?? 0, second.double("output_wan_yuan_per_mu") ?? 0)
    return left == right ? first["zone"] < second["zone"] : left > right
  }

  /// Places of the same zones in another year.
  private func ranks(year: String, of zones: Set<String>) -> [String: Int] {
    let rows = results.rows("yield_zones").filter {
      $0["year"] == year && zones.contains($0["zone"]) && $0.double("output_wan_yuan_per_mu") != nil
    }
    var ranks: [String: Int] = [:]
    for (place, row) in rows.sorted(by: Self.yieldsMore).enumerated() { ranks[row["zone"]] = place }
    return ranks
  }

  private func bars(_ rows: [WrittenTable.Row], before: [String: Int], mean: WrittenTable.Row?) -> String {
    let values = rows.compactMap { $0.double("output_wan_yuan_per_mu") }
    let target = mean?.double("output_wan_yuan_per_mu")
    let rowHeight = 26.0
    var canvas = ChartCanvas(height: Double(rows.count) * rowHeight + 34)
    let scale = ChartScale(values + [target ?? 0], start: 230, end: 610)
    let bottom = Double(rows.count) * rowHeight + 8
    for mark in scale.marks {
      canvas.line(scale[mark], 4, scale[mark], bottom, "grid")
      canvas.text(scale[mark], bottom + 16, scale.label(mark), anchor: .middle, style: "tick")
    }
    for (place, row) in rows.enumerated() {
      let y = Double(place) * rowHeight + 8
      let value = row.double("output_wan_yuan_per_mu") ?? 0
      let name = Phrase(same: Markup.shortened(results.zoneName(row["zone"]), to: 16))
      let digits = DigitText.shown(row["output_wan_yuan_per_mu"], places: 1) ?? ""
      canvas.text(222, y + 14, Phrase(same: "\(place + 1). ") + name.chinese, anchor: .end)
      canvas.rect(
        min(scale[0], scale[value]), y, abs(scale[value] - scale[0]), 18, place >= rows.count - 1 ? "bar last" : "bar",
        title: Phrase(same: "\(results.zoneName(row["zone"])) \(digits)"))
      canvas.text(max(scale[value], scale[0]) + 5, y + 14, Phrase(same: digits), style: "value")
      if let old = before[row["zone"]] {
        let change = old - place
        let sign = change > 0 ? "▲\(change)" : change < 0 ? "▼\(-change)" : "＝"
        canvas.text(716, y + 14, Phrase(same: sign), anchor: .end, style: "value")
      }
    }
    if let target { canvas.line(scale[target], 2, scale[target], bottom, "target") }
    return canvas.svg(
      id: "ranking-chart", title: Phrase("园区亩均产值", "Output per mu by park"),
      description: Phrase("横条为万元/亩，右侧为比上年名次的变化", "Bars in 万元/mu; at the right the change of rank"))
  }
}
