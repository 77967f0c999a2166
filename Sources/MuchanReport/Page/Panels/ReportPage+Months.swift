extension ReportPage {
  /// Energy by month, and readings of meters that need a look.
  var monthPanel: Panel? {
    var panel = Panel(id: "months", title: Phrase("逐月能耗与异常", "Energy by month, and what looks wrong"))
    let rows = results.rows("energy_months").filter { Int($0["month"]) != nil && $0.double("tce_calorific") != nil }
    guard let first = rows.compactMap({ $0.double("year") }).min(),
      let last = rows.compactMap({ $0.double("year") }).max()
    else {
      panel.missing = absence("energy_months")
      return panel
    }
    let whole = results.rows("energy_months").filter { Int($0["month"]) == nil }
    panel.notes = [
      Phrase("吨标准煤，当量口径，按品种叠加。", "Tonnes of standard coal at calorific value, carriers on top of each other.")
    ]
    if !whole.isEmpty {
      let carriers = Set(whole.map { $0["carrier"] }).sorted()
      panel.notes.append(
        Phrase(
          "只有全年数、没有逐月数的不在图中：\(carriers.map { words[$0].chinese }.joined(separator: "、"))。",
          "Ledger lines of whole years are not in the picture: \(carriers.map { words[$0].english }.joined(separator: ", "))."
        ))
    }
    panel.figures = [months(rows, from: Int(max(first, last - 3)), to: Int(last))]
    let meters = options.isPublic ? [] : results.rows("energy_meters")
    panel.tables = [
      PanelTable(
        "meters-table", Phrase("计量异常", "Readings that need a look"), meters,
        [
          .init("enterprise_id", "企业", "enterprise", .code), .init("meter_id", "表计", "meter", .code),
          .init("carrier", "品种", "carrier", .word), .init("sign", "异常", "sign", .word), .init("from", "从", "from"),
          .init("to", "到", "to"), .init("quantity", "数量", "quantity", .number(places: nil)),
          .init("reference", "参照", "reference", .number(places: nil)), .init("unit", "单位", "unit"),
        ], words: words, file: "energy_meters")
    ]
    return panel
  }

  private func months(_ rows: [WrittenTable.Row], from first: Int, to last: Int) -> String {
    let carriers = Set(rows.map { $0["carrier"] }).sorted()
    let count = (last - first + 1) * 12
    // The height of a stack is drawn, never printed: the tables have no such sum.
    var heights = [Double](repeating: 0, count: count)
    var parts: [(month: Int, carrier: Int, from: Double, to: Double)] = []
    let sorted = rows.sorted { ($0["carrier"], $0["year"]) < ($1["carrier"], $1["year"]) }
    for row in sorted {
      guard let year = Int(row["year"]), let month = Int(row["month"]), (1...12).contains(month), year >= first,
        year <= last, let value = row.double("tce_calorific"), value > 0,
        let carrier = carriers.firstIndex(of: row["carrier"])
      else { continue }
      let place = (year - first) * 12 + month - 1
      parts.append((place, carrier, heights[place], heights[place] + value))
      heights[place] += value
    }
    var canvas = ChartCanvas(height: 290)
    let (left, right, top, bottom) = (74.0, 712.0, 14.0, 220.0)
    let y = ChartScale(heights, start: bottom, end: top)
    for mark in y.marks {
      canvas.line(left, y[mark], right, y[mark], "grid")
      canvas.text(left - 6, y[mark] + 4, y.label(mark), anchor: .end, style: "tick")
    }
    let width = (right - left) / Double(count)
    for carrier in carriers.indices {
      var path = ""
      for part in parts where part.carrier == carrier {
        let x = ChartCanvas.number(left + Double(part.month) * width)
        let (high, low) = (ChartCanvas.number(y[part.to]), ChartCanvas.number(y[part.from]))
        path += "M\(x) \(low)V\(high)h\(ChartCanvas.number(width * 0.86))V\(low)z"
      }
      if !path.isEmpty { canvas.add("<path class=\"s\(carrier % 8)\" d=\"\(path)\"/>") }
    }
    for year in first...last {
      let x = left + Double((year - first) * 12) * width
      canvas.line(x, top, x, bottom + 6, "grid")
      canvas.text(x + 6 * width, bottom + 18, Phrase(same: String(year)), anchor: .middle, style: "tick")
    }
    if !options.isPublic {
      for row in results.rows("energy_meters") {
        let parts = row["from"].split(separator: "-").compactMap { Int($0) }
        guard parts.count >= 2, parts[0] >= first, parts[0] <= last else { continue }
        let x = left + (Double((parts[0] - first) * 12 + parts[1] - 1) + 0.43) * width
        canvas.add(
          "<path class=\"alarm\" d=\"M\(ChartCanvas.number(x)) \(ChartCanvas.number(bottom + 2))l5 9h-10z\"><title>\(Markup.escaped(row["meter_id"])) \(words[row["sign"]].plain)</title></path>"
        )
      }
    }
    var x = left
    var line = 252.0
    for (place, carrier) in carriers.enumerated() {
      let name = words[carrier]
      let length = 30 + 8 * Double(max(name.chinese.count + 2, name.english.count))
      if x + length > right { (x, line) = (left, line + 18) }
      canvas.rect(x, line, 12, 12, "s\(place % 8)")
      canvas.text(x + 16, line + 11, name, style: "tick")
      x += length
    }
    return canvas.svg(
      id: "months-chart", title: Phrase("逐月能耗", "Energy by month"),
      description: Phrase(
        "按品种叠加的逐月能耗，三角为有异常读数的月份；数字见 energy_months.csv",
        "Stacked by carrier; triangles mark months with a suspicious reading; figures are in energy_months.csv"))
  }
}
