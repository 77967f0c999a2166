internal import MuchanGeometry
internal import MuchanLand
internal import MuchanQuantities
internal import MuchanReport

/// Which sheets the maps of a run have, and which one a parcel is on.
struct DrawingSheets: Sendable {
  /// The zone each sheet is of; nil for the overview, which comes first.
  private(set) var zones: [Int?] = []
  private(set) var frames: [MapFrame] = []
  /// Whether parcels are on the overview.
  let hasParcelsOnOverview: Bool
  /// By zone, its sheet.
  private var sheetOfZone: [Int: Int] = [:]

  /// One sheet around all zones; beyond `MapDrawing.parcelsOnOverview` parcels one more for each outermost zone.
  init(_ levels: ZoneLevels, parcels: Int) {
    hasParcelsOnOverview = parcels <= MapDrawing.parcelsOnOverview
    var whole = Bounds()
    for level in levels.levels { whole.add(level.layer.extent) }
    guard let frame = MapFrame(around: whole) else { return }
    zones.append(nil)
    frames.append(frame)
    guard !hasParcelsOnOverview, let outermost = levels.levels.first else { return }
    for (place, zone) in outermost.zones.enumerated() {
      var bounds = Bounds()
      for row in 0..<outermost.layer.polygons.count where Int(outermost.layer.zoneOfRow[row]) == place {
        bounds.add(outermost.layer.polygons.bounds(ofRow: row))
      }
      guard let frame = MapFrame(around: bounds) else { continue }
      sheetOfZone[zone] = zones.count
      zones.append(zone)
      frames.append(frame)
    }
  }

  /// The sheet of a parcel: that of the outermost zone which has most of it; nil for one that is on none.
  func sheet(of parts: [(zone: Int, area: Area)]) -> Int? {
    guard !frames.isEmpty else { return nil }
    if hasParcelsOnOverview { return 0 }
    var best: (sheet: Int, area: Area)?
    for part in parts {
      guard let sheet = sheetOfZone[part.zone] else { continue }
      if let known = best, known.area >= part.area { continue }
      best = (sheet, part.area)
    }
    return best?.sheet
  }
}
