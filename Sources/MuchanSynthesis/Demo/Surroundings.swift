/// Control units, what they allow, and the waters: few, but of every kind the rules look at.
struct Surroundings {
  private let ground: DemoGround
  private var random: SplitMix64

  init(options: DemoOptions, ground: DemoGround) {
    self.ground = ground
    random = SplitMix64(seed: options.seed, part: "surroundings")
  }

  private static let document = "演示准入清单" + Calibration.mark

  /// Rectangles given in shares of the zone's width and height.
  var controls: GeneratedFile {
    typealias Unit = (
      id: String, kind: String, item: String?, from: Day?, to: Day?, box: (Double, Double, Double, Double)
    )
    let issued = Day(2020, 12, 30)
    let units: [Unit] = [
      ("K-RL1", "red_line", "牛首演示山体" + Calibration.mark, issued, nil, (-0.06, 0.62, 0.045, 0.80)),
      ("K-EC1", "eco_control_area", nil, issued, nil, (-0.09, 0.58, 0.075, 0.84)),
      ("K-PR1", "priority", nil, issued, nil, (-0.09, 0.58, 0.075, 0.84)),
      ("K-KY1", "key", nil, issued, nil, (0.075, 0.0, 1.02, 0.52)),
      ("K-KY2", "key", nil, issued, nil, (0.075, 0.52, 0.7, 1.01)),
      ("K-GN1", "general", nil, issued, nil, (0.7, 0.52, 1.02, 1.01)),
      ("K-IR1", "industrial_red_line", nil, Day(2021, 6, 1), nil, (0.02, 0.05, 0.98, 0.45)),
      ("K-DW1", "drinking_water", nil, issued, nil, (0.93, 0.80, 1.08, 0.95)),
      ("K-BF1", "basic_farmland", nil, issued, nil, (0.97, 0.10, 1.10, 0.30)),
      ("K-UB1", "urban_boundary", nil, issued, nil, (-0.02, -0.02, 0.97, 1.02)),
      ("K-DP1", "dense_population", nil, issued, nil, (0.38, 0.40, 0.62, 0.60)),
      ("K-RA1", "regional_assessment", "地质灾害危险性", Day(2021, 3, 1), Day(2026, 2, 28), (0.0, 0.0, 0.6, 1.0)),
      ("K-RA2", "regional_assessment", "水土保持", Day(2017, 5, 1), Day(2022, 4, 30), (0.3, 0.0, 1.0, 0.7)),
    ]
    var layer = GeoJSONLayer(name: "controls 合成演示数据")
    let grid = ground.economic
    let (across, along) = (Double(grid.columns), Double(grid.rows))
    for unit in units {
      let (west, south, east, north) = unit.box
      add(
        unit, ring: grid.rectangle(west * across, south * along, east * across, north * along), to: &layer)
    }
    let river = ground.chemical
    let bank: Unit = ("K-KY3", "key", "沿江" + Calibration.mark, issued, nil, (0, 0, 0, 0))
    add(bank, ring: river.rectangle(-1, -1, Double(river.columns) + 1, Double(river.rows) + 0.5), to: &layer)
    return GeneratedFile(name: "controls.geojson", text: layer.text)
  }

  private func add(
    _ unit: (id: String, kind: String, item: String?, from: Day?, to: Day?, box: (Double, Double, Double, Double)),
    ring: [Position], to layer: inout GeoJSONLayer
  ) {
    var members = JSONMembers()
    members.add("control_id", text: unit.id)
    members.add("kind", text: unit.kind)
    members.add("item", text: unit.item)
    members.add("approved_on", text: unit.from?.text)
    members.add("valid_until", text: unit.to?.text)
    layer.append(members, geometry: Shape(ring).geometry)
  }

  var access: GeneratedFile {
    var table = CSVTable(columns: ["control_id", "industry_prefix", "activity", "verdict", "document", "article"])
    let lines: [(String, String?, String?, String)] = [
      ("K-RL1", nil, "development", "forbid"), ("K-EC1", nil, "new_industry", "forbid"),
      ("K-PR1", "25", nil, "forbid"), ("K-PR1", "26", nil, "forbid"), ("K-PR1", "31", nil, "forbid"),
      ("K-PR1", "32", nil, "forbid"), ("K-PR1", "33", nil, "limit"), ("K-KY1", "25", nil, "forbid"),
      ("K-KY1", "26", nil, "forbid"), ("K-KY1", "31", nil, "forbid"), ("K-KY1", "32", nil, "forbid"),
      ("K-KY1", "3360", nil, "limit"), ("K-KY1", "36", nil, "allow"), ("K-KY1", "38", nil, "allow"),
      ("K-KY2", "26", nil, "forbid"), ("K-KY2", "39", nil, "allow"), ("K-KY2", "29", nil, "limit"),
      ("K-GN1", "26", nil, "forbid"), ("K-DW1", nil, "new_industry", "forbid"), ("K-KY3", "25", nil, "limit"),
      ("K-KY3", "26", nil, "limit"), ("K-KY3", "2614", nil, "forbid"),
    ]
    for (number, line) in lines.enumerated() {
      table.append([line.0, line.1, line.2, line.3, Self.document, "第\(number + 1)条"])
    }
    return GeneratedFile(name: "access.csv", text: table.text)
  }

  /// A made-up bank of the Yangtze, 30 km in pieces by use, and a made-up tributary.
  mutating func waters() -> GeneratedFile {
    var layer = GeoJSONLayer(name: "waters 合成演示数据")
    let grid = ground.chemical
    let bank = Double(grid.rows) * grid.rowPitch + 300
    // Metres along the bank. Ecological pieces add up to the reported share (P6).
    let ecological = Calibration.ecologicalShoreline * 30_000
    let pieces: [(use: String, port: String, length: Double)] = [
      ("ecological", "none", 9_600), ("production", "hazardous", 1_600), ("production", "other", 2_310),
      ("ecological", "none", 8_400), ("living", "none", 2_000), ("ecological", "none", ecological - 18_000),
    ]
    var start = -11_000.0
    var shore: [Position] = [grid.frame.place(start, bank)]
    for piece in pieces {
      var line = shore.suffix(1)
      let steps = NumberText.whole(piece.length / 200)
      for step in 1...max(1, steps) {
        let east = start + piece.length * Double(step) / Double(max(1, steps))
        line.append(grid.frame.place(east, bank + random.real(-15, 15)))
      }
      start += piece.length
      add(
        "演示长江岸线", "yangtze_main", "shoreline", port: piece.port, use: piece.use,
        geometry: Shape.lineGeometry(Array(line)), to: &layer)
      shore += line.dropFirst()
    }
    let farBank = [grid.frame.place(start, bank + 1_500), grid.frame.place(-11_000, bank + 1_500)]
    add("演示长江", "yangtze_main", "water_area", geometry: Shape(shore + farBank).geometry, to: &layer)

    let zone = ground.economic
    let tall = Double(zone.rows) * zone.rowPitch
    let river = (0...30).map { step in
      zone.frame.place(-600 + random.real(-60, 60), tall * (Double(step) / 30 * 1.3 - 0.1))
    }
    let other = (0...30).reversed().map { step in
      zone.frame.place(-760 + random.real(-20, 20), tall * (Double(step) / 30 * 1.3 - 0.1))
    }
    add("演示支流", "yangtze_tributary", "water_area", geometry: Shape(river + other).geometry, to: &layer)
    add("演示支流岸线", "yangtze_tributary", "shoreline", geometry: Shape.lineGeometry(river), to: &layer)
    return GeneratedFile(name: "waters.geojson", text: layer.text)
  }

  private func add(
    _ name: String, _ code: String, _ role: String, port: String? = nil, use: String? = nil, geometry: String,
    to layer: inout GeoJSONLayer
  ) {
    var members = JSONMembers()
    members.add("name", text: name + Calibration.mark)
    members.add("water_code", text: code)
    members.add("geometry_role", text: role)
    members.add("port_use", text: port)
    members.add("shoreline_use", text: use)
    layer.append(members, geometry: geometry)
  }
}
