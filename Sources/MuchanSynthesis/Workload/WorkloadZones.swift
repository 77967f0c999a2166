/// Zones that tile the rectangle. Inner borders are jagged and two neighbours write the same vertices.
struct WorkloadZones {
  typealias Point = (longitude: Double, latitude: Double)

  private let options: WorkloadOptions
  private let ground: WorkloadGround
  private let perSide: Int
  /// Border from corner (c, r) eastwards, and from corner (c, r) northwards; the far corner is not in it.
  private var eastward: [[Point]] = []
  private var northward: [[Point]] = []

  /// Half the depth of the teeth, as a share of the zone's side.
  private static let jag = 0.012

  init(options: WorkloadOptions) {
    self.options = options
    ground = WorkloadGround(decimals: options.decimals)
    perSide = options.zoneVertices / 4
    var random = SplitMix64(seed: options.seed, part: "workload zones")
    let width = WorkloadGround.width / Double(options.zoneColumns)
    let height = WorkloadGround.height / Double(options.zoneRows)
    for row in 0...options.zoneRows {
      for column in 0...options.zoneColumns {
        let west = WorkloadGround.west + width * Double(column)
        let south = WorkloadGround.south + height * Double(row)
        let isEdgeRow = row == 0 || row == options.zoneRows
        let isEdgeColumn = column == 0 || column == options.zoneColumns
        eastward.append(
          (0..<perSide).map { step in
            let offset = isEdgeRow ? 0 : tooth(step, &random) * height
            return (west + width * Double(step) / Double(perSide), south + offset)
          })
        northward.append(
          (0..<perSide).map { step in
            let offset = isEdgeColumn ? 0 : tooth(step, &random) * width
            return (west + offset, south + height * Double(step) / Double(perSide))
          })
      }
    }
  }

  /// Nothing at the corner, small beside it, so that borders meet in corners only.
  private func tooth(_ step: Int, _ random: inout SplitMix64) -> Double {
    let fromCorner = Double(min(step, perSide - step)) / Double(perSide)
    return random.real(-1, 1) * min(Self.jag, fromCorner * 0.4)
  }

  /// One feature per line.
  func write(to sink: inout FileSink) throws(SynthesisFailure) {
    try sink.write(Workload.head(layer: "zones"))
    for row in 0..<options.zoneRows {
      for column in 0..<options.zoneColumns {
        let number = row * options.zoneColumns + column + 1
        let id = "Z" + NumberText.padded(number, 3)
        var bytes = Array(
          "{\"type\":\"Feature\",\"properties\":{\"zone_id\":\"\(id)\",\"name\":\"片区\(number)\(Calibration.mark)\"},"
            .utf8)
        bytes += Array("\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[".utf8)
        let ring = self.ring(column, row)
        for point in ring {
          ground.append(point.longitude, point.latitude, to: &bytes)
          bytes.append(UInt8(ascii: ","))
        }
        ground.append(ring[0].longitude, ring[0].latitude, to: &bytes)
        bytes += Array("]]}}".utf8)
        if number < options.zoneRows * options.zoneColumns { bytes.append(UInt8(ascii: ",")) }
        bytes.append(UInt8(ascii: "\n"))
        try sink.write(bytes)
      }
    }
    try sink.write(Workload.foot)
  }

  private func ring(_ column: Int, _ row: Int) -> [Point] {
    func corner(_ column: Int, _ row: Int) -> Int { row * (options.zoneColumns + 1) + column }
    /// The border backwards: from its far corner, which the next border starts with, to its second vertex.
    func back(_ border: [Point], from far: Point) -> [Point] { [far] + border.dropFirst().reversed() }
    let northEast = northward[corner(column + 1, row + 1)][0]
    let northWest = northward[corner(column, row + 1)][0]
    return eastward[corner(column, row)] + northward[corner(column + 1, row)]
      + back(eastward[corner(column, row + 1)], from: northEast)
      + back(northward[corner(column, row)], from: northWest)
  }
}
