public import MuchanDiagnostics

/// Places parcels in zones: the hot loop of the overlay.
///
/// Most parcels are decided by `Candidates`, from the grid. Of those with a zone's edge in their bounds nearly all
/// are measured by `BorderIntegral`. What is left, where vertices lie on edges or zones overlap, is cut by GEOS in
/// longitude and latitude, where edges are straight, and its pieces are measured like any polygon. One placer per
/// worker: it owns a GEOS session.
public struct ParcelPlacer: ~Copyable {
  /// How many parcels so far were not certain enough for `BorderIntegral` and went to GEOS.
  public private(set) var leftToGEOS = 0

  private let layer: ZoneLayer
  private let area: EllipsoidArea
  private let session: GEOSSession
  private var zones: ZoneGeometries
  private var candidates = Candidates()
  private var border = BorderIntegral()
  private var scratch = PolygonColumns()

  /// Whether borders may be integrated; tests switch it off to compare with GEOS.
  private let integrates: Bool

  /// Makes a placer for a layer.
  public init(layer: ZoneLayer, area: EllipsoidArea) {
    self.init(layer: layer, area: area, integrates: true)
  }

  init(layer: ZoneLayer, area: EllipsoidArea, integrates: Bool) {
    self.integrates = integrates
    self.layer = layer
    self.area = area
    let session = GEOSSession()
    self.session = session
    zones = ZoneGeometries(count: layer.polygons.count, session: session)
  }

  /// Divides one row over the zones.
  ///
  /// - Parameters:
  ///   - bounds: the row's own bounds.
  ///   - squareMetres: the row's own area.
  ///   - placement: overwritten.
  /// - Throws: `overlayFailed` when GEOS cannot cut the row, with GEOS's words; the place is the caller's
  ///   to fill in.
  public mutating func place(
    row: Int, of parcels: PolygonColumns, bounds: Bounds, squareMetres: Double, into placement: inout Placement
  ) throws(Failure) {
    placement.reset(parcel: squareMetres)
    candidates.find(bounds, in: layer)
    if candidates.bordering.isEmpty {
      for zone in candidates.holding { placement.add(squareMetres, to: layer.zoneOfRow[Int(zone)]) }
      if candidates.holding.isEmpty { placement.outside = squareMetres }
      placement.overlap = Double(max(candidates.holding.count - 1, 0)) * squareMetres
      return
    }
    if integrates && candidates.holding.isEmpty
      && border.divide(
        row: row, of: parcels, bounds: bounds, bordering: candidates.bordering, layer: layer, area: area,
        into: &placement)
    {
      if placement.imbalance.magnitude <= Placement.tolerance * squareMetres { return }
      placement.reset(parcel: squareMetres)
    }
    leftToGEOS += 1
    do throws(GEOSFailure) {
      try cut(row, of: parcels, clippingZones: true, into: &placement)
      if placement.imbalance.magnitude > Placement.tolerance * squareMetres {
        // Clipping a zone to a rectangle can leave an invalid polygon; the whole zone is slower and safe.
        placement.reset(parcel: squareMetres)
        try cut(row, of: parcels, clippingZones: false, into: &placement)
      }
    } catch {
      placement.reset(parcel: squareMetres)
      do throws(GEOSFailure) {
        try cut(row, of: parcels, clippingZones: false, into: &placement)
      } catch {
        throw Failure(.overlayFailed, at: Place(), found: error.description)
      }
    }
  }

  /// Divides one row over the zones.
  public mutating func place(
    row: Int, of parcels: PolygonColumns, squareMetres: Double, into placement: inout Placement
  ) throws(Failure) {
    try place(
      row: row, of: parcels, bounds: parcels.bounds(ofRow: row), squareMetres: squareMetres, into: &placement)
  }

  /// Cuts a row by every zone row near it.
  private mutating func cut(
    _ row: Int, of parcels: PolygonColumns, clippingZones: Bool, into placement: inout Placement
  ) throws(GEOSFailure) {
    let parcel = try OwnedGeometry(row: row, of: parcels, in: session)
    // A little more than the parcel's bounds, so that a clipped border never runs along its own.
    var frame = parcels.bounds(ofRow: row)
    let margin = 0.05 * (frame.maxX - frame.minX + frame.maxY - frame.minY) + 1e-7
    frame = Bounds(frame, widenedBy: margin)

    var rest: OwnedGeometry?
    var covered: OwnedGeometry?
    for index in candidates.bordering {
      let zone = try zones.geometry(ofRow: Int(index), in: layer, clippedTo: clippingZones ? frame : nil)
      let piece = try parcel.intersection(with: zone)
      let squareMetres = try measure(piece)
      guard squareMetres > 0 else { continue }
      placement.add(squareMetres, to: layer.zoneOfRow[Int(index)])
      rest = try Self.remainder(of: parcel, after: rest.take(), without: zone)
      if let before = covered.take() {
        placement.overlap += try measure(before.intersection(with: piece))
        covered = try before.union(with: piece)
      } else {
        covered = consume piece
      }
    }
    for index in candidates.holding {
      placement.add(placement.parcel, to: layer.zoneOfRow[Int(index)])
    }
    guard candidates.holding.isEmpty else {
      // All of the parcel is in the holding zones: what the others have is there a second time.
      if let covered = covered.take() { placement.overlap += try measure(covered) }
      placement.overlap += Double(candidates.holding.count - 1) * placement.parcel
      return
    }
    if let rest = rest.take() {
      placement.outside = try measure(rest)
    } else {
      placement.outside = placement.parcel
    }
  }

  private static func remainder(
    of parcel: borrowing OwnedGeometry, after rest: consuming OwnedGeometry?, without zone: borrowing OwnedGeometry
  ) throws(GEOSFailure) -> OwnedGeometry {
    guard let rest else { return try parcel.subtracting(zone) }
    return try rest.subtracting(zone)
  }

  private mutating func measure(_ geometry: borrowing OwnedGeometry) throws(GEOSFailure) -> Double {
    scratch.removeAll()
    try geometry.appendPolygons(to: &scratch)
    return area.squareMetres(of: 0, in: scratch)
  }
}
