extension ReportPage {
  /// Whether the data can be trusted.
  var qualityPanel: Panel? {
    var panel = Panel(id: "quality", title: Phrase("数据质量", "Data quality"))
    panel.notes = [
      Phrase("读入 = 采用 + 拒绝 + 跳过。", "Read = stored + rejected + skipped.")
    ]
    var ledger = PanelTable(
      id: "ledger-table", caption: Phrase("记录去向", "What became of the records"),
      columns: [
        .init(heading: Phrase("文件", "file")), .init(heading: Phrase("读入", "read"), isNumber: true),
        .init(heading: Phrase("采用", "stored"), isNumber: true),
        .init(heading: Phrase("拒绝", "rejected"), isNumber: true),
        .init(heading: Phrase("跳过", "skipped"), isNumber: true),
      ])
    for (name, value) in members("ledgers") {
      ledger.rows.append(
        [words[name].html]
          + ["read", "stored", "rejected", "skipped"].map { DigitText.html(value[$0]?.plain ?? "", places: 0) })
    }
    var coverage = PanelTable(
      id: "coverage-table", caption: Phrase("覆盖", "Coverage"),
      columns: [
        .init(heading: Phrase("内容", "of what")), .init(heading: Phrase("已知", "known"), isNumber: true),
        .init(heading: Phrase("共", "of"), isNumber: true),
      ])
    for (name, value) in members("coverage") {
      coverage.rows.append(
        [words[name].html] + ["known", "of"].map { DigitText.html(value[$0]?.plain ?? "", places: 0) })
    }
    let findings = PanelTable(
      "findings-table", Phrase("发现的问题", "Findings"), options.isPublic ? [] : results.rows("findings"),
      [
        .init("severity", "程度", "severity", .word), .init("code", "代码", "code", .code),
        .init("count", "次数", "count", .number(places: 0)),
        .init("message", "内容", "message"), .init("file", "文件", "file"), .init("line", "行", "line"),
        .init("id", "编号", "id"),
        .init("field", "字段", "field"), .init("found", "发现", "found"), .init("expected", "应为", "expected"),
      ], words: words, file: "findings")
    var absent = PanelTable(
      id: "absent-table", caption: Phrase("因缺少输入而没有的账", "Accounts that are not there"),
      columns: [.init(heading: Phrase("账", "account")), .init(heading: Phrase("缺少", "missing"))])
    for value in results.summary["absent"]?.list ?? [] {
      absent.rows.append([
        words[value["account"]?.text ?? ""].html, "<bdi>\(Markup.escaped(value["missing"]?.text ?? ""))</bdi>",
      ])
    }
    absent.isOpen = absent.rows.count < 20
    panel.tables = [ledger, coverage, absent, findings]
    return panel
  }

  /// The members of an object of the summary.
  func members(_ name: String) -> [(String, JSONValue)] {
    guard case .object(let members)? = results.summary[name] else { return [] }
    return members
  }

  /// How the figures were made, and how to make them again.
  var methodPanel: Panel? {
    var panel = Panel(id: "method", title: Phrase("方法与复现", "Methods, and how to get the same again"))
    panel.notes = [
      Phrase(
        "面积：\(results.summary["method"]?.text ?? "")；1 亩 = 2000/3 平方米。",
        "Areas: \(results.summary["method"]?.text ?? ""); 1 mu = 2000/3 m²."),
      Phrase(
        "muchan \(results.summary["version"]?.text ?? "")；截至 \(results.summary["as_of"]?.text ?? "未定")；本页由结果文件绘成，不作计算。",
        "muchan \(results.summary["version"]?.text ?? ""); as of \(results.summary["as_of"]?.text ?? "no day"); this page is drawn from the result files and computes nothing."
      ),
    ]
    panel.tables = reproduction
    panel.tables.append(
      PanelTable(
        "factors-table", Phrase("碳排放因子", "CO2 factors"), results.rows("carbon_factors"),
        [
          .init("kind", "类别", "kind", .word), .init("subject", "对象", "subject", .word), .init("year", "年份", "year"),
          .init("factor_year", "因子年份", "factor of"), .init("value", "数值", "value", .number(places: 6)),
          .init("unit", "单位", "unit"),
          .init("certainty", "可靠性", "certainty", .word), .init("source", "来源", "source"),
        ], words: words, file: "carbon_factors"))
    panel.tables.append(
      PanelTable(
        "assumptions-table", Phrase("设定", "What is assumed"), results.rows("assumptions"),
        [
          .init("id", "编号", "id", .code), .init("year", "年份", "year"),
          .init("value", "数值", "value", .number(places: nil)),
          .init("unit", "单位", "unit"), .init("text", "内容", "text"), .init("source", "来源", "source"),
        ], words: words, file: "assumptions"))
    return panel
  }

  /// Versions and digests, as the summary has them.
  private var reproduction: [PanelTable] {
    guard case .object(let members)? = results.summary["reproduction"] else { return [] }
    var facts = PanelTable(
      id: "reproduction-table", caption: Phrase("版本与设置", "Versions and settings"),
      columns: [.init(heading: Phrase("项目", "item")), .init(heading: Phrase("值", "value"))])
    var tables: [PanelTable] = []
    for (name, value) in members {
      if let list = value.list, case .object(let first)? = list.first {
        var table = PanelTable(
          id: "reproduction-" + Self.anchor(name), caption: words[name],
          columns: first.map { PanelTable.Column(heading: words[$0.0]) })
        for entry in list {
          table.rows.append(
            first.map { Self.code(entry[$0.0]) })
        }
        table.isOpen = list.count <= 14
        tables.append(table)
      } else {
        facts.rows.append([words[name].html, Self.code(value)])
      }
    }
    return [facts] + tables
  }

  /// A value as it stands in the summary; nothing for none, and the balance of records as a sum.
  private static func code(_ value: JSONValue?) -> String {
    guard let value else { return "" }
    if case .null = value { return "" }
    let parts = ["read", "stored", "rejected", "skipped"].compactMap { value[$0]?.plain }
    let text =
      parts.count == 4 ? "\(parts[0]) = \(parts[1]) + \(parts[2]) + \(parts[3])" : value.plain ?? value.compact()
    return "<code>\(Markup.escaped(text))</code>"
  }

  /// Outlines in longitude and latitude as GeoJSON, where they are asked for.
  var embeddedData: String? {
    guard options.embedsData, !options.isPublic, let sheets = results.drawing?.sheets, sheet < sheets.count else {
      return nil
    }
    let own = sheets[sheet]
    let features = own.parcels.map { parcel in
      "{\"type\":\"Feature\",\"properties\":{\"parcel_id\":\(JSONValue.string(parcel.id).compact())},\"geometry\":"
        + "{\"type\":\"MultiLineString\",\"coordinates\":\(own.coordinates(of: parcel.path))}}"
    }
    // "</script" must not be able to end the element it stands in.
    return ("{\"type\":\"FeatureCollection\",\"features\":[" + features.joined(separator: ",\n") + "]}")
      .split(separator: "<", omittingEmptySubsequences: false).joined(separator: "\\u003c")
  }
}

extension MapDrawing.Sheet {
  /// The rings of a path in degrees, to the precision of the drawing.
  fileprivate func coordinates(of path: String) -> String {
    var rings: [String] = []
    for ring in path.split(separator: "M") {
      guard let numbers = Self.numbers(ring), numbers.count >= 2 else { continue }
      var (x, y) = (0.0, 0.0)
      var points: [String] = []
      var place = 0
      while place + 1 < numbers.count {
        (x, y) = (x + numbers[place], y + numbers[place + 1])
        points.append("[\(degrees(west + x / unitsPerDegreeEast)),\(degrees(north - y / unitsPerDegreeSouth))]")
        place += 2
      }
      if ring.hasSuffix("z"), let first = points.first { points.append(first) }
      rings.append("[\(points.joined(separator: ","))]")
    }
    return "[\(rings.joined(separator: ","))]"
  }

  private func degrees(_ value: Double) -> String { Cell.decimalText(value, places: 7) ?? "0" }

  /// The steps of a ring, the square of a vanished parcel among them.
  private static func numbers(_ ring: Substring) -> [Double]? {
    if ring.hasSuffix("h10v10h-10z") {
      let start = ring.dropLast("h10v10h-10z".count).split(separator: " ").compactMap { Double($0) }
      return start.count == 2 ? start + [10, 0, 0, 10, -10, 0] : nil
    }
    var numbers: [Double] = []
    var digits = ""
    for character in ring {
      if character == "-" || !(character.isNumber) {
        if let number = Double(digits) { numbers.append(number) }
        digits = character == "-" ? "-" : ""
      } else {
        digits.append(character)
      }
    }
    if let number = Double(digits) { numbers.append(number) }
    return numbers
  }
}
