extension ReportPage {
  var zoneMapNote: Phrase {
    Phrase(
      "园区按最近一年亩均产值着色，颜色越亮越高；点园区打开其宗地页。",
      "Zones by output per mu of the last year, the brighter the higher; a zone opens the page of its parcels.")
  }

  /// Zones alone, where there are too many parcels for one page.
  func zoneMap(_ sheet: MapDrawing.Sheet) -> String {
    let hidden = withheldZones
    var yields: [String: Double] = [:]
    for row in results.latest("yield_zones") where !hidden.contains(row["zone"]) {
      yields[row["zone"]] = row.double("output_wan_yuan_per_mu")
    }
    let values = yields.values.sorted()
    let cuts = values.count >= 5 ? (1..<5).map { values[values.count * $0 / 5] } : []
    var pages: [String: Int] = [:]
    for (place, sheet) in (results.drawing?.sheets ?? []).enumerated().dropFirst() { pages[sheet.id] = place }
    var markup =
      "<div class=\"map\"><svg class=\"parcels\" role=\"img\" viewBox=\"0 0 \(sheet.width) \(sheet.height)\" aria-labelledby=\"zones-t zones-d\">"
      + "<title id=\"zones-t\">\(Phrase("园区图", "Map of zones").plain)</title>"
      + "<desc id=\"zones-d\">\(Phrase("数字见园区亩均排名", "figures are in the ranking of zones").plain)</desc>"
      + Self.patterns
    for water in sheet.waters { markup += "<path class=\"w-\(Markup.escaped(water.kind))\" d=\"\(water.path)\"/>" }
    for zone in sheet.zones where zone.kind == "0" {
      let fifth = yields[zone.id].map { value in "y\(cuts.count < 4 ? 0 : cuts.count { value >= $0 })" } ?? "yU"
      let name = Markup.escaped("\(results.zoneName(zone.id)) (\(zone.id))")
      let shape = "<path class=\"zone \(fifth)\" d=\"\(zone.path)\"><title>\(name)</title></path>"
      markup += pages[zone.id].map { "<a href=\"\(Self.fileName(ofSheet: $0))\">\(shape)</a>" } ?? shape
    }
    return markup + "</svg></div>"
  }

  /// Control units, waters and how far plants are from them.
  var controlPanel: Panel? {
    let units = results.rows("policy_units")
    let setbacks = results.rows("policy_setback")
    guard !units.isEmpty || !setbacks.isEmpty else { return nil }
    var panel = Panel(id: "controls", title: Phrase("管控单元与退让距离", "Control units and setbacks"))
    if let sheet = results.drawing?.sheets.first {
      panel.figures = [controlMap(sheet, setbacks)]
      panel.notes = [
        Phrase(
          "折线：化工地块到水边的最近距离（椭球面），红色为不足规定距离。",
          "Lines: shortest distance on the ellipsoid from chemical parcels to the water, red where it is less than required."
        )
      ]
    }
    panel.tables = [
      PanelTable(
        "units-table", Phrase("管控单元内的宗地", "Parcels in control units"), units,
        [
          .init("control_id", "单元", "unit", .code), .init("kind", "类型", "kind", .word),
          .init("validity", "有效性", "validity", .word), .init("parcels", "宗数", "parcels", .number(places: 0)),
          .init("slivers", "碎片", "slivers", .number(places: 0)),
          .init("area_mu", "面积(亩)", "area mu", .number(places: 2)),
          .init("share_percent", "占全部%", "of all %", .number(places: 4)),
        ], words: words, file: "policy_units")
    ]
    if !options.isPublic {
      let failed = setbacks.filter { $0["verdict"] == "fail" }
      panel.tables.append(
        PanelTable(
          "setback-table", Phrase("距离不足的地块", "Parcels too near"), failed,
          [
            .init("rule", "规则", "rule", .code), .init("parcel_id", "宗地", "parcel", .code),
            .init("enterprise_id", "企业", "enterprise", .code), .init("industry_code", "行业", "industry", .code),
            .init("water", "水体", "water"), .init("distance_m", "距离(m)", "distance m", .number(places: 3)),
            .init("limit_m", "须(m)", "limit m", .number(places: 0)), .init("control_id", "单元", "unit", .code),
            .init("verdict", "结论", "verdict", .verdict),
          ], words: words, file: "policy_setback", limit: 100))
    }
    return panel
  }

  private func controlMap(_ sheet: MapDrawing.Sheet, _ setbacks: [WrittenTable.Row]) -> String {
    var markup =
      "<div class=\"map\"><svg class=\"parcels\" role=\"img\" viewBox=\"0 0 \(sheet.width) \(sheet.height)\" aria-labelledby=\"controls-t controls-d\">"
      + "<title id=\"controls-t\">\(Phrase("管控图", "Map of controls").plain)</title><desc id=\"controls-d\">"
      + Phrase("园区、管控单元、水体与退让距离线，数字见下表", "Zones, control units, waters and distances; figures are in the tables").plain
      + "</desc>"
    for water in sheet.waters {
      markup +=
        "<path class=\"w-\(Markup.escaped(water.kind))\" d=\"\(water.path)\"><title>\(Markup.escaped(water.id))</title></path>"
    }
    for zone in sheet.zones { markup += "<path class=\"z\(zone.kind == "0" ? "0" : "1")\" d=\"\(zone.path)\"/>" }
    let kinds = Set(sheet.controls.map(\.kind)).sorted()
    for control in sheet.controls {
      let place = kinds.firstIndex(of: control.kind) ?? 0
      markup +=
        "<path class=\"unit s\(place % 8)\(place >= 8 ? " again" : "")\" d=\"\(control.path)\"><title>\(Markup.escaped(control.id)) \(words[control.kind].plain)</title></path>"
    }
    if !options.isPublic {
      let measured = setbacks.filter { $0.double("distance_m") != nil }
        .sorted { ($0.double("distance_m") ?? 0) < ($1.double("distance_m") ?? 0) }
      for row in measured.prefix(200) {
        guard let fromX = row.double("plant_lon"), let fromY = row.double("plant_lat"),
          let toX = row.double("water_lon"), let toY = row.double("water_lat")
        else { continue }
        let (from, to) = (sheet.point(fromX, fromY), sheet.point(toX, toY))
        let style = row["verdict"] == "fail" ? "near" : "far"
        markup +=
          "<path class=\"\(style)\" d=\"M\(ChartCanvas.number(from.x)) \(ChartCanvas.number(from.y))L\(ChartCanvas.number(to.x)) \(ChartCanvas.number(to.y))\"/>"
      }
    }
    markup += "</svg><ul class=\"legend shown\">"
    for (place, kind) in kinds.enumerated() {
      markup +=
        "<li><svg viewBox=\"0 0 24 14\" aria-hidden=\"true\"><rect width=\"24\" height=\"14\" class=\"unit s\(place % 8)\(place >= 8 ? " again" : "")\"/></svg>\(words[kind].html)</li>"
    }
    return markup + "</ul></div>"
  }
}
