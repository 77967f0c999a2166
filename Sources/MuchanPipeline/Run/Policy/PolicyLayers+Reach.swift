internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanGeometry
internal import MuchanLand

extension PolicyLayers {
  /// Says which layers of areas no land of the project lies in, and whether a shifted datum may be why.
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
  }
}
