import MuchanLand
import MuchanQuantities
import MuchanRecords
import Testing

/// Hand-made parcels; every expected figure is a sum that stands beside it.
@Suite("Parcels against control units, setbacks and plans")
struct SpatialRuleTests {
  func area(_ squareMetres: Double) throws -> Area { try #require(Area(roundingSquareMetres: squareMetres)) }

  func metres(_ value: Double) throws -> FixedDecimal<SixPlaces> { try #require(FixedDecimal(rounding: value)) }

  func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }

  /// A parcel of industry (0601 of GB/T 21010-2017), 1,000 m².
  func parcel(
    _ code: String = "0601", controls: [(Int, Double)] = [], plan: [(Int, Double)] = [], waters: [WaterDistance] = [],
    parts: [(Int, Double)] = []
  ) throws -> Parcel {
    var parcel = Parcel(
      landUse: LandUseKey(standard: "GB/T 21010-2017", code: code), registeredArea: nil, measured: try area(1_000),
      parts: try parts.map { Parcel.Piece($0.0, try area($0.1)) })
    parcel.surroundings.controls = try controls.map { Parcel.Piece($0.0, try area($0.1)) }
    parcel.surroundings.plan = try plan.map { Parcel.Piece($0.0, try area($0.1)) }
    parcel.surroundings.waters = waters
    return parcel
  }

  func ledger(_ parcels: [Parcel]) -> ParcelLedger {
    var ledger = ParcelLedger()
    for (number, parcel) in parcels.enumerated() { ledger.add(id: "P\(number)".utf8, parcel) }
    return ledger
  }

  func codes() -> LandUseCodes {
    func row(_ code: String, _ use: LandUse) -> LandUseCode {
      LandUseCode(
        key: LandUseKey(standard: "GB/T 21010-2017", code: code), chinese: "", english: "", use: use,
        provenance: Provenance(source: "", certainty: .verified))
    }
    return LandUseCodes(rows: [row("0601", .industry), row("0701", .housing), row("0604", .storage)])
  }

  // MARK: P2

  func distance(_ value: Double, water: Int = 0) throws -> WaterDistance {
    try #require(WaterDistance(water: water, metres: value, fromX: 118.5, fromY: 32, toX: 118.5, toY: 32.01))
  }

  @Test(
    "a plant at exactly 1,000 m is within where the limit is inclusive, and not where it is exclusive",
    arguments: [(999.999999, true, true), (1_000, true, false), (1_000.000001, false, false)])
  func limit(value: Double, inclusive: Bool, exclusive: Bool) throws {
    let waters = [Water(code: .grandCanal, role: .shoreline)]
    let parcels = ledger([try parcel(waters: [try distance(value)])])
    for (isInclusive, expected) in [(true, inclusive), (false, exclusive)] {
      let terms = SetbackTerms(
        industries: "chemical", waters: [.grandCanal], metres: try metres(1_000), isInclusive: isInclusive)
      let check = SetbackCheck(
        terms, plants: [SetbackCheck.Plant(parcel: 0, enterprise: 0, industry: "2614")], parcels: parcels,
        waters: waters, units: nil, acceptsCentreLine: false, sliver: try area(10))
      #expect(check.missing == nil)
      #expect(check.rows.map(\.standing) == [expected ? .within : .clear])
    }
  }

  @Test("a centre line is no shoreline unless it is asked to be one, and then it is measured from")
  func centreLine() throws {
    let waters = [Water(code: .yangtzeMain, role: .centreLine)]
    let parcels = ledger([try parcel(waters: [try distance(500)])])
    let terms = SetbackTerms(industries: "chemical", waters: [.yangtzeMain], metres: try metres(1_000))
    let plants = [SetbackCheck.Plant(parcel: 0, enterprise: 0, industry: "26")]
    func check(_ accepts: Bool) throws -> SetbackCheck {
      SetbackCheck(
        terms, plants: plants, parcels: parcels, waters: waters, units: nil, acceptsCentreLine: accepts,
        sliver: try area(10))
    }
    let missing = "waters: a shoreline of yangtze_main, there is only a centre line"
    #expect(try check(false).missing == missing)
    #expect(try check(false).rows.map(\.standing) == [.unknown(missing)])
    #expect(try check(true).rows.map(\.standing) == [.within])
  }

  @Test("without the layer, the water or a distance every plant is unknown, never clear")
  func missing() throws {
    let parcels = ledger([try parcel(waters: [try distance(5_000)])])
    let plants = [SetbackCheck.Plant(parcel: 0, enterprise: 0, industry: "26")]
    func missing(_ terms: SetbackTerms, _ waters: [Water]?, _ units: [ControlUnit]? = nil) throws -> String? {
      let check = SetbackCheck(
        terms, plants: plants, parcels: parcels, waters: waters, units: units, acceptsCentreLine: false,
        sliver: try area(10))
      #expect(check.rows.allSatisfy { $0.standing != .clear } || check.missing == nil)
      return check.missing
    }
    let canal = SetbackTerms(industries: "chemical", waters: [.grandCanal], metres: try metres(1_000))
    #expect(try missing(canal, nil) == "files.waters")
    #expect(try missing(canal, [Water(code: .tongyu, role: .shoreline)]) == "waters: a shoreline of grand_canal")
    var open = canal
    open.metres = nil
    #expect(
      try missing(open, [Water(code: .grandCanal, role: .shoreline)]) == "a distance: the document names none")
    var port = canal
    port.ports = [.other]
    #expect(
      try missing(port, [Water(code: .grandCanal, role: .shoreline, port: .hazardous)])
        == "waters: a shoreline of grand_canal, port_use other")
    let taihu = SetbackTerms(industries: "chemical", controls: [.taihuFirstClass])
    #expect(try missing(taihu, nil) == "files.controls")
    #expect(
      try missing(taihu, nil, [ControlUnit(id: "K", kind: .key)])
        == "controls: a unit of kind taihu_first_class")
  }

  @Test("plants lie in an area by more than a sliver, and the rule on new plants asks for a day")
  func containmentAndAge() throws {
    let units = [ControlUnit(id: "D", kind: .densePopulation)]
    var old = try parcel(controls: [(0, 1_000)])
    old.facts[.startedOn] = .known(try day("2021-02-28"))
    var new = try parcel(controls: [(0, 11)])
    new.facts[.approvedOn] = .known(try day("2021-03-01"))
    let parcels = ledger([old, new, try parcel(controls: [(0, 10)]), try parcel(controls: [(0, 500)])])
    let plants = (0..<4).map { SetbackCheck.Plant(parcel: $0, enterprise: $0, industry: "26") }
    var terms = SetbackTerms(industries: "chemical", controls: [.densePopulation])
    func standings() throws -> [SetbackCheck.Standing] {
      SetbackCheck(
        terms, plants: plants, parcels: parcels, waters: nil, units: units, acceptsCentreLine: false,
        sliver: try area(10)
      ).rows.map(\.standing)
    }
    #expect(try standings() == [.within, .within, .clear, .within])
    terms.builtFrom = try day("2021-03-01")
    // The old one is none of the rule's; of the last one no day is known.
    #expect(
      try standings() == [.within, .clear, .unknown("approved_on, supplied_on or started_on")])
  }

  @Test("an enterprise of no stated industry that is near may be a plant, one far away is none")
  func unknownIndustry() throws {
    let waters = [Water(code: .tongyu, role: .waterArea)]
    let parcels = ledger([try parcel(waters: [try distance(10)]), try parcel(waters: [try distance(2_000)])])
    let terms = SetbackTerms(industries: "chemical", waters: [.tongyu], metres: try metres(1_000))
    let check = SetbackCheck(
      terms, plants: (0..<2).map { SetbackCheck.Plant(parcel: $0, enterprise: $0, industry: nil) }, parcels: parcels,
      waters: waters, units: nil, acceptsCentreLine: false, sliver: try area(10))
    #expect(check.rows.map(\.standing) == [.unknown("industry_code"), .clear])
  }

  // MARK: P6

  @Test("shorelines add up by use; a centre line and an area are none")
  func shoreline() throws {
    let waters = [
      Water(code: .yangtzeMain, role: .shoreline, use: .ecological, length: try metres(803)),
      Water(code: .yangtzeMain, role: .shoreline, use: .production, length: try metres(150)),
      Water(code: .yangtzeMain, role: .shoreline, length: try metres(47)),
      Water(code: .yangtzeMain, role: .centreLine, use: .ecological, length: try metres(10_000)),
      Water(code: .yangtzeMain, role: .waterArea),
    ]
    let uses = try #require(ShorelineUses.all(waters).first)
    // 803 + 150 + 47 = 1000.
    #expect(uses.length == (try metres(1_000)))
    #expect(uses.unknown == (try metres(47)))
    #expect(uses.share(.ecological)?.doubleValue == 0.803)
    #expect(uses.share(.living)?.doubleValue == 0)
    #expect(ShorelineUses.all(waters).count == 1)
  }

  // MARK: P12

  @Test("of each parcel and item covered + expired + missing is the parcel; the last day of validity counts")
  func assessments() throws {
    let units = [
      ControlUnit(id: "A", kind: .regionalAssessment, item: "geology", validUntil: try day("2022-12-31")),
      ControlUnit(id: "B", kind: .regionalAssessment, item: "geology", validUntil: try day("2022-12-30")),
      ControlUnit(id: "C", kind: .regionalAssessment, item: "water", approvedOn: try day("2023-01-01")),
      ControlUnit(id: "D", kind: .key),
    ]
    let parcels = ledger([
      try parcel(controls: [(0, 600), (1, 300), (2, 500), (3, 1_000)]), try parcel(controls: [(1, 5)]),
    ])
    let rows = AssessmentCoverage(
      units: units, parcels: parcels, day: try day("2022-12-31"), sliver: try area(10)
    ).rows
    #expect(rows.map(\.item) == ["geology", "water"])
    let geology = rows[0]
    #expect((geology.valid, geology.expired, geology.later) == (1, 1, 0))
    #expect(geology.coveredArea == (try area(600)))
    // 300 of the first parcel, 5 of the second; missing 100 + 995.
    #expect(geology.expiredArea == (try area(305)))
    #expect(geology.missingArea == (try area(1_095)))
    #expect((geology.coveredParcels, geology.expiredParcels, geology.missingParcels) == (1, 1, 2))
    // Not approved yet: nothing is covered.
    #expect((rows[1].valid, rows[1].later) == (0, 1))
    #expect(rows[1].missingArea == (try area(2_000)))
  }

  // MARK: L7

  @Test("advanced manufacturing's share lies between what is known and what may be; red line parts add up")
  func industrialLand() throws {
    let units = [ControlUnit(id: "R", kind: .industrialRedLine)]
    let parcels = ledger([
      try parcel(controls: [(0, 400)], parts: [(0, 500), (1, 500)]), try parcel(parts: [(0, 1_000)]),
      try parcel("0701", parts: [(0, 1_000)]), try parcel(parts: [(1, 1_000)]),
    ])
    // First: one advanced of two, the other not. Second: advanced. Third is housing. Fourth: nobody known.
    let holders = [(1, 1, 2), (1, 0, 1), (1, 0, 1), (0, 0, 0)]
    let rows = IndustrialLand.byList(1, units: units, parcels: parcels, codes: codes(), zones: [0, 1]) { row, byList in
      byList[0] = IndustrialLand.Holders(advanced: holders[row].0, other: holders[row].1, all: holders[row].2)
    }[0].rows
    #expect(rows.map(\.zone) == [0, 1, nil])
    #expect(rows.map(\.parcels) == [2, 2, 3])
    // Zone 0: 500 + 1000, of it 250 + 1000 advanced, 250 other; red line 400 × 500/1000.
    #expect(rows[0].industrial == (try area(1_500)))
    #expect(rows[0].advanced == (try area(1_250)))
    #expect(rows[0].otherIndustry == (try area(250)))
    #expect(rows[0].inRedLine == (try area(200)))
    #expect(rows[0].outsideRedLine == (try area(1_300)))
    // Zone 1: 250 of 1500 for certain, 1250 at most.
    #expect(rows[1].leastShare == Ratio(250, 1_500))
    #expect(rows[1].mostShare == Ratio(1_250, 1_500))
    for row in rows { #expect(row.advanced + row.otherIndustry + row.unknown == row.industrial) }
    #expect(rows[2].industrial == rows[0].industrial + rows[1].industrial)
    let without = IndustrialLand.byList(
      1, units: [], parcels: ledger([try parcel(parts: [(0, 1_000)])]), codes: codes(), zones: [0]
    ) { _, _ in }
    #expect(without[0].rows[0].inRedLine == nil)
  }

  @Test("land by several lists at once is land by each of them alone")
  func industrialLists() throws {
    let units = [ControlUnit(id: "R", kind: .industrialRedLine)]
    let parcels = ledger(
      try (0..<60).map { number in
        let share = Double(number * 37 % 1_000)
        return try parcel(
          number % 7 == 0 ? "0701" : "0601", controls: number % 3 == 0 ? [(0, share)] : [],
          parts: [(number % 4, share), (4, 1_000 - share)])
      })
    func holders(_ row: Int, _ list: Int) -> IndustrialLand.Holders {
      let all = row % 5
      let advanced = min(all, (row + list) % 3)
      return IndustrialLand.Holders(advanced: advanced, other: min(all - advanced, list % 2), all: all)
    }
    func rows(_ lists: [Int]) -> [[IndustrialLand.Row]] {
      IndustrialLand.byList(lists.count, units: units, parcels: parcels, codes: codes(), zones: [4, 0, 2]) {
        row, byList in
        for (place, list) in lists.enumerated() { byList[place] = holders(row, list) }
      }.map(\.rows)
    }
    let together = rows([0, 1, 2, 3])
    for list in 0..<4 { #expect(together[list] == rows([list])[0]) }
    #expect(together[0] != together[1])
  }

  // MARK: L8

  @Test("a parcel is conforming + other + unplanned + unknown land, and classes are compared, not codes")
  func plan() throws {
    let uses = ["0601", "060101", "0701", "9999"].map { LandUseKey(standard: "GB/T 21010-2017", code: $0) }
    let parcels = ledger([
      try parcel(plan: [(1, 1_000)]), try parcel(plan: [(0, 300), (2, 500), (3, 100)]),
      try parcel(plan: [(0, 995), (2, 5)]),
      try parcel("8888", plan: [(0, 1_000)]), try parcel(),
    ])
    let plan = PlanConformity(uses: uses, parcels: parcels, codes: codes(), sliver: try area(10))
    // Conforming 1000 + 300 + 995, other 500 + 5, unknown 100 + 1000, unplanned 100 + 1000.
    #expect(plan.conforming == (try area(2_295)))
    #expect(plan.other == (try area(505)))
    #expect(plan.unknown == (try area(1_100)))
    #expect(plan.unplanned == (try area(1_100)))
    #expect(plan.otherParcels == 1)
    #expect(plan.rows.map(\.parcel) == [1, 3, 4])
    #expect(plan.rows[0].planned?.code == "0701")
    #expect(plan.coverage == Coverage(known: 2, total: 5))
  }

  // MARK: L11

  @Test("a weak park with a trigger goes to the near host of the highest level, of these to the nearest")
  func parks() throws {
    let terms = ParkGraph.Terms(
      hostLevels: ["national", "provincial"], weakLevels: ["sub_provincial"], adjacentMetres: try metres(50),
      nearMetres: try metres(5_000))
    func park(_ zone: Int, _ level: String, _ holds: Bool?) throws -> ParkGraph.Park {
      ParkGraph.Park(zone: zone, level: level, area: try area(1e6), triggers: [("low", holds), ("lagging", nil)])
    }
    let parks = [
      try park(0, "national", true), try park(1, "provincial", false), try park(2, "sub_provincial", true),
      try park(3, "sub_provincial", nil), try park(4, "sub_provincial", true), try park(5, "national", false),
    ]
    func link(_ first: Int, _ second: Int, _ value: Double) throws -> ParkGraph.Link {
      let far = try metres(value)
      return ParkGraph.Link(
        first: first, second: second, metres: far, relation: terms.relation(far), from: (118, 32), to: (118, 32))
    }
    let links = [
      try link(0, 2, 5_000), try link(1, 2, 0), try link(0, 3, 10), try link(1, 4, 5_001), try link(2, 4, 0),
      try link(2, 5, 4_999),
    ]
    #expect(links.map(\.relation) == [.near, .adjacent, .adjacent, .apart, .adjacent, .near])
    let graph = ParkGraph(parks: parks, links: links, terms: terms)
    // 2: national before provincial, the nearer of two national ones. 3: its trigger is not known. 4: no host near; a
    // weak park is none.
    #expect(graph.proposals.map(\.park) == [2])
    #expect(graph.proposals.map(\.host) == [5])
    #expect(graph.proposals.map(\.triggers) == [["low"]])
  }
}
