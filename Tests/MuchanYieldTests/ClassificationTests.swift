import MuchanDiagnostics
import MuchanQuantities
import MuchanRecords
import MuchanTestSupport
import MuchanYield
import Testing

@Suite("Classes")
struct ClassificationTests {
  @Test("points and scores are those of exact fractions, the mean for who has no discharge, negatives allowed")
  func scores() throws {
    let made = try MadeEnterprises()
    let result = made.classes(try MadeEnterprises.huangyan())
    for (enterprise, row) in made.expected.enumerated() {
      let lines = result.lines(of: enterprise)
      for (number, line) in lines.enumerated() {
        #expect(line.points?.description == row["points_\(number + 1)"], "\(row["id"])")
      }
      #expect(lines[3].isGroupMean == row["cod"].isEmpty)
      #expect(result.score(of: enterprise)?.description == row["score"])
      // The parts add up to the whole.
      #expect(lines.reduce(.zero) { $0 + ($1.points ?? .zero) } == result.score(of: enterprise))
      #expect(result.className(of: enterprise) == nil)
    }
  }

  @Test("cuts for 1, 5, 19, 20, 21 and 200 enterprises, with ties at cuts")
  func cuts() throws {
    let table = try ExpectedTable(Fixture("oracles/class_cuts.csv"))
    for row in table.rows {
      let made = try MadeEnterprises(count: try #require(Int(row["count"])))
      let cuts = try MadeEnterprises.cuts(
        try #require(ClassCuts.Rounding(rawValue: row["rounding"])),
        try #require(ClassCuts.Ties(rawValue: row["ties"])))
      let result = made.classes(try MadeEnterprises.huangyan(cuts: cuts))
      let classes = result.groups[0].order.map { result.className(of: $0) ?? "" }
      #expect(classes.joined() == row["classes"], "\(row["count"]) \(row["rounding"]) \(row["ties"])")
    }
  }

  @Test("any order of the rows gives the same scores, ranks and classes")
  func order() throws {
    let scheme = try MadeEnterprises.huangyan(cuts: try MadeEnterprises.cuts(.ceil, .better))
    let (first, second) = (try MadeEnterprises(), try MadeEnterprises(reversed: true))
    let (left, right) = (first.classes(scheme), second.classes(scheme))
    #expect(left.groups[0].order == right.groups[0].order)
    for enterprise in 0..<left.count {
      #expect(left.rank(of: enterprise) == right.rank(of: enterprise))
      #expect(left.score(of: enterprise) == right.score(of: enterprise))
    }
  }

  @Test("classes add up to all enterprises and all land")
  func structure() throws {
    let made = try MadeEnterprises()
    let result = made.classes(try MadeEnterprises.huangyan(cuts: try MadeEnterprises.cuts(.rankShare, .better)))
    let rows = result.structure
    #expect(rows.map { $0.name ?? "" } == ["A", "B", "C", "D"])
    #expect(rows.reduce(0) { $0 + $1.enterprises } == 200)
    let zone = try #require(made.table.row(of: 0))
    #expect(rows.reduce(Area.zero) { $0 + $1.sums.land } == zone.sums.land)
    #expect(rows.reduce(.zero) { $0 + $1.sums[.output].amount } == zone.sums[.output].amount)
  }

  @Test("the amount that is said to lift does, and one unit less does not")
  func lift() throws {
    let made = try MadeEnterprises()
    let scheme = try MadeEnterprises.huangyan(cuts: try MadeEnterprises.cuts(.rankShare, .better))
    let result = made.classes(scheme)
    let last = try #require(result.groups[0].order.last)
    let explanation = result.explanation(of: last)
    #expect(explanation.className == "D")
    let next = try #require(explanation.next)
    #expect(next.name == "C")
    #expect(result.rank(of: try #require(result.groups[0].order.dropLast(10).last)) == next.lastRank)
    let tax = try #require(explanation.lifts.first { $0.amount == .tax }?.more)
    let line = explanation.lines[0]
    let own = try #require(explanation.score)
    // By the formula of domain.md 3.2 with other rounding: tax = short x base x land / weight.
    let short = (next.score - own).doubleValue
    let wanted = short * 24.097 * (try #require(line.denominator)).doubleValue / 30
    #expect(tax.doubleValue.isClose(to: wanted, relative: 1e-7))
  }

  @Test("near a cut is who is within one hundredth of the last score above it")
  func near() throws {
    let made = try MadeEnterprises()
    let result = made.classes(try MadeEnterprises.huangyan(cuts: try MadeEnterprises.cuts(.rankShare, .better)))
    let rows = result.nearCuts
    #expect(Set(rows.map { $0.better + $0.worse }) == ["AB", "BC", "CD"])
    for row in rows {
      #expect((row.score - row.cut).doubleValue.magnitude <= row.cut.doubleValue.magnitude / 100)
      #expect([row.better, row.worse].contains(row.className))
    }
    // The last of the better class is at the cut itself.
    #expect(rows.filter { $0.score == $0.cut }.count >= 3)
  }
}

@Suite("Who is in a ranking")
struct ClassAdmissionTests {
  /// Tax per mu against twice last year's mean.
  func scheme() throws -> ClassScheme {
    var scheme = try MadeEnterprises.huangyan(cuts: try MadeEnterprises.cuts(.ceil, .better))
    scheme.indicators = [
      ClassIndicator(
        .init(.tax, per: .mu), weight: try #require(FixedDecimal(exactly: "100")),
        base: .lastYearsMean(times: try #require(FixedDecimal(exactly: "2"))))
    ]
    scheme.population = .all
    scheme.exclusions = [.utility, .relocation]
    scheme.newBelowYears = 2
    scheme.minimumLandBelowSize = FixedDecimal(exactly: "3")
    return scheme
  }

  func record(
    _ id: String, _ year: Int, tax: Double?, isAbove: Bool? = true, produced: String? = nil,
    exclusion: Enterprise.Exclusion? = nil
  ) throws -> Enterprise {
    var row = Enterprise(id: id, period: Period(year: year))
    row.tax = tax.flatMap(Money.init(roundingWanYuan:))
    row.isAboveDesignatedSize = isAbove
    row.producedOn = try produced.map { try #require(CalendarDay($0)) }
    row.exclusion = exclusion
    return row
  }

  func classes(_ rows: [Enterprise], holds: [(String, String)], scheme: ClassScheme) throws -> [Classification] {
    var world = try SmallZone()
    world.rows = rows
    world.occupancies = holds.map { Occupancy(parcelID: $1, enterpriseID: $0, kind: .own) }
    let enterprises = world.years()
    var result: [Classification] = []
    var before: ClassFigures?
    for year in [2021, 2022] {
      let table = YieldTable(
        figures: FigureColumns(year: year, enterprises: enterprises, energy: nil), enterprises: enterprises,
        land: world.land(year))
      let figures = ClassFigures(scheme, table, enterprises: enterprises, energy: nil)
      result.append(Classification(scheme, figures, before: before))
      before = figures
    }
    return result
  }

  @Test("the base is twice (30 + 60) / (3 + 6) mu = 20; 40 on 3 mu is 13.333333333 / 20 x 100 = 66.666667 points")
  func mean() throws {
    let rows = try [
      record("A", 2021, tax: 30), record("B", 2021, tax: 60), record("A", 2022, tax: 40),
      record("B", 2022, tax: -12),
    ]
    let years = try classes(rows, holds: [("A", "a"), ("B", "b")], scheme: try scheme())
    // Without a year before nobody has a class, and the missing base is named.
    #expect(years[0].standing(of: 0) == .missing)
    #expect(years[0].reasons(of: 0) == ["base of tax_per_mu: no data of 2020"])
    #expect(years[1].groups[0].bases[0]?.description == "20")
    #expect(years[1].score(of: 0)?.description == "66.666667")
    // Tax may be negative: -12 on 6 mu is -2 / 20 x 100.
    #expect(years[1].score(of: 1)?.description == "-10")
    #expect([0, 1].map { years[1].className(of: $0) } == ["A", "B"])
  }

  @Test(
    "exclusions and new enterprises are outside, small land is out of scope, what lacks is named, nobody has a class")
  func standings() throws {
    let rows = try [
      record("A", 2021, tax: 30), record("A", 2022, tax: 30), record("B", 2022, tax: nil),
      record("C", 2022, tax: 1, exclusion: .utility), record("D", 2022, tax: 1, produced: "2021-01-01"),
      record("E", 2022, tax: 1, produced: "2020-12-31"), record("F", 2022, tax: 1, isAbove: false),
      record("G", 2022, tax: 1, isAbove: nil), record("H", 2022, tax: 1),
      record("I", 2022, tax: 1, exclusion: .construction),
    ]
    let holds = [
      ("A", "a"), ("B", "b"), ("C", "c"), ("D", "c"), ("E", "c"), ("F", "d"), ("G", "a"), ("I", "a"),
    ]
    let result = try classes(rows, holds: holds, scheme: try scheme())[1]
    let names = (0..<9).map { result.standing(of: $0).name }
    #expect(
      names == [
        "ranked", "missing_data", "outside_ranking", "outside_ranking", "ranked", "out_of_scope", "missing_data",
        "missing_data", "ranked",
      ])
    #expect(result.className(of: 2) == "T")
    #expect(result.className(of: 1) == nil)
    #expect(result.reasons(of: 1) == ["tax_per_mu"])
    #expect(result.reasons(of: 3) == ["new"])
    #expect(result.reasons(of: 5) == ["below designated size, land below 3 mu"])
    #expect(result.reasons(of: 6) == ["above_designated_size"])
    #expect(result.reasons(of: 7) == ["land: no_occupancy"])
  }

  @Test("sizes are ranked apart, each against its own base")
  func apart() throws {
    var scheme = try scheme()
    scheme.groups = .designatedSize
    let rows = try [2021, 2022].flatMap { year in
      try [record("A", year, tax: 30), record("B", year, tax: 60, isAbove: false)]
    }
    let result = try classes(rows, holds: [("A", "a"), ("B", "b")], scheme: scheme)[1]
    #expect([0, 1].map { result.group(of: $0)?.name } == ["above", "below"])
    #expect([0, 1].map { result.className(of: $0) } == ["A", "A"])
    #expect([0, 1].map { result.score(of: $0)?.description } == ["50", "50"])
  }

  @Test("cap and floor bound the points; a tie break parts the tied")
  func limits() throws {
    var scheme = try scheme()
    scheme.indicators[0].cap = FixedDecimal(exactly: "1.5")
    scheme.indicators[0].floor = .zero
    let rows = try [
      record("A", 2021, tax: 3), record("A", 2022, tax: 300), record("B", 2022, tax: 900), record("C", 2022, tax: -5),
    ]
    let holds = [("A", "a"), ("B", "b"), ("C", "c")]
    var result = try classes(rows, holds: holds, scheme: scheme)[1]
    #expect((0..<3).map { result.score(of: $0)?.description } == ["150", "150", "0"])
    #expect((0..<3).map { result.rank(of: $0) } == [1, 1, 3])
    // 100 per mu before 150 per mu of B: 900 on 6 mu.
    scheme.cuts?.tieBreaks = [.init(.tax, per: .mu)]
    result = try classes(rows, holds: holds, scheme: scheme)[1]
    #expect((0..<3).map { result.rank(of: $0) } == [2, 1, 3])
    // Capped already, no tax would have lifted A above B.
    #expect(result.explanation(of: 2).lifts.map { $0.more != nil } == [true])
  }

  @Test("two classes in one year are a finding; changes go by the order of the classes")
  func course() throws {
    let rows = try [
      record("A", 2021, tax: 30), record("B", 2021, tax: 60), record("A", 2022, tax: 40), record("B", 2022, tax: 1),
    ]
    var world = try SmallZone()
    world.rows = rows
    let years = try classes(rows, holds: [("A", "a"), ("B", "b")], scheme: try scheme())
    let given = [
      ClassRecord(enterpriseID: "A", year: 2021, className: "C", scheme: "x", line: 2),
      ClassRecord(enterpriseID: "B", year: 2021, className: "A", scheme: "x", line: 3),
      ClassRecord(enterpriseID: "B", year: 2021, className: "D", scheme: "y", line: 4),
    ]
    let course = ClassCourse(
      given: given, computed: years, enterprises: world.years(), file: "class_history.csv", log: &world.log)
    #expect(world.log.count(of: .twoClasses) == 1)
    #expect(world.log.findings.first { $0.code == .twoClasses }?.place.line == 4)
    let computed = course.rows.filter { $0.isComputed && $0.year == 2022 }
    #expect(computed.map(\.className) == ["A", "B"])
    #expect(computed.first?.previous == "C")
    #expect(computed.first?.change == .up)
  }
}
