public import MuchanDiagnostics
public import MuchanLand
public import MuchanQuantities
public import MuchanRecords

/// The land that enterprises hold at the end of a year, and in which zones it lies.
///
/// Land = own + rented in - rented out, of the holdings that run on 31 December of the year. The area of a
/// holding is the one `occupancy.csv` states, else the parcel's registered area, else its area on the ellipsoid; the
/// choice is counted. The zones share a holding as they share its parcel.
public struct EnterpriseLand: Sendable {
  /// What the area of a holding is taken from.
  public enum Basis: String, Sendable, CaseIterable {
    case occupancy
    case registered
    case measured
  }

  /// Why an enterprise's land is not known.
  public enum Gap: String, Sendable, CaseIterable {
    /// No holding runs on 31 December.
    case noOccupancy = "no_occupancy"
    /// A parcel held whole is not in the layer, so its area is not known.
    case parcelMissing = "parcel_missing"
    /// More of a parcel is rented out than is held.
    case negative
    /// Everything held is rented out.
    case zero
  }

  struct Holding: Sendable {
    /// Positive, or nil with a gap.
    var area: Area?
    var gap: Gap?
    /// Land in each zone, parents without a boundary included.
    var inZones: [Int: Area]
  }

  /// The year whose last day counts.
  public let year: Int
  public let zones: ZoneHierarchy
  /// How many holdings took their area from where.
  public let basisCounts: [Basis: Int]
  /// The zone that enterprises without known land are counted in; nil leaves them out of every zone.
  public let homeZone: Int?
  let holdings: [Holding]

  /// Adds up the holdings of one year.
  ///
  /// - Parameter homeZone: The zone that enterprises without known land belong to. Only right where
  ///   `enterprises.csv` lists the enterprises of that zone and nobody else; the caller prints it as an assumption.
  /// - Complexity: O(holdings × parts of a parcel).
  public init(
    occupancies: [Occupancy], year: Int, enterprises: EnterpriseYears, parcels: ParcelLedger, zones: ZoneHierarchy,
    homeZone: Int? = nil, file: String? = nil, log: inout DiagnosticLog
  ) {
    var tally = OccupancyTally(year: year, file: file)
    for occupancy in occupancies {
      tally.add(occupancy, enterprises: enterprises, parcels: parcels, log: &log)
    }
    tally.reportOverfullParcels(parcels, log: &log)
    holdings = (0..<enterprises.count).map { enterprise in
      tally.holding(of: enterprise, parcels: parcels, zones: zones)
    }
    for enterprise in enterprises.present(in: year) {
      guard let gap = holdings[enterprise].gap else { continue }
      log.add(
        .enterpriseWithoutLand, at: Place(file: file, id: enterprises.ids[enterprise], field: "enterprise_id"),
        found: gap.rawValue)
    }
    basisCounts = tally.basisCounts
    self.year = year
    self.zones = zones
    self.homeZone = homeZone
  }

  /// The land of several years, each finding said once.
  public static func byYear(
    _ years: [Int], occupancies: [Occupancy], enterprises: EnterpriseYears, parcels: ParcelLedger,
    zones: ZoneHierarchy, homeZone: Int? = nil, file: String? = nil, log: inout DiagnosticLog
  ) -> [Int: EnterpriseLand] {
    var result: [Int: EnterpriseLand] = [:]
    var said = Set<Diagnostic>()
    for year in years {
      var own = DiagnosticLog()
      result[year] = EnterpriseLand(
        occupancies: occupancies, year: year, enterprises: enterprises, parcels: parcels, zones: zones,
        homeZone: homeZone, file: file, log: &own)
      for finding in own.findings where said.insert(finding).inserted { log.add(finding) }
    }
    return result
  }

  /// The land of an enterprise; nil where it is not known, never zero.
  public func area(of enterprise: Int) -> Area? { holdings[enterprise].area }

  /// Why the land is not known; nil where it is.
  public func gap(of enterprise: Int) -> Gap? { holdings[enterprise].gap }

  /// The land of an enterprise within a zone.
  public func area(of enterprise: Int, in zone: Int) -> Area {
    guard let total = holdings[enterprise].area else { return .zero }
    if zone != ZoneHierarchy.outside { return holdings[enterprise].inZones[zone] ?? .zero }
    let inside = zones.roots.reduce(Area.zero) { $0 + (holdings[enterprise].inZones[$1] ?? .zero) }
    return Self.rest(of: total, without: inside) ?? .zero
  }

  /// Whether an enterprise has land in a zone, or belongs to it as its home zone.
  public func isIn(_ zone: Int, _ enterprise: Int) -> Bool {
    if holdings[enterprise].area == nil { return homeLine.contains(zone) }
    return area(of: enterprise, in: zone) > .zero
  }

  /// Whether it is known in which zones an enterprise lies.
  public func isPlaced(_ enterprise: Int) -> Bool { holdings[enterprise].area != nil || homeZone != nil }

  /// The home zone and the zones above it.
  var homeLine: [Int] {
    var line: [Int] = []
    var next = homeZone
    while let zone = next, !line.contains(zone) {
      line.append(zone)
      next = zones.parents[zone]
    }
    return line
  }
}
