public import MuchanLand
public import MuchanQuantities
public import MuchanRecords

/// What the enterprises of a zone invest, pay and employ, for the indicators of intensive land use.
///
/// An enterprise in several zones is divided by the land it holds in each. Industry is what the set `industry` of
/// industry_sets.csv has; an enterprise without an industry code is in no industrial sum and lowers its coverage.
public struct ZonePerformance: Sendable {
  /// A figure added up over the enterprises of one zone.
  public struct Sum: Sendable {
    public var amount = FixedDecimal<SixPlaces>.zero
    /// Enterprises whose figure is known, of those that count.
    public var coverage = Coverage()

    mutating func add(_ part: FixedDecimal<SixPlaces>?) {
      coverage.count(isKnown: part != nil)
      if let part { amount += part }
    }
  }

  /// Cumulative fixed investment of industry, land price included, in 万元.
  public var industrialInvestment = Sum()
  /// Tax of industry in 万元.
  public var industrialTax = Sum()
  /// Tax of all enterprises in 万元.
  public var tax = Sum()
  /// Mean staff in persons.
  public var staff = Sum()

  /// Adds up the enterprises with land in each zone in the year of the land.
  ///
  /// - Parameter industry: which divisions are industry.
  /// - Complexity: O(enterprises × zones of one).
  public static func byZone(
    _ given: EnterpriseYears, land: EnterpriseLand, industry: IndustrySet
  ) -> [Int: ZonePerformance] {
    let isIndustry = (0..<100).map { industry.contains($0 < 10 ? "0\($0)" : "\($0)") == true }
    var sums: [Int: ZonePerformance] = [:]
    for enterprise in given.present(in: land.year) {
      guard land.isPlaced(enterprise), let row = given.index(of: enterprise, in: land.year) else { continue }
      let zones = land.zonesHeld(by: enterprise)
      let division = given.rows.industryDivision(of: row)
      let isIndustrial = division.map { isIndustry.indices.contains($0) && isIndustry[$0] }
      let record = given.rows[row]
      func add(_ figure: FixedDecimal<SixPlaces>?, to sum: WritableKeyPath<ZonePerformance, Sum>) {
        let parts = figure.flatMap { land.apportion($0, of: enterprise) }
        for zone in zones { sums[zone, default: ZonePerformance()][keyPath: sum].add(parts?[zone]) }
      }
      add(record.tax?.wanYuan, to: \.tax)
      add(record.meanStaff.flatMap { FixedDecimal<SixPlaces>(rounding: $0) }, to: \.staff)
      guard isIndustrial != false else { continue }
      add(isIndustrial == true ? record.fixedInvestment?.wanYuan : nil, to: \.industrialInvestment)
      add(isIndustrial == true ? record.tax?.wanYuan : nil, to: \.industrialTax)
    }
    return sums
  }

  /// The indicators that hold these against a zone's land.
  ///
  /// - Parameter residents: of the zone in the year; nil where they are not known.
  public func rates(on land: ZoneLand, zone: Int, residents: FixedDecimal<SixPlaces>? = nil) -> [LandRate] {
    func perHectare(_ indicator: LandIndicator, _ sum: Sum, _ area: Area, _ missing: String) -> LandRate {
      let isKnown = sum.coverage.known > 0
      return LandRate(
        indicator, zone: zone, isKnown ? sum.amount : nil, per: area.roundedHectares, coverage: sum.coverage,
        missing: isKnown ? "built land" : missing)
    }
    let built = land.built.roundedSquareMetres
    var people = LandRate(
      .builtLandPerEmployee, zone: zone, staff.coverage.known > 0 ? built : nil, per: staff.amount,
      coverage: staff.coverage, missing: "mean_staff")
    // More staff would lower it: what is known of some is no bound that helps.
    if !staff.coverage.isComplete {
      people.value = nil
      people.missing = "mean_staff of \(staff.coverage.total - staff.coverage.known) enterprises"
    }
    return [
      perHectare(
        .industrialInvestmentPerHectare, industrialInvestment, land.industry, "fixed_investment_cum_wan_yuan"),
      perHectare(.industrialTaxPerHectare, industrialTax, land.industry, "tax_wan_yuan"),
      perHectare(.taxPerHectare, tax, land.built, "tax_wan_yuan"), people,
      LandRate(
        .builtLandPerResident, zone: zone, residents == nil ? nil : built, per: residents,
        coverage: Coverage(known: residents == nil ? 0 : 1, total: 1), missing: "indicators: residents"),
    ]
  }
}

extension Area {
  /// The area in ha to six places, rounded half to even.
  fileprivate var roundedHectares: FixedDecimal<SixPlaces>? {
    hectares.times(FixedDecimal<SixPlaces>(units: 1_000_000))
  }
}
