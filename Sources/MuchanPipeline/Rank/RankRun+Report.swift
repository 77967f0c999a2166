public import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanRecords
public import MuchanReport

extension RankRun {
  /// What `rank` prints.
  public func report(in language: Language) -> AccountReport {
    var report = AccountReport(verb: "rank", "rank", notes: notes(in: language)) { rankTable(in: language) }
    report.add("rank_heads") { headTable(in: language) }
    report.add("rank_items") { itemTable(in: language) }
    report.add("rank_consequences") { consequenceTable }
    report.add("rank_sensitivity") { sensitivityTable(in: language) }
    report.add("rank_years") { yearTable }
    report.add("rank_missing") { missingTable(in: language) }
    return report
  }

  /// The one JSON object: a table as rows, the others under `tables`.
  public func document(of report: AccountReport, table: ReportTable) -> ResultDocument {
    var document = ResultDocument(verb: report.verb, version: MuchanVersion.current, ledger: ledger, rows: table)
    document.findings = findings
    document.more = [("book", .string(book.id)), ("year", .optional(course?.rankings.last?.year))]
    document.makeMore = { [("tables", .object(report.tables(otherThan: table.name).map { ($0.name, $0.json) }))] }
    return document
  }

  /// The zones of the last ranking, the first first; those without a rank last, by id.
  private var order: [Int] {
    guard let now = course?.rankings.last else { return [] }
    return now.field.zones.indices.sorted {
      (now.ranks[$0] ?? Int.max, now.field.zones[$0].id) < (now.ranks[$1] ?? Int.max, now.field.zones[$1].id)
    }
  }

  private func rankTable(in language: Language) -> ReportTable {
    var columns: [Column] = [
      .number("rank", en: "rank", zh: "名次"), .text("zone", en: "zone", zh: "园区"),
      .text("name", en: "name", zh: "名称"), .text("level", en: "level", zh: "级别"), .text("group"),
      .number("score", en: "score", zh: "得分"), .number("rank_before", en: "before", zh: "上年名次"),
      .number("change", en: "change", zh: "升降"),
    ]
    let groupings = book.groupings
    columns += groupings.map {
      .number("rank_in_\($0.rawValue)", en: "in \($0.rawValue)", zh: $0 == .level ? "同级名次" : "片区名次")
    }
    columns += [.number("year"), .text("missing", en: "missing", zh: "缺少")]
    var table = ReportTable(name: "rank", columns: columns)
    guard let course, let now = course.rankings.last else { return table }
    for zone in order {
      let entry = now.field.zones[zone]
      let (rank, before) = (now.ranks[zone], course.rankBefore(zone))
      let change = rank.flatMap { rank in before.map { $0 - rank } }
      table.append(
        [
          .optional(rank), .text(entry.id), .optional(entry.name), .optional(entry.level), .optional(entry.group),
          .optional(now.scores[zone], places: book.scorePlaces), .optional(before), .optional(change),
        ] + now.groupRanks.map { .optional($0[zone]) } + [
          .integer(now.year), .text(rank == nil ? names(now.missing(of: zone), in: language) : ""),
        ])
    }
    return table
  }

  /// Indicators by their ids, in Chinese by their titles.
  private func names(_ indicators: [String], in language: Language) -> String {
    guard language == .chinese else { return indicators.joined(separator: ", ") }
    return indicators.map { registry[$0]?.title(in: language) ?? $0 }.joined(separator: "、")
  }

  private func headTable(in language: Language) -> ReportTable {
    var table = ReportTable(
      name: "rank_heads",
      columns: [
        .number("rank", en: "rank", zh: "名次"), .text("zone", en: "zone", zh: "园区"),
        .text("head"), .text("title", en: "head", zh: "一级指标"),
        .number("weight", en: "weight", zh: "权重"), .number("points", en: "points", zh: "得分(百分制)"),
        .number("score", en: "score", zh: "加权得分"), .text("certainty", en: "certainty", zh: "可靠性"),
      ])
    guard let now = course?.rankings.last else { return table }
    for zone in order where now.ranks[zone] != nil {
      for (number, head) in book.heads.enumerated() {
        let points = now.headPoints[number][zone]
        table.append([
          .optional(now.ranks[zone]), .text(now.field.zones[zone].id), .text(head.id), .text(head.title(in: language)),
          .decimal(head.weight), .number(points, places: 4),
          .number(points * head.weight.doubleValue / 100, places: 4), .text(head.certainty.rawValue),
        ])
      }
    }
    return table
  }

  private func itemTable(in language: Language) -> ReportTable {
    var table = ReportTable(
      name: "rank_items",
      columns: [
        .text("zone", en: "zone", zh: "园区"), .text("head"), .text("indicator"),
        .text("title", en: "indicator", zh: "指标"), .number("value", en: "value", zh: "数值"),
        .text("unit", en: "unit", zh: "单位"), .number("weight_in_head", en: "weight in head", zh: "二级权重"),
        .number("points", en: "points", zh: "得分(百分制)"), .text("direction"), .text("origin", en: "from", zh: "来源"),
        .text("certainty", en: "certainty", zh: "可靠性"),
      ])
    guard let now = course?.rankings.last else { return table }
    for zone in order {
      for (number, entry) in book.items.enumerated() {
        let indicator = registry[entry.item.indicator]
        let (figure, points) = (now.field.figures[number][zone], now.points[number][zone])
        table.append([
          .text(now.field.zones[zone].id), .text(book.heads[entry.head].id), .text(entry.item.indicator),
          .optional(indicator?.title(in: language)), .optional(figure.isNaN ? nil : figure, places: 6),
          .optional(indicator?.unit), .decimal(entry.item.weight), .optional(points.isNaN ? nil : points, places: 4),
          .text(entry.item.higherIsBetter ? "higher" : "lower"), .optional(origins[number][zone]?.rawValue),
          .text(entry.item.certainty.rawValue),
        ])
      }
    }
    return table
  }

  private var consequenceTable: ReportTable {
    var table = ReportTable(
      name: "rank_consequences",
      columns: [
        .text("zone", en: "zone", zh: "园区"), .text("name", en: "name", zh: "名称"),
        .text("level", en: "level", zh: "级别"), .number("rank", en: "rank", zh: "名次"),
        .text("consequence", en: "consequence", zh: "后果"), .number("years_in_a_row", en: "years", zh: "连续年数"),
        .number("year", en: "year", zh: "年份"), .text("certainty", en: "certainty", zh: "可靠性"),
        .text("depends_on_unranked", en: "open", zh: "取决于未排名园区"),
        .text("missing", en: "missing", zh: "缺少"), .text("document"), .text("article"),
      ])
    guard let course, let now = course.rankings.last else { return table }
    for entry in course.entries {
      let zone = now.field.zones[entry.zone]
      let certainty = entry.consequence == .mayRise ? book.promotion?.certainty : book.last?.certainty
      table.append([
        .text(zone.id), .optional(zone.name), .optional(zone.level), .optional(now.ranks[entry.zone]),
        .text(entry.consequence.rawValue), entry.years.map { .integer($0) } ?? .text(""), .integer(now.year),
        .optional(certainty?.rawValue), .text(entry.dependsOnUnranked ? "true" : "false"),
        .text(entry.consequence == .unknown ? now.missing(of: entry.zone).joined(separator: " ") : ""),
        .text(book.document), .optional(book.article),
      ])
    }
    return table
  }

  private func sensitivityTable(in language: Language) -> ReportTable {
    var table = ReportTable(
      name: "rank_sensitivity",
      columns: [
        .number("rank", en: "rank", zh: "名次"), .text("zone", en: "zone", zh: "园区"),
        .text("head"), .text("head_title", en: "head", zh: "一级指标"),
        .number("head_points", en: "weight moves by", zh: "权重变动(分)"),
        .text("head_other", en: "changes with", zh: "互换对象"), .text("item"),
        .text("item_title", en: "item", zh: "二级指标"),
        .number("item_points", en: "item moves by", zh: "二级权重变动(分)"), .text("item_other"),
      ])
    guard let now = course?.rankings.last, let sensitivity else { return table }
    let items = book.items
    let headTitles = book.heads.map { $0.title(in: language) }
    let itemTitles = items.map { registry[$0.item.indicator]?.title(in: language) ?? $0.item.indicator }
    for zone in order where now.ranks[zone] != nil {
      let (head, item) = (sensitivity.byHead[zone], sensitivity.byItem[zone])
      table.append([
        .optional(now.ranks[zone]), .text(now.field.zones[zone].id),
        .text(head.map { book.heads[$0.part].id } ?? ""), .text(head.map { headTitles[$0.part] } ?? ""),
        .optional(head?.points, places: 4), .text(head.map { now.field.zones[$0.other].id } ?? ""),
        .text(item.map { items[$0.part].item.indicator } ?? ""), .text(item.map { itemTitles[$0.part] } ?? ""),
        .optional(item?.points, places: 4),
        .text(item.map { now.field.zones[$0.other].id } ?? ""),
      ])
    }
    return table
  }

  private var yearTable: ReportTable {
    var table = ReportTable(
      name: "rank_years",
      columns: [
        .text("zone", en: "zone", zh: "园区"), .number("year", en: "year", zh: "年份"),
        .number("rank", en: "rank", zh: "名次"), .number("score", en: "score", zh: "得分"),
        .number("ranked", en: "of", zh: "共"), .flag("among_last", en: "among last", zh: "末位"),
      ])
    guard let course, let now = course.rankings.last else { return table }
    let ids = now.field.zones.indices.sorted { now.field.zones[$0].id < now.field.zones[$1].id }
    for zone in ids {
      for ranking in course.rankings where ranking.count > 0 {
        let isLast = book.last.map { ranking.count > $0.count && ranking.isAmongLast(zone, $0.count) }
        table.append([
          .text(now.field.zones[zone].id), .integer(ranking.year), .optional(ranking.ranks[zone]),
          .optional(ranking.scores[zone], places: book.scorePlaces), .integer(ranking.count),
          ranking.ranks[zone] == nil ? .unknown : .optional(isLast),
        ])
      }
    }
    return table
  }

  private func missingTable(in language: Language) -> ReportTable {
    var table = ReportTable(
      name: "rank_missing",
      columns: [
        .text("zone", en: "zone", zh: "园区"), .number("year", en: "year", zh: "年份"),
        .text("title", en: "missing", zh: "缺少的指标"), .text("indicator", en: "indicator", zh: "指标代码"),
        .text("where", en: "state it in", zh: "应填于"),
      ])
    guard let now = course?.rankings.last else { return table }
    for zone in order {
      for indicator in now.missing(of: zone) {
        table.append([
          .text(now.field.zones[zone].id), .integer(now.year),
          .text(registry[indicator]?.title(in: language) ?? indicator), .text(indicator),
          .text("indicators.csv: zone_id,period,indicator,value,unit (\(registry[indicator]?.unit ?? ""))"),
        ])
      }
    }
    return table
  }

  private func notes(in language: Language) -> [String] {
    let isChinese = language == .chinese
    var lines = [
      isChinese
        ? "办法  \(book.chineseTitle)；\(book.source)；可靠性 \(book.certainty.rawValue)"
        : "book  \(book.englishTitle); \(book.source); certainty \(book.certainty.rawValue)"
    ]
    if let note = book.note { lines.append((isChinese ? "说明  " : "note  ") + note) }
    guard let course, let now = course.rankings.last else {
      lines.append(
        isChinese ? "未知  没有属于该办法范围且有指标值的园区" : "unknown  no zone of the book's universe has a figure")
      return lines
    }
    let unranked = now.field.zones.count - now.count
    if unranked > 0 {
      lines.append(
        isChinese
          ? "未知  \(unranked) 个园区缺指标，未排名，见 rank_missing"
          : "unknown  \(unranked) zones lack figures and have no rank, see rank_missing")
    }
    if course.isTooSmall {
      lines.append(
        isChinese
          ? "未知  只有 \(now.count) 个园区有名次，末 \(book.last?.count ?? 0) 位规则不适用"
          : "unknown  only \(now.count) zones are ranked, so the rule on the last \(book.last?.count ?? 0) does not apply"
      )
    }
    return lines
  }
}
