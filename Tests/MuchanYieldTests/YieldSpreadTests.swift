import MuchanLand
import MuchanQuantities
import MuchanRecords
import MuchanTestSupport
import MuchanYield
import Testing

@Suite("Spread, change and grouping of yields")
struct YieldSpreadTests {
  @Test("deciles by land, median and the lowest fifth are those of exact fractions")
  func spread() throws {
    let made = try MadeEnterprises()
    let rows = YieldDistribution(made.table).rows
    let row = try #require(rows.first { $0.zone == 0 && $0.figure == .output })
    let table = try ExpectedTable(Fixture("oracles/yield_spread.csv"))
    let expected = Dictionary(uniqueKeysWithValues: table.rows.map { ($0["item"], $0.number("value") ?? .nan) })
    for tenth in 1...9 {
      #expect(row.deciles[tenth - 1].isClose(to: try #require(expected["p\(tenth)0"]), relative: 1e-12))
    }
    #expect(row.median.isClose(to: try #require(expected["median"]), relative: 1e-12))
    #expect(row.lowestFifth.doubleValue.isClose(to: try #require(expected["lowest_fifth"]), relative: 1e-12))
    let share = try #require(row.lowestFifthShare).doubleValue
    #expect(share.isClose(to: try #require(expected["lowest_fifth_share"]), relative: 1e-10))
  }

  @Test("a corridor counts an enterprise of two of its zones once, and its parks not beside their zone")
  func corridors() throws {
    var world = try SmallZone()
    world.enterprise("A", output: 300, holds: ["a"])
    world.enterprise("B", output: 60, holds: ["b"])
    let corridors = ZoneCorridors([["river", "coast"], ["river"], ["river"], []], zones: world.zones)
    let table = try world.table(corridors: corridors)
    #expect(corridors.names == ["coast", "river"])
    #expect(corridors.zones(of: 1) == [0, 1])
    let river = try #require(table.corridors.first { $0.corridor == 1 }).sums
    #expect(river.enterprises == 2)
    // a 3 mu and all of b 6 mu.
    #expect(river.land.mu.description == "9")
    #expect(river[.output].amount.description == "360")
    let coast = try #require(table.corridors.first { $0.corridor == 0 }).sums
    #expect(coast[.output].amount.description == "330")
  }

  @Test("the parcels share a figure by area and add up to it; land uses do")
  func parcels() throws {
    var world = try SmallZone()
    world.enterprise("A", output: 100.0 / 3, holds: ["a", "b", "c"])
    world.enterprise("B", output: 7.000001, holds: ["d"])
    world.enterprise("C", output: nil, holds: ["d"])
    let table = try world.table()
    let split = ParcelYields(table, parcels: world.parcels)
    #expect(split.parcels.map { world.parcels.id(of: $0) } == ["a", "b", "c", "d"])
    // 33.333333 over 2,000, 4,000 and 2,000 m².
    #expect((0..<3).map { split[$0].sums[.output].amount.description } == ["8.333333", "16.666667", "8.333333"])
    #expect(split[3].holders == [1, 2])
    #expect(split[3].sums[.output].coverage == Coverage(known: 1, total: 2))
    let sums = split.sums(count: 1) { _ in 0 }
    #expect(sums[0].enterprises == 3)
    #expect(sums[0][.output].amount.description == "40.333334")
  }

  @Test("the matched sample leaves out who came and went: 300 / 3 to 330 / 3 mu is 10 %, all is 45 to 110 per mu")
  func change() throws {
    var world = try SmallZone()
    world.enterprise("A", year: 2021, output: 300, holds: ["a"])
    world.enterprise("A", year: 2022, output: 330)
    world.enterprise("B", year: 2021, output: -30, holds: ["b"])
    world.rows.append(Enterprise(id: "B", period: Period(year: 2022)))
    let change = YieldChange(from: try world.table(2021), to: try world.table(2022))
    let row = try #require(change.rows.first { $0.zone == 0 && $0.figure == .output })
    #expect(row.before.value?.isClose(to: 285.0 / 6, relative: 1e-12) == true)
    #expect(row.after.value == 110)
    #expect(row.matchedChange?.isClose(to: 0.1, relative: 1e-12) == true)
    #expect(row.matchedAfter.coverage == Coverage(known: 1, total: 2))
  }

  @Test("every mu is held by one, by several, by none, or over-held; rented land is the tenant's")
  func balance() throws {
    var world = try SmallZone()
    world.enterprise("A", output: 1, holds: ["a", "b"])
    world.enterprise("B", output: 1)
    world.enterprise("C", output: 1, holds: ["d"])
    world.enterprise("D", output: 1, holds: ["d"])
    world.occupancies.append(Occupancy(parcelID: "a", enterpriseID: "A", kind: .rentOut))
    world.occupancies.append(Occupancy(parcelID: "a", enterpriseID: "B", kind: .rentIn))
    world.occupancies.append(
      Occupancy(parcelID: "b", enterpriseID: "stranger", kind: .rentIn, area: Area(roundingMu: 1)))
    let land = world.land()
    let balance = land.balance
    #expect(balance[.byOne].parcels == 1)
    #expect(balance[.byOne].held.mu.description == "3")
    // b: A holds 6 mu and somebody who is not listed 1 of the 6 mu.
    #expect(balance[.overHeld].parcels == 2)
    #expect(balance.unlisted.mu.text(places: 6) == "1.000000")
    #expect(balance[.byNone].parcelArea.mu.description == "3")
    let total = balance.total
    #expect(total.parcels == 4)
    #expect(total.parcelArea == total.held + total.free - total.excess)
    #expect(land.area(.rentOut, of: 0).mu.description == "3")
    #expect(land.area(.own, of: 0).mu.description == "9")
    #expect(land.area(of: 1)?.mu.description == "3")
  }

  @Test("certified enterprises and high-tech industry are counted apart, shares over who is above designated size")
  func base() throws {
    var world = try SmallZone()
    world.enterprise("A", output: 300, industry: "3911", holds: ["a"])
    world.enterprise("B", output: 100, industry: "2611", holds: ["d"])
    world.enterprise("C", output: 900, isAbove: false, industry: "3911", holds: ["a"])
    world.enterprise("D", output: 10, industry: nil, holds: ["a"])
    world.rows[1].isCertifiedHighTech = true
    let set = IndustrySet(
      name: "test", kind: "high_tech_industry",
      members: [.init(prefix: "39", chinese: "", provenance: Provenance(source: "", certainty: .unverified))])
    let base = EnterpriseBase(try world.table(), enterprises: world.years(), sets: [set])
    let zone = try #require(base.rows.first { $0.zone == 0 })
    #expect(zone.enterprises == 4)
    #expect(zone.traits.map(\.count) == [3, 1, 0])
    #expect(zone.traits[1].coverage == Coverage(known: 1, total: 4))
    #expect(zone.industries[0].share == Ratio(300, 400))
    #expect(zone.industries[0].coverage == Coverage(known: 2, total: 3))
    #expect(set.contains("3") == nil)
  }

  @Test("jobs and energy per mu; an incomplete year of energy is unknown")
  func otherFigures() throws {
    var world = try SmallZone()
    world.enterprise("A", output: 300, holds: ["a"])
    world.rows[0].meanStaff = 60
    world.burns("A", tonnes: 6)
    let table = try world.table()
    #expect(table.perMu(.staff, of: 0) == 20)
    #expect(table.perMu(.energyCalorific, of: 0) == 2)
    #expect(table.perMu(.research, of: 0) == nil)
  }
}
