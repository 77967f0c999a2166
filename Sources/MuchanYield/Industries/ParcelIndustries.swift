internal import MuchanLand
public import MuchanRecords

/// The enterprises on each parcel on a day, with their industries (地块行业).
///
/// Who owns and has not rented out, or rents in: a holding that is rented out is its tenant's. Of one enterprise on a
/// parcel there is one entry.
public struct ParcelIndustries: Sendable {
  /// An enterprise on a parcel.
  public struct Occupant: Hashable, Sendable, Comparable {
    public var enterprise: Int
    /// GB/T 4754-2017; nil where the year's row has none.
    public var industry: String?

    public static func < (left: Occupant, right: Occupant) -> Bool { left.enterprise < right.enterprise }
  }

  /// By the id of the parcel, by number of the enterprise.
  private let occupants: [String: [Occupant]]
  /// Holdings of enterprises that enterprises.csv does not have.
  public let unknownEnterprises: Int

  /// Reads the holdings of a day. O(holdings).
  ///
  /// - Parameter year: whose rows tell the industry; without one the enterprise's last row that has a code does.
  public init(
    _ occupancies: some Sequence<Occupancy>, enterprises: EnterpriseYears, year: Int?, day: CalendarDay?
  ) {
    var found: [String: Set<Occupant>] = [:]
    var unknown = 0
    for occupancy in occupancies where occupancy.kind != .rentOut {
      if let day {
        if let from = occupancy.from, from > day { continue }
        if let to = occupancy.to, to < day { continue }
      }
      guard let enterprise = enterprises.number(of: occupancy.enterpriseID) else {
        unknown += 1
        continue
      }
      let code = Self.code(of: enterprise, enterprises, year)
      found[occupancy.parcelID, default: []].insert(Occupant(enterprise: enterprise, industry: code))
    }
    occupants = found.mapValues { $0.sorted() }
    unknownEnterprises = unknown
  }

  private static func code(of enterprise: Int, _ enterprises: EnterpriseYears, _ year: Int?) -> String? {
    if let year, let code = enterprises.index(of: enterprise, in: year).flatMap(enterprises.rows.industryCode(of:)) {
      return code
    }
    return enterprises.years.reversed().lazy.compactMap { other in
      enterprises.index(of: enterprise, in: other).flatMap(enterprises.rows.industryCode(of:))
    }.first
  }

  /// The ids of the parcels with an enterprise, in no order.
  public var parcelIDs: some Collection<String> { occupants.keys }

  /// The enterprises on a parcel.
  public func onParcel(_ id: String) -> [Occupant] { occupants[id] ?? [] }

  /// The parcels with an enterprise of some divisions, or of no known division: of these distances are asked for.
  public func parcels(ofDivisions divisions: Set<Int>) -> Set<String> {
    Set(
      occupants.filter { _, all in
        all.contains { $0.division.map(divisions.contains) ?? true }
      }.keys)
  }
}

extension ParcelIndustries.Occupant {
  /// The two-digit division; nil where the code does not tell.
  public var division: Int? {
    guard let digits = industry?.prefix(2), digits.utf8.count == 2 else { return nil }
    return Int(digits)
  }
}
