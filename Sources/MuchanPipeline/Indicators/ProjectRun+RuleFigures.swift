internal import MuchanDiagnostics
internal import MuchanEnergy
internal import MuchanFormats
internal import MuchanLand
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanRecords

extension ProjectRun {
  /// Everything that the rules of books may judge: what the accounts give, then what indicators.csv and reference.csv
  /// state.
  func ruleFigures(log: inout DiagnosticLog) -> RuleFigures {
    RuleFigures(
      subjects: ruleSubjects,
      values: accountIndicators + accounts.values(for: reference.rules, of: project)
        + (policy?.values ?? []) + (stockLink?.values ?? [])
        + statedIndicators(log: &log) + regionIndicators(log: &log))
  }

  private var provinceID: String? { project.locality.province }
  private var cityID: String? { project.locality.city }

  /// Zones and parks by their levels, the project as a whole, its city and its province.
  private var ruleSubjects: [RuleFigures.Subject] {
    var subjects: [RuleFigures.Subject] = []
    for (number, zone) in hierarchy.zones.enumerated() {
      let isPark = zone.level == "functional_park" || hierarchy.parents[number] != nil
      let entry = RankedZone(
        id: zone.id, name: zone.name, level: zone.level,
        type: land.zones.types.indices.contains(number) ? land.zones.types[number] : nil,
        group: land.zones.groups.indices.contains(number) ? land.zones.groups[number] : nil)
      subjects.append(RuleFigures.Subject(id: zone.id, scope: isPark ? .park : .zone, zone: entry))
    }
    subjects.append(RuleFigures.Subject(id: PolicyValues.project, scope: .project))
    if let cityID { subjects.append(RuleFigures.Subject(id: cityID, scope: .city)) }
    if let provinceID { subjects.append(RuleFigures.Subject(id: provinceID, scope: .province)) }
    return subjects
  }

  private func statedIndicators(log: inout DiagnosticLog) -> [IndicatorValue] {
    StatedFigures(
      tables.indicators ?? [], registry: reference.registry, units: reference.factors.units,
      zones: Set(hierarchy.zones.map(\.id)), file: project.file(.indicators), log: &log
    ).values(by: reference.registry)
  }

  /// Totals of the city and the province that have an indicator's name.
  private func regionIndicators(log: inout DiagnosticLog) -> [IndicatorValue] {
    Self.regionFigures(tables, reference, file: project.file(.reference), log: &log).values(by: reference.registry)
  }

  private static func regionFigures(
    _ tables: ProjectTables, _ reference: ReferenceData, file: String?, log: inout DiagnosticLog
  ) -> StatedFigures {
    let rows = (tables.reference ?? []).filter { $0.industryCode == nil }.map { ZoneFigure($0) }
    return StatedFigures(
      rows, registry: reference.registry, units: reference.factors.units, zones: Set(rows.map(\.zoneID)), file: file,
      log: &log)
  }

  /// The verdicts of the books that are for the project's place, and of the planner's own: those of the run, where the
  /// rules were asked for.
  var policyVerdicts: [RuleVerdict] { bookVerdicts ?? verdictsOfBooks() }

  /// Judges by the books.
  func verdictsOfBooks() -> [RuleVerdict] {
    // What is wrong with stated figures is found when the project is read.
    var log = DiagnosticLog()
    let figures = ruleFigures(log: &log)
    return reference.books.flatMap {
      $0.held(inProvince: provinceID, city: cityID).judge(figures, upTo: year, on: asOf, registry: reference.registry)
    }
  }

  /// Finds what is wrong with the figures that are stated of zones.
  static func checkStated(
    _ inputs: RunInputs, zones: ZoneHierarchy, log: inout DiagnosticLog
  ) {
    _ = StatedFigures(
      inputs.tables.indicators ?? [], registry: inputs.reference.registry, units: inputs.reference.factors.units,
      zones: Set(zones.zones.map(\.id)), file: inputs.project.file(.indicators), log: &log)
    // Totals have other readers, who say what else is wrong with them.
    var ofRegions = DiagnosticLog()
    _ = Self.regionFigures(inputs.tables, inputs.reference, file: inputs.project.file(.reference), log: &ofRegions)
    log.merge(ofRegions.without { $0.code != .twoFigures })
  }
}
