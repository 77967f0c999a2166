internal import MuchanDiagnostics
internal import MuchanGeometry
internal import MuchanLand
internal import MuchanPolicy
internal import MuchanQuantities

/// What of a proposed zone boundary conforms to the spatial plan and the controls (L8).
struct BoundaryConformity: Sendable {
  /// Land of a boundary with one planned use, without a plan, or in a unit that bars it.
  struct Row: Sendable {
    var id: String
    /// `plan` or `controls`.
    var layer: String
    /// The code or the unit; nil for land that is in none.
    var what: String?
    var standard: String?
    /// Nil where the layer is missing.
    var area: Area?
    var whole: Area
    var verdict: Verdict
    var reason: String?
  }

  /// By boundary: planned uses, what is in no plan, units.
  let rows: [Row]

  /// Measures the boundary; nil where none is proposed.
  ///
  /// - Throws: `overlayFailed` with the boundary's id.
  init?(_ layers: PolicyLayers, codes: LandUseCodes, terms: SpatialTerms) throws(Failure) {
    guard let (polygons, ids) = layers.boundary else { return nil }
    let area = EllipsoidArea()
    let measure = PolicyMeasure(layers, area: area)
    var rows: [Row] = []
    for (row, id) in ids.enumerated() {
      let squareMetres = area.squareMetres(of: row, in: polygons)
      guard let whole = Area(roundingSquareMetres: squareMetres) else { continue }
      let found: ParcelSurroundings
      do throws(Failure) {
        found = try measure.surroundings(
          of: id, row: row, in: polygons, bounds: polygons.bounds(ofRow: row), squareMetres: squareMetres)
      } catch {
        var failure = error
        failure.diagnostic.place.id = id
        throw failure
      }
      rows += Self.planned(id, whole, found.plan, layers, codes, terms)
      rows += Self.controlled(id, whole, found.controls, layers, terms)
    }
    self.rows = rows
  }

  private static func planned(
    _ id: String, _ whole: Area, _ pieces: [Parcel.Piece], _ layers: PolicyLayers, _ codes: LandUseCodes,
    _ terms: SpatialTerms
  ) -> [Row] {
    guard let uses = layers.planUses else {
      return [Row(id: id, layer: "plan", whole: whole, verdict: .unknown(missing: "files.plan"))]
    }
    var rest = whole
    var rows: [Row] = []
    for piece in pieces.sorted(by: { uses[$0.number] < uses[$1.number] }) {
      let key = uses[piece.number]
      rest = rest - min(piece.area, rest)
      let use = codes.row(for: key)?.use
      let verdict: Verdict =
        piece.area <= terms.sliver
        ? .pass
        : use.map { terms.zoneUses.contains($0) ? .pass : .fail } ?? .unknown(missing: "plan_use_code \(key.code)")
      rows.append(
        Row(
          id: id, layer: "plan", what: key.code, standard: key.standard, area: piece.area, whole: whole,
          verdict: verdict,
          reason: piece.area <= terms.sliver ? "sliver" : verdict == .fail ? use?.rawValue : nil))
    }
    if rest > terms.sliver {
      rows.append(
        Row(id: id, layer: "plan", area: rest, whole: whole, verdict: .fail, reason: "no planned use"))
    }
    return rows
  }

  private static func controlled(
    _ id: String, _ whole: Area, _ pieces: [Parcel.Piece], _ layers: PolicyLayers, _ terms: SpatialTerms
  ) -> [Row] {
    guard let units = layers.units else {
      return [Row(id: id, layer: "controls", whole: whole, verdict: .unknown(missing: "files.controls"))]
    }
    let barred = pieces.filter { terms.barredControls.contains(units[$0.number].kind) }
    var rows = barred.sorted { units[$0.number].id < units[$1.number].id }.map { piece in
      let isSliver = piece.area <= terms.sliver
      return Row(
        id: id, layer: "controls", what: units[piece.number].id, area: piece.area, whole: whole,
        verdict: isSliver ? .pass : .fail, reason: isSliver ? "sliver" : units[piece.number].kind.rawValue)
    }
    for kind in terms.barredControls where !units.contains(where: { $0.kind == kind }) {
      rows.append(
        Row(
          id: id, layer: "controls", whole: whole,
          verdict: .unknown(missing: "controls: a unit of kind \(kind.rawValue)")))
    }
    return rows
  }
}
