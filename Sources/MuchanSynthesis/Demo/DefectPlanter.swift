/// Puts faults into a finished demonstration and lists every one of them.
struct DefectPlanter {
  struct Planted: Sendable {
    var defect: PlantedDefect
    var file: String
    var id: String
    var field: String
    var detail: String
  }

  static let idleCount = 12
  static let duplicateCount = 8
  static let bowTieCount = 6
  /// So many enterprises without output, and as many others without energy lines.
  static let gapCount = 10

  private let options: DemoOptions
  private var random: SplitMix64
  private(set) var planted: [Planted] = []
  private var used: Set<String> = []

  init(options: DemoOptions) {
    self.options = options
    random = SplitMix64(seed: options.seed, part: "defects")
  }

  mutating func plant(in world: inout DemoWorld) {
    if options.defects.contains(.idle) { plantIdle(&world) }
    if options.defects.contains(.bowTies) { plantBowTies(&world) }
    if options.defects.contains(.duplicateIDs) { plantDuplicates(&world) }
    if options.defects.contains(.gaps) { plantGaps(&world) }
  }

  /// Parcels nothing else in the project speaks of in detail, each taken once.
  private mutating func choose(
    _ count: Int, from world: DemoWorld, where fits: (SyntheticParcel) -> Bool
  ) -> ArraySlice<Int> {
    let named = Set(world.revived.map(\.parcel) + world.buildings.buildings.map(\.parcel))
    let free = world.parcels.indices.filter {
      let parcel = world.parcels[$0]
      return fits(parcel) && !named.contains(parcel.id) && !used.contains(parcel.id)
    }
    let chosen = random.shuffled(free).prefix(count)
    for index in chosen { used.insert(world.parcels[index].id) }
    return chosen
  }

  private mutating func plantIdle(_ world: inout DemoWorld) {
    let chosen = choose(Self.idleCount, from: world) {
      $0.zone == .economic && $0.isIndustrial && $0.produced != nil && $0.idleStatus == nil
    }
    for index in chosen {
      let startBy = Day(random.integer(2019...2020), random.integer(1...12), random.integer(1...28))
      var parcel = world.parcels[index]
      parcel.supplied = startBy + -250
      parcel.delivered = startBy + -180
      (parcel.approved, parcel.startBy) = (startBy + -330, startBy)
      (parcel.completeBy, parcel.produceBy) = (startBy + 730, startBy + 910)
      (parcel.started, parcel.stopped, parcel.completed, parcel.produced) = (nil, nil, nil, nil)
      (parcel.invested, parcel.developedArea) = (0, 0)
      (parcel.floorArea, parcel.countedFloorArea, parcel.footprint) = (nil, nil, nil)
      (parcel.yard, parcel.industrialFloorArea, parcel.landClass) = (nil, nil, "B21")
      world.parcels[index] = parcel
      note(.idle, "parcels.geojson", parcel.id, "started_on", "start_by \(startBy.text), no start, no status")
    }
  }

  private mutating func plantBowTies(_ world: inout DemoWorld) {
    let chosen = choose(Self.bowTieCount, from: world) { $0.lot.hole.isEmpty && $0.shape.polygons.count == 1 }
    for index in chosen {
      let lot = world.parcels[index].lot
      let frame = world.parcels[index].zone == .economic ? world.ground.economic.frame : world.ground.chemical.frame
      let corners = [
        (lot.west, lot.south), (lot.east, lot.north), (lot.east, lot.south), (lot.west, lot.north),
      ]
      world.parcels[index].shape = Shape(corners.map { frame.place($0.0, $0.1) })
      note(.bowTies, "parcels.geojson", world.parcels[index].id, "geometry", "the ring crosses itself once")
    }
  }

  private mutating func plantDuplicates(_ world: inout DemoWorld) {
    // Neither parcel is held by an enterprise, so that no other file speaks of the id.
    let held = Set(world.holdings.map(\.parcel))
    let chosen = Array(choose(2 * Self.duplicateCount, from: world) { !held.contains($0.id) })
    for pair in stride(from: 0, to: chosen.count - 1, by: 2) {
      let (kept, lost) = (chosen[pair], chosen[pair + 1])
      let own = world.parcels[lost].id
      world.parcels[lost].id = world.parcels[kept].id
      note(.duplicateIDs, "parcels.geojson", world.parcels[kept].id, "parcel_id", "also given to the parcel \(own)")
    }
  }

  private mutating func plantGaps(_ world: inout DemoWorld) {
    guard let year = Calibration.years.firstIndex(of: Calibration.summaryYear) else { return }
    let zone = world.enterprises.indices.filter { world.enterprises[$0].kind == .aboveSize }
    let chosen = random.shuffled(zone).prefix(min(2 * Self.gapCount, zone.count / 2))
    let half = chosen.count / 2
    for index in chosen.prefix(half) {
      world.enterprises[index].years[year].output = nil
      note(.gaps, "enterprises.csv", world.enterprises[index].id, "output_wan_yuan", "no value in 2022")
    }
    let prefix = String(Calibration.summaryYear)
    let silent = Set(chosen.dropFirst(half).map { world.enterprises[$0].id })
    world.energy.removeAll { silent.contains($0.enterprise) && $0.period.hasPrefix(prefix) }
    for id in silent.sorted() { note(.gaps, "energy.csv", id, "quantity", "no line in 2022") }
  }

  private mutating func note(
    _ defect: PlantedDefect, _ file: String, _ id: String, _ field: String, _ detail: String
  ) {
    planted.append(Planted(defect: defect, file: file, id: id, field: field, detail: detail))
  }

  static func table(_ planted: [Planted]) -> GeneratedFile {
    var table = CSVTable(columns: ["defect", "file", "id", "field", "detail"])
    for row in planted { table.append([row.defect.rawValue, row.file, row.id, row.field, row.detail]) }
    return GeneratedFile(name: "planted.csv", text: table.text)
  }
}
