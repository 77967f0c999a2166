public import MuchanDiagnostics
public import MuchanQuantities
public import MuchanRecords

/// How far industry gathers in zones (工业向园区集中; requirement L15): the share of industrial land, and of industrial
/// projects by year of supply, that lies inside zones.
///
/// Held against the city's totals of `reference.csv` where it has them, and against the parcels of the project. The latter
/// say something of the city only where the layer has all its parcels.
public struct LandConcentration: Sendable {
  public enum Item: String, Sendable, CaseIterable {
    /// Land of industrial use, in mu.
    case industrialLand = "industrial_land"
    /// Parcels of industrial use by the year in which they were supplied.
    case industrialProjects = "industrial_projects"

    /// What the shares are of.
    public var unit: String { self == .industrialLand ? "mu" : "projects" }
  }

  /// What the part inside zones is held against.
  public enum Basis: String, Sendable, CaseIterable {
    case city
    case parcels
  }

  /// One share.
  public struct Row: Sendable {
    public var item: Item
    public var year: Int
    public var basis: Basis
    /// In mu, or a count.
    public var inside: FixedDecimal<SixPlaces>
    /// Nil where it is not known.
    public var whole: FixedDecimal<SixPlaces>?
    public var missing: String?
    /// Where a total of the city is from.
    public var source: String?

    /// Inside / whole; nil without a whole.
    public var share: Ratio? { whole.flatMap { Ratio(inside, of: $0) } }
  }

  /// By item, year and basis.
  public let rows: [Row]

  /// Spellings of the units that totals may have, and how many mu or projects one of them is.
  private static let units: [Item: [String: Ratio]] = [
    .industrialLand: [
      "mu": Ratio(1), "亩": Ratio(1), "万亩": Ratio(10_000), "ha": Ratio(15), "公顷": Ratio(15), "km2": Ratio(1_500),
      "km²": Ratio(1_500), "平方公里": Ratio(1_500), "平方千米": Ratio(1_500), "m2": Ratio(3, 2_000) ?? Ratio(0),
      "m²": Ratio(3, 2_000) ?? Ratio(0), "平方米": Ratio(3, 2_000) ?? Ratio(0),
    ],
    .industrialProjects: ["projects": Ratio(1), "个": Ratio(1), "项": Ratio(1), "宗": Ratio(1)],
  ]

  /// Adds up industrial parcels. A project is inside where more than half of its parcel is.
  ///
  /// - Parameters:
  ///   - years: whose projects are counted; land is of the last of them, as it stands on the day.
  ///   - isIndustrial: whether the use of a parcel is industry.
  ///   - region: the city; nil where the project names none.
  ///   - totals: rows of `reference.csv` of the names of `Item`, of whole years and of all industry.
  /// - Complexity: O(parcels).
  public init(
    _ parcels: ParcelLedger, years: [Int], isIndustrial: (Int) -> Bool, region: String?, totals: [ReferenceTotal],
    file: String? = nil, log: inout DiagnosticLog
  ) {
    var (inside, whole) = (Area.zero, Area.zero)
    var counts: [Int: (inside: Int, whole: Int)] = [:]
    for row in 0..<parcels.count where isIndustrial(row) {
      let area = parcels.measuredArea(of: row)
      var outside = Area.zero
      parcels.forEachPart(of: row) { zone, part in if zone == ZoneHierarchy.outside { outside += part } }
      whole += area
      inside += max(area - outside, .zero)
      guard let year = parcels.day(.suppliedOn, of: row).value?.year, years.contains(year) else { continue }
      counts[year, default: (0, 0)].whole += 1
      if outside + outside < area { counts[year, default: (0, 0)].inside += 1 }
    }
    var rows: [Row] = []
    func add(_ item: Item, _ year: Int, _ part: FixedDecimal<SixPlaces>, _ all: FixedDecimal<SixPlaces>) {
      let total = Self.total(item, year, region, totals, file, &log)
      rows.append(
        Row(
          item: item, year: year, basis: .city, inside: part, whole: total?.value,
          missing: total == nil
            ? (region.map { "reference: \(item.rawValue) of \($0) in \(year)" } ?? "place.city") : nil,
          source: total?.source))
      rows.append(Row(item: item, year: year, basis: .parcels, inside: part, whole: all))
    }
    if let last = years.last {
      add(.industrialLand, last, Self.mu(inside), Self.mu(whole))
    }
    if parcels.has(.suppliedOn) {
      for year in years {
        let count = counts[year] ?? (0, 0)
        add(.industrialProjects, year, Self.count(count.inside), Self.count(count.whole))
      }
    }
    self.rows = rows
  }

  private static func mu(_ area: Area) -> FixedDecimal<SixPlaces> {
    FixedDecimal(rounding: Ratio(area.squareMetres.units * 3, 2_000_000_000_000).map(\.doubleValue) ?? 0) ?? .zero
  }

  private static func count(_ number: Int) -> FixedDecimal<SixPlaces> {
    FixedDecimal(units: Int128(number) * 1_000_000)
  }

  /// A total of the region in mu or projects; a unit that is not known is a finding.
  private static func total(
    _ item: Item, _ year: Int, _ region: String?, _ totals: [ReferenceTotal], _ file: String?,
    _ log: inout DiagnosticLog
  ) -> (value: FixedDecimal<SixPlaces>, source: String)? {
    let own = totals.filter {
      $0.indicator == item.rawValue && $0.region == region && $0.period == Period(year: year)
        && $0.scope != .aboveDesignatedSize
    }
    // Of several the first in an order that is theirs.
    guard let row = own.min(by: { ($0.value, $0.unit, $0.source) < ($1.value, $1.unit, $1.source) }) else { return nil }
    let place = Place(file: file, line: row.line > 0 ? row.line : nil, id: "\(row.region) \(year)", field: "unit")
    guard let factor = units[item]?[row.unit] else {
      log.add(
        .unknownUnit, at: place, found: "\"\(row.unit)\"",
        expected: (units[item] ?? [:]).keys.sorted().joined(separator: ", "))
      return nil
    }
    return FixedDecimal<SixPlaces>(rounding: row.value * factor.doubleValue).map { ($0, row.source) }
  }
}
