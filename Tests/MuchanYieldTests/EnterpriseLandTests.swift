import MuchanDiagnostics
import MuchanLand
import MuchanQuantities
import MuchanRecords
import MuchanYield
import Testing

@Suite("Land of enterprises")
struct EnterpriseLandTests {
  func mu(_ area: Area?) -> String? { area?.mu.description }

  @Test("own + rented in - rented out: 3 + 1 - 0.5 mu")
  func netting() throws {
    var world = try SmallZone()
    world.enterprise("A", output: 1, holds: ["a"])
    world.occupancies.append(
      Occupancy(parcelID: "b", enterpriseID: "A", kind: .rentIn, area: Area(roundingMu: 1)))
    world.occupancies.append(
      Occupancy(parcelID: "a", enterpriseID: "A", kind: .rentOut, area: Area(roundingMu: 0.5)))
    let land = world.land()
    // 1 mu is 666.666666667 m² at 1e-9 m².
    #expect(land.area(of: 0)?.mu.text(places: 6) == "3.500000")
    // Of b half lies in Z: 2.5 + 0.5 mu in Z, 0.5 in Y.
    #expect(land.area(of: 0, in: 0).mu.text(places: 6) == "3.000000")
    #expect(land.area(of: 0, in: 1).mu.text(places: 6) == "0.500000")
    #expect(land.basisCounts == [.measured: 1, .occupancy: 2])
    #expect(world.log.isEmpty)
  }

  @Test("a holding without area is the registered area, else the measured one")
  func basis() throws {
    var world = try SmallZone()
    world.enterprise("A", output: 1, holds: ["d"])
    world.enterprise("B", output: 1, holds: ["a"])
    let land = world.land()
    #expect(mu(land.area(of: 0)) == "1.5")
    #expect(mu(land.area(of: 1)) == "3")
    #expect(land.basisCounts == [.registered: 1, .measured: 1])
  }

  @Test(
    "a holding counts where it runs on 31 December, first and last day included",
    arguments: [
      ("2022-12-31", "2022-12-31", true), ("2023-01-01", nil, false), (nil, "2022-12-30", false), (nil, nil, true),
      ("2020-05-01", "2023-06-30", true),
    ] as [(String?, String?, Bool)])
  func dates(from: String?, to: String?, counts: Bool) throws {
    var world = try SmallZone()
    world.enterprise("A", output: 1, holds: ["a"])
    world.occupancies[0].from = from.flatMap { CalendarDay($0) }
    world.occupancies[0].to = to.flatMap { CalendarDay($0) }
    #expect((world.land().area(of: 0) != nil) == counts)
  }

  @Test("land that is not known has a reason, a finding, and no number")
  func gaps() throws {
    var world = try SmallZone()
    world.enterprise("none", output: 1)
    world.enterprise("missing", output: 1, holds: ["nowhere"])
    world.enterprise("zero", output: 1, holds: ["a"])
    world.enterprise("negative", output: 1, holds: ["c"])
    world.enterprise("stated", output: 1)
    world.occupancies.append(Occupancy(parcelID: "a", enterpriseID: "zero", kind: .rentOut))
    world.occupancies.append(
      Occupancy(parcelID: "c", enterpriseID: "negative", kind: .rentOut, area: Area(roundingMu: 9)))
    world.occupancies.append(
      Occupancy(parcelID: "gone", enterpriseID: "stated", kind: .own, area: Area(roundingMu: 3)))
    let land = world.land()
    // Enterprises are numbered in the order of their ids: missing, negative, none, stated, zero.
    #expect([2, 0, 4, 1].map { land.gap(of: $0) } == [.noOccupancy, .parcelMissing, .zero, .negative])
    #expect([2, 0, 4, 1].allSatisfy { land.area(of: $0) == nil })
    // Where the area is stated it counts, in no zone.
    #expect(mu(land.area(of: 3)) == "3")
    #expect(land.zonesHeld(by: 3) == [ZoneHierarchy.outside])
    #expect(world.log.count(of: .enterpriseWithoutLand) == 4)
    #expect(world.log.count(of: .occupancyWithoutParcel) == 2)
  }

  @Test("holdings over the parcel are reported, a landlord and his tenant are not")
  func overfull() throws {
    var world = try SmallZone()
    world.enterprise("A", output: 1, holds: ["a", "b"])
    world.enterprise("B", output: 1, holds: ["a"])
    world.occupancies.append(Occupancy(parcelID: "b", enterpriseID: "A", kind: .rentOut))
    world.occupancies.append(Occupancy(parcelID: "b", enterpriseID: "B", kind: .rentIn))
    _ = world.land()
    #expect(world.log.findings.map(\.code) == [.occupancyOverParcel])
    #expect(world.log.findings[0].place.id == "a")
    #expect(world.log.findings[0].found == "6.0000 mu held of 3.0000")
  }

  @Test("the parts of a figure add up to it: top zones and outside, and parks and the rest of their zone")
  func split() throws {
    var world = try SmallZone()
    world.enterprise("A", output: 1, holds: ["a", "b", "c", "d"])
    let land = world.land()
    for units in [1, 2, 3, 7, 100, 999_999_999_999] as [Int128] {
      let figure = FixedDecimal<SixPlaces>(units: units)
      let parts = try #require(land.apportion(figure, of: 0))
      let top = [0, 1, ZoneHierarchy.outside].map { parts[$0] ?? .zero }
      #expect(top.reduce(.zero, +) == figure)
      // d lies in Z and in no park, so the parks have less than the zone.
      let parks = (parts[2] ?? .zero) + (parts[3] ?? .zero)
      #expect(parks <= top[0])
    }
    // 2,000 + 4,000 + 2,000 + 1,000 m² of 9,000: 9 split over Z 5, Y 2, outside 2.
    let nine = try #require(land.apportion(FixedDecimal<SixPlaces>(units: 9_000_000), of: 0))
    #expect([0, 1, -1, 2, 3].map { nine[$0]?.description } == ["5", "2", "2", "2", "2"])
  }

  @Test("zones that overlap each get the share of their own land")
  func overlap() throws {
    var log = DiagnosticLog()
    let zones = ZoneHierarchy(zones: [.init(id: "approved"), .init(id: "administered")], log: &log)
    var world = try SmallZone()
    var parcels = ParcelLedger()
    let size = try #require(Area(roundingSquareMetres: 1_000))
    parcels.add(
      id: "a", landUseCode: "", standard: "", registeredArea: nil, measured: size,
      parts: [(zone: 0, area: size), (zone: 1, area: size)])
    world.enterprise("A", output: 1, holds: ["a"])
    let land = EnterpriseLand(
      occupancies: OccupancyColumns(world.occupancies), year: 2022, enterprises: world.years(), parcels: parcels,
      zones: zones, log: &log)
    let parts = try #require(land.apportion(FixedDecimal<SixPlaces>(units: 100), of: 0))
    #expect(parts == [0: FixedDecimal(units: 100), 1: FixedDecimal(units: 100), -1: .zero])
  }

  @Test("an enterprise without land counts in the home zone and the zone above it, where one is named")
  func home() throws {
    var world = try SmallZone()
    world.enterprise("A", output: 1)
    let figure = FixedDecimal<SixPlaces>(units: 5)
    #expect(world.land().apportion(figure, of: 0) == nil)
    let land = world.land(homeZone: 2)
    #expect(land.apportion(figure, of: 0) == [2: figure, 0: figure])
    #expect(land.isIn(0, 0) && land.isIn(2, 0) && !land.isIn(1, 0))
    #expect(land.area(of: 0) == nil)
  }

  @Test("the land of several years is that of each year by itself, whether or not the same holdings run")
  func yearByYear() throws {
    var world = try SmallZone()
    for year in 2019...2023 {
      world.enterprise("A", year: year, output: 1)
      world.enterprise("B", year: year, output: 1)
    }
    world.occupancies = [
      Occupancy(parcelID: "a", enterpriseID: "A", kind: .own), Occupancy(parcelID: "b", enterpriseID: "B", kind: .own),
    ]
    // Rented out from the middle of 2021 to the middle of 2022: the ends of 2019 and 2020 are alike, those of 2022 and 2023 too.
    for (id, kind) in [("A", Occupancy.Kind.rentOut), ("B", .rentIn)] {
      var holding = Occupancy(parcelID: "a", enterpriseID: id, kind: kind, area: Area(roundingSquareMetres: 500))
      holding.from = CalendarDay("2021-06-30")
      holding.to = CalendarDay("2022-06-30")
      world.occupancies.append(holding)
    }
    let enterprises = world.years()
    let together = EnterpriseLand.byYear(
      Array(2019...2023), occupancies: OccupancyColumns(world.occupancies), enterprises: enterprises,
      parcels: world.parcels, zones: world.zones, log: &world.log)
    for year in 2019...2023 {
      let alone = world.land(year)
      let land = try #require(together[year])
      #expect(land.year == year && land.balance.year == year)
      #expect(
        land.balance.total.held == alone.balance.total.held && land.balance.total.free == alone.balance.total.free)
      for enterprise in 0..<2 {
        #expect(land.area(of: enterprise) == alone.area(of: enterprise))
        for zone in -1..<4 { #expect(land.area(of: enterprise, in: zone) == alone.area(of: enterprise, in: zone)) }
      }
    }
    // 2,000 m² are 3 mu: 500 of them rented out at the end of 2021 alone.
    #expect((2019...2023).map { together[$0]?.area(of: 0)?.mu.description } == ["3", "3", "2.25", "3", "3"])
  }

  @Test("a finding is said once for several years")
  func years() throws {
    var world = try SmallZone()
    world.enterprise("A", year: 2021, output: 1, holds: ["nowhere"])
    world.enterprise("A", year: 2022, output: 1)
    _ = EnterpriseLand.byYear(
      [2021, 2022], occupancies: OccupancyColumns(world.occupancies), enterprises: world.years(),
      parcels: world.parcels, zones: world.zones, log: &world.log)
    #expect(world.log.count(of: .occupancyWithoutParcel) == 1)
    #expect(world.log.count(of: .enterpriseWithoutLand) == 1)
  }
}
