internal import Glibc
internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanGeometry
internal import MuchanLand

extension PolicyLayers {
  /// Waters whose extent does not come within this many metres of the zones' extent say nothing of the project's land: no
  /// rule asks for a fiftieth of it, and a river of the project is drawn nearer.
  static let waterReach = 50_000.0

  /// What a rule on plants lacks where its layer says nothing of the project's land; nil where it does.
  ///
  /// - Parameters:
  ///   - zones: where the project's zones lie.
  ///   - isInUnits: whether any parcel lies in a control unit that was given.
  func missingReach(of terms: SetbackTerms, zones: Bounds, isInUnits: Bool) -> String? {
    let kinds = (units ?? []).filter { terms.controls.contains($0.kind) }
    if !terms.waters.isEmpty || kinds.contains(where: \.isDerived), areWatersFar(from: zones) {
      return "waters: a shoreline near the project's land"
    }
    return !isInUnits && kinds.contains { !$0.isDerived } ? "controls: a unit with land of the project" : nil
  }

  /// Whether there are waters, and none comes near the zones. Degrees are taken for metres on a sphere.
  func areWatersFar(from zones: Bounds) -> Bool {
    guard let waterLayer, !zones.isEmpty else { return false }
    let rows = waterLayer.waterOfRow.indices.filter { waterLayer.waterOfRow[$0] != nil }
    let extent = rows.reduce(into: Bounds()) { $0.add(waterLayer.geometries.bounds(ofRow: $1)) }
    guard !extent.isEmpty else { return false }
    let north = Self.waterReach / 110_000
    let latitude = min(max(zones.minY.magnitude, zones.maxY.magnitude), 80)
    let east = north / cos(latitude * .pi / 180)
    let near = Bounds(
      minX: zones.minX - east, minY: zones.minY - north, maxX: zones.maxX + east, maxY: zones.maxY + north)
    return !near.intersects(extent)
  }

  /// Says which layers of areas no land of the project lies in, whether a shifted datum may be why, and whether waters are
  /// far away.
  ///
  /// - Parameters:
  ///   - zones: where the project's zones lie.
  ///   - isTouched: whether any parcel lies in a control unit, and in a planned use.
  func checkReach(
    onto zones: Bounds, isTouched: (controls: Bool, plan: Bool), _ project: Project, log: inout DiagnosticLog
  ) {
    let drawn = unitLayers.filter { layer in layer.numbers.contains { units?[$0].isDerived == false } }
    let layers = [
      (InputRole.controls, drawn.map(\.layer.extent), isTouched.controls),
      (.plan, [planLayer?.layer.extent].compactMap(\.self), isTouched.plan),
    ]
    for (role, extents, isTouched) in layers where !isTouched && !extents.isEmpty {
      let extent = extents.reduce(into: Bounds()) { $0.add($1) }
      let place = Place(file: project.allFiles(role).last?.path)
      if let datum = CoordinateCheck.likelyShift(from: extent, onto: zones) {
        log.add(.shiftedDatum, at: place, found: "crs \(datum.rawValue)?")
      } else {
        log.add(.noOverlap, at: place, found: role.rawValue)
      }
    }
    if areWatersFar(from: zones) {
      log.add(
        .noOverlap, at: Place(file: project.allFiles(.waters).last?.path), found: InputRole.waters.rawValue,
        expected: "within \(Int(Self.waterReach / 1_000)) km of the zones")
    }
  }
}
