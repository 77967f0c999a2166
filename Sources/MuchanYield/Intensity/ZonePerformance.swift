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
    let rows = given.rows
    let held = land.held
    // One more for the land outside, which comes first.
    var sums = [ZonePerformance](repeating: ZonePerformance(), count: land.zones.zones.count + 1)
    var isThere = [Bool](repeating: false, count: sums.count)
    var shares: [FixedDecimal<SixPlaces>?] = []
    for enterprise in given.present(in: land.year) {
      // Without known land it is in no zone.
      guard held.area(of: enterprise) != nil, let row = given.index(of: enterprise, in: land.year) else { continue }
      let parts = held.parts(of: enterprise)
      let isOutside = land.area(of: enterprise, in: ZoneHierarchy.outside) > .zero
      if isOutside { isThere[0] = true }
      for part in parts { isThere[held.zone(ofPart: part) + 1] = true }
      func add(_ figure: FixedDecimal<SixPlaces>?, to sum: WritableKeyPath<ZonePerformance, Sum>) {
        let rest = figure.map { land.divide($0, of: enterprise, into: &shares) }
        if isOutside { sums[0][keyPath: sum].add(rest) }
        for part in parts {
          sums[held.zone(ofPart: part) + 1][keyPath: sum].add(figure == nil ? nil : shares[part - parts.lowerBound])
        }
      }
      let tax = rows.tax(of: row)?.wanYuan
      add(tax, to: \.tax)
      add(rows.meanStaff(of: row).flatMap { FixedDecimal<SixPlaces>(rounding: $0) }, to: \.staff)
      let division = rows.industryDivision(of: row)
      let isIndustrial = division.map { isIndustry.indices.contains($0) && isIndustry[$0] }
      guard isIndustrial != false else { continue }
      add(isIndustrial == true ? rows.fixedInvestment(of: row)?.wanYuan : nil, to: \.industrialInvestment)
      add(isIndustrial == true ? tax : nil, to: \.industrialTax)
    }
    var result: [Int: ZonePerformance] = [:]
    for number in sums.indices where isThere[number] { result[number - 1] = sums[number] }
    return result
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
