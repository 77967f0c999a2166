import MuchanDiagnostics
import MuchanLand
import MuchanQuantities
import MuchanRecords
import Testing

/// Zone Z with park P, zone Y. Parcel a: 3 mu in Z and P; b: 6 mu, half in Z outside its park, half in Y; c: 3 mu outside.
@Suite("Revived land")
struct RevivedLandTests {
  let zones: ZoneHierarchy
  let parcels: ParcelLedger

  init() throws {
    func area(_ squareMetres: Double) throws -> Area { try #require(Area(roundingSquareMetres: squareMetres)) }
    var log = DiagnosticLog()
    zones = ZoneHierarchy(zones: [.init(id: "Z"), .init(id: "Y"), .init(id: "P", parentID: "Z")], log: &log)
    var parcels = ParcelLedger()
    for (id, size, registered, parts) in [
      ("a", 2_000.0, 2_000.0, [(0, 2_000.0), (2, 2_000)]), ("b", 4_000, 4_100, [(0, 2_000), (1, 2_000)]),
      ("c", 2_000, 2_000, [(-1, 2_000)]),
    ] {
      parcels.add(
        id: id, landUseCode: "0601", standard: "s", registeredArea: try area(registered), measured: try area(size),
        parts: try parts.map { (zone: $0.0, area: try area($0.1)) })
    }
    self.parcels = parcels
  }

  func row(
    _ parcel: String, _ day: String, _ object: Revitalisation.Object? = .idle, mu: Double? = nil,
    route: Revitalisation.Route = .graft, money: Double? = nil, line: Int = 0
  ) throws -> Revitalisation {
    var row = Revitalisation(
      parcelID: parcel, completedOn: try #require(CalendarDay(day)), route: route, line: line)
    row.object = object
    row.area = mu.flatMap { Area(roundingMu: $0) }
    row.investment = money.flatMap(Money.init(roundingWanYuan:))
    return row
  }

  func account(_ rows: [Revitalisation], on day: String = "2022-12-31") throws -> (
    land: RevivedLand, log: DiagnosticLog
  ) {
    var log = DiagnosticLog()
    let land = RevivedLand(
      rows, parcels: parcels, zones: zones, on: try #require(CalendarDay(day)), file: "revitalisation.csv", log: &log)
    return (land, log)
  }

  @Test("areas are the declared, else the registered ones; differences over one part in a thousand are named")
  func areas() throws {
    let (land, _) = try account([
      try row("a", "2020-01-01", mu: 3.003), try row("b", "2020-01-01"), try row("c", "2020-01-01", mu: 3.01),
    ])
    // 2,000 m² are 3 mu; 3.003 mu are one part in a thousand more, 3.01 over it. 4,100 m² are 6.15 mu.
    #expect(land.entries.map(\.basis) == [.declared, .registered, .declared])
    #expect(land.entries.map { $0.area?.mu.text(places: 3) } == ["3.003", "6.150", "3.010"])
    #expect(land.entries.map(\.doubts) == [[], [.registeredDiffers], [.declaredOverMeasured]])
  }

  @Test("a parcel twice in a series counts once, unless both entries fit in it; two series are two")
  func doubles() throws {
    let (land, log) = try account([
      try row("a", "2020-05-01", mu: 2), try row("a", "2021-05-01", mu: 1), try row("b", "2021-01-01", mu: 4),
      try row("b", "2020-01-01", mu: 4), try row("c", "2020-01-01", mu: 3),
      try row("c", "2020-06-01", .lowEfficiency, mu: 2),
    ])
    #expect(land.entries.map(\.isCounted) == [true, true, true, false, true, true])
    #expect(land.entries[1].doubts == [.anotherPart])
    #expect(land.entries[3].doubts.contains(.doubleEntry))
    #expect(log.findings(of: .doubleRevival).map(\.place.id) == ["b"])
    // 2 + 4 + 3 mu in 2020, 1 mu more of parcel a in 2021.
    #expect(
      land.series.map {
        "\($0.object?.rawValue ?? "") \($0.year) \($0.sum.parcels) \($0.total.area.mu.text(places: 6))"
      } == [
        "idle 2020 3 9.000000", "idle 2021 0 10.000000", "low_efficiency 2020 1 2.000000",
      ])
    #expect(land.shared.parcels == 1 && land.shared.area.mu.text(places: 6) == "2.000000")
  }

  @Test("zones share an entry as they share its parcel, exactly; parks and the rest make up their zone")
  func zoneShares() throws {
    let rows = [
      try row("a", "2020-01-01", mu: 2.9999999, money: 100),
      try row("b", "2020-01-01", mu: 5.0000001, money: 100.000001),
      try row("c", "2020-01-01", mu: 1, money: 7),
    ]
    let (land, _) = try account(rows)
    func sum(_ zone: Int?) throws -> RevivedLand.Sum { try #require(land.routes.first { $0.zone == zone }).sum }
    let all = try sum(nil)
    let (z, y, outside, p) = (try sum(0), try sum(1), try sum(-1), try sum(2))
    #expect(z.area + y.area + outside.area == all.area)
    #expect(z.investment + y.investment + outside.investment == all.investment)
    #expect(all.investment.wanYuan.text(minimumPlaces: 0) == "207.000001")
    #expect(p.area == land.entries[0].area && p.investment.wanYuan.text(minimumPlaces: 0) == "100")
    #expect(z.parcels == 2 && y.parcels == 1 && outside.parcels == 1)
    // The order of the rows does not matter.
    let (reversed, _) = try account(rows.reversed())
    #expect(reversed.routes.map(\.sum) == land.routes.map(\.sum))
  }

  @Test("sums over zones, routes and years are those of the entries, for any ledger", arguments: 0..<8)
  func sums(seed: Int) throws {
    // A fixed linear congruence: any spread of values will do.
    var state = UInt64(seed) &* 6_364_136_223_846_793_005 &+ 1
    func next(_ count: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % count)
    }
    var rows: [Revitalisation] = []
    for number in 0..<60 {
      rows.append(
        try row(
          ["a", "b", "c", "x\(number)"][next(4)], "20\(10 + next(12))-0\(1 + next(9))-1\(next(9))",
          [.idle, .lowEfficiency, nil][next(3)], mu: next(5) == 0 ? nil : Double(next(1_000)) / 137,
          route: Revitalisation.Route.allCases[next(4)], money: next(3) == 0 ? nil : Double(next(10_000)) / 7,
          line: number))
    }
    let (land, _) = try account(rows)
    let counted = land.entries.filter(\.isCounted)
    for object in [Revitalisation.Object.idle, .lowEfficiency, nil] {
      let own = counted.filter { $0.record.object == object }
      let area = own.reduce(Area.zero) { $0 + ($1.area ?? .zero) }
      let routes = land.routes.filter { $0.object == object }
      #expect(routes.filter { $0.zone == nil }.reduce(Area.zero) { $0 + $1.sum.area } == area)
      // The zones at the top and the land outside, 0, 1 and -1.
      #expect(routes.filter { [0, 1, -1].contains($0.zone) }.reduce(Area.zero) { $0 + $1.sum.area } == area)
      #expect(land.series.last { $0.object == object }?.total.area ?? .zero == area)
    }
  }

  @Test("entries after the day are left out; after the records' end, and without a parcel, they are findings")
  func days() throws {
    let rows = [
      try row("a", "2020-06-30", mu: 1), try row("a", "2020-07-01", .lowEfficiency, mu: 1),
      try row("x", "2020-01-01"), try row("y", "2020-01-01", mu: 4),
    ]
    let (land, log) = try account(rows, on: "2020-06-30")
    #expect(land.entries.map(\.record.parcelID) == ["a", "x", "y"])
    #expect(log.count(of: .dateOutOfRange) == 1 && log.count(of: .revivalWithoutParcel) == 2)
    #expect(land.entries[1].area == nil && land.entries[1].doubts == [.parcelMissing, .areaUnknown])
    let sum = land.sum(of: .idle, from: nil, to: nil)
    #expect(sum.entries == 3 && sum.known == 2 && sum.area.mu.text(places: 6) == "5.000000")
    #expect(land.sum(of: .idle, from: nil, to: CalendarDay("2020-06-29")).entries == 2)
    #expect(land.sum(of: .idle, from: CalendarDay("2020-06-30"), to: nil).entries == 1)
    // Parcel a lies in zone 0, y nowhere that is known.
    #expect(land.sum(of: .idle, from: nil, to: nil, in: 0).area.mu.text(places: 6) == "1.000000")
  }
}
