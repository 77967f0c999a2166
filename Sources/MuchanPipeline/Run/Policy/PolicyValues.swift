internal import MuchanLand
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanRecords

/// The figures that the spatial rules judge. A figure whose layer or table is missing has no value and names it.
struct PolicyValues {
  let year: Int
  let hierarchy: ZoneHierarchy
  let source: PolicySource
  let layers: PolicyLayers
  let access: AccessList?
  let accessCounts: AccessCounts
  let assessments: AssessmentCoverage?
  let setbacks: [SpatialPolicy.Setback]
  let shorelines: [ShorelineUses]
  let industrialLand: IndustrialLand
  let plan: PlanConformity?
  let day: CalendarDay?
  let hasIndustries: Bool
  /// Industrial land of the city as reference.csv has it.
  let cityLand: LandConcentration.Row?
  let rules: RuleBook

  static let advancedShare = "advanced_manufacturing_land_share"
  /// The scope of what is counted over all parcels.
  static let project = "project"

  var all: [IndicatorValue] {
    [forbidden, items] + setbacks.map(ownSetback) + [ecologicalShare] + advancedShares + [industrial, offPlan]
  }

  private func count(
    _ indicator: String, _ count: Int?, unit: String = "parcels", coverage: Coverage, isLowerBound: Bool = false,
    missing: String? = nil
  ) -> IndicatorValue {
    IndicatorValue(
      indicator: indicator, scope: Self.project, year: year, value: count.map { Ratio($0) }, unit: unit,
      coverage: coverage, isLowerBound: isLowerBound, missing: missing)
  }

  private var forbidden: IndicatorValue {
    let name = "forbidden_parcels"
    if !layers.hasControls { return count(name, nil, coverage: Coverage(), missing: "files.controls") }
    if access == nil { return count(name, nil, coverage: Coverage(), missing: "files.access") }
    guard accessCounts.inUnits > 0 else {
      return count(name, nil, coverage: Coverage(), missing: "controls: a unit with land of the project")
    }
    // Who is on a parcel decides where entries are on industries.
    let lacksIndustries = !hasIndustries && accessCounts.judged > 0 && accessCounts.unlistedUnits.isEmpty
    return count(
      name, accessCounts.forbidden,
      coverage: Coverage(known: accessCounts.judged - accessCounts.unknown, total: accessCounts.judged),
      isLowerBound: accessCounts.isOpen || lacksIndustries,
      missing: lacksIndustries
        ? "files.occupancy and files.enterprises"
        : accessCounts.isOpen ? accessCounts.gap : nil)
  }

  private var items: IndicatorValue {
    let name = "valid_assessment_items"
    guard let assessments else {
      return count(
        name, nil, unit: "items", coverage: Coverage(),
        missing: layers.hasControls ? "as_of" : "files.controls")
    }
    guard !assessments.rows.isEmpty else {
      return count(
        name, nil, unit: "items", coverage: Coverage(),
        missing: !layers.hasControls ? "files.controls" : "controls: a unit of kind regional_assessment")
    }
    let valid = assessments.rows.count { $0.valid > 0 }
    return count(name, valid, unit: "items", coverage: Coverage(known: valid, total: assessments.rows.count))
  }

  private func ownSetback(_ setback: SpatialPolicy.Setback) -> IndicatorValue {
    var value = self.setback(setback)
    value.rule = setback.rule.id
    return value
  }

  private func setback(_ setback: SpatialPolicy.Setback) -> IndicatorValue {
    let name = setback.rule.indicator
    guard hasIndustries else {
      return count(name, nil, coverage: Coverage(), missing: "files.occupancy and files.enterprises")
    }
    let within = setback.check.count { $0 == .within }
    let unknown = setback.check.count { if case .unknown = $0 { true } else { false } }
    // A plant without a place is one more that may be within.
    let unlocated = setback.unlocated.known + setback.unlocated.unknown
    let total = Set(setback.check.rows.map(\.plant.parcel)).count + unlocated
    if let missing = setback.check.missing, within == 0 {
      return count(name, nil, coverage: Coverage(known: 0, total: total), missing: missing)
    }
    let reason = setback.check.rows.lazy.compactMap { row -> String? in
      if case .unknown(let missing) = row.standing { missing } else { nil }
    }.min()
    return count(
      name, within, coverage: Coverage(known: total - unknown - unlocated, total: total),
      isLowerBound: unknown + unlocated > 0 || setback.check.missing != nil,
      missing: reason ?? setback.check.missing ?? setback.missingPlaces)
  }

  private var ecologicalShare: IndicatorValue {
    var value = IndicatorValue(
      indicator: "ecological_shoreline_share", scope: WaterCode.yangtzeMain.rawValue, year: year, value: nil,
      unit: IndicatorValue.ratioUnit, coverage: Coverage())
    guard layers.waters != nil else {
      value.missing = "files.waters"
      return value
    }
    guard let uses = shorelines.first(where: { $0.code == .yangtzeMain }) else {
      value.missing = "waters: a line of geometry_role shoreline of yangtze_main"
      return value
    }
    guard uses.unknown < uses.length else {
      value.missing = "shoreline_use"
      return value
    }
    value.value = uses.share(.ecological)
    value.isLowerBound = uses.unknown > .zero
    value.coverage = Coverage(known: uses.stretches, total: uses.stretches)
    if value.isLowerBound { value.missing = "shoreline_use of \(uses.unknown.text(places: 0)) m" }
    return value
  }

  /// One for each zone with industrial land.
  private var advancedShares: [IndicatorValue] {
    industrialLand.rows.compactMap { row in
      guard let zone = row.zone, row.industrial > .zero else { return nil }
      var value = IndicatorValue(
        indicator: Self.advancedShare, scope: hierarchy.zones[zone].id, year: year, value: nil,
        unit: IndicatorValue.ratioUnit, coverage: Coverage())
      guard hasIndustries else {
        value.missing = "files.occupancy and files.enterprises"
        return value
      }
      value.value = row.leastShare
      // Even were all of the unknown land advanced: if that is not enough, the verdict is known.
      value.isLowerBound = row.unknown > .zero && isOpen(row)
      if row.unknown > .zero {
        value.missing =
          "who holds \(row.unknown.mu.text(places: 0)) mu of \(row.industrial.mu.text(places: 0)), or in which industry"
      }
      return value
    }
  }

  /// Whether the unknown land could decide: up to which share it may rise.
  private func isOpen(_ row: IndustrialLand.Row) -> Bool {
    guard let most = row.mostShare else { return false }
    return rules.rules.contains { rule in
      rule.indicator == Self.advancedShare && rule.threshold.isMet(by: most) != false
    }
  }

  private var industrial: IndicatorValue {
    if let whole = cityLand?.whole, let squareKilometres = Ratio(whole.units, 1_500_000_000) {
      return IndicatorValue(
        indicator: "industrial_land", scope: "city", year: year, value: squareKilometres, unit: "km2",
        coverage: Coverage(known: 1, total: 1))
    }
    let land = industrialLand.rows.last?.industrial ?? .zero
    // The parcels of a project need not be all of the city.
    return IndicatorValue(
      indicator: "industrial_land", scope: Self.project, year: year,
      value: Ratio(land.squareMetres.units, 1_000_000_000_000_000), unit: "km2", coverage: Coverage(),
      isLowerBound: true,
      missing: "the city's parcels outside the project, or reference: industrial_land of the city")
  }

  private var offPlan: IndicatorValue {
    let name = "parcels_off_plan"
    guard let plan else { return count(name, nil, coverage: Coverage(), missing: "files.plan") }
    guard plan.conforming + plan.other + plan.unknown > .zero else {
      return count(name, nil, coverage: plan.coverage, missing: "plan: a planned use of land of the project")
    }
    return count(
      name, plan.otherParcels, coverage: plan.coverage, isLowerBound: !plan.coverage.isComplete,
      missing: plan.coverage.isComplete ? nil : "plan_use_code or land_use_code of some land")
  }
}
