/// Buildings and their tax: floor area by kind as reported, and the buildings that crossed a tax threshold (L9).
struct BuildingMaker {
  struct Building: Sendable {
    var id: String
    var parcel: String
    var kind: String
    var isBuilt: Bool
    var completed: Day?
    var floorArea: Int
    var floors: Int
    var ring: [Position]
    /// 1/100 万元, in the order of `Calibration.years`; empty where no tax is known.
    var tax: [Int] = []
  }

  private let options: DemoOptions
  private let frame: Frame
  private var random: SplitMix64
  private(set) var buildings: [Building] = []

  init(options: DemoOptions, ground: DemoGround) {
    self.options = options
    frame = ground.economic.frame
    random = SplitMix64(seed: options.seed, part: "buildings")
  }

  /// Places the buildings and raises the floor area of their parcels where it would be smaller than the building's.
  mutating func make(_ parcels: inout [SyntheticParcel]) {
    place("office", count: 26, total: Calibration.officeBuildings, uses: ["0505", "0501"], floors: 18...45, &parcels)
    place(
      "innovation_premises", count: 16, total: Calibration.innovationPremises, uses: ["0804"], floors: 6...18,
      &parcels)
    place("standard_plant", count: 14, total: Calibration.standardPlants, uses: ["0601"], floors: 3...6, &parcels)
    place("other", count: 4, total: 90_000, uses: ["0803"], floors: 3...8, &parcels)
    taxes()
    contradict(&parcels)
  }

  /// So many parcels that stand as idle carry a building all the same.
  static let idleSites = 3
  /// So many parcels declare half the footprint that is drawn.
  static let shortDeclared = 1

  /// What outlines contradict: buildings on idle land, and footprints declared too small (L2).
  private mutating func contradict(_ parcels: inout [SyntheticParcel]) {
    let idle = parcels.indices.filter {
      parcels[$0].zone == .economic && parcels[$0].idleStatus == "suspected" && parcels[$0].started == nil
        && parcels[$0].lot.hole.isEmpty
    }
    for index in idle.prefix(Self.idleSites) {
      // The record of the parcel says nothing of it.
      var copy = parcels[index]
      add("other", area: 1_500, floors: 1...1, to: &copy)
    }
    var left = Self.shortDeclared
    for building in buildings where left > 0 && building.isBuilt {
      guard let index = parcels.firstIndex(where: { $0.id == building.parcel }) else { continue }
      // Square metres, and 1/100 of them.
      let ground = Double(building.floorArea) / Double(building.floors)
      guard ground * 100 > Double(parcels[index].registered) * 0.25 else { continue }
      parcels[index].footprint = NumberText.whole(ground * 50)
      left -= 1
    }
  }

  private mutating func place(
    _ kind: String, count: Int, total: Int, uses: Set<String>, floors: ClosedRange<Int>,
    _ parcels: inout [SyntheticParcel]
  ) {
    var sites = parcels.indices.filter {
      parcels[$0].zone == .economic && uses.contains(parcels[$0].use) && parcels[$0].completed != nil
        && parcels[$0].lot.hole.isEmpty
    }
    sites.sort {
      parcels[$0].registered != parcels[$1].registered
        ? parcels[$0].registered > parcels[$1].registered : $0 < $1
    }
    let number = min(options.scaled(count), sites.count)
    var left = options.scaled(total)
    for index in 0..<number {
      let rest = number - index
      // The largest parcels come first and take the larger buildings.
      let area = rest == 1 ? left : NumberText.whole(Double(left / rest) * random.real(0.75, 1.35) / 100) * 100
      left -= area
      add(kind, area: area, floors: floors, to: &parcels[sites[index]])
    }
  }

  private mutating func add(_ kind: String, area: Int, floors: ClosedRange<Int>, to parcel: inout SyntheticParcel) {
    let lot = parcel.lot
    // Clear of street corners and of a notch at the southern street.
    let (west, east) = (lot.west + 14, lot.east - 14)
    let (south, north) = (lot.south + 36, lot.north - 14)
    let room = (east - west) * (north - south) * 0.9
    var storeys = random.integer(floors)
    while Double(area) / Double(storeys) > room { storeys += 1 }
    let ground = Double(area) / Double(storeys)
    let width = min(east - west, max(ground / (north - south), (ground * 1.4).squareRoot()))
    let depth = ground / width
    let (left, bottom) = (west + (east - west - width) / 2, south + (north - south - depth) / 2)
    let corners = [
      (left, bottom), (left + width, bottom), (left + width, bottom + depth), (left, bottom + depth),
    ]
    let isBuilt = kind == "office" || random.chance(0.75)
    buildings.append(
      Building(
        id: "B" + NumberText.padded(buildings.count + 1, 4), parcel: parcel.id, kind: kind, isBuilt: isBuilt,
        completed: isBuilt ? Day(random.integer(2008...2021), random.integer(1...12), random.integer(1...28)) : nil,
        floorArea: area, floors: storeys, ring: corners.map { frame.place($0.0, $0.1) }))
    parcel.floorArea = max(parcel.floorArea ?? 0, area * 110)
    parcel.countedFloorArea = max(parcel.countedFloorArea ?? 0, area * 110)
    parcel.footprint = max(parcel.footprint ?? 0, NumberText.whole(ground * 105))
  }

  /// In 2021 three office buildings cross 5,000 万元 and two cross 10,000 万元; the whole grows over 20 % a year.
  private mutating func taxes() {
    var number = 0
    for index in buildings.indices where buildings[index].kind == "office" {
      let (before, after): (Double, Double) =
        switch number {
        case 0..<3: (random.real(4_200, 4_900), random.real(5_200, 6_400))
        case 3..<5: (random.real(8_500, 9_700), random.real(10_300, 12_400))
        case 5..<7: (random.real(11_000, 15_000), random.real(16_000, 18_000))
        case 7..<10: (random.real(5_300, 6_400), random.real(6_900, 7_900))
        default: (random.real(900, 2_600), random.real(2_700, 3_300))
        }
      number += 1
      let path = [before / random.real(1.21, 1.3), before, after, after * random.real(1.21, 1.3)]
      buildings[index].tax = path.map { NumberText.whole($0 * 100) }
    }
  }

  var files: [GeneratedFile] {
    var layer = GeoJSONLayer(name: "buildings 合成演示数据")
    var table = CSVTable(columns: ["building_id", "year", "tax_wan_yuan"])
    for building in buildings {
      var members = JSONMembers()
      members.add("building_id", text: building.id)
      members.add("parcel_id", text: building.parcel)
      members.add("kind", text: building.kind)
      members.add("status", text: building.isBuilt ? "built" : "under_construction")
      members.add("completed_on", text: building.completed?.text)
      members.add("floor_area_m2", building.floorArea, decimals: 0)
      members.add("floors", building.floors, decimals: 0)
      members.add("height_m", building.floors * 42, decimals: 1)
      layer.append(members, geometry: Shape(building.ring).geometry)
      for (year, tax) in zip(Calibration.years, building.tax) {
        table.append([building.id, String(year), NumberText.fixed(tax, decimals: 2)])
      }
    }
    return [
      GeneratedFile(name: "buildings.geojson", text: layer.text),
      GeneratedFile(name: "building_year.csv", text: table.text),
    ]
  }
}
