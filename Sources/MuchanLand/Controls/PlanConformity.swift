public import MuchanQuantities

/// Parcels whose use is not the planned one (规划符合性, L8).
///
/// Uses conform where their codes count in one class, whatever the standards: parcel = conforming + other + unplanned +
/// unknown, unknown where a code is not in the tables.
public struct PlanConformity: Sendable {
  /// A parcel that does not conform throughout.
  public struct Row: Equatable, Sendable {
    /// The row of the parcel.
    public var parcel: Int
    public var conforming: Area
    /// Planned for another use.
    public var other: Area
    /// In no planned use.
    public var unplanned: Area
    /// Of a code, its own or the plan's, that is not known.
    public var unknown: Area
    /// The planned use that most of the other area has.
    public var planned: LandUseKey?
  }

  /// Parcels with more than a sliver that is planned for another use, in no plan or unknown, by id.
  public let rows: [Row]
  /// Parcels with more than a sliver planned for another use.
  public let otherParcels: Int
  /// Of how many parcels all but a sliver is known.
  public let coverage: Coverage
  public let conforming: Area
  public let other: Area
  public let unplanned: Area
  public let unknown: Area

  /// Compares all parcels with the plan. O(parcels log parcels).
  public init(uses: [LandUseKey], parcels: ParcelLedger, codes: LandUseCodes, sliver: Area) {
    let classes = uses.map { codes.row(for: $0)?.use }
    let ownClasses = parcels.landUseKeys.map { codes.row(for: $0)?.use }
    var rows: [Row] = []
    var (conforming, other, unplanned, unknown) = (Area.zero, Area.zero, Area.zero, Area.zero)
    var others = 0
    var coverage = Coverage()
    for row in parcels.rowsByID {
      let whole = parcels.measuredArea(of: row)
      let own = ownClasses[parcels.landUseNumber(of: row)]
      var result = Row(parcel: row, conforming: .zero, other: .zero, unplanned: whole, unknown: .zero)
      var most = Area.zero
      parcels.forEachPlannedUse(of: row) { use, given in
        let area = min(given, result.unplanned)
        result.unplanned = result.unplanned - area
        guard let own, let planned = classes[use] else {
          result.unknown += area
          return
        }
        if own == planned {
          result.conforming += area
          return
        }
        result.other += area
        if area > most { (most, result.planned) = (area, uses[use]) }
      }
      conforming += result.conforming
      other += result.other
      unplanned += result.unplanned
      unknown += result.unknown
      if result.other > sliver { others += 1 }
      coverage.count(isKnown: result.unknown <= sliver && result.unplanned <= sliver)
      if result.other > sliver || result.unplanned > sliver || result.unknown > sliver { rows.append(result) }
    }
    self.rows = rows
    otherParcels = others
    self.coverage = coverage
    (self.conforming, self.other, self.unplanned, self.unknown) = (conforming, other, unplanned, unknown)
  }
}
