public import MuchanDiagnostics
public import MuchanQuantities
public import MuchanRecords

/// CO2 per kilowatt-hour of the grid, by scope, region and year (电力平均二氧化碳排放因子): `data/factors/grid.csv`.
///
/// There is no default and no fallback: a factor that is not listed for the very year is missing.
public struct GridFactors: Sendable {
  /// What the average is taken over.
  public enum Scope: String, Sendable, CaseIterable {
    /// A province, all power used there.
    case provincialAverage = "provincial_average"
    /// A grid region.
    case regionalAverage = "regional_average"
    case nationalAverage = "national_average"
    /// The country without traded non-fossil power (不含市场化交易的非化石能源电量).
    case nationalResidual = "national_residual"
    /// The country's fossil power alone (化石能源电力).
    case nationalFossil = "national_fossil"
  }

  /// A factor of one year.
  public struct Factor: Hashable, Sendable {
    public var region: String
    public var scope: Scope
    public var year: Int
    /// kg CO2 per kWh. Tables in t/kWh or t/MWh are other units: see `init(rows:)`.
    public var kilogramsPerKilowattHour: FixedDecimal<NinePlaces>
    public var provenance: Provenance

    /// Makes a factor.
    public init(
      region: String, scope: Scope, year: Int, kilogramsPerKilowattHour: FixedDecimal<NinePlaces>,
      provenance: Provenance
    ) {
      self.region = region
      self.scope = scope
      self.year = year
      self.kilogramsPerKilowattHour = kilogramsPerKilowattHour
      self.provenance = provenance
    }

    /// Reads a row of `data/factors/grid.csv`.
    ///
    /// - Throws: The finding of the first wrong cell.
    public init(_ row: DataRow) throws(Failure) {
      self.init(
        region: try row.text("region"), scope: try row.choice("scope"), year: try row.provenance().year ?? 0,
        kilogramsPerKilowattHour: try row.decimal("kg_co2_per_kwh"), provenance: try row.provenance())
    }
  }

  /// The region of the national scopes.
  public static let nation = "全国"

  private struct Series: Hashable {
    var scope: Scope
    var region: String
  }

  private var series: [Series: [Int: Factor]] = [:]

  /// Makes a table; of two rows for one region, scope and year the first is used.
  ///
  /// - Throws: `badSetting` for a value of 0.02 or less, or of 2 or more: no grid in the country has such a mean in kg/kWh, and the same figure
  ///   in t/kWh or g/kWh is a thousand times off.
  public init(rows: [Factor]) throws(Failure) {
    for row in rows {
      let value = row.kilogramsPerKilowattHour.doubleValue
      guard value > 0.02, value < 2 else {
        throw Failure(
          .badSetting, at: Place(id: "\(row.region) \(row.year)", field: "kg_co2_per_kwh"),
          found: row.kilogramsPerKilowattHour.description, expected: "kg/kWh, 0.02 to 2")
      }
      let key = Series(scope: row.scope, region: Self.name(of: row.region))
      if series[key]?[row.year] == nil { series[key, default: [:]][row.year] = row }
    }
  }

  /// A province's short name: 江苏 for 江苏省, as the tables have it.
  static func name(of region: String) -> String {
    for ending in ["壮族自治区", "回族自治区", "维吾尔自治区", "自治区", "省", "市"] where region.hasSuffix(ending) {
      return String(region.dropLast(ending.count))
    }
    return region
  }

  /// The factor of a scope, region and very year; nil where it is not listed.
  public func factor(_ scope: Scope, _ region: String = nation, in year: Int) -> Factor? {
    series[Series(scope: scope, region: Self.name(of: region))]?[year]
  }

  /// The years of a scope and region, ascending; empty for a region that is not listed.
  public func years(_ scope: Scope, _ region: String = nation) -> [Int] {
    (series[Series(scope: scope, region: Self.name(of: region))] ?? [:]).keys.sorted()
  }

  /// The listed years next to another, the one before and the one after.
  public func nearestYears(_ scope: Scope, _ region: String = nation, to year: Int) -> [Int] {
    let years = years(scope, region)
    return [years.last { $0 < year }, years.first { $0 > year }].compactMap(\.self)
  }

  /// The regions of a scope, sorted.
  public func regions(of scope: Scope) -> [String] {
    series.keys.filter { $0.scope == scope }.map(\.region).sorted()
  }

  /// The finding that a year has no factor; it names the nearest years that have.
  public func missing(_ scope: Scope, _ region: String = nation, in year: Int, at place: Place = Place()) -> Diagnostic
  {
    let nearest = nearestYears(scope, region, to: year)
    let expected =
      nearest.isEmpty
      ? "a region of grid.csv: " + regions(of: scope).joined(separator: " ")
      : "the nearest years: " + nearest.map(String.init).joined(separator: ", ")
    return Diagnostic(
      .missingGridFactor, at: place, found: "\(region), \(scope.rawValue), \(year)", expected: expected)
  }
}
