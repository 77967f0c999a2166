extension ReportPage {
  /// Which parks and enterprises give more output than their share of the energy.
  var quadrantPanel: Panel? {
    var panel = Panel(id: "quadrant", title: Phrase("能耗占比与产值占比", "Share of energy and share of output"))
    let rows = results.latest("ratio_quadrants")
    guard !rows.isEmpty else {
      panel.missing = absence("ratio_quadrants")
      return panel
    }
    let hidden = withheldZones
    let parks = rows.filter { $0["kind"] == "park" && !hidden.contains($0["id"]) }
    let enterprises = options.isPublic ? [] : rows.filter { $0["kind"] == "enterprise" }
    panel.notes = [
      Phrase(
        "占全市工业的百分比，\(rows[0]["year"]) 年。斜线以上：产值占比高于能耗占比。",
        "Percent of the city's industry, \(rows[0]["year"]). Above the diagonal the share of output is the larger.")
    ]
    if options.isPublic { panel.notes.append(Phrase("公开版不含单个企业。", "The public edition has no single enterprises.")) }
    panel.figures = [
      "<div class=\"choice\"><input type=\"radio\" name=\"scale\" id=\"scale-log\" checked><label for=\"scale-log\">"
        + Phrase("对数坐标", "logarithmic").html + "</label><input type=\"radio\" name=\"scale\" id=\"scale-lin\">"
        + "<label for=\"scale-lin\">" + Phrase("线性坐标", "linear").html + "</label><div class=\"when-log\">"
        + scatter(parks, enterprises, isLogarithmic: true) + "</div><div class=\"when-lin\">"
        + scatter(parks, enterprises, isLogarithmic: false) + "</div></div>"
    ]
    let sources: [PanelTable.Source] = [
      .init("id", "编号", "id", .code), .init("name", "名称", "name"),
      .init("energy_share_percent", "能耗占比%", "energy %", .number(places: 4)),
      .init("output_share_percent", "产值占比%", "output %", .number(places: 4)),
      .init("quadrant", "象限", "quadrant", .word),
    ]
    panel.tables = [
      PanelTable("quadrant-parks", Phrase("园区", "Parks"), parks, sources, words: words, file: "ratio_quadrants")
    ]
    if !enterprises.isEmpty {
      let largest = enterprises.sorted {
        ($0.double("energy_share_percent") ?? 0) > ($1.double("energy_share_percent") ?? 0)
      }
      var table = PanelTable(
        "quadrant-enterprises", Phrase("能耗最高的企业", "Enterprises by energy"), largest, sources, words: words,
        file: "ratio_quadrants", limit: 20)
      table.isOpen = false
      panel.tables.append(table)
    }
    return panel
  }

  private func scatter(
    _ parks: [WrittenTable.Row], _ enterprises: [WrittenTable.Row], isLogarithmic: Bool
  ) -> String {
    func point(_ row: WrittenTable.Row) -> (x: Double, y: Double)? {
      guard let x = row.double("energy_share_percent"), let y = row.double("output_share_percent"),
        !isLogarithmic || (x > 0 && y > 0)
      else { return nil }
      return (x, y)
    }
    let points = (parks + enterprises).compactMap(point)
    var canvas = ChartCanvas(height: 440)
    let values = points.flatMap { [$0.x, $0.y] }
    let (left, right, top, bottom) = (64.0, 704.0, 12.0, 396.0)
    // The same values on both axes, so that the diagonal is one.
    func scale(_ start: Double, _ end: Double) -> ChartScale {
      isLogarithmic
        ? ChartScale(logarithmic: values, start: start, end: end) : ChartScale(values, start: start, end: end)
    }
    let (x, y) = (scale(left, right), scale(bottom, top))
    for mark in x.marks {
      canvas.line(x[mark], top, x[mark], bottom, "grid")
      canvas.text(x[mark], bottom + 16, x.label(mark), anchor: .middle, style: "tick")
      canvas.line(left, y[mark], right, y[mark], "grid")
      canvas.text(left - 6, y[mark] + 4, y.label(mark), anchor: .end, style: "tick")
    }
    canvas.line(x[x.from], y[y.from], x[x.to], y[y.to], "target")
    canvas.dots(enterprises.compactMap(point).map { (x[$0.x], y[$0.y]) }, "dots")
    var labels: [(x: Double, y: Double)] = []
    for row in parks {
      guard let place = point(row) else { continue }
      let name = results.zoneName(row["id"])
      canvas.rect(
        x[place.x] - 4, y[place.y] - 4, 8, 8, "park", title: Phrase(same: "\(name) \(place.x) %, \(place.y) %"))
      // A label that would lie on another is left out; the mark's title has the name.
      let label = (x: x[place.x] - 8, y: y[place.y] + 3)
      guard !labels.contains(where: { abs($0.x - label.x) < 70 && abs($0.y - label.y) < 12 }) else { continue }
      labels.append(label)
      canvas.text(label.x, label.y, Phrase(same: Markup.shortened(row["id"], to: 12)), anchor: .end, style: "tick")
    }
    let outliers = enterprises.sorted {
      ($0.double("energy_share_percent") ?? 0) > ($1.double("energy_share_percent") ?? 0)
    }
    for row in outliers.prefix(5) {
      guard let place = point(row) else { continue }
      canvas.circle(
        x[place.x], y[place.y], 4, "outlier", title: Phrase(same: "\(row["name"]) \(place.x) %, \(place.y) %"))
    }
    canvas.text((left + right) / 2, 434, Phrase("能耗占比 %（当量）", "share of energy % (calorific)"), anchor: .middle)
    canvas.text(left + 6, top + 14, Phrase("产值占比 %", "share of output %"))
    let kind = isLogarithmic ? "log" : "lin"
    return canvas.svg(
      id: "quadrant-\(kind)", title: Phrase("能耗占比与产值占比", "Share of energy and share of output"),
      description: Phrase(
        "方块为园区，小点为企业，圆圈为能耗最高的五家", "Squares are parks, dots enterprises, circles the five with most energy"))
  }
}
