internal import MuchanLand
public import MuchanQuantities
public import MuchanRecords

/// How many enterprises of certain industries a zone has in a year (requirement P7).
public struct IndustryPresence: Sendable {
  public let zone: Int
  public let year: Int
  /// Two-digit divisions of GB/T 4754-2017.
  public let divisions: [Int]
  /// Numbers of the enterprises of these divisions with land in the zone, ascending.
  public let enterprises: [Int]
  /// Enterprises whose division and place are known, of those that may count: the ones in the zone, and the ones
  /// without known place that are of these divisions or of none stated.
  public let coverage: Coverage

  /// Counts the enterprises with land in the zone, of any size, once each.
  public init(zone: Int, divisions: [Int], enterprises given: EnterpriseYears, land: EnterpriseLand) {
    var found: [Int] = []
    var coverage = Coverage()
    for enterprise in given.present(in: land.year) {
      let division = given.index(of: enterprise, in: land.year).flatMap(given.rows.industryDivision(of:))
      let isListed = division.map(divisions.contains)
      if !land.isPlaced(enterprise) {
        if isListed != false { coverage.count(isKnown: false) }
      } else if land.isIn(zone, enterprise) {
        coverage.count(isKnown: division != nil)
        if isListed == true { found.append(enterprise) }
      }
    }
    self.zone = zone
    year = land.year
    self.divisions = divisions
    enterprises = found
    self.coverage = coverage
  }
}
