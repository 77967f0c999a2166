import Foundation
import MuchanDiagnostics
import MuchanPolicy
import MuchanRecords
import MuchanTestSupport
import Testing

/// Against fractions, all pairs and scipy: Tests/Fixtures/oracles/ranking.md.
@Suite struct RankingTests {
  /// Five indicators of made-up names: x0, x2, x3 are better when high, x1 and x4 when low.
  private static func registry() throws -> IndicatorRegistry {
    try IndicatorRegistry(
      (0..<5).map { number in
        DataRow([
          "indicator": "x\(number)", "unit": "t", "direction": [1, 4].contains(number) ? "lower" : "higher",
          "scopes": "zone", "zh": "指标", "en": "figure", "formula": "stated", "origin": "stated",
        ])
      })
  }

  private static func yaml(_ method: String = "min_max", more: String = "") -> String {
    let targets = [40, 30, 25, 50, 20]
    func item(_ number: Int, _ weight: Int) -> String {
      let target = method == "target_ratio" ? ", target: \(targets[number]), unit: t" : ""
      return "{indicator: x\(number), weight: \(weight), certainty: derived\(target)}"
    }
    return """
      id: test
      title: {zh: 测试, en: test}
      document: {zh: 无}
      certainty: derived
      normalise: \(method)
      score_places: 9
      \(more)
      heads:
        - {id: a, title: {zh: 甲, en: A}, weight: 50, certainty: derived, items: [\(item(0, 60)), \(item(1, 40))]}
        - {id: b, title: {zh: 乙, en: B}, weight: 30, certainty: derived, items: [\(item(2, 100))]}
        - {id: c, title: {zh: 丙, en: C}, weight: 20, certainty: derived, items: [\(item(3, 25)), \(item(4, 75))]}
      """
  }

  private static func book(_ method: String = "min_max", more: String = "") throws -> RankingBook {
    try RankingBook(yaml: yaml(method, more: more), registry: registry())
  }

  private static func field(_ rows: [(id: String, figures: [Double?])], level: String? = nil) -> Ranking.Field {
    var field = Ranking.Field(zones: rows.map { RankedZone(id: $0.id, level: level) }, items: 5)
    for (zone, row) in rows.enumerated() {
      for (item, figure) in row.figures.enumerated() { field.figures[item][zone] = figure ?? .nan }
    }
    return field
  }

  @Test func scoresRanksAndNearestChangesAreThoseOfFractionsAndPairs() throws {
    let rows = try ExpectedTable(Fixture("oracles/ranking.csv")).rows
    #expect(rows.count == 295)
    for (_, own) in Dictionary(grouping: rows, by: { $0["case"] }) {
      let figures = try own.map { try JSONDecoder().decode([Double].self, from: Data($0["figures"].utf8)) }
      let field = Self.field(zip(own, figures).map { ($0["zone"], $1) })
      let ranking = Ranking(field, year: 2_024, by: try Self.book(own[0]["method"]))
      let sensitivity = RankSensitivity(ranking)
      for (zone, row) in own.enumerated() {
        #expect(
          try #require(ranking.scores[zone]).isClose(
            to: try #require(row.number("score")), relative: 1e-9, absolute: 1e-8))
        #expect(ranking.ranks[zone] == Int(row["rank"]))
        for (move, column) in [(sensitivity.byHead[zone], "head_points"), (sensitivity.byItem[zone], "item_points")] {
          guard let expected = row.number(column) else {
            #expect(move == nil)
            continue
          }
          // The sign is left open where two moves are equally far.
          let points = try #require(move?.points).magnitude
          #expect(points.isClose(to: expected.magnitude, relative: 1e-8, absolute: 1e-10))
        }
      }
    }
  }

  @Test func tiesShareARankAndTheNextIsLeftOutOrFollows() throws {
    let rows: [(String, [Double?])] = [
      ("a", [4, 1, 1, 1, 1]), ("b", [2, 1, 1, 1, 1]), ("c", [2, 1, 1, 1, 1]), ("d", [1, 1, 1, 1, 1]),
    ]
    #expect(Ranking(Self.field(rows), year: 1, by: try Self.book()).ranks == [1, 2, 2, 4])
    #expect(Ranking(Self.field(rows), year: 1, by: try Self.book(more: "ties: dense")).ranks == [1, 2, 2, 3])
  }

  @Test func aMissingFigureIsNeverGood() throws {
    let rows: [(String, [Double?])] = [("a", [4, 1, 1, 1, 1]), ("b", [nil, 1, 1, 1, 1]), ("c", [1, 1, 1, 1, 1])]
    let unranked = Ranking(Self.field(rows), year: 1, by: try Self.book())
    #expect(unranked.ranks == [1, nil, 2])
    #expect(unranked.missing(of: 1) == ["x0"])
    // 30 = 50 % of 60 % of 100 points are lost, and half of them where the mean of 100 and 0 stands in.
    #expect(Ranking(Self.field(rows), year: 1, by: try Self.book(more: "missing: zero")).scores == [100, 70, 70])
    #expect(Ranking(Self.field(rows), year: 1, by: try Self.book(more: "missing: mean")).scores == [100, 85, 70])
  }

  @Test func lastRanksWarnAndRepeatedOnesLeave() throws {
    let book = try Self.book(
      more: """
        last: {count: 2, exit_after_years: 2, certainty: derived}
        promotion: {levels: [provincial], count: 1, certainty: derived}
        """)
    func ranking(_ year: Int, _ order: [Double]) -> Ranking {
      let rows = order.enumerated().map { ("Z\($0)", [$1, 1, 1, 1, 1] as [Double?]) }
      return Ranking(Self.field(rows, level: "provincial"), year: year, by: book)
    }
    // By hand: Z3 and Z2 are the last of 2023; Z3 and Z1 those of 2024, so that Z3 leaves and Z1 is warned.
    let course = try #require(RankCourse([ranking(2_024, [9, 2, 5, 1]), ranking(2_023, [9, 6, 2, 1])]))
    #expect(
      course.entries.map { "\($0.zone) \($0.consequence.rawValue) \($0.years ?? 0)" } == [
        "1 warned 1", "3 leaves 2", "0 may_rise 0",
      ])
    #expect(course.rankBefore(1) == 2)
    // A year without a ranking ends the row.
    let gap = try #require(RankCourse([ranking(2_022, [9, 6, 2, 1]), ranking(2_024, [9, 2, 5, 1])]))
    #expect(gap.entries.filter { $0.consequence == .leaves }.isEmpty)
    #expect(gap.rankBefore(1) == nil)
    // Two zones are all among the last two: nobody is warned.
    let small = try #require(RankCourse([ranking(2_024, [2, 1])]))
    #expect(small.isTooSmall && small.entries.allSatisfy { $0.consequence == .mayRise })
    // Nobody is the last where all are equal, nor was.
    let equal = try #require(RankCourse([ranking(2_024, [3, 3, 3, 3]), ranking(2_023, [2, 2, 2, 2])]))
    #expect(equal.isTooSmall && equal.entries.allSatisfy { $0.consequence == .mayRise })
    let after = try #require(RankCourse([ranking(2_024, [9, 2, 5, 1]), ranking(2_023, [2, 2, 2, 2])]))
    #expect(after.entries.filter { $0.consequence == .leaves }.isEmpty)
  }

  @Test func leavingAFigureOutLetsNobodyOff() throws {
    let book = try Self.book(
      more: """
        last: {count: 2, exit_after_years: 2, certainty: derived}
        promotion: {levels: [provincial], count: 2, certainty: derived}
        """)
    func ranking(_ year: Int, _ order: [Double?]) -> Ranking {
      let rows = order.enumerated().map { ("Z\($0)", [$1, 1, 1, 1, 1] as [Double?]) }
      return Ranking(Self.field(rows, level: "provincial"), year: year, by: book)
    }
    // By hand: Z3 was the last of 2023 and states nothing for 2024. Z4 and Z2 are the last of those that do; were Z3 the
    // last of all, Z4 would be still, and Z2 would not. Were it the first, Z1 would not be among the first two.
    let course = try #require(RankCourse([ranking(2_024, [9, 8, 3, nil, 1]), ranking(2_023, [9, 8, 7, 1, 6])]))
    #expect(
      course.entries.map { "\($0.zone) \($0.consequence.rawValue) \($0.years ?? 0) \($0.dependsOnUnranked)" } == [
        "2 warned 1 true", "4 leaves 2 false", "3 unknown 1 true", "0 may_rise 0 false", "1 may_rise 0 true",
      ])
  }

  @Test func marksHaveTheUnitOfTheirIndicator() throws {
    let right = Self.yaml("target_ratio")
    for (unit, told) in [("kg", "t, the unit of x0"), ("", "unit")] {
      let wrong = right.replacing("target: 40, unit: t", with: "target: 40" + (unit.isEmpty ? "" : ", unit: \(unit)"))
      let failure = #expect(throws: Failure.self) { try RankingBook(yaml: wrong, registry: Self.registry()) }
      #expect(failure?.diagnostic.message(in: .english).contains(told) == true)
    }
    // 20 % of a target of 40 %, not of 40.
    let shares = try IndicatorRegistry([
      DataRow([
        "indicator": "s", "unit": "ratio", "direction": "higher", "scopes": "zone", "zh": "份额", "en": "share",
        "formula": "stated", "origin": "stated",
      ])
    ])
    let book = try RankingBook(
      yaml: """
        id: test
        title: {zh: 测试, en: test}
        document: {zh: 无}
        certainty: derived
        normalise: target_ratio
        heads:
          - {id: a, title: {zh: 甲, en: A}, weight: 100, certainty: derived,
             items: [{indicator: s, weight: 100, certainty: derived, target: 40, unit: "%"}]}
        """, registry: shares)
    var field = Ranking.Field(zones: [RankedZone(id: "Z")], items: 1)
    field.figures[0][0] = 0.2
    #expect(Ranking(field, year: 2_024, by: book).scores == [50])
  }

  @Test(arguments: [
    ("weight: 50", "weight: 40", "weights add up to 90"), ("weight: 60", "weight: 50", "weights add up to 90"),
    ("indicator: x0", "indicator: y0", "did you mean x0?"), ("indicator: x1", "indicator: x0", "not there already"),
    ("normalise: min_max", "normalise: best", "min_max, efficacy, target_ratio"),
    ("id: test", "id: test\nhead: x", "head"),
  ])
  func wrongBooksAreToldWithLineAndKey(right: String, wrong: String, told: String) throws {
    let yaml = Self.yaml().replacingOccurrences(of: right, with: wrong)
    let failure = #expect(throws: Failure.self) {
      try RankingBook(yaml: yaml, file: "own.yaml", registry: try Self.registry())
    }
    let diagnostic = try #require(failure?.diagnostic)
    #expect(diagnostic.place.file == "own.yaml" && diagnostic.place.line != nil)
    #expect(diagnostic.message(in: .english).contains(told), "\(diagnostic.message(in: .english))")
  }

  private static func shipped(_ name: String) throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: "data/\(name)"), encoding: .utf8)
  }

  private static func shippedRegistry() throws -> IndicatorRegistry {
    let table = ExpectedTable(csv: try shipped("indicators.csv"))
    return try IndicatorRegistry(
      table.rows.map { row in
        DataRow(Dictionary(uniqueKeysWithValues: table.columns.map { ($0, row[$0]) }))
      })
  }

  @Test(arguments: ["jiangsu-2021", "mofcom-2021", "nanjing-2021", "parks"])
  func shippedBooksAreRight(name: String) throws {
    let book = try RankingBook(
      yaml: try Self.shipped("rankings/\(name).yaml"), file: name, registry: try Self.shippedRegistry())
    #expect(book.id == name)
  }

  /// domain.md 3.5: openness 30, development quality 30, science 15, green 15, coordination 10.
  @Test func theMinistrysWeightsAreThePublishedOnes() throws {
    let book = try RankingBook(
      yaml: try Self.shipped("rankings/mofcom-2021.yaml"), registry: try Self.shippedRegistry())
    #expect(
      book.heads.map { "\($0.id) \($0.weight)" } == [
        "openness 30", "development 30", "science 15", "green 15", "coordination 10",
      ])
  }
}
