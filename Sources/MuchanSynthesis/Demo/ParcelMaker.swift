/// Lays out the parcels: blocks into lots, a use for each, an id, a registered area.
struct ParcelMaker {
  private let ground: DemoGround
  private let options: DemoOptions
  private var random: SplitMix64

  /// Metres from the street's middle line to the lots; more than the borders are shaken.
  private static let halfStreet = 22.0

  init(ground: DemoGround, options: DemoOptions) {
    self.ground = ground
    self.options = options
    random = SplitMix64(seed: options.seed, part: "parcels")
  }

  mutating func parcels() -> [SyntheticParcel] {
    var parcels = lay(ground.economic, zone: .economic, county: "320115")
    parcels += lay(ground.chemical, zone: .chemical, county: "320111")
    misregister(&parcels)
    return parcels
  }

  private mutating func lay(
    _ grid: StreetGrid, zone: SyntheticParcel.ZoneKind, county: String
  ) -> [SyntheticParcel] {
    var parcels: [SyntheticParcel] = []
    for row in 0..<grid.rows {
      // Rows of blocks, west to east; a block may give its first lot to the parcel of its western neighbour.
      var neighbour: (index: Int, park: Int)?
      for column in 0..<grid.columns {
        if random.chance(0.07) {
          neighbour = nil
          continue
        }
        let park = zone == .economic ? ground.park(column: column, row: row) : 0
        var lots = lots(of: grid, column: column, row: row)
        if let west = neighbour, west.park == park, lots.count > 2, random.chance(0.035) {
          let part = lots.removeFirst()
          parcels[west.index].shape.polygons.append(part.polygon(grid.frame))
        }
        for (number, lot) in lots.enumerated() {
          let id =
            county + NumberText.padded(park, 3) + NumberText.padded(column + 1, 3)
            + NumberText.padded(row * 10 + number + 1, 4) + "000"
          var shape = Shape([])
          shape.polygons = [lot.polygon(grid.frame)]
          parcels.append(
            SyntheticParcel(
              id: id, use: use(zone, park), shape: shape, lot: lot, zone: zone, park: park, registered: 0))
        }
        neighbour = (parcels.count - 1, park)
      }
    }
    for index in parcels.indices {
      let area = parcels[index].shape.squareMetres * (1 + random.real(-0.0004, 0.0004))
      parcels[index].registered = NumberText.whole(area * 100)
    }
    return parcels
  }

  private mutating func lots(of grid: StreetGrid, column: Int, row: Int) -> [Lot] {
    BlockLots(
      west: Double(column) * grid.columnPitch + Self.halfStreet,
      south: Double(row) * grid.rowPitch + Self.halfStreet,
      east: Double(column + 1) * grid.columnPitch - Self.halfStreet,
      north: Double(row + 1) * grid.rowPitch - Self.halfStreet
    ).lots(&random)
  }

  /// A GB/T 21010-2017 code by the character of the park; about 60 % industry over the zone.
  private mutating func use(_ zone: SyntheticParcel.ZoneKind, _ park: Int) -> String {
    let codes = ["0601", "0604", "0701", "0501", "0505", "0804", "0803", "0809", "0810", "1201", "0702", "1104"]
    let weights: [Double] =
      switch (zone, park) {
      case (.chemical, _): [80, 8, 0, 0, 0, 1, 0, 4, 5, 2, 0, 0]
      case (.economic, 4): [26, 2, 28, 8, 12, 10, 4, 2, 7, 2, 0, 1]
      case (.economic, _): [60, 4, 11, 3, 3, 4, 3, 2, 6, 3, 1, 0.5]
      }
    return codes[random.index(weights: weights)]
  }

  /// Some registers are wrong by 2 to 8 %, for the comparison of registered and measured area.
  private mutating func misregister(_ parcels: inout [SyntheticParcel]) {
    for _ in 0..<min(parcels.count / 20, options.scaled(15)) {
      let index = random.integer(0...parcels.count - 1)
      let error = random.real(0.02, 0.08) * (random.chance(0.5) ? 1 : -1)
      parcels[index].registered = NumberText.whole(parcels[index].shape.squareMetres * (1 + error) * 100)
    }
  }
}
