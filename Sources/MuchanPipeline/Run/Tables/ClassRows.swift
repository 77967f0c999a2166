internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanReport
internal import MuchanYield

/// Score, rank and class by enterprise and year, or why there is none (`classes.csv`).
struct ClassRows: StreamedTable {
  let name = "classes"
  let account: ClassAccount
  let enterprises: EnterpriseYears

  var isEmpty: Bool { account.years.isEmpty }

  var columns: [Column] {
    [
      .text("enterprise_id", en: "enterprise", zh: "企业"), .text("name", en: "name", zh: "名称"),
      .number("year", en: "year", zh: "年份"), .text("scheme"), .text("group", en: "group", zh: "组别"),
      .text("standing", en: "standing", zh: "状态"), .text("class", en: "class", zh: "等级"),
      .number("rank", en: "rank", zh: "名次"), .number("of", en: "of", zh: "共"),
      .number("score", en: "score", zh: "得分"), .text("reasons", en: "reasons", zh: "原因"), .number("land_mu"),
    ]
  }

  func write<Sink: RowSink, Failed: Error>(
    to sink: inout Sink, afterRow: (inout Sink) throws(Failed) -> Void
  ) throws(Failed) {
    for year in account.years {
      for enterprise in 0..<year.count where year.standing(of: enterprise) != .absent {
        let standing = year.standing(of: enterprise)
        let group = year.group(of: enterprise)
        sink.add(enterprises.ids[enterprise])
        sink.add(enterprises.index(of: enterprise, in: year.year).flatMap(enterprises.rows.name(of:)))
        sink.add(year.year)
        sink.add(year.scheme.id)
        sink.add(group?.name)
        sink.add(standing.name)
        sink.add(year.className(of: enterprise))
        sink.add(optional: year.rank(of: enterprise))
        sink.add(optional: group?.order.count)
        sink.add(year.score(of: enterprise))
        sink.add(standing == .ranked ? nil : year.reasons(of: enterprise).joined(separator: "; "))
        sink.add(year.land(of: enterprise)?.mu, minimumPlaces: 4)
        sink.endRow()
        try afterRow(&sink)
      }
    }
  }
}

/// What each indicator gave each enterprise that is ranked (`class_scores.csv`).
struct ClassScoreRows: StreamedTable {
  let name = "class_scores"
  let account: ClassAccount
  let enterprises: EnterpriseYears

  var isEmpty: Bool { account.years.allSatisfy { $0.groups.allSatisfy(\.order.isEmpty) } }

  var columns: [Column] {
    [
      .text("enterprise_id", en: "enterprise", zh: "企业"), .number("year", en: "year", zh: "年份"),
      .text("indicator", en: "indicator", zh: "指标"), .number("amount"), .number("per"),
      .number("value", en: "value", zh: "数值"), .number("base", en: "base", zh: "基准值"),
      .number("points", en: "points", zh: "得分"), .text("remark"),
    ]
  }

  func write<Sink: RowSink, Failed: Error>(
    to sink: inout Sink, afterRow: (inout Sink) throws(Failed) -> Void
  ) throws(Failed) {
    let names = account.scheme.indicators.map(\.name.description)
    for year in account.years {
      for enterprise in 0..<year.count where year.standing(of: enterprise) == .ranked {
        for (name, line) in zip(names, year.lines(of: enterprise)) {
          sink.add(enterprises.ids[enterprise])
          sink.add(year.year)
          sink.add(name)
          sink.add(line.amount)
          sink.add(line.denominator)
          sink.add(line.value)
          sink.add(line.base)
          sink.add(line.points)
          sink.add(line.remark)
          sink.endRow()
          try afterRow(&sink)
        }
      }
    }
  }
}

/// The classes of enterprises over the years (`class_history.csv`).
struct ClassCourseRows: StreamedTable {
  let name = "class_history"
  let rows: [ClassCourse.Row]

  var isEmpty: Bool { rows.isEmpty }

  var columns: [Column] {
    [
      .text("enterprise_id", en: "enterprise", zh: "企业"), .number("year", en: "year", zh: "年份"),
      .text("class", en: "class", zh: "等级"), .text("scheme", en: "scheme", zh: "评价办法"),
      .text("origin", en: "origin", zh: "来源"), .text("previous_class", en: "before", zh: "上年"),
      .text("change", en: "change", zh: "变化"),
    ]
  }

  func write<Sink: RowSink, Failed: Error>(
    to sink: inout Sink, afterRow: (inout Sink) throws(Failed) -> Void
  ) throws(Failed) {
    for row in rows {
      sink.add(row.enterprise)
      sink.add(row.year)
      sink.add(row.className)
      sink.add(row.scheme)
      sink.add(row.isComputed ? "computed" : "given")
      sink.add(row.previous)
      sink.add(row.change?.rawValue)
      sink.endRow()
      try afterRow(&sink)
    }
  }
}

extension ClassExplanation.Line {
  /// What is special about the points.
  var remark: String? { isGroupMean ? "group_mean" : isLimited ? "limited" : nil }
}
