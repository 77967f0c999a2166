extension ReportPage {
  /// How land, energy and output are spread over the classes.
  var classPanel: Panel? {
    var panel = Panel(id: "classes", title: Phrase("A–D 类企业结构", "Classes A–D: firms, land, output, energy"))
    let latest = results.latest("class_structure")
    guard let first = latest.first else {
      panel.missing = absence("class_structure")
      return panel
    }
    let (rows, withheld) = disclosed(latest, enterprises: "enterprises")
    panel.notes = [
      Phrase(
        "办法：\(first["scheme"])，\(first["year"]) 年。占各类企业合计的比重。",
        "Scheme \(first["scheme"]), \(first["year"]). Shares of all enterprises.")
    ]
    panel.notes += withheldNote(withheld)
    if withheld == 0 { panel.figures = [stacks(rows)] }
    var table = PanelTable(
      "classes-table", Phrase("各类企业", "By class"), rows,
      [
        .init("class", "等级", "class"), .init("standing", "状态", "standing", .word),
        .init("enterprises", "企业数", "enterprises", .number(places: 0)),
        .init("land_mu", "土地(亩)", "land mu", .number(places: 2)),
        .init("land_share_percent", "土地%", "land %", .number(places: 2)),
        .init("output_share_percent", "产值%", "output %", .number(places: 2)),
        .init("value_added_share_percent", "增加值%", "value added %", .number(places: 2)),
        .init("tax_share_percent", "税收%", "tax %", .number(places: 2)),
        .init("energy_calorific_share_percent", "能耗%(当量)", "energy % (calorific)", .number(places: 2)),
        .init("energy_coal_input_share_percent", "能耗%(等价)", "energy % (coal input)", .number(places: 2)),
      ], words: words, file: "class_structure")
    // Shares of what is withheld follow from those that are shown.
    if withheld > 0 { table.columns.removeSubrange(4...); table.rows = table.rows.map { Array($0.prefix(4)) } }
    panel.tables = [table]
    return panel
  }

  private func stacks(_ rows: [WrittenTable.Row]) -> String {
    let total = rows.reduce(0) { $0 + ($1.double("enterprises") ?? 0) }
    let measures: [(Phrase, (WrittenTable.Row) -> Double?)] = [
      (Phrase("企业数", "enterprises"), { row in row.double("enterprises").map { total > 0 ? $0 / total * 100 : 0 } }),
      (Phrase("土地", "land"), { $0.double("land_share_percent") }),
      (Phrase("能耗(等价)", "energy (coal input)"), { $0.double("energy_coal_input_share_percent") }),
      (Phrase("产值", "output"), { $0.double("output_share_percent") }),
      (Phrase("增加值", "value added"), { $0.double("value_added_share_percent") }),
      (Phrase("税收", "tax"), { $0.double("tax_share_percent") }),
    ]
    var canvas = ChartCanvas(height: Double(measures.count) * 34 + 26)
    for (place, measure) in measures.enumerated() {
      let y = Double(place) * 34 + 6
      canvas.text(118, y + 17, measure.0, anchor: .end)
      var x = 126.0
      for row in rows {
        guard let share = measure.1(row), share > 0 else { continue }
        let width = share / 100 * 580
        let name = className(row)
        canvas.rect(
          x, y, width, 24, "part \(style(row))",
          title: name + " " + measure.0 + Phrase(same: " \(DigitText.shown("\(share)", places: 1) ?? "") %"))
        if width > 26 {
          let short = row["class"].isEmpty ? "–" : row["class"]
          canvas.text(
            x + width / 2, y + 17, Phrase(same: Markup.shortened(short, to: 3)), anchor: .middle, style: "inside")
        }
        x += width
      }
    }
    var x = 126.0
    let y = Double(measures.count) * 34 + 8
    for row in rows {
      canvas.rect(x, y, 12, 12, "part \(style(row))")
      let name = className(row)
      canvas.text(x + 16, y + 11, name, style: "tick")
      x += 32 + 9 * Double(max(name.chinese.count + 2, name.english.count * 2 / 3))
    }
    return canvas.svg(
      id: "classes-chart", title: Phrase("各类企业占比", "Shares by class"),
      description: Phrase("每行为一项指标在各类企业间的分布，字母为等级", "Each row shows how one measure is spread over the classes"))
  }

  private func className(_ row: WrittenTable.Row) -> Phrase {
    row["class"].isEmpty ? words[row["standing"]] : Phrase(same: row["class"])
  }

  /// The style of a class: a colour, and a hatch for the lowest.
  private func style(_ row: WrittenTable.Row) -> String { Self.classStyle(row["class"]) }

  static func classStyle(_ name: String) -> String {
    ["A", "B", "C", "D", "T"].contains(name) ? "c\(name)" : name.isEmpty ? "c0" : "cM"
  }
}
