public import MuchanDiagnostics
public import MuchanQuantities
public import MuchanRecords

/// A published mean of an indicator of intensive land use, a row of `data/benchmarks/zone_land_use.csv`.
public struct LandBenchmark: Sendable {
  public var indicator: LandIndicator
  /// `national`, or a province's name.
  public var region: String
  /// The year of the data.
  public var year: Int
  /// In the unit of the indicator.
  public var value: FixedDecimal<SixPlaces>
  public var provenance: Provenance

  /// Reads a row.
  ///
  /// - Throws: The finding of the first wrong cell; `unknownUnit` where the unit is not the indicator's.
  public init(_ row: DataRow) throws(Failure) {
    indicator = try row.choice("indicator")
    region = try row.text("region")
    value = try row.decimal("value")
    provenance = try row.provenance()
    let unit = try row.text("unit")
    guard unit == indicator.unit else {
      throw Failure(.unknownUnit, at: row.place, found: "\"\(unit)\"", expected: indicator.unit)
    }
    guard let year = provenance.year else { throw Failure(.missingValue, at: row.place) }
    self.year = year
  }
}

extension [LandBenchmark] {
  /// The mean of a region that is nearest before a year, the earliest one after where there is none before.
  public func mean(of indicator: LandIndicator, in region: String, for year: Int) -> LandBenchmark? {
    let own = filter { $0.indicator == indicator && $0.region == region }.sorted { $0.year < $1.year }
    return own.last { $0.year <= year } ?? own.first
  }
}
