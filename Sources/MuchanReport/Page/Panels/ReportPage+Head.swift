extension ReportPage {
  /// Whom the page is for.
  var label: Phrase {
    options.isPublic
      ? Phrase("公开版：不含单个企业和宗地的数据", "public edition: nothing on single enterprises or parcels")
      : Phrase("内部资料", "internal")
  }

  /// The verdicts that a planner is asked for, before anything else.
  var headHTML: String {
    let home = results.home.map(results.zoneName) ?? ""
    let cards = zone == nil ? [shareCard, controlCard, idleCard, revivedCard, yieldCard, findingCard] : [zoneCard]
    let subject = Markup.escaped(zone.map(results.zoneName) ?? home)
    return
      "<p class=\"subject\"><bdi>\(subject)</bdi></p><div class=\"cards\">\(cards.compactMap(\.self).joined())</div>"
  }

  /// A card: a heading, lines with a verdict each, and what they rest on.
  private func card(_ id: String, _ title: Phrase, _ lines: [String], _ foot: [Phrase] = []) -> String {
    "<section class=\"card\" aria-labelledby=\"card-\(id)\"><h2 id=\"card-\(id)\">\(title.html)</h2>"
      + lines.map { "<p>\($0)</p>" }.joined()
      + foot.map { "<p class=\"foot\">\($0.html)</p>" }.joined() + "</section>"
  }

  /// A figure in large digits with its unit.
  private func figure(_ digits: String, _ unit: Phrase, places: Int? = nil) -> String {
    "<strong class=\"figure\">\(digits.isEmpty ? DigitText.unknown.html : DigitText.html(digits, places: places))</strong> "
      + unit.html
  }

  private func unknownCard(_ id: String, _ title: Phrase, _ table: String) -> String {
    card(id, title, [Verdict.html("unknown", words)], [absence(table)])
  }

  private var shareCard: String {
    let title = Phrase("“2/20”：占全市工业", "“2/20”: shares of the city's industry")
    guard let row = results.rows("ratio").last else { return unknownCard("ratio", title, "ratio") }
    func verdict(_ indicator: String) -> String {
      let line = results.rows("policy").last {
        $0["rule"].contains(indicator) && $0["scope"] == row["zone"] && $0["year"] == row["year"]
      }
      return line.map { Verdict.html($0["verdict"], words) } ?? ""
    }
    return card(
      "ratio", title,
      [
        figure(row["energy_share_percent"], Phrase("% 的能耗", "% of the energy"), places: 2) + " "
          + verdict("energy-share"),
        figure(row["output_share_percent"], Phrase("% 的产值", "% of the output"), places: 2) + " "
          + verdict("output-share"),
      ],
      [
        Phrase(
          "\(row["year"]) 年，规模以上 \(row["enterprises"]) 家；等价口径能耗 \(shown(row["energy_share_coal_input_percent"], 2)) %",
          "\(row["year"]), \(row["enterprises"]) enterprises above size; energy at coal input \(shown(row["energy_share_coal_input_percent"], 2)) %"
        )
      ])
  }

  func shown(_ digits: String, _ places: Int) -> String { DigitText.shown(digits, places: places) ?? "?" }

  private var controlCard: String {
    let title = Phrase("双控：与路径相比", "Dual control: against the path")
    let rows = results.rows("dual_control")
    guard !rows.isEmpty else { return unknownCard("control", title, "dual_control") }
    return card(
      "control", title,
      rows.prefix(6).map { targetName($0).html + " " + Verdict.html($0["verdict"], words) },
      [
        Phrase(
          "\(rows[0]["year"]) 年；目标年 \(Set(rows.map { $0["target_year"] }).sorted().joined(separator: "、"))",
          "\(rows[0]["year"]); targets of \(Set(rows.map { $0["target_year"] }).sorted().joined(separator: ", "))")
      ])
  }

  private var idleCard: String {
    let title = Phrase("闲置土地", "Idle land")
    let home = results.home ?? ""
    guard let row = results.rows("idle_rates").first(where: { $0["zone"] == home }) else {
      return unknownCard("idle", title, "idle_rates")
    }
    return card(
      "idle", title,
      [
        figure(row["suspected_mu"], Phrase("亩疑似", "mu suspected"), places: 2),
        figure(row["recognised_mu"], Phrase("亩已认定", "mu recognised"), places: 2),
      ],
      [
        Phrase(
          "占已供应土地 \(shown(row["suspected_percent"], 2)) % 与 \(shown(row["recognised_percent"], 2)) %；截至 \(results.summary["as_of"]?.text ?? "")",
          "\(shown(row["suspected_percent"], 2)) % and \(shown(row["recognised_percent"], 2)) % of supplied land; as of \(results.summary["as_of"]?.text ?? "")"
        )
      ])
  }

  private var revivedCard: String {
    let title = Phrase("盘活", "Land revived")
    let rows = results.rows("revitalisation_series")
    guard !rows.isEmpty else { return unknownCard("revived", title, "revitalisation_series") }
    var lines: [String] = []
    for object in ["idle", "low_efficiency"] {
      guard let row = rows.last(where: { $0["object"] == object }) else { continue }
      let reported = results.rows("revitalisation_reported").first {
        $0["unit"] == "mu" && $0["rule"].contains(object == "idle" ? "idle" : "low-efficiency")
      }
      let unit = object == "idle" ? Phrase("亩闲置地再利用", "mu of idle land") : Phrase("亩低效地改造", "mu of low-efficiency land")
      lines.append(
        figure(row["total_mu"], unit, places: 0) + " " + (reported.map { Verdict.html($0["verdict"], words) } ?? ""))
    }
    return card("revived", title, lines, [Phrase("相符：与公开报道的数相符", "consistent: with what is reported")])
  }

  private var yieldCard: String {
    let title = Phrase("亩均", "Per mu")
    let home = results.home ?? ""
    guard let row = results.latest("yield_zones").first(where: { $0["zone"] == home }) else {
      return unknownCard("yield", title, "yield_zones")
    }
    guard !withheldZones.contains(home) else { return card("yield", title, [], withheldNote(1)) }
    return card("yield", title, yieldLines(row), [yieldFoot(row)])
  }

  private func yieldLines(_ row: WrittenTable.Row) -> [String] {
    [
      figure(row["output_wan_yuan_per_mu"], Phrase("万元/亩 产值", "万元/mu output"), places: 2),
      figure(row["value_added_wan_yuan_per_mu"], Phrase("万元/亩 增加值", "万元/mu value added"), places: 2),
      figure(row["tax_wan_yuan_per_mu"], Phrase("万元/亩 税收", "万元/mu tax"), places: 2),
    ]
  }

  private func yieldFoot(_ row: WrittenTable.Row) -> Phrase {
    Phrase(
      "\(row["year"]) 年，企业占用土地；产值已知 \(row["output_known"])/\(row["output_of"])，增加值 \(row["value_added_known"])/\(row["value_added_of"])",
      "\(row["year"]), land held by enterprises; output known of \(row["output_known"])/\(row["output_of"]), value added of \(row["value_added_known"])/\(row["value_added_of"])"
    )
  }

  private var findingCard: String {
    let ledger = results.summary["ledger"]
    let counts = results.summary["finding_counts"]
    var kinds = 0
    if case .object(let members)? = counts { kinds = members.count }
    let tones = latestVerdicts.map { Verdict.tone($0["verdict"]) }
    let open = tones.count { $0 == .open }
    return card(
      "findings", Phrase("规则与数据", "Rules and data"),
      [
        figure(String(tones.count { $0 == .bad }), Phrase("条不达标", "verdicts not met")),
        figure(String(open), Phrase("条未知", "verdicts unknown")),
        figure(ledger?["rejected"]?.plain ?? "", Phrase("条记录被拒", "records rejected")),
      ],
      [
        Phrase(
          "规则结论共 \(tones.count) 条；读入 \(ledger?["read"]?.plain ?? "?") 条记录；发现 \(kinds) 类问题",
          "\(tones.count) verdicts in all; \(ledger?["read"]?.plain ?? "?") records read; \(kinds) kinds of findings")
      ])
  }

  /// What the page of one zone begins with.
  private var zoneCard: String? {
    guard let zone, let row = results.latest("yield_zones").first(where: { $0["zone"] == zone }) else { return nil }
    let title = Phrase("亩均", "Per mu")
    guard !withheldZones.contains(zone) else { return card("yield", title, [], withheldNote(1)) }
    return card("yield", title, yieldLines(row), [yieldFoot(row)])
  }
}
