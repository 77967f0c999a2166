public import MuchanQuantities

/// Industrial land of a zone, how much of it lies within the industrial red line (工业红线), and how much advanced
/// manufacturing holds (先进制造业用地, L7).
public struct IndustrialLand: Sendable {
  /// One zone, or all parcels.
  public struct Row: Equatable, Sendable {
    /// The number of the zone; nil for all parcels together.
    public var zone: Int?
    public var parcels = 0
    public var industrial = Area.zero
    /// Within an industrial red line, and not; nil where the project draws none.
    public var inRedLine: Area?
    /// Held by advanced manufacturing, by other enterprises, and by enterprises that are not known.
    public var advanced = Area.zero
    public var otherIndustry = Area.zero
    public var unknown = Area.zero

    /// Industrial land outside the red line.
    public var outsideRedLine: Area? { inRedLine.map { industrial - $0 } }
    /// The least share that advanced manufacturing can have; nil without industrial land.
    public var leastShare: Ratio? { Ratio(advanced.squareMetres, of: industrial.squareMetres) }
    /// The largest one.
    public var mostShare: Ratio? { Ratio((advanced + unknown).squareMetres, of: industrial.squareMetres) }
  }

  /// By zone, all parcels last.
  public let rows: [Row]

  /// Adds up industrial parcels. A parcel's red line share and tenants are spread evenly over its parts in zones.
  ///
  /// - Parameters:
  ///   - isAdvanced: for a parcel the part of its holders, 0 to 1 as counts, that is advanced, and is not; the rest of
  ///     the holders is not known.
  /// - Complexity: O(parcels).
  public init(
    units: [ControlUnit], parcels: ParcelLedger, codes: LandUseCodes, zones: [Int],
    holders: (Int) -> (advanced: Int, other: Int, all: Int)
  ) {
    let hasRedLine = units.contains { $0.kind == .industrialRedLine }
    let uses = parcels.landUseKeys.map { codes.row(for: $0)?.use }
    var byZone: [Int: Row] = [:]
    for zone in zones { byZone[zone] = Row(zone: zone, inRedLine: hasRedLine ? .zero : nil) }
    var whole = Row(zone: nil, inRedLine: hasRedLine ? .zero : nil)
    for row in 0..<parcels.count where uses[parcels.landUseNumber(of: row)] == .industry {
      let area = parcels.measuredArea(of: row)
      let red = min(
        parcels.surroundings(of: row).controls.filter { units[$0.number].kind == .industrialRedLine }
          .reduce(Area.zero) { $0 + $1.area }, area)
      let holders = holders(row)
      Self.add(area, of: area, red, holders, to: &whole)
      for part in parcels.parts(of: row) {
        guard var own = byZone[part.zone], part.area > .zero else { continue }
        Self.add(part.area, of: area, red, holders, to: &own)
        byZone[part.zone] = own
      }
    }
    rows = zones.compactMap { byZone[$0] } + [whole]
  }

  private static func add(
    _ part: Area, of area: Area, _ red: Area, _ holders: (advanced: Int, other: Int, all: Int), to row: inout Row
  ) {
    row.parcels += 1
    row.industrial += part
    if let inside = row.inRedLine {
      row.inRedLine = inside + share(part, red.squareMetres.units, area.squareMetres.units)
    }
    let advanced = share(part, Int128(holders.advanced), Int128(holders.all))
    let other = share(part, Int128(holders.other), Int128(holders.all))
    row.advanced += advanced
    row.otherIndustry += other
    row.unknown += part - advanced - other
  }

  /// A part of an area, cut to whole units; nothing of nothing.
  private static func share(_ area: Area, _ part: Int128, _ whole: Int128) -> Area {
    guard whole > 0 else { return .zero }
    let product = area.squareMetres.units.multipliedFullWidth(by: part)
    let units = whole.dividingFullWidth(product).quotient
    return Area(squareMetres: FixedDecimal(units: units))
  }
}
