/// What to make up of a province.
public struct ProvinceOptions: Sendable {
  /// 003 ch. 1: 158 zones of provincial level and above, 46 of them national.
  public static let reportedZones = 158

  let seed: UInt64
  let zones: Int
  let years: ClosedRange<Int>

  /// Checks and keeps the options.
  ///
  /// - Throws: `option` for a number out of range.
  public init(seed: UInt64 = 1, zones: Int = reportedZones, firstYear: Int = 2_021, years: Int = 4)
    throws(SynthesisFailure)
  {
    guard (1...20_000).contains(zones) else {
      throw .option(name: "zones", found: String(zones), expected: "1 to 20000")
    }
    guard (1...30).contains(years) else { throw .option(name: "years", found: String(years), expected: "1 to 30") }
    self.seed = seed
    self.zones = zones
    self.years = firstYear...(firstYear + years - 1)
  }
}
