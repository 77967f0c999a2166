internal import MuchanDiagnostics
internal import MuchanGeometry
internal import MuchanLand
internal import MuchanQuantities

/// Measures what lies over parcels and near them. One per worker.
final class PolicyMeasure {
  private let layers: PolicyLayers
  private let placers: [Placer]
  private let planPlacer: Placer?
  private let outlinePlacer: Placer?
  private var placement = Placement()
  /// By group of waters.
  private var hints: [NearestHint]

  private final class Placer {
    let numbers: [Int]
    var placer: ParcelPlacer

    init(_ layer: PolicyLayers.UnitLayer, area: EllipsoidArea) {
      numbers = layer.numbers
      placer = ParcelPlacer(layer: layer.layer, area: area)
    }
  }

  init(_ layers: PolicyLayers, area: EllipsoidArea) {
    self.layers = layers
    hints = (layers.waterLayer?.groups ?? []).map { _ in NearestHint() }
    placers = layers.unitLayers.map { Placer($0, area: area) }
    planPlacer = layers.planLayer.map { Placer($0, area: area) }
    outlinePlacer = layers.outlines.map { Placer($0, area: area) }
  }

  /// The surroundings of a parcel.
  ///
  /// - Throws: `overlayFailed`; the place is the caller's to fill in.
  func surroundings(
    of id: String, row: Int, in polygons: PolygonColumns, bounds: Bounds, squareMetres: Double
  ) throws(Failure) -> ParcelSurroundings {
    var result = ParcelSurroundings()
    for placer in placers {
      result.controls += try pieces(placer, row, polygons, bounds, squareMetres)
    }
    if let planPlacer { result.plan = try pieces(planPlacer, row, polygons, bounds, squareMetres) }
    if let outlinePlacer {
      result.buildings = try pieces(outlinePlacer, row, polygons, bounds, squareMetres)
      if let overlap = Area(roundingSquareMetres: placement.overlap), overlap > .zero {
        result.buildings.append(Parcel.Piece(ParcelSurroundings.overlapping, overlap))
      }
    }
    guard let waters = layers.waterLayer, let kinds = layers.plants[id] else { return result }
    let shape = NearestShape(row: row, of: polygons, isArea: true)
    for (number, group) in waters.groups.enumerated() where !group.askers.isDisjoint(with: kinds) {
      guard let pair = group.layer.nearest(to: shape, hint: &hints[number]), let water = waters.waterOfRow[pair.row]
      else { continue }
      let distance = WaterDistance(
        water: water, metres: pair.metres, fromX: pair.fromX, fromY: pair.fromY, toX: pair.toX, toY: pair.toY)
      if let distance { result.waters.append(distance) }
    }
    return result
  }

  private func pieces(
    _ placer: Placer, _ row: Int, _ polygons: PolygonColumns, _ bounds: Bounds, _ squareMetres: Double
  ) throws(Failure) -> [Parcel.Piece] {
    try placer.placer.place(
      row: row, of: polygons, bounds: bounds, squareMetres: squareMetres, into: &placement)
    return placement.parts.compactMap { part in
      guard let area = Area(roundingSquareMetres: part.squareMetres), area > .zero else { return nil }
      return Parcel.Piece(placer.numbers[Int(part.zone)], area)
    }
  }
}
