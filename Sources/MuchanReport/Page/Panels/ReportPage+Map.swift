extension ReportPage {
  /// The themes of the parcel map, in the order of their buttons.
  private var themes: [(id: String, name: Phrase, legend: [(style: String, name: Phrase)])] {
    var themes: [(id: String, name: Phrase, legend: [(style: String, name: Phrase)])] = [
      (
        "use", Phrase("用途", "use"),
        Self.uses.map { ("u" + $0.style, words[$0.code]) } + [("u0", DigitText.unknown)]
      )
    ]
    guard !options.isPublic else { return themes }
    themes.insert(
      (
        "class", Phrase("企业等级", "class"),
        ["A", "B", "C", "D", "T"].map { ("c" + $0, Phrase(same: $0)) }
          + [("cM", Phrase("多类", "several")), ("c0", Phrase("未评价或无企业", "none"))]
      ), at: 0)
    themes.append(
      (
        "idle", Phrase("闲置", "idle"),
        [
          ("iS", Phrase("疑似", "suspected")), ("iR", Phrase("已认定", "recognised")), ("i0", Phrase("非闲置", "not idle")),
          ("iU", DigitText.unknown),
        ]
      ))
    themes.append(
      (
        "yield", Phrase("亩均产值（五分位）", "output per mu (fifths)"),
        (0..<5).map { place in
          (
            "y\(place)",
            place < yieldCuts.count
              ? Phrase(same: "< \(shown("\(yieldCuts[place])", 0))")
              : Phrase(same: "≥ \(shown("\(yieldCuts.last ?? 0)", 0))")
          )
        } + [("yU", DigitText.unknown)]
      ))
    return themes
  }

  private static let uses: [(code: String, style: String)] = [
    ("industry", "I"), ("storage", "S"), ("mining", "N"), ("commerce", "C"), ("housing", "H"), ("public_service", "P"),
    ("transport", "T"), ("utility", "L"), ("green", "G"), ("water", "W"), ("blank", "B"), ("agriculture", "A"),
    ("other", "O"),
  ]

  private var yieldCuts: [Double] { results.parcels?.yieldCuts ?? [] }

  /// Where the land is, and what is on it.
  var mapPanel: Panel? {
    var panel = Panel(
      id: "map", title: zone == nil ? Phrase("地图", "Map") : Phrase("宗地图", "Parcel map"))
    guard let drawing = results.drawing, sheet < drawing.sheets.count else {
      panel.missing = Phrase(
        "未知：没有带边界的园区图层，或结果中没有 map.json。", "Unknown: no zone has a boundary, or there is no map.json.")
      return panel
    }
    let own = drawing.sheets[sheet]
    if own.parcels.isEmpty {
      panel.notes = [zoneMapNote]
      panel.figures = [zoneMap(own)]
      return panel
    }
    panel.notes = [
      Phrase(
        "共画 \(own.parcels.count) 宗。示意图：本图不含底图，不能用于量算。",
        "\(own.parcels.count) parcels. A sketch without a base map, not for measuring.")
    ]
    panel.figures = [parcelMap(own)]
    return panel
  }

  private func parcelMap(_ sheet: MapDrawing.Sheet) -> String {
    let themes = themes
    let first = themes[0].id
    var markup = "<div class=\"map\" id=\"parcel-map\">"
    for theme in themes {
      markup +=
        "<input type=\"radio\" name=\"theme\" id=\"theme-\(theme.id)\"\(theme.id == first ? " checked" : "")>"
        + "<label for=\"theme-\(theme.id)\">\(theme.name.html)</label>"
    }
    markup +=
      "<svg class=\"parcels\" role=\"img\" tabindex=\"0\" viewBox=\"0 0 \(sheet.width) \(sheet.height)\" aria-labelledby=\"map-t map-d\">"
      + "<title id=\"map-t\">\(Phrase("宗地图", "Map of parcels").plain)</title><desc id=\"map-d\">"
      + Phrase(
        "每宗地一个图形，标题为编号、面积、用途等；闲置地块见闲置土地清单",
        "One shape for each parcel; its title has id, area and use; idle parcels are listed under idle land"
      ).plain + "</desc>" + Self.patterns
    for water in sheet.waters { markup += "<path class=\"w-\(Markup.escaped(water.kind))\" d=\"\(water.path)\"/>" }
    appendParcels(sheet, to: &markup)
    for zone in sheet.zones {
      markup += "<path class=\"z\(zone.kind == "0" ? "0" : "1")\" d=\"\(zone.path)\"/>"
    }
    markup += "</svg><p class=\"map-detail\" aria-live=\"polite\"></p>"
    for theme in themes {
      markup += "<ul class=\"legend of-\(theme.id)\">"
      for entry in theme.legend {
        markup +=
          "<li><svg viewBox=\"0 0 24 14\" aria-hidden=\"true\"><rect width=\"24\" height=\"14\" class=\"k \(entry.style)\"/></svg>\(entry.name.html)</li>"
      }
      markup += "</ul>"
    }
    return markup + "</div>"
  }

  /// Parcels with the style of every theme, so that themes change without a script.
  private func appendParcels(_ sheet: MapDrawing.Sheet, to markup: inout String) {
    let styles = Dictionary(Self.uses.map { ($0.code, $0.style) }, uniquingKeysWith: { first, _ in first })
    let cuts = yieldCuts
    markup += "<g class=\"shapes\">"
    for parcel in sheet.parcels {
      guard let entry = results.parcels?[parcel.id] else {
        markup += "<path class=\"p u0 c0 iU yU\" d=\"\(parcel.path)\"/>"
        continue
      }
      let use = styles[entry.use] ?? "0"
      if options.isPublic {
        markup += "<path class=\"p u\(use)\" d=\"\(parcel.path)\"/>"
        continue
      }
      let fifth = Double(entry.outputPerMu).map { value in "y\(cuts.count { value >= $0 })" } ?? "yU"
      let idle = Self.idleStyle(entry.idle)
      let isListed = idle == "iS" || idle == "iR"
      markup +=
        "<path class=\"p u\(use) \(Self.classStyle(entry.classes)) \(idle) \(fifth)\" data-l=\"\(entry.line)\""
        + (isListed ? " data-a=\"idle-\(Self.anchor(parcel.id))\"" : "")
        + " d=\"\(parcel.path)\"><title>\(title(of: parcel.id, entry))</title></path>"
    }
    markup += "</g>"
  }

  private static func idleStyle(_ status: String) -> String {
    status == "suspected" ? "iS" : status.contains("recognised") ? "iR" : status.isEmpty ? "iU" : "i0"
  }

  /// What a parcel's shape says of it.
  private func title(of id: String, _ entry: ParcelFigures.Entry) -> String {
    var title = "\(id) · \(DigitText.shown(entry.areaMu, places: 2) ?? "?") 亩/mu · \(entry.zones)"
    if !entry.use.isEmpty { title += " · \(words[entry.use].chinese)/\(words[entry.use].english)" }
    if !entry.classes.isEmpty { title += " · \(entry.classes)" }
    if let text = DigitText.shown(entry.outputPerMu, places: 1) { title += " · \(text) 万元/亩" }
    return Markup.escaped(title)
  }

  /// Hatches, the second carrier beside colour: idle land, the lowest class, what is not known.
  static let patterns =
    "<defs><pattern id=\"hx\" width=\"60\" height=\"60\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">"
    + "<rect width=\"60\" height=\"60\" fill=\"#d55e00\"/><path d=\"M0 30h60\" stroke=\"#fff\" stroke-width=\"14\"/></pattern>"
    + "<pattern id=\"hu\" width=\"70\" height=\"70\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(-45)\">"
    + "<rect width=\"70\" height=\"70\" fill=\"#fff\"/><path d=\"M0 35h70\" stroke=\"#8c959f\" stroke-width=\"12\"/></pattern></defs>"
}
