internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanGeometry
internal import MuchanLand
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanYield

/// Parcels, plants and parks held against the spatial rules (空间规则): what was measured, and the verdicts.
struct SpatialPolicy: Sendable {
  /// A setback rule and what became of each plant.
  struct Setback: Sendable {
    var rule: Rule
    var check: SetbackCheck
    /// Enterprises of the rule's industries, and of none that is known, that may be where no parcel is known.
    var unlocated: (known: Int, unknown: Int)

    /// What is missing to know where they are; nil where all are located.
    var missingPlaces: String? {
      if unlocated.known > 0 {
        return "occupancy.csv: where \(unlocated.known) \(rule.setback?.industries ?? "") enterprises are"
      }
      return unlocated.unknown > 0
        ? "occupancy.csv: where \(unlocated.unknown) enterprises without an industry_code are" : nil
    }
  }

  /// A plant of heavy industry and its nearest shoreline of the Yangtze (P13).
  struct RiverRow: Sendable {
    var plant: SetbackCheck.Plant
    var nearest: WaterDistance?
  }

  let layers: PolicyLayers
  let terms: SpatialTerms
  let settings: Project.Policy
  let day: CalendarDay?
  /// Nil where the project has no enterprises or no holdings.
  let industries: ParcelIndustries?
  let access: AccessList?
  let accessCounts: AccessCounts
  let assessments: AssessmentCoverage?
  let setbacks: [Setback]
  let river: [RiverRow]
  let shorelines: [ShorelineUses]
  let industrialLand: IndustrialLand
  /// The same by each list of industries alone.
  let advancedByList: [(list: IndustrySet, land: IndustrialLand)]
  /// The lists that advanced manufacturing is counted by.
  let advancedSets: [IndustrySet]
  let plan: PlanConformity?
  /// Nil where no boundary is proposed.
  let boundary: BoundaryConformity?
  private let parkSource: ParkSource
  let judgements: [Judgement]
  /// What the spatial rules judge; rules of other books may too.
  let values: [IndicatorValue]
  /// What could not be judged and why.
  let absent: [ProjectAccounts.Absence]

  /// The rule on the share of advanced manufacturing; nil where the book has none.
  let advancedRule: Rule?

  init(
    _ inputs: RunInputs, layers: PolicyLayers, land: ProjectLand, landByUse: LandByUse, accounts: ProjectAccounts,
    log: inout DiagnosticLog
  ) throws(Failure) {
    let project = inputs.project
    let terms = try inputs.reference.spatialTerms(of: project)
    var sets: [IndustrySet] = []
    for name in terms.advancedManufacturing {
      guard let set = inputs.reference.industrySets.first(where: { $0.name == name }) else {
        throw Failure(
          .badSetting, at: Place(file: project.path, field: "policy.advanced_manufacturing"), found: "\"\(name)\"",
          expected: inputs.reference.industrySets.map(\.name).joined(separator: ", "))
      }
      sets.append(set)
    }
    guard inputs.reference.industrySets.contains(where: { $0.name == project.policy.highTech }) else {
      throw Failure(
        .badSetting, at: Place(file: project.path, field: "policy.high_tech"), found: "\"\(project.policy.highTech)\"",
        expected: inputs.reference.industrySets.map(\.name).joined(separator: ", "))
    }
    advancedRule = inputs.reference.spatial.rules.first { $0.indicator == PolicyValues.advancedShare }
    self.layers = layers
    self.terms = terms
    settings = project.policy
    day = inputs.asOf
    advancedSets = sets
    let codes = inputs.reference.codes
    let parcels = land.parcels
    let industries =
      inputs.tables.occupancy != nil && inputs.tables.enterprises != nil
      ? ParcelIndustries(
        inputs.tables.occupancy ?? OccupancyColumns(), enterprises: accounts.enterprises, parcels: parcels,
        year: inputs.year, day: inputs.asOf) : nil
    self.industries = industries
    access = inputs.tables.access.map { AccessList($0, activities: terms.activities) }
    Self.checkAccess(access, layers.units, project, log: &log)

    let source = PolicySource(
      parcels: parcels, codes: codes, units: layers.units ?? [], industries: industries, access: access,
      sliver: terms.sliver)
    accessCounts = AccessCounts(source, unread: inputs.tables.unreadEntries)
    assessments = layers.units.flatMap { units in
      inputs.asOf.map { AssessmentCoverage(units: units, parcels: parcels, day: $0, sliver: terms.sliver) }
    }
    let plants = Self.plants(inputs.reference.spatial, source, terms)
    let extent = land.zones.levels.reduce(into: Bounds()) { $0.add($1.layer.extent) }
    let isInUnits = accessCounts.inUnits > 0
    setbacks = Self.setbacks(
      inputs.reference.spatial, source, plants, layers, terms, project,
      missingReach: { layers.missingReach(of: $0, zones: extent, isInUnits: isInUnits) }, log: &log)
    river = Self.river(source, plants, layers, terms, project.policy)
    shorelines = ShorelineUses.all(layers.waters ?? [])
    let hierarchy = land.zones.hierarchy
    let lists = inputs.reference.industrySets.filter { $0.kind != IndustrySet.industry }
    let byList = source.industrialLand([sets] + lists.map { [$0] }, zones: hierarchy.roots)
    industrialLand = byList[0]
    advancedByList = zip(lists, byList.dropFirst()).map { ($0, $1) }
    // What is wrong with totals `land-use` says.
    var dropped = DiagnosticLog()
    let cityLand = LandConcentration(
      parcels, years: [inputs.year ?? inputs.asOf?.year ?? 0], isIndustrial: { _ in false },
      region: project.locality.city ?? project.ratio?.region, totals: inputs.tables.reference ?? [], log: &dropped
    ).rows.first { $0.item == .industrialLand && $0.basis == .city }
    plan = layers.planUses.map { PlanConformity(uses: $0, parcels: parcels, codes: codes, sliver: terms.sliver) }
    boundary = try BoundaryConformity(layers, codes: codes, terms: terms)
    let isPlanned = plan.map { $0.conforming + $0.other + $0.unknown > .zero } ?? false
    layers.checkReach(
      onto: extent, isTouched: (isInUnits, isPlanned), project, log: &log)
    parkSource = ParkSource(zones: land.zones, landByUse: landByUse, accounts: accounts, year: inputs.year)
    absent = [
      (InputRole.controls, !layers.hasControls), (.access, access == nil), (.waters, layers.waters == nil),
      (.plan, layers.planUses == nil),
    ].compactMap { role, isAbsent in
      isAbsent ? ProjectAccounts.Absence(account: "policy", missing: "files.\(role.rawValue)") : nil
    }
    let values = PolicyValues(
      year: inputs.year ?? inputs.asOf?.year ?? 0, hierarchy: hierarchy, source: source, layers: layers,
      access: access, accessCounts: accessCounts, assessments: assessments, setbacks: setbacks, shorelines: shorelines,
      industrialLand: industrialLand, plan: plan, day: inputs.asOf, hasIndustries: industries != nil,
      cityLand: cityLand,
      rules: inputs.reference.spatial
    ).all
    self.values = values
    let day = inputs.asOf
    let derived = Set((layers.units ?? []).filter(\.isDerived).map(\.kind))
    judgements = inputs.reference.spatial.judge(values).map { judgement in
      var judgement = judgement
      if let controls = judgement.rule.setback?.controls, !derived.isDisjoint(with: controls) {
        // The rule is sure, where the area lies is not.
        judgement.rule.certainty = .derived
      }
      guard let day, !judgement.rule.isInForce(on: day) else { return judgement }
      judgement.verdict = .unknown(missing: judgement.rule.forceMissing(on: day))
      return judgement
    }
  }

  /// The parks of the project, measured anew at each access: of many zones their distances take longer than all else,
  /// and only the policy's own tables show them.
  var parks: ParkGraph { parkSource.graph(terms) }

  /// Entries on units that the layer does not have.
  private static func checkAccess(
    _ access: AccessList?, _ units: [ControlUnit]?, _ project: Project, log: inout DiagnosticLog
  ) {
    guard let access, let units else { return }
    let known = Set(units.map(\.id))
    for id in access.unitIDs where !known.contains(id) {
      log.add(.accessWithoutUnit, at: Place(file: project.file(.access), id: id, field: "control_id"))
    }
  }

  /// The plants of each list of industries that rules are about.
  private static func plants(
    _ book: RuleBook, _ source: PolicySource, _ terms: SpatialTerms
  ) -> [[Int]: [SetbackCheck.Plant]] {
    let names = book.rules.compactMap { $0.setback?.industries } + [WaterQuestions.river.industries]
    return source.plants(ofEach: Set(names.map { terms.industries[$0] ?? [] }))
  }

  private static func setbacks(
    _ book: RuleBook, _ source: PolicySource, _ plants: [[Int]: [SetbackCheck.Plant]], _ layers: PolicyLayers,
    _ terms: SpatialTerms, _ project: Project, missingReach: (SetbackTerms) -> String?, log: inout DiagnosticLog
  ) -> [Setback] {
    let path = project.allFiles(.waters).last?.path
    if layers.waters?.contains(where: { $0.role == .centreLine }) == true {
      log.add(
        project.policy.acceptsCentreLine ? .centreLineTaken : .centreLineRefused,
        at: Place(file: path, field: "/properties/geometry_role"),
        found: Set(layers.waters?.filter { $0.role == .centreLine }.map(\.code.rawValue) ?? []).sorted().joined(
          separator: ", "))
    }
    return book.rules.compactMap { rule in
      guard var setback = rule.setback else { return nil }
      if !setback.ports.isEmpty, !project.policy.yangtzePortHasDistance { setback.metres = nil }
      let check = SetbackCheck(
        setback, plants: plants[terms.industries[setback.industries] ?? []] ?? [], parcels: source.parcels,
        waters: layers.waters, units: layers.units, acceptsCentreLine: project.policy.acceptsCentreLine,
        sliver: terms.sliver, missingReach: missingReach(setback))
      let divisions = Set(terms.industries[setback.industries] ?? [])
      return Setback(
        rule: rule, check: check, unlocated: source.industries?.unlocated(ofDivisions: divisions) ?? (0, 0))
    }
  }

  private static func river(
    _ source: PolicySource, _ plants: [[Int]: [SetbackCheck.Plant]], _ layers: PolicyLayers, _ terms: SpatialTerms,
    _ settings: Project.Policy
  ) -> [RiverRow] {
    guard let waters = layers.waters else { return [] }
    let asked = WaterQuestions.river
    let rows = (plants[terms.industries[asked.industries] ?? []] ?? []).filter { $0.industry != nil }.map { plant in
      RiverRow(
        plant: plant,
        nearest: source.parcels.surroundings(of: plant.parcel).waters.filter {
          asked.takes(waters[$0.water], acceptsCentreLine: settings.acceptsCentreLine)
        }.min())
    }
    // The nearest first; equal ones by id.
    return rows.sorted { left, right in
      guard let own = left.nearest?.metres else {
        return right.nearest == nil && left.plant.enterprise < right.plant.enterprise
      }
      guard let other = right.nearest?.metres else { return true }
      if own != other { return own < other }
      if left.plant.parcel != right.plant.parcel {
        return source.parcels.idPrecedes(left.plant.parcel, right.plant.parcel)
      }
      return left.plant.enterprise < right.plant.enterprise
    }
  }
}
