/// The ground of the demonstration: the economic zone with its parks, the chemical zone by the river, the street grids.
struct DemoGround: Sendable {
  let economic: StreetGrid
  let chemical: StreetGrid
  /// Blocks of each park, in the order of their numbers.
  let parks: [(columns: Range<Int>, rows: Range<Int>)]

  static let economicID = "JN"
  static let chemicalID = "HX"

  init(options: DemoOptions) {
    var random = SplitMix64(seed: options.seed, part: "ground")
    let side = options.scale.squareRoot()
    let columns = max(3, NumberText.whole(25 * side))
    let rows = max(3, NumberText.whole(26 * side))
    // Three bands of columns, cut into two, three and two parks.
    let first = max(1, columns * 8 / 25)
    let second = max(first + 1, columns * 17 / 25)
    func row(_ share: Double) -> Int { max(1, NumberText.whole(Double(rows) * share)) }
    parks = [
      (0..<first, 0..<row(0.5)), (0..<first, row(0.5)..<rows),
      (first..<second, 0..<row(0.34)), (first..<second, row(0.34)..<row(0.66)), (first..<second, row(0.66)..<rows),
      (second..<columns, 0..<row(0.46)), (second..<columns, row(0.46)..<rows),
    ]
    // Where a border leaves the street and cuts parcels: between parks, and twice on the outer edge.
    let cuts =
      (0..<rows).filter { $0 % 4 == 1 }.map { (first, $0) }
      + (0..<rows).filter { $0 % 5 == 2 }.map { (second, $0) } + [(0, rows / 3), (0, rows / 2)]
    // The north edge stays where it is, so that a larger zone does not grow over the river.
    let southEdge = 31.9318 - Double(rows) * 400 / Frame.metresPerDegreeNorth
    economic = StreetGrid(
      frame: Frame(longitude: 118.796, latitude: southEdge), columns: columns, rows: rows, columnPitch: 500,
      rowPitch: 400, cuts: cuts, random: &random)
    chemical = StreetGrid(
      frame: Frame(longitude: 118.617, latitude: 31.975), columns: max(2, NumberText.whole(8 * side.squareRoot())),
      rows: max(2, NumberText.whole(6 * side.squareRoot())), columnPitch: 520, rowPitch: 480, cuts: [],
      random: &random)
  }

  /// Number of the park a block lies in, from 1.
  func park(column: Int, row: Int) -> Int {
    (parks.firstIndex { $0.columns.contains(column) && $0.rows.contains(row) } ?? 0) + 1
  }

  var zones: [SyntheticZone] {
    let names: [(String, [String])] = [
      ("智能网联汽车产业园", ["36"]), ("智能电网产业园", ["38"]), ("智能制造产业园", ["34", "35"]),
      ("都市楼宇经济园", ["65", "73"]), ("新一代信息技术产业园", ["39"]), ("航空临空产业园", ["37"]),
      ("节能环保产业园", ["35", "40"]),
    ]
    let whole = Shape(economic.border(columns: 0..<economic.columns, rows: 0..<economic.rows))
    var zones = [
      SyntheticZone(
        id: Self.economicID, name: "江宁演示经济技术开发区" + Calibration.mark, level: "national", zoneType: "economic",
        countyCode: "320115", parentID: nil, approvedHectares: NumberText.whole(whole.squareMetres / 100),
        industries: ["36", "38", "39"], corridors: ["yangtze"], shape: whole)
    ]
    for (index, park) in parks.enumerated() {
      zones.append(
        SyntheticZone(
          id: "\(Self.economicID)-P\(index + 1)", name: names[index].0 + Calibration.mark, level: "functional_park",
          zoneType: "economic", countyCode: "320115", parentID: Self.economicID, approvedHectares: nil,
          industries: names[index].1, corridors: ["yangtze"],
          shape: Shape(economic.border(columns: park.columns, rows: park.rows))))
    }
    let bank = Shape(chemical.border(columns: 0..<chemical.columns, rows: 0..<chemical.rows))
    zones.append(
      SyntheticZone(
        id: Self.chemicalID, name: "沿江演示化工园区" + Calibration.mark, level: "provincial", zoneType: "other",
        countyCode: "320111", parentID: nil, approvedHectares: NumberText.whole(bank.squareMetres / 100),
        industries: ["26"], corridors: ["yangtze"], shape: bank))
    return zones
  }
}
