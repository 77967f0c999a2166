import MuchanDiagnostics
import MuchanQuantities
import MuchanRecords
import MuchanYield
import Testing

@Suite("Shares of the city")
struct ShareAssessmentTests {
  /// Zone: 20 t and 200 万元; city: 1,000 t and 1,000 万元.
  func twoForTwenty() throws -> SmallZone {
    var world = try SmallZone()
    world.enterprise("A", output: 150, valueAdded: 30, holds: ["a"])
    world.enterprise("B", output: 50, valueAdded: 10, holds: ["d"])
    world.burns("A", tonnes: 15)
    world.burns("B", tonnes: 5)
    world.totals(tonnes: 1_000, wanYuan: 1_000)
    return world
  }

  @Test("2 % of the energy for 20 % of the output is an index of 10 and consistent with the report")
  func shares() throws {
    var world = try twoForTwenty()
    let row = try world.assessment().rows[0]
    #expect(row.energy.ratio == Ratio(20, 1_000))
    #expect(row.output.ratio == Ratio(200, 1_000))
    #expect(row.index == 10)
    #expect(row.standing == .consistent)
    #expect(row.reasons.isEmpty)
    // (0.025 × 1000 - 20) / 0.975 = 5.128205128…, rounded down.
    #expect(row.energyHeadroom?.tonnes.description == "5.128205")
    // (0.19 × 1000 - 200) / 0.81 = -12.345679012…: so much may be lost, rounded up.
    #expect(row.outputNeeded?.wanYuan.description == "-12.345679")
    #expect(row.valueAdded.gap == .totalMissing)
  }

  @Test("doubling the city's total halves the share")
  func doubling() throws {
    var world = try twoForTwenty()
    let before = try #require(try world.assessment().rows[0].energy.ratio)
    world.references[0].value *= 2
    let after = try #require(try world.assessment().rows[0].energy.ratio)
    #expect(Ratio(after.numerator * 2, after.denominator) == before)
  }

  @Test("adding exactly the headroom to zone and city makes the share exactly the limit: 5.5 of 1,000 t, room for 20")
  func headroomIdentity() throws {
    // (0.025 × 1000 - 5.5) / 0.975 = 19.5 / 0.975 = 20, and 25.5 / 1020 = 0.025.
    let limit = try #require(Ratio(25, 1_000))
    func tonnes(_ text: String) throws -> StandardCoal<Calorific> {
      StandardCoal(tonnes: try #require(FixedDecimal(exactly: text)))
    }
    var share = Share(
      zone: try tonnes("5.5"), total: try tonnes("1000"), coverage: Coverage(known: 1, total: 1), isLowerBound: false)
    let room = try #require(share.room(to: limit))
    #expect(room == (try tonnes("20")))
    share.zone = share.zone.map { $0 + room }
    share.total = share.total.map { $0 + room }
    #expect(share.ratio == limit)
    #expect(share.room(to: limit) == .zero)
  }

  @Test("the headroom never takes the share past the limit, and a millionth of a tonne more does")
  func headroomBounds() throws {
    let limit = try #require(Ratio(25, 1_000))
    for step in 1...500 as ClosedRange<Int128> {
      let zone = StandardCoal<Calorific>(tonnes: FixedDecimal(units: step * 7_919_333))
      let total = StandardCoal<Calorific>(tonnes: FixedDecimal(units: 104_729_000_001 + step * 1_299_709))
      let share = Share(zone: zone, total: total, coverage: Coverage(), isLowerBound: false)
      let room = try #require(share.room(to: limit)).tonnes
      let more = FixedDecimal<SixPlaces>(units: room.units + 1)
      #expect(try #require(Ratio(zone.tonnes + room, of: total.tonnes + room)) <= limit)
      #expect(try #require(Ratio(zone.tonnes + more, of: total.tonnes + more)) > limit)
    }
  }

  @Test("a missing total is unknown, never zero, and is reported")
  func missingTotal() throws {
    var world = try twoForTwenty()
    world.references.removeFirst()
    world.total("energy_tce", 2_000, "tce", basis: .calorific, scope: .all)
    let row = try world.assessment().rows[0]
    #expect(row.energy.ratio == nil)
    #expect(row.energy.gap == .totalMissing)
    #expect(row.index == nil)
    #expect(row.energyHeadroom == nil)
    #expect(row.standing == .unknown)
    #expect(row.reasons == ["energy_share: total_missing"])
    let finding = try #require(world.log.findings.first { $0.place.field == "energy_tce" && $0.code == .missingTotal })
    #expect(finding.found == "2022, all, basis calorific")
    #expect(finding.expected == "2022, above_designated_size, calorific")
  }

  @Test("a total that leaves its basis or price base open is not used")
  func openBase() throws {
    var world = try twoForTwenty()
    world.references[0].basis = nil
    world.references[1].priceBase = nil
    let row = try world.assessment().rows[0]
    #expect(row.energy.gap == .totalMissing)
    #expect(row.output.gap == .totalMissing)
  }

  @Test("a total below the zone's own figure is an error, and the share is unknown")
  func totalBelowZone() throws {
    var world = try twoForTwenty()
    world.references[0].value = 19
    let row = try world.assessment().rows[0]
    #expect(row.energy.gap == .totalBelowZone)
    #expect(row.standing == .unknown)
    #expect(world.log.count(of: .totalBelowZone) == 1)
    #expect(DiagnosticCode.totalBelowZone.severity == .error)
  }

  @Test("totals in 万吨标准煤 and 亿元 are the same totals; other units are refused")
  func units() throws {
    var world = try twoForTwenty()
    world.references.removeAll()
    world.total("energy_tce", 0.1, "万吨标准煤", basis: .calorific)
    world.total("output_wan_yuan", 0.1, "亿元", price: "current")
    world.total("value_added_wan_yuan", 1, "tce", price: "current")
    let row = try world.assessment().rows[0]
    #expect(row.energy.ratio == Ratio(20, 1_000))
    #expect(row.output.ratio == Ratio(200, 1_000))
    #expect(world.log.count(of: .unknownUnit) == 1)
  }

  @Test("only enterprises above designated size count; the others and the unplaced are counted apart")
  func scope() throws {
    var world = try twoForTwenty()
    world.enterprise("small", output: 500, isAbove: false, holds: ["a"])
    world.enterprise("unsaid", output: 500, isAbove: nil, holds: ["a"])
    world.enterprise("nowhere", output: 500)
    world.enterprise("elsewhere", output: 500, holds: ["c"])
    let row = try world.assessment().rows[0]
    #expect(row.output.zone?.wanYuan.description == "200")
    #expect(row.enterprises == 2)
    #expect(row.sizeUnknown == 1)
    #expect(row.unplaced == 1)
    // 500 万元 of unknown place or size may be missing: the output is enough anyway, the energy is undecided.
    #expect(row.outputIsMet == true)
    #expect(row.energyIsMet == nil)
    #expect(row.standing == .unknown)
    #expect(row.reasons.first == "energy_share: known for 2 of 2")
    #expect(try world.assessment(minimumCoverage: try #require(Ratio(1, 2))).rows[0].standing == .consistent)
  }

  @Test("with energy missing for one of two, a share below the limit is undecided and one past it is not")
  func coverage() throws {
    var world = try twoForTwenty()
    world.energy.removeLast()
    #expect(try world.assessment().rows[0].energy.coverage == Coverage(known: 1, total: 2))
    #expect(try world.assessment().rows[0].standing == .unknown)
    world.energy[0].quantity = 30
    #expect(try world.assessment().rows[0].standing == .notConsistent)
    world.energy.removeAll()
    let row = try world.assessment().rows[0]
    #expect(row.energy.zone == nil)
    #expect(row.energy.gap == .zoneUnknown)
  }

  @Test("an enterprise in two zones counts in each by its land: half of b lies in Y")
  func splitBetweenZones() throws {
    var world = try SmallZone()
    world.enterprise("B", output: 100, holds: ["b"])
    world.burns("B", tonnes: 10)
    world.totals(tonnes: 100, wanYuan: 1_000)
    for zone in 0...1 {
      let row = try world.assessment(zone: zone).rows[0]
      #expect(row.energy.zone?.tonnes.description == "5")
      #expect(row.output.zone?.wanYuan.description == "50")
    }
  }

  @Test("years are told apart, and changes are between years that follow each other")
  func trend() throws {
    var world = try twoForTwenty()
    world.enterprise("A", year: 2021, output: 100, holds: [])
    world.burns("A", year: 2021, tonnes: 30)
    world.totals(tonnes: 1_000, wanYuan: 1_000, year: 2021)
    let assessment = try world.assessment(years: [2022, 2021, 2020])
    #expect(assessment.rows.map(\.year) == [2020, 2021, 2022])
    #expect(assessment.rows.map(\.standing) == [.unknown, .notConsistent, .consistent])
    #expect(assessment.changes.map(\.to) == [2021, 2022])
    #expect(assessment.changes[0].index == nil)
    // 10 % / 3 % = 3.33 in 2021, 10 in 2022.
    let change = try #require(assessment.changes[1].index)
    #expect(abs(change - (10 - 10.0 / 3)) < 1e-12)
  }

  @Test("assumptions name the limits in force, in both languages")
  func assumptions() throws {
    let list = ShareAssessment.assumptions(try SmallZone.thresholds(), homeZoneIsAssumed: true)
    #expect(Set(list.map(\.id)).count == list.count)
    #expect(list.contains { $0.id == "home_zone" })
    let tolerance = try #require(list.first { $0.id == "tolerance" })
    #expect(tolerance.english == "\"about 2 %\" passes below 2.5 %, \"nearly 20 %\" from 19 %")
    #expect(tolerance.text(in: .chinese).contains("低于 2.5%"))
  }

  @Test("enterprises of listed divisions are counted once; one of unknown division leaves the count open")
  func industries() throws {
    var world = try SmallZone()
    world.enterprise("chemical", output: 1, industry: "2614", holds: ["a"])
    world.enterprise("machines", output: 1, industry: "35", holds: ["b"])
    world.enterprise("elsewhere", output: 1, industry: "3110", holds: ["c"])
    let divisions = [25, 26, 31, 32]
    var presence = IndustryPresence(zone: 0, divisions: divisions, enterprises: world.years(), land: world.land())
    #expect(presence.enterprises == [0])
    #expect(presence.coverage == Coverage(known: 2, total: 2))
    world.enterprise("unsaid", output: 1, industry: nil, holds: ["d"])
    world.enterprise("unplaced chemical", output: 1, industry: "26")
    world.enterprise("unplaced machines", output: 1, industry: "35")
    presence = IndustryPresence(zone: 0, divisions: divisions, enterprises: world.years(), land: world.land())
    #expect(presence.coverage == Coverage(known: 2, total: 4))
  }
}
