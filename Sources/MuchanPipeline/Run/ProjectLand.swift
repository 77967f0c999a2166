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
    parcels = share.parcels
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
    let outermost = Set(levels.levels[0].zones)
    var balance = AreaBalance()
    var overlaps = [Area](repeating: .zero, count: levels.levels.count)
    for row in 0..<parcels.count {
      balance.parcels += parcels.measuredArea(of: row)
      for part in parcels.parts(of: row) {
        if part.zone == ZoneHierarchy.outside {
          balance.outside += part.area
        } else if outermost.contains(part.zone) {
          balance.parts += part.area
        }
      }
      for overlap in parcels.overlaps(of: row) { overlaps[overlap.number] += overlap.area }
    }
    balance.overlap = overlaps[0]
    return (balance, overlaps)
  }
}
