internal import MuchanDiagnostics
internal import MuchanQuantities
internal import MuchanReport
internal import MuchanYield

/// One year of `class_breakdown`: the way from an enterprise's figures to its class, a row a step.
struct ClassBreakdown {
  private let explanation: ClassExplanation
  private let isChinese: Bool

  init(_ explanation: ClassExplanation, _ language: Language) {
    self.explanation = explanation
    isChinese = language == .chinese
  }

  /// A cell that a step does not have, which is not an unknown one.
  private static let none = Cell.text("")

  static var table: ReportTable {
    ReportTable(
      name: "class_breakdown",
      columns: [
        .number("year", en: "year", zh: "年份"), .text("step", en: "step", zh: "步骤"),
        .text("item", en: "item", zh: "项目"), .number("amount", en: "amount", zh: "数额"),
        .number("per", en: "per", zh: "除以"), .number("value", en: "value", zh: "数值"),
        .number("base", en: "base", zh: "基准值"), .number("ratio", en: "ratio", zh: "比值"),
        .number("weight", en: "weight", zh: "权重"), .number("most_points", en: "most", zh: "封顶"),
        .number("points", en: "points", zh: "得分"), .text("remark", en: "remark", zh: "说明"),
      ])
  }

  /// Adds the steps.
  func add(to table: inout ReportTable) {
    let none = Self.none
    func add(
      _ step: String, _ item: String, amount: Cell = none, per: Cell = none, value: Cell = none,
      base: Cell = none, ratio: Cell = none, weight: Cell = none, most: Cell = none,
      points: Cell = none, _ remark: String = ""
    ) {
      table.append([
        .integer(explanation.year), .text(step), .text(item), amount, per, value, base, ratio, weight, most, points,
        .text(remark),
      ])
    }
    for line in explanation.lines {
      add(
        "indicator", line.indicator.name.description, amount: .decimal(line.amount), per: .decimal(line.denominator),
        value: .decimal(line.value), base: .decimal(line.base), ratio: .optional(line.ratio, places: 4),
        weight: .decimal(line.indicator.weight), most: line.indicator.mostPoints.map { .decimal($0) } ?? none,
        points: .decimal(line.points), line.remark ?? "")
    }
    for entry in explanation.items {
      add(
        "item", entry.item.column.rawValue,
        points: entry.isMet.map { $0 ? .decimal(entry.item.points) : .integer(0) } ?? .unknown)
    }
    add(
      "score", explanation.standing.name, points: .decimal(explanation.score),
      explanation.reasons.joined(separator: "; "))
    if let group = explanation.group, let rank = explanation.rank {
      let last = group.lastRanks.map(String.init).joined(separator: " ")
      add(
        "rank", group.name, value: .integer(rank), base: .integer(group.order.count),
        group.lastRanks.isEmpty ? "" : "last rank of each class: \(last)")
    }
    if let name = explanation.className { add("class", name) }
    guard let next = explanation.next else { return }
    add(
      "next_class", next.name, value: .integer(next.lastRank), points: .decimal(next.score),
      explanation.score.map { "short by \((next.score - $0).description)" } ?? "")
    for lift in explanation.lifts {
      add(
        "lift", "\(lift.amount.rawValue)_wan_yuan", amount: .decimal(lift.more),
        lift.more == nil
          ? "no amount of it alone would have reached class \(next.name)"
          : "so much more alone would have reached class \(next.name)")
    }
  }

  /// The same in one line.
  var sentence: String {
    let explanation = explanation
    let score = explanation.score?.text(places: 4) ?? (isChinese ? "无" : "none")
    guard let rank = explanation.rank, let group = explanation.group else {
      let reasons = explanation.reasons.joined(separator: "; ")
      let name = explanation.className.map { isChinese ? "，列 \($0) 类" : ", class \($0)" } ?? ""
      return "\(explanation.year): \(explanation.standing.name)\(name) (\(reasons))"
    }
    var line =
      isChinese
      ? "\(explanation.year)：得分 \(score)，第 \(rank) 名，共 \(group.order.count) 户"
      : "\(explanation.year): score \(score), rank \(rank) of \(group.order.count)"
    if let name = explanation.className { line += isChinese ? "，\(name) 类" : ", class \(name)" }
    guard let next = explanation.next, let own = explanation.score else { return line }
    let short = (next.score - own).text(places: 4)
    line +=
      isChinese
      ? "；距 \(next.name) 类（得分 \(next.score.text(places: 4))，前 \(next.lastRank) 名）差 \(short) 分"
      : "; class \(next.name) ends at rank \(next.lastRank) with score \(next.score.text(places: 4)), \(short) above"
    let lifts = explanation.lifts.compactMap { lift in
      lift.more.map { "\(lift.amount.rawValue) +\($0.text(places: 2)) 万元" }
    }
    if !lifts.isEmpty { line += (isChinese ? "；单独增加即可达到：" : "; alone enough: ") + lifts.joined(separator: ", ") }
    return line
  }
}
