/// Parcels on a shaken grid, each alone in its cell, so that none overlap.
struct WorkloadParcels {
  private let options: WorkloadOptions
  private let ground: WorkloadGround
  private let shapes = WorkloadShapes()
  private var random: SplitMix64
  private let columns: Int
  private let rows: Int
  /// How many positions were written, closing ones counted.
  private(set) var positions = 0

  private static let codes = [
    "0601", "0604", "0701", "0501", "0505", "0804", "0803", "0809", "0810", "1201", "0702", "1104",
  ]
  private static let codeWeights = [60.0, 4, 11, 3, 3, 4, 3, 2, 6, 3, 1, 0.5]

  init(options: WorkloadOptions) {
    self.options = options
    ground = WorkloadGround(decimals: options.decimals)
    random = SplitMix64(seed: options.seed, part: "workload parcels")
    var columns = NumberText.whole(Double(options.parcels).squareRoot())
    while columns * columns < options.parcels { columns += 1 }
    self.columns = columns
    rows = (options.parcels + columns - 1) / columns
  }

  mutating func write(to sink: inout FileSink) throws(SynthesisFailure) {
    try sink.write(Workload.head(layer: "parcels"))
    var bytes: [UInt8] = []
    for number in 0..<options.parcels {
      bytes.removeAll(keepingCapacity: true)
      append(number, to: &bytes)
      if number < options.parcels - 1 { bytes.append(UInt8(ascii: ",")) }
      bytes.append(UInt8(ascii: "\n"))
      try sink.write(bytes)
    }
    try sink.write(Workload.foot)
  }

  private mutating func append(_ number: Int, to bytes: inout [UInt8]) {
    // The box of the parcel inside its cell, in shares of the cell.
    let (wide, tall) = (random.real(0.68, 0.88), random.real(0.68, 0.88))
    let (east, north) = (random.real(0.02, 0.98 - wide), random.real(0.02, 0.98 - tall))
    let cellWidth = WorkloadGround.width / Double(columns)
    let cellHeight = WorkloadGround.height / Double(rows)
    let west = WorkloadGround.west + cellWidth * (Double(number % columns) + east)
    let south = WorkloadGround.south + cellHeight * (Double(number / columns) + north)
    let (width, height) = (cellWidth * wide, cellHeight * tall)

    let area = NumberText.whole(width * height * Frame.metresPerDegreeEast * Frame.metresPerDegreeNorth * 80)
    bytes += properties(number, area: area).utf8
    if random.chance(0.02) {
      bytes += "\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[".utf8
      append(shapes.outline(&random), in: (west, south, width * 0.45, height), to: &bytes)
      bytes.append(UInt8(ascii: ","))
      append(shapes.outline(&random), in: (west + width * 0.55, south, width * 0.45, height), to: &bytes)
      bytes += "]}}".utf8
    } else {
      bytes += "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":".utf8
      let outline = shapes.outline(&random)
      let hole = random.chance(0.01) ? shapes.hole(&random) : []
      append(outline, hole: hole, in: (west, south, width, height), to: &bytes)
      bytes += "}}".utf8
    }
  }

  private mutating func properties(_ number: Int, area: Int) -> String {
    let code = Self.codes[random.index(weights: Self.codeWeights)]
    let id = "320199" + NumberText.padded(number / 1_000_000 + 1, 3) + NumberText.padded(number, 10)
    let output = NumberText.whole(random.longTail() * 40_000)
    let tax = NumberText.whole(Double(output) * random.real(0.01, 0.08))
    let energy = NumberText.whole(Double(output) * random.real(0.02, 0.2) * 10)
    let carbon = NumberText.whole(Double(energy) * random.real(2, 4))
    return "{\"type\":\"Feature\",\"properties\":{\"parcel_id\":\"\(id)\",\"name\":\"合成地块\(number + 1)\","
      + "\"land_use_code\":\"\(code)\",\"registered_area_m2\":\(NumberText.fixed(area, decimals: 2)),"
      + "\"output_wan_yuan\":\(NumberText.fixed(output, decimals: 2)),"
      + "\"tax_wan_yuan\":\(NumberText.fixed(tax, decimals: 2)),"
      + "\"energy_tce\":\(NumberText.fixed(energy, decimals: 3)),"
      + "\"co2_t\":\(NumberText.fixed(carbon, decimals: 3))},"
  }

  private mutating func append(
    _ outline: [WorkloadShapes.Point], hole: [WorkloadShapes.Point] = [],
    in box: (west: Double, south: Double, width: Double, height: Double), to bytes: inout [UInt8]
  ) {
    bytes.append(UInt8(ascii: "["))
    for ring in hole.isEmpty ? [outline] : [outline, hole] {
      if bytes.last == UInt8(ascii: "]") { bytes.append(UInt8(ascii: ",")) }
      bytes.append(UInt8(ascii: "["))
      for point in ring + ring.prefix(1) {
        ground.append(
          box.west + (point.x + 0.5) * box.width, box.south + (point.y + 0.5) * box.height, to: &bytes)
        bytes.append(UInt8(ascii: ","))
      }
      bytes.removeLast()
      bytes.append(UInt8(ascii: "]"))
      positions += ring.count + 1
    }
    bytes.append(UInt8(ascii: "]"))
  }
}
