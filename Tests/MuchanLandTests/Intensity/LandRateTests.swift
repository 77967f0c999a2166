import MuchanDiagnostics
import MuchanLand
import MuchanQuantities
import MuchanRecords
import Testing

@Suite("Land use: rates of a zone")
struct LandRateTests {
  private func hectares(_ tenThousands: Double) throws -> Area {
    try #require(Area(roundingSquareMetres: tenThousands * 1e8))
  }

  @Test("the areas published for the national zones at the end of 2019 give the rates published with them")
  func published() throws {
    // 万公顷, from the notice of the 2020 round: buildable 48.38, ready 43.28, supplied 40.12, built 37.22.
    var land = ZoneLand()
    land.parcels = Coverage(known: 1, total: 1)
    land.area = try hectares(48.38)
    land.classified = land.area
    land.built = try hectares(37.22)
    land.ready = try hectares(43.28 - 37.22)
    land.supplied = try hectares(40.12)
    let rates = LandRate.rates(of: land, zone: 0)
    func percent(_ indicator: LandIndicator) -> Double? { rates.first { $0.indicator == indicator }?.inUnit }
    // Published: 89.46, 92.68 (the rounded areas give 92.70), 92.77.
    for (indicator, value) in [(LandIndicator.developmentRate, 89.46), (.supplyRate, 92.68), (.builtRate, 92.77)] {
      let found = try #require(percent(indicator))
      #expect(abs(found - value) <= 0.025, "\(indicator) \(found)")
    }
    #expect(abs(try #require(percent(.supplyRate)) - 92.70) < 0.005)
  }

  @Test("one parcel without a class makes the rates of classes unknown, by name, and not those of half a zone")
  func unknownClass() throws {
    var land = ZoneLand()
    land.parcels = Coverage(known: 1, total: 2)
    land.area = try hectares(2)
    land.classified = try hectares(1)
    land.built = try hectares(1)
    let rate = try #require(LandRate.rates(of: land, zone: 0).first)
    #expect(rate.value == nil && rate.missing == "td1029_class")
  }

  @Test("nothing built is no rate, not a rate of zero")
  func nothingBuilt() throws {
    var land = ZoneLand()
    land.parcels = Coverage(known: 1, total: 1)
    land.area = try hectares(1)
    land.classified = land.area
    let rates = LandRate.rates(of: land, zone: 0)
    #expect(rates.first { $0.indicator == .developmentRate }?.inUnit == 0)
    for indicator in [LandIndicator.supplyRate, .builtRate, .industrialLandRate, .plotRatio] {
      #expect(rates.first { $0.indicator == indicator }?.value == nil, "\(indicator)")
    }
  }
}

@Suite("Land use: parcels of a zone")
struct ZoneLandTests {
  private static let classes = [
    ("A1", "built", "housing"), ("A2", "built", "industry"), ("A51", "built", "green"), ("B21", "ready", ""),
    ("B12", "not_ready", ""), ("C1", "not_buildable", ""),
  ]

  private func ledger(
    _ rows: [(id: String, landClass: String?, area: Double, facts: (inout ParcelFacts) -> Void)]
  ) throws -> ParcelLedger {
    var ledger = ParcelLedger()
    for row in rows {
      var facts = ParcelFacts()
      if let landClass = row.landClass { facts[.landClass] = .known(landClass) }
      row.facts(&facts)
      let area = try #require(Area(roundingSquareMetres: row.area))
      ledger.add(
        id: row.id.utf8,
        Parcel(
          landUse: LandUseKey(standard: "GB/T 21010-2017", code: "0601"), registeredArea: nil, measured: area,
          parts: [Parcel.Piece(0, area)], facts: facts))
    }
    return ledger
  }

  private func zones() -> ZoneHierarchy {
    var log = DiagnosticLog()
    return ZoneHierarchy(zones: [ZoneHierarchy.Zone(id: "Z")], log: &log)
  }

  private func table() throws -> LandClasses {
    try LandClasses(
      Self.classes.map {
        try LandClass(
          DataRow([
            "code": $0.0, "zh": "类", "en": "class", "state": $0.1, "part": $0.2, "source": "test",
            "certainty": "derived",
          ]))
      })
  }

  private func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }

  @Test("land is supplied from its day on, built land always; idle from recognition to disposal")
  func dates() throws {
    let supplied = try day("2020-05-01")
    let recognised = try day("2021-05-01")
    let disposed = try day("2022-05-01")
    let parcels = try ledger([
      ("a", "A2", 100, { _ in }),
      (
        "b", "B21", 10,
        {
          $0[.suppliedOn] = .known(supplied)
          $0[.recognisedOn] = .known(recognised)
          $0[.disposedOn] = .known(disposed)
        }
      ),
      ("c", "B21", 1, { _ in }), ("d", "C1", 1000, { _ in }),
    ])
    func land(_ text: String) throws -> ZoneLand {
      var log = DiagnosticLog()
      return try #require(
        ZoneLand.byZone(parcels, classes: table(), zones: zones(), on: day(text), log: &log)[0])
    }
    // m² by hand: supplied = 100 built + 10 from 2020-05-01 on.
    #expect(try land("2020-04-30").supplied.squareMetres.doubleValue == 100)
    #expect(try land("2020-05-01").supplied.squareMetres.doubleValue == 110)
    #expect(try land("2021-04-30").idle == .zero)
    #expect(try land("2021-05-01").idle.squareMetres.doubleValue == 10)
    #expect(try land("2022-05-01").idle == .zero)
    let whole = try land("2022-05-01")
    #expect(whole.buildable.squareMetres.doubleValue == 111 && whole.developed.squareMetres.doubleValue == 111)
    #expect(whole.area.squareMetres.doubleValue == 1111)
  }

  @Test("what some parcels do not state is a lower bound with its coverage; parks are not asked for buildings")
  func coverage() throws {
    let parcels = try ledger([
      ("a", "A2", 100, { $0[.countedFloorArea] = .known(FixedDecimal(units: 150_000_000)) }),
      ("b", "A2", 100, { _ in }), ("c", "A51", 50, { _ in }),
    ])
    var log = DiagnosticLog()
    let land = try #require(
      ZoneLand.byZone(parcels, classes: table(), zones: zones(), on: day("2022-12-31"), log: &log)[0])
    let rates = LandRate.rates(of: land, zone: 0)
    let ratio = try #require(rates.first { $0.indicator == .plotRatio })
    // 150 m² over 250 m² of built land; one of two parcels that should state it does.
    #expect(ratio.inUnit == 0.6 && ratio.isLowerBound && ratio.coverage == Coverage(known: 1, total: 2))
    let density = try #require(rates.first { $0.indicator == .buildingDensity })
    #expect(density.value == nil && density.missing == "footprint_m2")
  }

  @Test("a code that is not in the table is said once with its parcels, and is of no class")
  func strangeCode() throws {
    let parcels = try ledger([("b", "Z9", 1, { _ in }), ("a", "Z9", 1, { _ in }), ("c", "A2", 1, { _ in })])
    var log = DiagnosticLog()
    let land = try #require(
      ZoneLand.byZone(parcels, classes: table(), zones: zones(), on: day("2022-12-31"), log: &log)[0])
    #expect(land.parcels == Coverage(known: 1, total: 3))
    let finding = try #require(log.findings.first)
    #expect(log.findings.count == 1 && finding.place.id == "a" && finding.found == "\"Z9\" on 2 parcels")
  }

  @Test("a parcel counts at each stage in the year of its day; one that waits is listed with its days")
  func pipeline() throws {
    let approved = try day("2019-03-01")
    let supplied = try day("2020-12-30")
    let started = try day("2022-01-01")
    let parcels = try ledger([
      ("a", "B21", 2000, { $0[.approvedOn] = .known(approved) }),
      (
        "b", "B21", 1000,
        {
          $0[.approvedOn] = .known(approved)
          $0[.suppliedOn] = .known(supplied)
        }
      ),
      ("c", "A2", 500, { $0[.startedOn] = .known(started) }),
    ])
    let account = LandPipeline(parcels, zones: zones(), on: try day("2021-12-31"))
    #expect(account.unknownStages == [.completed, .inProduction])
    func row(_ year: Int, _ stage: LandPipeline.Stage) -> LandPipeline.Row? {
      account.rows.first { $0.year == year && $0.stage == stage }
    }
    #expect(row(2019, .approved)?.parcels == 2 && row(2020, .approved)?.parcels == 0)
    #expect(row(2021, .supplied)?.parcelsSoFar == 1 && row(2021, .supplied)?.areaSoFar.squareMetres.doubleValue == 1000)
    #expect(row(2021, .started)?.parcelsSoFar == 0, "2022 has not come")
    // Python: (date(2021,12,31) - date(2019,3,1)).days == 1036, (date(2021,12,31) - date(2020,12,30)).days == 366.
    #expect(account.waiting.map(\.days) == [1036, 366])
    #expect(account.waiting.map { parcels.id(of: $0.parcel) } == ["a", "b"])
  }
}

@Suite("Buildings")
struct BuildingAccountTests {
  private func tax(_ id: String, _ year: Int, _ wanYuan: Int?) -> BuildingYear {
    BuildingYear(
      buildingID: id, year: year,
      tax: wanYuan.map { Money(wanYuan: FixedDecimal(units: Int128($0) * 1_000_000)) })
  }

  @Test("over a threshold is strict, newly over needs the year before, growth is of the same buildings")
  func taxes() throws {
    let rule = try LandRule(
      DataRow([
        "rule": "t", "indicator": "building_tax", "comparison": "above", "threshold": "5000", "unit": "万元",
        "document": "test", "certainty": "derived",
      ]))
    let buildings = ["a", "b", "c", "d"].map { Building(id: $0) }
    let account = BuildingAccount(
      buildings,
      years: [
        tax("a", 2020, 4000), tax("a", 2021, 6000), tax("b", 2020, 6000), tax("b", 2021, 6000), tax("c", 2021, 9000),
        tax("d", 2021, 5000), tax("stranger", 2021, 1), tax("d", 2020, nil),
      ], thresholds: [rule])
    let year = try #require(account.taxes.last)
    // 2021: a 6000, b 6000, c 9000 are over 5000; d at 5000 is not; only a is known to have been under it before.
    #expect(year.reaching == [3] && year.newlyReaching == [1])
    // Matched: a and b, 10000 to 12000.
    #expect(year.growth?.doubleValue == 0.2 && year.matched == 2)
    #expect(account.taxes.first?.growth == nil && account.taxes.first?.coverage == Coverage(known: 2, total: 3))
    #expect(account.strangers.map(\.buildingID) == ["stranger"])
  }
}
