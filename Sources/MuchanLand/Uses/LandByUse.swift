public import MuchanDiagnostics
public import MuchanQuantities

/// Area by zone, land-use class and code.
///
/// Zones with parks are counted as `ZoneHierarchy` says: by their own boundary, else as the sum of their parks.
/// A code that is not in the table is counted as unknown and never as another class.
public struct LandByUse: Sendable {
  /// Land of one code in one zone.
  public struct Row: Equatable, Sendable {
    /// The index of the zone, or `ZoneHierarchy.outside`.
    public var zone: Int
    /// The class; nil where the code is not known.
    public var use: LandUse?
    public var key: LandUseKey
    /// Parcels with area in this row. A parcel in two zones counts in both, so this does not add up.
    public var parcels: Int
    public var area: Area
  }

  /// All land of one zone.
  public struct ZoneTotal: Equatable, Sendable {
    public var zone: Int
    public var parcels: Int
    public var area: Area
    /// The area whose class is known.
    public var knownArea: Area
    /// The area of industrial land, storage left out.
    public var industrialArea: Area

    /// Known area / area; nil where there is no area.
    public var coverage: Ratio? { Ratio(knownArea.squareMetres, of: area.squareMetres) }
    /// Industrial land / land of known class (工业用地占比); nil where no class is known.
    public var industrialShare: Ratio? { Ratio(industrialArea.squareMetres, of: knownArea.squareMetres) }
  }

  /// One row per zone and code, by zone, standard and code.
  public let rows: [Row]
  /// One row per zone that has land, by zone.
  public let totals: [ZoneTotal]

  private struct Cell: Hashable {
    var zone: Int
    var key: Int
  }

  /// Adds up the parts of all parcels. Unknown codes are a finding each, with the count of their parcels.
  ///
  /// - Complexity: O(parts), memory O(zones × codes).
  public init(
    parcels: ParcelLedger, codes: LandUseCodes, zones: ZoneHierarchy, file: String? = nil,
    log: inout DiagnosticLog
  ) {
    var cells: [Cell: Int] = [:]
    var sums: [(cell: Cell, parcels: Int, area: Area)] = []
    var inZone = [Int](repeating: 0, count: zones.zones.count + 1)
    let hasUndrawnZone = zones.hasUndrawnZone
    let uses = parcels.landUseKeys.map { codes.row(for: $0)?.use }
    var usage = [(count: Int, first: Int)](repeating: (0, 0), count: uses.count)
    for row in 0..<parcels.count {
      let key = parcels.landUseNumber(of: row)
      if uses[key] == nil {
        // The least id, not the first read: shares of a layer have no order.
        if usage[key].count == 0 || parcels.idPrecedes(row, usage[key].first) { usage[key].first = row }
        usage[key].count += 1
      }
      parcels.forEachZone(of: row, in: zones, hasUndrawnZone: hasUndrawnZone) { zone, area in
        let cell = Cell(zone: zone, key: key)
        let place = cells[cell] ?? sums.count
        if place == sums.count {
          cells[cell] = place
          sums.append((cell, 0, .zero))
        }
        sums[place].parcels += 1
        sums[place].area += area
        inZone[zone + 1] += 1
      }
    }
    for (number, key) in parcels.landUseKeys.enumerated() where uses[number] == nil && usage[number].count > 0 {
      log.add(
        .unknownLandUse, at: Place(file: file, id: parcels.id(of: usage[number].first), field: "land_use_code"),
        found:
          "\"\(key.code)\" (\(key.standard.isEmpty ? "no standard" : key.standard)) on \(usage[number].count) parcels",
        expected: codes.standards.contains(key.standard) ? nil : codes.standards.joined(separator: ", "))
    }
    rows = sums.map { cell, count, area in
      Row(zone: cell.zone, use: uses[cell.key], key: parcels.landUseKeys[cell.key], parcels: count, area: area)
    }.sorted { ($0.zone, $0.key) < ($1.zone, $1.key) }
    var totals: [ZoneTotal] = []
    for row in rows {
      if totals.last?.zone != row.zone {
        totals.append(
          ZoneTotal(
            zone: row.zone, parcels: inZone[row.zone + 1], area: .zero, knownArea: .zero, industrialArea: .zero))
      }
      totals[totals.count - 1].area += row.area
      if row.use != nil { totals[totals.count - 1].knownArea += row.area }
      if row.use == .industry { totals[totals.count - 1].industrialArea += row.area }
    }
    self.totals = totals
  }

  /// The area of each class in a zone; nil stands for land of unknown class.
  public func areaByUse(in zone: Int) -> [(use: LandUse?, area: Area)] {
    let own = rows.filter { $0.zone == zone }
    let classes: [LandUse?] = LandUse.allCases.map { $0 } + [nil]
    return classes.compactMap { use in
      let matching = own.filter { $0.use == use }
      return matching.isEmpty ? nil : (use: use, area: matching.reduce(.zero) { $0 + $1.area })
    }
  }
}
