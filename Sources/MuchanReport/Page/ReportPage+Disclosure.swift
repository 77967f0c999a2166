extension ReportPage {
  /// Which of some groups a public page must not show: those of fewer than three enterprises, and, where only one such
  /// group is left out of a total that is shown, the smallest other one, since the difference would tell.
  ///
  /// - Parameter counts: how many enterprises each group has; nil where that is not known, which is not shown either.
  static func withheld(_ counts: [Int?]) -> Set<Int> {
    var withheld = Set(counts.indices.filter { (counts[$0] ?? 1) < PageOptions.fewestEnterprises && counts[$0] != 0 })
    // Groups without enterprises add nothing to a total, and hide nothing.
    let hidden = withheld.reduce(0) { $0 + (counts[$1] ?? 0) }
    guard !withheld.isEmpty, withheld.count < 2 || hidden < PageOptions.fewestEnterprises else { return withheld }
    let others = counts.indices.filter { !withheld.contains($0) && (counts[$0] ?? 0) > 0 }
    if let next = others.min(by: { (counts[$0] ?? 0, $0) < (counts[$1] ?? 0, $1) }) { withheld.insert(next) }
    return withheld
  }

  /// The rows that may be shown, and how many may not.
  ///
  /// - Parameter groups: rows that add up to one total have the same group.
  func disclosed(
    _ rows: [WrittenTable.Row], enterprises column: String, groups: (WrittenTable.Row) -> String = { _ in "" }
  ) -> (rows: [WrittenTable.Row], withheld: Int) {
    guard options.isPublic else { return (rows, 0) }
    var hidden = Set<Int>()
    for group in Set(rows.map(groups)) {
      let places = rows.indices.filter { groups(rows[$0]) == group }
      for place in Self.withheld(places.map { Int(rows[$0][column]) }) { hidden.insert(places[place]) }
    }
    return (rows.indices.filter { !hidden.contains($0) }.map { rows[$0] }, hidden.count)
  }

  /// What a public page says of rows that it does not show.
  func withheldNote(_ count: Int) -> [Phrase] {
    guard count > 0 else { return [] }
    return [
      Phrase(
        "\(count) 行涉及不足 \(PageOptions.fewestEnterprises) 家企业，或可由合计推出，未公开。",
        "\(count) rows are withheld: of fewer than \(PageOptions.fewestEnterprises) enterprises, or to be told from a total."
      )
    ]
  }

  /// The zones whose figures are not public.
  var withheldZones: Set<String> {
    guard options.isPublic else { return [] }
    let rows = results.latest("yield_zones")
    let shown = Set(disclosed(rows, enterprises: "enterprises") { $0["parent"] }.rows.map { $0["zone"] })
    return Set(rows.map { $0["zone"] }).subtracting(shown)
  }
}
