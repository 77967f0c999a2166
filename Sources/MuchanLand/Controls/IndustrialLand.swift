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

  /// How many of a parcel's enterprises are advanced, are not, and how many there are; of the rest it is not known.
  public struct Holders: Equatable, Sendable {
    public var advanced = 0
    public var other = 0
    public var all = 0

    /// Nobody.
    public init() {}

    /// Counts them.
    public init(advanced: Int, other: Int, all: Int) {
      self.advanced = advanced
      self.other = other
      self.all = all
    }
  }

  /// By zone, all parcels last.
  public let rows: [Row]

  /// Adds up industrial parcels once for each of some lists of what is advanced. A parcel's red line share and tenants are
  /// spread evenly over its parts in zones.
  ///
  /// - Parameters:
  ///   - lists: How many lists there are.
  ///   - holders: sets for a parcel the holders by each list.
  /// - Complexity: O(pieces of parcels × lists).
  public static func byList(
    _ lists: Int, units: [ControlUnit], parcels: ParcelLedger, codes: LandUseCodes, zones: [Int],
    holders: (_ parcel: Int, _ byList: inout [Holders]) -> Void
  ) -> [IndustrialLand] {
    let isRedLine = units.map { $0.kind == .industrialRedLine }
    let isIndustry = parcels.landUseKeys.map { codes.row(for: $0)?.use == .industry }
    var sums = Sums(zones: zones, lists: lists)
    var byList = [Holders](repeating: Holders(), count: lists)
    for row in 0..<parcels.count where isIndustry[parcels.landUseNumber(of: row)] {
      let area = parcels.measuredArea(of: row)
      var red = Area.zero
      parcels.forEachControl(of: row) { unit, piece in if isRedLine[unit] { red += piece } }
      red = min(red, area)
      holders(row, &byList)
      sums.add(area, to: sums.whole, of: area, red, byList)
      parcels.forEachPart(of: row) { zone, part in
        if let place = sums.place(of: zone), part > .zero { sums.add(part, to: place, of: area, red, byList) }
      }
    }
    return (0..<lists).map { IndustrialLand(rows: sums.rows(of: $0, hasRedLine: isRedLine.contains(true))) }
  }

  private init(rows: [Row]) { self.rows = rows }
}

/// What zones have, the whole last, and what advanced manufacturing holds of it by each list.
private struct Sums {
  private struct Place {
    var parcels = 0
    var industrial = Area.zero
    var red = Area.zero
  }

  private struct Held {
    var advanced = Area.zero
    var other = Area.zero
  }

  private let zones: [Int]
  /// By number of the zone; -1 for those that are not asked for.
  private var placeOfZone: [Int]
  private var places: [Place]
  /// By place, then list.
  private var held: [Held]
  private let lists: Int

  init(zones: [Int], lists: Int) {
    self.zones = zones
    self.lists = lists
    placeOfZone = [Int](repeating: -1, count: (zones.max() ?? -1) + 1)
    for (place, zone) in zones.enumerated() { placeOfZone[zone] = place }
    places = [Place](repeating: Place(), count: zones.count + 1)
    held = [Held](repeating: Held(), count: places.count * lists)
  }

  var whole: Int { zones.count }

  func place(of zone: Int) -> Int? {
    guard placeOfZone.indices.contains(zone), placeOfZone[zone] >= 0 else { return nil }
    return placeOfZone[zone]
  }

  /// Adds a part of a parcel.
  mutating func add(
    _ part: Area, to place: Int, of area: Area, _ red: Area, _ holders: [IndustrialLand.Holders]
  ) {
    places[place].parcels += 1
    places[place].industrial += part
    places[place].red += Self.share(part, red.squareMetres.units, area.squareMetres.units)
    for list in holders.indices {
      let (holders, number) = (holders[list], place * lists + list)
      held[number].advanced += Self.share(part, Int128(holders.advanced), Int128(holders.all))
      held[number].other += Self.share(part, Int128(holders.other), Int128(holders.all))
    }
  }

  func rows(of list: Int, hasRedLine: Bool) -> [IndustrialLand.Row] {
    places.indices.map { number in
      let (place, held) = (places[number], held[number * lists + list])
      var row = IndustrialLand.Row(zone: number < zones.count ? zones[number] : nil)
      row.parcels = place.parcels
      row.industrial = place.industrial
      row.inRedLine = hasRedLine ? place.red : nil
      row.advanced = held.advanced
      row.otherIndustry = held.other
      row.unknown = place.industrial - held.advanced - held.other
      return row
    }
  }

  /// A part of an area, cut to whole units; nothing of nothing.
  private static func share(_ area: Area, _ part: Int128, _ whole: Int128) -> Area {
    guard whole > 0, part != 0 else { return .zero }
    // Most parcels have one holder, and lie in a red line as a whole or not at all.
    if part == whole { return area }
    let units = area.squareMetres.units
    let (product, isTooLarge) = units.multipliedReportingOverflow(by: part)
    if !isTooLarge { return Area(squareMetres: FixedDecimal(units: product / whole)) }
    return Area(
      squareMetres: FixedDecimal(units: whole.dividingFullWidth(units.multipliedFullWidth(by: part)).quotient))
  }
}
