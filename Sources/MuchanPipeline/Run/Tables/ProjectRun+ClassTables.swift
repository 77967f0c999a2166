internal import MuchanFormats
internal import MuchanLand
internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanReport
internal import MuchanYield

extension ProjectRun {
  /// Enterprises, land, output, tax and energy by class and year (`class_structure.csv`).
  func classStructureTable(_ account: ClassAccount) -> ReportTable {
    let figures: [(figure: YieldFigure, english: String, chinese: String)] = [
      (.output, "output %", "产值%"), (.valueAdded, "value added %", "增加值%"), (.tax, "tax %", "税收%"),
      (.energyCalorific, "energy %", "能耗%"), (.energyCoalInput, "energy % (coal input)", "能耗%(等价)"),
    ]
    var table = ReportTable(
      name: "class_structure",
      columns: [
        .number("year", en: "year", zh: "年份"), .text("scheme"), .text("standing", en: "standing", zh: "状态"),
        .text("class", en: "class", zh: "等级"), .number("enterprises", en: "enterprises", zh: "企业数"),
        .number("land_mu", en: "land mu", zh: "占地(亩)"), .number("land_share_percent", en: "land %", zh: "用地%"),
      ]
        + figures.flatMap { entry -> [Column] in
          [
            .number(entry.figure.column), .number("\(entry.figure.rawValue)_known"),
            .number("\(entry.figure.rawValue)_share_percent", en: entry.english, zh: entry.chinese),
          ]
        })
    for year in account.years {
      let rows = year.structure
      let land = rows.reduce(Area.zero) { $0 + $1.sums.land }
      for row in rows {
        let lead: [Cell] = [
          .integer(year.year), .text(year.scheme.id), .text(row.standing.name), .optional(row.name),
          .integer(row.enterprises), .decimal(row.sums.land.mu, minimumPlaces: 4),
          .percent(Ratio(row.sums.land.squareMetres, of: land.squareMetres)),
        ]
        let amounts = figures.flatMap { entry -> [Cell] in
          let sum = row.sums[entry.figure]
          let whole = rows.reduce(FixedDecimal<SixPlaces>.zero) { $0 + $1.sums[entry.figure].amount }
          let isKnown = sum.coverage.known > 0
          return [
            isKnown ? .decimal(sum.amount) : .unknown, .integer(sum.coverage.known),
            isKnown ? .percent(Ratio(sum.amount, of: whole)) : .unknown,
          ]
        }
        table.append(lead + amounts)
      }
    }
    return table
  }

  /// The indicators with weight and base of each group and year, and where they are from (`class_bases.csv`).
  func classBaseTable(_ account: ClassAccount) -> ReportTable {
    var table = ReportTable(
      name: "class_bases",
      columns: [
        .number("year", en: "year", zh: "年份"), .text("scheme"), .text("group", en: "group", zh: "组别"),
        .number("ranked", en: "ranked", zh: "参评户数"), .text("indicator", en: "indicator", zh: "指标"),
        .number("weight", en: "weight", zh: "权重"), .number("base", en: "base", zh: "基准值"),
        .text("base_from", en: "base from", zh: "基准来源"), .text("cap"), .text("floor"), .text("missing"),
        .text("certainty", en: "certainty", zh: "可靠性"), .text("document"), .text("note"),
      ])
    let scheme = account.scheme
    for year in account.years {
      for group in year.groups where !group.name.isEmpty {
        for (indicator, base) in zip(scheme.indicators, group.bases) {
          let from =
            switch indicator.base {
            case .fixed: "published"
            case .lastYearsMean(let times): "\(times) x mean of \(year.year - 1)"
            }
          table.append([
            .integer(year.year), .text(scheme.id), .text(group.name), .integer(group.order.count),
            .text(indicator.name.description), .decimal(indicator.weight), .decimal(base), .text(from),
            .text(indicator.cap.map { "\($0) x weight" } ?? "none"), .text(indicator.floor?.description ?? "none"),
            .text(indicator.missing.rawValue), .text(indicator.certainty.rawValue), .text(scheme.document),
            .optional(indicator.note),
          ])
        }
      }
    }
    return table
  }

  /// Who sits within one per cent of a cut (`class_sensitivity.csv`).
  func classSensitivityTable(_ account: ClassAccount) -> ReportTable {
    var table = ReportTable(
      name: "class_sensitivity",
      columns: [
        .number("year", en: "year", zh: "年份"), .text("cut", en: "cut", zh: "分界"),
        .number("cut_score", en: "cut score", zh: "分界得分"),
        .text("enterprise_id", en: "enterprise", zh: "企业"), .text("name", en: "name", zh: "名称"),
        .text("class", en: "class", zh: "等级"), .number("rank", en: "rank", zh: "名次"),
        .number("score", en: "score", zh: "得分"), .number("distance", en: "distance", zh: "差距"),
      ])
    for year in account.years {
      for row in year.nearCuts {
        let record = accounts.enterprises.index(of: row.enterprise, in: year.year)
        table.append([
          .integer(year.year), .text("\(row.better)|\(row.worse)"), .decimal(row.cut),
          .text(accounts.enterprises.ids[row.enterprise]),
          .optional(record.flatMap(accounts.enterprises.rows.name(of:))), .text(row.className),
          .optional(year.rank(of: row.enterprise)), .decimal(row.score), .decimal(row.score - row.cut),
        ])
      }
    }
    return table
  }

  /// What each class means for power, land and quotas in the project's place (`class_resources.csv`). Where nothing was found
  /// for the place the value is unknown; another province's is never taken.
  func classResourceTable(_ account: ClassAccount) -> ReportTable {
    var table = ReportTable(
      name: "class_resources",
      columns: [
        .text("class", en: "class", zh: "等级"), .text("resource", en: "resource", zh: "资源"),
        .number("year_in_class", en: "year in class", zh: "连续年数"), .number("value", en: "value", zh: "数值"),
        .text("unit", en: "unit", zh: "单位"), .text("zh", zh: "内容"), .text("en", en: "meaning"),
        .text("source", en: "source", zh: "来源"), .text("certainty", en: "certainty", zh: "可靠性"), .text("province"),
        .text("city"),
      ])
    for entry in account.scheme.cuts?.classes ?? [] {
      for kind in ClassResource.Kind.allCases {
        let found = account.resources.filter { $0.className == entry.name && $0.kind == kind }
        if found.isEmpty {
          table.append(
            [.text(entry.name), .text(kind.rawValue)] + [Cell](repeating: .unknown, count: 7) + [
              .optional(project.locality.province), .optional(project.locality.city),
            ])
        }
        for row in found {
          table.append([
            .text(entry.name), .text(kind.rawValue), .optional(row.yearInClass), .decimal(row.value),
            .optional(row.unit), .text(row.chinese), .text(row.english), .text(row.provenance.source),
            .text(row.provenance.certainty.rawValue), .text(row.province), .optional(row.city),
          ])
        }
      }
    }
    return table
  }
}
