public import MuchanDiagnostics
public import MuchanEnergy
public import MuchanQuantities
public import MuchanRecords

/// Totals and intensities of a zone year by year, from its enterprises and from what indicators.csv states of other years.
///
/// A year that the account has is the account's; a stated figure only stands where it has none. An intensity is stated
/// itself, or the total over the value added that are stated for one year.
public struct ZoneSeries: Sendable {
  /// The indicator of indicators.csv that intensities are stated per.
  public static let valueAddedName = "value_added_wan_yuan"

  let scopeID: String
  private let zone: Int?
  let years: [ZoneYear]
  /// The year of `ConstantPrices`; nil without price indices.
  let priceYear: Int?
  let stated: [ZoneFigure]
  let units: UnitTable
  let file: String?
  /// CO2 of the zone; all its enterprises, whatever their size.
  let carbon: [(year: CarbonYear, totals: FigureTotals)]
  /// Coal of the zone; all its enterprises, whatever their size.
  let coal: CoalBalance?

  /// - Parameters:
  ///   - years: Of the account.
  ///   - stated: Rows of any zone; only whole years of this one are used.
  ///   - file: The file of `stated`, for findings.
  ///   - zone: The zone's number, for `carbon`.
  ///   - carbon: CO2 by zone, of the years that it is known of.
  public init(
    scopeID: String, years: [ZoneYear], priceYear: Int?, stated: IndicatorColumns, units: UnitTable,
    file: String? = nil, zone: Int? = nil, carbon: [CarbonYear] = [], coal: CoalBalance? = nil
  ) {
    self.coal = coal
    self.zone = zone
    self.carbon = carbon.compactMap { year in
      year.figures.zones.first { $0.zone == zone }.map { (year, $0.totals) }
    }
    self.scopeID = scopeID
    self.years = years
    self.priceYear = priceYear
    self.stated = stated.figures(ofZone: scopeID).filter { $0.period.span == .year }
    self.units = units
    self.file = file
  }

  /// The series that a target is held against; a stated figure with a wrong unit is a finding.
  public func series(for target: Target, log: inout DiagnosticLog) -> YearlySeries {
    var points: [YearlySeries.Point]
    var priceBase: String?
    if target.indicator.isIntensity { priceBase = "current" }
    if let wanted = target.priceBase.flatMap({ Int($0) }), wanted == priceYear { priceBase = String(wanted) }
    switch (target.indicator, target.basis) {
    case (.energy, Calorific.name): points = totals(Calorific.self)
    case (.energy, CoalInput.name): points = totals(CoalInput.self)
    case (.energyIntensity, Calorific.name): points = intensities(Calorific.self, isConstant: priceBase != "current")
    case (.energyIntensity, CoalInput.name): points = intensities(CoalInput.self, isConstant: priceBase != "current")
    case (.carbon, LocationBased.name): points = carbonTotals(.totalAtLocation)
    case (.carbon, ResidualMix.name): points = carbonTotals(.totalAtResidual)
    case (.carbon, ZeroCarbonPark.name): points = carbonTotals(.totalOfPark)
    case (.carbonIntensity, LocationBased.name) where priceBase != "current":
      points = carbonIntensities(.totalAtLocation)
    case (.carbonIntensity, ResidualMix.name) where priceBase != "current":
      points = carbonIntensities(.totalAtResidual)
    case (.carbonIntensity, ZeroCarbonPark.name) where priceBase != "current":
      points = carbonIntensities(.totalOfPark)
    case (.coal, _): points = coalTotals
    default: points = []
    }
    // A series has one price base: what is stated at another one does not join it.
    if target.indicator.isIntensity, points.isEmpty { priceBase = target.priceBase }
    points += statedPoints(target.indicator, basis: target.basis, priceBase: priceBase, log: &log)
    return YearlySeries(
      target.indicator, scopeID: scopeID, basis: target.basis, priceBase: priceBase, points: points)
  }

  private func carbonTotals(_ figure: CarbonYear.Figure) -> [YearlySeries.Point] {
    carbon.compactMap { year, totals in
      guard let sum = totals.sum(figure) else { return nil }
      let coverage = totals.coverage(figure)
      return YearlySeries.Point(
        year: year.year, value: sum.doubleValue, coverage: coverage, isLowerBound: !coverage.isComplete,
        origin: .account)
    }
  }

  /// CO2 per value added at constant prices, of the enterprises of the zone that have both.
  private func carbonIntensities(_ figure: CarbonYear.Figure) -> [YearlySeries.Point] {
    carbon.compactMap { year, totals in
      let intensity = year.intensity(figure, per: .valueAdded, of: totals)
      return intensity.value.map {
        YearlySeries.Point(year: year.year, value: $0, coverage: intensity.coverage, origin: .account)
      }
    }
  }

  /// A year is a lower bound where energy of a member is not complete.
  private var coalTotals: [YearlySeries.Point] {
    guard let coal, let zone else { return [] }
    return years.compactMap { year in
      coal.coal(of: zone, in: year.year).map {
        let coverage = year.energy(Calorific.self)?.coverage ?? Coverage()
        return YearlySeries.Point(
          year: year.year, value: $0.doubleValue, coverage: coverage, isLowerBound: !coverage.isComplete,
          origin: .account)
      }
    }
  }

  private func totals<Basis: ElectricityBasis>(_ basis: Basis.Type) -> [YearlySeries.Point] {
    years.compactMap { year in
      guard let total = year.energy(basis) else { return nil }
      return YearlySeries.Point(
        year: year.year, value: total.sum.tonnes.doubleValue, coverage: total.coverage,
        isLowerBound: !total.coverage.isComplete || year.undecided > 0, origin: .account)
    }
  }

  private func intensities<Basis: ElectricityBasis>(
    _ basis: Basis.Type, isConstant: Bool
  ) -> [YearlySeries.Point] {
    years.compactMap { year in
      guard let both = year.both(basis, atConstantPrices: isConstant), both.valueAdded > .zero else { return nil }
      return YearlySeries.Point(
        year: year.year, value: both.energy.tonnes.doubleValue / both.valueAdded.wanYuan.doubleValue,
        coverage: both.coverage, origin: .account)
    }
  }

  private func statedPoints(
    _ indicator: Target.Indicator, basis: String, priceBase: String?, log: inout DiagnosticLog
  ) -> [YearlySeries.Point] {
    var points: [YearlySeries.Point] = []
    func value(_ name: String, _ basis: String?, _ price: String?, _ dimension: UnitTable.Dimension) -> [Int: Double] {
      var values: [Int: Double] = [:]
      for row in stated where row.indicator == name && row.basis == basis && row.priceBase == price {
        guard let factor = units.tonnesOrWanYuan(row.unit, dimension) else {
          log.add(
            .unknownUnit,
            at: Place(file: file, line: row.line > 0 ? row.line : nil, id: "\(scopeID) \(row.period)", field: "unit"),
            found: "\"\(row.unit)\"", expected: units.spellings(of: dimension).joined(separator: ", "))
          continue
        }
        values[row.period.year] = row.value * factor
      }
      return values
    }
    let dimension: UnitTable.Dimension = indicator.isEnergy ? .standardCoal : .mass
    let total: Target.Indicator = indicator.isEnergy ? .energy : indicator.isCarbon ? .carbon : .coal
    var values = value(total.rawValue, basis, nil, dimension)
    if indicator.isIntensity {
      let added = value(Self.valueAddedName, nil, priceBase, .money)
      values = values.reduce(into: [:]) { result, entry in
        if let value = added[entry.key], value > 0 { result[entry.key] = entry.value / value }
      }
    }
    for (year, value) in values {
      points.append(YearlySeries.Point(year: year, value: value, origin: .stated))
    }
    return points
  }
}

extension UnitTable {
  /// What one unit is in tonnes (of standard coal, or of CO2 as mass) or 万元; nil for a unit of another kind.
  ///
  /// `tCO2` is a tonne.
  public func tonnesOrWanYuan(_ spelling: String, _ dimension: Dimension) -> Double? {
    let spelling = dimension == .mass ? Self.withoutCarbonDioxide(spelling) : spelling
    guard let unit = unit(spelling), unit.dimension == dimension else { return nil }
    return unit.factor.doubleValue / (dimension == .money ? 1 : 1_000)
  }

  /// The unit of mass of one of CO2: `t` of `tCO2`, `万吨` of `万吨二氧化碳`.
  static func withoutCarbonDioxide(_ spelling: String) -> String {
    for ending in ["CO2", "二氧化碳"] where spelling.hasSuffix(ending) {
      return String(spelling.dropLast(ending.count)).trimmingSpaces()
    }
    return spelling
  }

  /// What one unit of a target is in tonnes, or in tonnes per 万元; nil for a unit that is none.
  public func factor(of target: Target) -> Double? {
    let dimension: Dimension = target.indicator.isEnergy ? .standardCoal : .mass
    guard target.indicator.isIntensity else { return tonnesOrWanYuan(target.unit, dimension) }
    let parts = target.unit.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let upper = tonnesOrWanYuan(String(parts[0]).trimmingSpaces(), dimension),
      let lower = tonnesOrWanYuan(String(parts[1]).trimmingSpaces(), .money)
    else { return nil }
    return upper / lower
  }
}

extension String {
  fileprivate func trimmingSpaces() -> String {
    String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }
}
