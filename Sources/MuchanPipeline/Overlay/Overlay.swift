public import MuchanDiagnostics
internal import MuchanGeometry
public import MuchanQuantities
internal import MuchanRecords

/// Divides polygon layers over zones: areas and area-weighted sums by zone and group.
///
/// Holds the zones and the groups, never the parcels.
public struct Overlay: Sendable {
  /// One line of the result.
  public struct Row: Hashable, Sendable {
    /// The zone's id as it was read; nil for land in no zone.
    public var zone: String?
    /// The group's values, in the order they were asked for; empty text where a parcel has none.
    public var group: [String]
    /// Parcels with some area in the row; a parcel in two zones counts in both.
    public var parcels: Int
    public var area: Area
    /// The summed properties; nil where no parcel of the row has a value.
    public var sums: [FixedDecimal<SixPlaces>?]
    /// Of `parcels`, how many have a value for each summed property.
    public var known: [Int]
  }

  /// Rows by zone in the order of the zone file, then by group; land in no zone comes last.
  public private(set) var rows: [Row] = []
  /// What the parcels divided into.
  public private(set) var balance = AreaBalance()
  /// What became of the parcels.
  public private(set) var ledger = Ledger()
  /// What became of the zones.
  public private(set) var zoneLedger = Ledger()
  public private(set) var findings = DiagnosticLog()

  /// Reads the layers and divides them.
  ///
  /// - Throws: what reading throws; findings about single features are in `findings`.
  public init(_ request: OverlayRequest) async throws(Failure) {
    let zones = try await ZoneReading(
      path: request.zones, idField: request.zoneIDField, options: request.options
    ).run()
    findings = zones.log
    zoneLedger = zones.ledger
    let layer = zones.layer
    let area = EllipsoidArea()
    var sums = GroupSums(sumCount: request.sums.count)
    var groups = DistinctTexts()
    var absent = Set(request.by + request.sums)
    for path in request.parcels {
      let reading = LayerReading(path: path, fields: OverlayWorker.fields(of: request), options: request.options)
      let outcome = try await reading.run { () throws(Failure) in
        OverlayWorker(path: path, request: request, layer: layer, area: area)
      }
      var log = outcome.log
      for part in outcome.partials {
        log.merge(part.log)
        ledger += part.ledger
        balance += part.balance
        let numbers = (0..<part.groups.count).map { UInt32(groups.number(of: part.groups.utf8(of: $0)).row) }
        sums.merge(part.sums, groups: numbers)
      }
      outcome.blocks.complete(&log, path: path)
      findings.merge(log)
      absent = absent.filter { outcome.blocks.names[$0, default: 0] == 0 }
    }
    if ledger.read > 0 {
      // Of several layers one may lack a property; where all do it is more likely misspelt.
      for name in absent {
        findings.add(.missingColumn, at: Place(file: request.parcels.first, field: "/properties/\(name)"))
      }
    }
    rows = Self.rows(sums, groups, layer.ids, byCount: request.by.count)
    addFindings(zonePath: request.zones)
  }

  private mutating func addFindings(zonePath: String) {
    if ledger.stored > 0 && balance.parts == .zero { findings.add(.noOverlap, at: Place(file: zonePath)) }
    if balance.hasOverlap {
      findings.add(
        .overlappingZones, at: Place(file: zonePath),
        found: "\(balance.overlap.squareMetres.text(places: 4)) m² of the parcels lie in more than one zone")
    }
  }

  private static func rows(
    _ sums: GroupSums, _ groups: DistinctTexts, _ zones: [String], byCount: Int
  ) -> [Row] {
    let texts = (0..<groups.count).map { (number) -> [String] in
      guard byCount > 0 else { return [] }
      return groups.utf8(of: number).split(separator: OverlayWorker.separator, omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
    }
    let order = sums.keys.indices.sorted { left, right in
      let (a, b) = (sums.keys[left], sums.keys[right])
      if a.zone != b.zone { return a.zone < b.zone }
      return texts[Int(a.group)].precedes(texts[Int(b.group)])
    }
    return order.map { row in
      let key = sums.keys[row]
      let known = (0..<sums.sumCount).map { sums.knownParcels(row: row, attribute: $0) }
      return Row(
        zone: key.zone == GroupSums.outside ? nil : zones[Int(key.zone)], group: texts[Int(key.group)],
        parcels: sums.parcels[row], area: sums.areas[row],
        sums: known.indices.map { known[$0] > 0 ? sums.sum(row: row, attribute: $0) : nil }, known: known)
    }
  }
}

extension [String] {
  /// Order of groups: numbers by value before texts by their bytes.
  ///
  /// `String` itself takes different spellings of one character for equal; their groups are two, and their order
  /// must not depend on which was met first.
  fileprivate func precedes(_ other: [String]) -> Bool {
    for (left, right) in zip(self, other) where !left.utf8.elementsEqual(right.utf8) {
      switch (Int(left), Int(right)) {
      case (let left?, let right?) where left != right: return left < right
      case (.some, nil): return true
      case (nil, .some): return false
      default: return left.utf8.lexicographicallyPrecedes(right.utf8)
      }
    }
    return false
  }
}
