internal import MuchanDiagnostics
internal import MuchanGeometry
internal import MuchanLand
internal import MuchanQuantities

/// The zones and parcels of a project: what can be said without any table.
struct ProjectLand: Sendable {
  let zones: ZoneLevels
  let parcels: ParcelLedger
  /// Whether every area was divided without remainder: the outermost level of zones.
  let balance: AreaBalance
  let zoneLedger: Ledger
  let parcelLedger: Ledger

  /// Puts zones and all parcels together.
  init(_ zones: ProjectZones, _ share: ParcelShare, log: inout DiagnosticLog) {
    self.zones = zones.levels
    zoneLedger = zones.ledger
    var parcels = share.parcels
    parcels.orderIDs()
    self.parcels = parcels
    var ledger = share.ledger
    ledger.stored -= share.parcels.repeatCount
    ledger.rejected += share.parcels.repeatCount
    parcelLedger = ledger
    log.merge(share.findings)
    let (balance, overlaps) = Self.divide(share.parcels, levels: zones.levels)
    self.balance = balance
    if parcels.count > 0 && balance.parts == .zero { log.add(.noOverlap, at: Place(file: zones.path)) }
    for (level, overlap) in overlaps.enumerated() {
      var own = balance
      own.overlap = overlap
      guard own.hasOverlap else { continue }
      let ids = zones.levels.levels[level].layer.ids.prefix(4).joined(separator: ", ")
      log.add(
        .overlappingZones, at: Place(file: zones.path),
        found: "\(overlap.squareMetres.text(places: 4)) m² of the parcels, among \(ids)")
    }
  }

  /// The balance of the outermost level, and for each level the land in more than one of its zones.
  private static func divide(
    _ parcels: ParcelLedger, levels: ZoneLevels
  ) -> (outermost: AreaBalance, overlaps: [Area]) {
    var isOutermost = [Bool](repeating: false, count: levels.hierarchy.zones.count)
    for zone in levels.levels[0].zones { isOutermost[zone] = true }
    var balance = AreaBalance()
    for row in 0..<parcels.count {
      balance.parcels += parcels.measuredArea(of: row)
      parcels.forEachPart(of: row) { zone, area in
        if zone == ZoneHierarchy.outside {
          balance.outside += area
        } else if isOutermost[zone] {
          balance.parts += area
        }
      }
    }
    let overlaps = parcels.overlaps(levels: levels.levels.count)
    balance.overlap = overlaps[0]
    return (balance, overlaps)
  }
}
