internal import MuchanDiagnostics
internal import MuchanGeometry
internal import MuchanQuantities

/// Reads the zones and the parcels and adds up the workers' shares.
struct OverlayReading: Sendable {
  private(set) var zones: ZoneReading.Outcome
  private(set) var layer: ZoneLayer
  private(set) var sums: NamedSums
  private(set) var balance = AreaBalance()
  private(set) var ledger = Ledger()
  /// Findings about the parcels.
  private(set) var log = DiagnosticLog()
  private(set) var ids: IDTally?
  /// The properties asked for that no feature of any layer has.
  private(set) var absent: Set<String>

  /// - Throws: what reading throws.
  init(_ request: OverlayRequest) async throws(Failure) {
    zones = try await ZoneReading(
      path: request.zones, idField: request.zoneIDField, options: request.options
    ).run()
    let layer = zones.layer
    self.layer = layer
    let area = EllipsoidArea()
    sums = NamedSums(byCount: request.by.count, sumCount: request.sums.count)
    for (number, id) in layer.ids.enumerated() { sums.zones[UInt32(number)] = id }
    if request.countsIDs { ids = IDTally() }
    absent = Set(request.by + request.sums)
    for path in request.parcels {
      let reading = LayerReading(path: path, fields: OverlayWorker.fields(of: request), options: request.options)
      let outcome = try await reading.run { () throws(Failure) in
        OverlayWorker(path: path, request: request, layer: layer, area: area)
      }
      var log = outcome.log
      var bounds = Bounds()
      var parts = Area.zero
      for part in outcome.partials {
        log.merge(part.log)
        ledger += part.ledger
        balance += part.balance
        bounds.add(part.bounds)
        parts += part.balance.parts
        sums.merge(part.sums, groups: part.groups)
        if let counted = part.ids { ids?.merge(counted) }
      }
      outcome.blocks.complete(&log, path: path)
      // A layer that lies where the zones are and touches none of them is probably on another datum.
      if parts == .zero, !request.isShare, let datum = CoordinateCheck.likelyShift(from: bounds, onto: layer.extent) {
        log.add(.shiftedDatum, at: Place(file: path), found: "--crs \(datum.rawValue)?")
      }
      self.log.merge(log)
      absent = absent.filter { outcome.blocks.names[$0, default: 0] == 0 }
    }
  }
}
