extension ReportPage {
  /// The list of idle parcels: what is to be done, by when.
  var idlePanel: Panel? {
    var panel = Panel(id: "idle", title: Phrase("闲置土地清单", "Idle land: what follows, and when"))
    var rows = results.rows("idle")
    if let zone { rows = rows.filter { $0["zones"].split(separator: " ").contains(Substring(zone)) } }
    let rates = zone == nil ? results.rows("idle_rates") : results.rows("idle_rates").filter { $0["zone"] == zone }
    guard results.tables["idle_rates"] != nil else {
      panel.missing = absence("idle_rates")
      return panel
    }
    panel.notes = [
      Phrase(
        "疑似：按记录和规则推算；已认定：有认定文书。两个比率的分母都是已供应的建设用地。* 为尚未核对原文的规定。",
        "Suspected: by records and rule; recognised: by a notice. Both rates are of supplied construction land. * marks provisions not checked against the text."
      )
    ]
    var list = PanelTable(
      "idle-table", Phrase("闲置地块", "Idle parcels"), options.isPublic ? [] : rows,
      [
        .init("parcel_id", "宗地", "parcel", .code), .init("zones", "园区", "zones"),
        .init("area_mu", "面积(亩)", "area mu", .number(places: 2)), .init("status", "状态", "status", .word),
        .init("cause", "原因", "cause", .word), .init("clause", "情形", "clause", .word),
        .init("article", "条款", "article"), .init("clock_from", "起算", "since"),
        .init("days_idle", "天数", "days", .number(places: 0)),
        .init("fee_wan_yuan", "闲置费(万元)", "fee 万元", .number(places: 2)),
        .init("take_back_is_due", "可收回", "take back", .word), .init("next_on", "下一日期", "next on"),
        .init("next_event", "下一事项", "next", .word), .init("remedies", "处置方式", "remedies"),
        .init("certainty", "可靠性", "certainty", .word),
      ], words: words, file: "idle")
    list.anchors = rows.prefix(list.rows.count).map { "idle-" + Self.anchor($0["parcel_id"]) }
    list.filter = 3
    list.isOpen = true
    panel.tables = [
      list,
      PanelTable(
        "idle-rates", Phrase("比率", "Rates"), rates,
        [
          .init("zone", "园区", "zone"), .init("supplied_mu", "已供应(亩)", "supplied mu", .number(places: 2)),
          .init("suspected_parcels", "疑似(宗)", "suspected parcels", .number(places: 0)),
          .init("suspected_mu", "疑似(亩)", "suspected mu", .number(places: 2)),
          .init("suspected_percent", "疑似%", "suspected %", .number(places: 2)),
          .init("recognised_parcels", "认定(宗)", "recognised parcels", .number(places: 0)),
          .init("recognised_mu", "认定(亩)", "recognised mu", .number(places: 2)),
          .init("recognised_percent", "认定%", "recognised %", .number(places: 2)),
          .init("unknown_mu", "未知(亩)", "unknown mu", .number(places: 2)),
        ], words: words, file: "idle_rates"),
    ]
    return panel
  }

  /// An anchor for an id of any characters: letters and digits stay, others are their code.
  static func anchor(_ id: String) -> String {
    var text = ""
    for byte in id.utf8.prefix(80) {
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "a")...UInt8(ascii: "z"):
        text.unicodeScalars.append(Unicode.Scalar(byte))
      default: text += "_" + String(byte, radix: 16)
      }
    }
    return text
  }

  /// How much was put to use again, against what is reported.
  var revitalisationPanel: Panel? {
    var panel = Panel(id: "revived", title: Phrase("盘活进度", "Land put to use again"))
    let rows = results.rows("revitalisation_series")
    guard !rows.isEmpty else {
      panel.missing = absence("revitalisation_series")
      return panel
    }
    panel.notes = [
      Phrase(
        "累计亩数，两个系列分开：闲置土地再利用与低效用地改造。横线为公开报道或目标的数。",
        "Mu so far, in two series that do not add up: idle land used again, low-efficiency land transformed. Lines are what is reported or aimed at."
      )
    ]
    panel.figures = [progress(rows)]
    panel.tables = [
      PanelTable(
        "revived-table", Phrase("逐年", "Year by year"), rows,
        [
          .init("object", "对象", "object", .word), .init("year", "年份", "year"),
          .init("parcels", "宗数", "parcels", .number(places: 0)),
          .init("area_mu", "当年(亩)", "mu of the year", .number(places: 2)),
          .init("total_parcels", "累计宗数", "parcels so far", .number(places: 0)),
          .init("total_mu", "累计(亩)", "mu so far", .number(places: 2)),
          .init("investment_wan_yuan_per_mu", "投资 万元/亩", "investment 万元/mu", .number(places: 2)),
        ], words: words, file: "revitalisation_series"),
      PanelTable(
        "revived-reported", Phrase("与报道的数相比", "Against what is reported"), results.rows("revitalisation_reported"),
        [
          .init("title", "内容", "title"), .init("from", "从", "from"), .init("to", "到", "to"),
          .init("value", "核算", "account", .number(places: 0)), .init("threshold", "界限", "limit", .number(places: 0)),
          .init("unit", "单位", "unit", .word), .init("verdict", "结论", "verdict", .verdict),
          .init("source", "来源", "source"),
        ], words: words, file: "revitalisation_reported"),
    ]
    return panel
  }

  private func progress(_ rows: [WrittenTable.Row]) -> String {
    let years = Set(rows.map { $0["year"] }).sorted()
    let objects = ["idle", "low_efficiency"].filter { object in rows.contains { $0["object"] == object } }
    let limits = results.rows("revitalisation_reported").filter { $0["unit"] == "mu" }.compactMap {
      $0.double("threshold")
    }
    var canvas = ChartCanvas(height: 260)
    let (left, right, top, bottom) = (70.0, 700.0, 14.0, 206.0)
    let y = ChartScale(rows.compactMap { $0.double("total_mu") } + limits, start: bottom, end: top)
    for mark in y.marks {
      canvas.line(left, y[mark], right, y[mark], "grid")
      canvas.text(left - 6, y[mark] + 4, y.label(mark), anchor: .end, style: "tick")
    }
    let width = (right - left) / Double(max(years.count, 1))
    for (place, year) in years.enumerated() {
      let x = left + Double(place) * width
      canvas.text(x + width / 2, bottom + 18, Phrase(same: year), anchor: .middle, style: "tick")
      for (number, object) in objects.enumerated() {
        guard let row = rows.first(where: { $0["year"] == year && $0["object"] == object }),
          let total = row.double("total_mu")
        else { continue }
        let bar = width * 0.36
        let start = x + width * 0.12 + Double(number) * (bar + 4)
        canvas.rect(start, y[total], bar, y[0] - y[total], number == 0 ? "s0" : "s1 hatched", title: words[object])
        canvas.text(
          start + bar / 2, y[total] - 4, Phrase(same: shown(row["total_mu"], 0)), anchor: .middle, style: "tiny")
      }
    }
    for limit in limits { canvas.line(left, y[limit], right, y[limit], "target") }
    for (number, object) in objects.enumerated() {
      canvas.rect(left + Double(number) * 260, 234, 12, 12, number == 0 ? "s0" : "s1 hatched")
      canvas.text(left + Double(number) * 260 + 16, 245, words[object], style: "tick")
    }
    return canvas.svg(
      id: "revived-chart", title: Phrase("累计盘活亩数", "Mu put to use again"),
      description: Phrase("逐年累计，数字见下表", "Year by year; figures are in the table"))
  }
}
