import MuchanGeometry
import MuchanTestSupport
import Testing

/// Expected values: Tests/Oracles/overlay_pairs.py, cut in exact rational arithmetic and measured at 50 digits.
@Suite("Placement of parcels in zones")
struct OverlayOracleTests {
  let area = EllipsoidArea()

  private func place(_ parcel: PolygonColumns, in layer: ZoneLayer) throws -> Placement {
    var placer = ParcelPlacer(layer: layer, area: area)
    var placement = Placement()
    try placer.place(row: 0, of: parcel, squareMetres: area.squareMetres(of: 0, in: parcel), into: &placement)
    return placement
  }

  @Test("parts and outside of 200 seeded pairs are right to 1e-9 of the parcel")
  func pairs() throws {
    let table = try ExpectedTable(Fixture("oracles/overlay_pairs.csv"))
    #expect(table.rows.count >= 200)
    for line in table.rows {
      let parcel = row(try line.polygons("parcel"))
      let layer = ZoneLayer(polygons: row(try line.polygons("zone")), rowIDs: ["zone"])
      let placement = try place(parcel, in: layer)
      let tolerance = 1e-9 * placement.parcel
      let inside = try #require(line.number("intersection_m2"))
      let outside = try #require(line.number("difference_m2"))
      let found = placement.parts.first?.squareMetres ?? 0
      let name = "pair \(line["pair"]), \(line["kind"])"
      #expect(abs(found - inside) <= tolerance, "\(name): \(found) for \(inside)")
      #expect(abs(placement.outside - outside) <= tolerance, "\(name): outside \(placement.outside) for \(outside)")
      #expect(abs(placement.imbalance) <= tolerance, "\(name)")
      #expect(placement.overlap == 0)
    }
  }

  /// Pairs whose vertices lie anywhere, so that every side is certain.
  private static let generalPosition: Set<String> = [
    "two stars", "parcel across a zone of 400 vertices", "holes in both", "zone inside the parcel", "parcel inside",
    "disjoint", "parcel larger than the zone",
  ]

  @Test("pairs in general position are measured by integration, without GEOS")
  func integrated() throws {
    let table = try ExpectedTable(Fixture("oracles/overlay_pairs.csv"))
    var tried = 0
    for line in table.rows where Self.generalPosition.contains(line["kind"]) {
      let parcel = row(try line.polygons("parcel"))
      let layer = ZoneLayer(polygons: row(try line.polygons("zone")), rowIDs: ["zone"])
      var placer = ParcelPlacer(layer: layer, area: area)
      var placement = Placement()
      try placer.place(row: 0, of: parcel, squareMetres: area.squareMetres(of: 0, in: parcel), into: &placement)
      let left = placer.leftToGEOS
      #expect(left == 0, "pair \(line["pair"]), \(line["kind"])")
      tried += 1
    }
    #expect(tried > 70)
  }

  @Test("a zone given twice overlaps itself by all that a parcel has in it")
  func overlap() throws {
    let table = try ExpectedTable(Fixture("oracles/overlay_pairs.csv"))
    for line in table.rows {
      let zone = row(try line.polygons("zone"))
      var twice = zone
      twice.appendRow(0, of: zone)
      let placement = try place(row(try line.polygons("parcel")), in: ZoneLayer(polygons: twice, rowIDs: ["a", "b"]))
      let inside = try #require(line.number("intersection_m2"))
      #expect(abs(placement.overlap - inside) <= 1e-9 * placement.parcel, "pair \(line["pair"])")
      #expect(abs(placement.imbalance) <= 1e-9 * placement.parcel, "pair \(line["pair"])")
    }
  }

  @Test("a layer that tiles the plane leaves nothing outside, whatever the parcel")
  func tiling() throws {
    var random = SplitMix64(seed: 7)
    let (cells, ids) = GridOfCells.make(columns: 6, rows: 6, size: 0.01)
    let layer = ZoneLayer(polygons: cells, rowIDs: ids)
    for _ in 0..<200 {
      let parcel = random.star(around: (118.03, 31.03), radius: 0.002 + 0.02 * random.unit())
      let placement = try place(parcel, in: layer)
      #expect(placement.outside <= 1e-9 * placement.parcel)
      #expect(abs(placement.imbalance) <= 1e-9 * placement.parcel)
    }
  }
}

/// A seeded generator (SplitMix64, Steele et al. 2014), so that a failure can be seen again.
struct SplitMix64: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }

  /// From 0 up to 1.
  mutating func unit() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A ring whose vertices go once round a centre.
  mutating func star(around centre: (Double, Double), radius: Double) -> PolygonColumns {
    // Directions to the corners of a dodecagon, by hand: cos and sin of multiples of 30°.
    let half = 0.5
    let long = 0.866_025_403_784_438_6
    let directions = [
      (1, 0), (long, half), (half, long), (0, 1), (-half, long), (-long, half), (-1, 0), (-long, -half),
      (-half, -long), (0, -1), (half, -long), (long, -half),
    ]
    var columns = PolygonColumns()
    for (x, y) in directions {
      let reach = radius * (0.4 + 0.6 * unit())
      columns.appendVertex(centre.0 + x * reach, centre.1 + y * reach)
    }
    columns.endRing()
    columns.endPart()
    columns.endRow()
    return columns
  }
}
