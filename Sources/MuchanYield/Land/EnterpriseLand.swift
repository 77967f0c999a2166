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

  /// The year whose last day counts.
  public let year: Int
  public let zones: ZoneHierarchy
  /// How many holdings took their area from where.
  public let basisCounts: [Basis: Int]
  /// The zone that enterprises without known land are counted in; nil leaves them out of every zone.
  public let homeZone: Int?
  /// The land of all enterprises held against the parcels.
  public let balance: LandBalance
  let held: HeldLand
  /// The home zone and the zones above it.
  let homeLine: [Int]

  /// Adds up the holdings of one year.
  ///
  /// - Parameter homeZone: The zone that enterprises without known land belong to. Only right where
  ///   `enterprises.csv` lists the enterprises of that zone and nobody else; the caller prints it as an assumption.
  /// - Complexity: O(holdings × parts of a parcel).
  public init(
    occupancies: OccupancyColumns, year: Int, enterprises: EnterpriseYears,
    parcels: ParcelLedger, zones: ZoneHierarchy, homeZone: Int? = nil, file: String? = nil, log: inout DiagnosticLog
  ) {
    let index = OccupancyIndex(occupancies, enterprises: enterprises, parcels: parcels)
    var tally = OccupancyTally(year: year, file: file, occupancies: occupancies, parcels: parcels, zones: zones)
    tally.add(index, enterprises: enterprises.count, log: &log)
    tally.reportOverfullParcels(log: &log)
    self.init(tally, enterprises: enterprises, homeZone: homeZone, log: &log)
  }

  /// - Parameter tally: All holdings.
  private init(
    _ tally: OccupancyTally, enterprises: EnterpriseYears, homeZone: Int?, log: inout DiagnosticLog
  ) {
    held = tally.held
    balance = tally.balance
    year = tally.year
    zones = tally.zones
    basisCounts = tally.basisCounts
    self.homeZone = homeZone
    homeLine = Self.homeLine(of: homeZone, tally.zones)
    report(enterprises, file: tally.file, log: &log)
  }

  /// What is held in another year in which the same holdings run.
  private init(
    _ same: EnterpriseLand, in year: Int, enterprises: EnterpriseYears, file: String?, log: inout DiagnosticLog
  ) {
    self.year = year
    zones = same.zones
    basisCounts = same.basisCounts
    homeZone = same.homeZone
    homeLine = same.homeLine
    held = same.held
    balance = same.balance.of(year)
    report(enterprises, file: file, log: &log)
  }

  /// Says whose land is not known.
  private func report(_ enterprises: EnterpriseYears, file: String?, log: inout DiagnosticLog) {
    for enterprise in enterprises.present(in: year) {
      guard let gap = held.gap(of: enterprise) else { continue }
      log.add(
        .enterpriseWithoutLand, at: Place(file: file, id: enterprises.ids[enterprise], field: "enterprise_id"),
        found: gap.rawValue)
    }
  }

  /// The land of several years, each finding said once. Enterprises and parcels are looked up once for all of them.
  public static func byYear(
    _ years: [Int], occupancies: OccupancyColumns, enterprises: EnterpriseYears,
    parcels: ParcelLedger, zones: ZoneHierarchy, homeZone: Int? = nil, file: String? = nil,
    log: inout DiagnosticLog
  ) -> [Int: EnterpriseLand] {
    let index = OccupancyIndex(occupancies, enterprises: enterprises, parcels: parcels)
    var result: [Int: EnterpriseLand] = [:]
    var said = Set<Diagnostic>()
    for year in years {
      var own = DiagnosticLog()
      // Where the same holdings run at the end of two years, only the year is another.
      if let same = result.keys.first(where: { index.isSame(in: $0, and: year) }), let land = result[same] {
        result[year] = EnterpriseLand(land, in: year, enterprises: enterprises, file: file, log: &own)
      } else {
        var tally = OccupancyTally(year: year, file: file, occupancies: occupancies, parcels: parcels, zones: zones)
        tally.add(index, enterprises: enterprises.count, log: &own)
        tally.reportOverfullParcels(log: &own)
        result[year] = EnterpriseLand(tally, enterprises: enterprises, homeZone: homeZone, log: &own)
      }
      for finding in own.findings where said.insert(finding).inserted { log.add(finding) }
    }
    return result
  }

  /// The land of an enterprise; nil where it is not known, never zero.
  public func area(of enterprise: Int) -> Area? { held.area(of: enterprise) }

  /// The land of one kind that an enterprise holds, whether or not its land is known.
  public func area(_ kind: Occupancy.Kind, of enterprise: Int) -> Area { held.area(kind, of: enterprise) }

  /// Why the land is not known; nil where it is.
  public func gap(of enterprise: Int) -> Gap? { held.gap(of: enterprise) }

  /// The land of an enterprise within a zone.
  public func area(of enterprise: Int, in zone: Int) -> Area {
    guard let total = held.area(of: enterprise) else { return .zero }
    if zone == ZoneHierarchy.outside { return Self.rest(of: total, without: areaInZones(of: enterprise)) ?? .zero }
    return held.parts(of: enterprise).first { held.zone(ofPart: $0) == zone }.map(held.area(ofPart:)) ?? .zero
  }

  /// The land in the zones at the top.
  private func areaInZones(of enterprise: Int) -> Area {
    var inside = Area.zero
    for part in held.parts(of: enterprise) where held.parent(ofPart: part) == HeldLand.isRoot {
      inside += held.area(ofPart: part)
    }
    return inside
  }

  /// Whether an enterprise has land in a zone, or belongs to it as its home zone.
  public func isIn(_ zone: Int, _ enterprise: Int) -> Bool {
    if held.area(of: enterprise) == nil { return homeLine.contains(zone) }
    return area(of: enterprise, in: zone) > .zero
  }

  /// Whether it is known in which zones an enterprise lies.
  public func isPlaced(_ enterprise: Int) -> Bool { held.area(of: enterprise) != nil || homeZone != nil }

  private static func homeLine(of homeZone: Int?, _ zones: ZoneHierarchy) -> [Int] {
    var line: [Int] = []
    var next = homeZone
    while let zone = next, !line.contains(zone) {
      line.append(zone)
      next = zones.parents[zone]
    }
    return line
  }
}
