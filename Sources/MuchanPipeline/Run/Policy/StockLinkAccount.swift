internal import MuchanDiagnostics
internal import MuchanEnergy
internal import MuchanFormats
internal import MuchanLand
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanRecords

/// New land linked to stock disposed of, of one project: tasks, quotas, approvals that lapse (增存挂钩, L4).
struct StockLinkAccount: Sendable {
  let link: StockLink
  /// Nil where no parcel says when it was approved.
  let approvals: LandApprovals?
  let year: Int
  private let zones: [String]

  /// - Parameter revived: nil where the project has no revitalisation.csv.
  init?(_ inputs: RunInputs, land: ProjectLand, revived: RevivedLand?) {
    guard let day = inputs.asOf else { return nil }
    let year = inputs.year ?? day.year
    let rule = inputs.reference.stockLink
    let hierarchy = land.zones.hierarchy
    zones = hierarchy.zones.map(\.id)
    let place = inputs.project.locality
    let parties =
      [place.province.map { StockLink.Party(id: $0, scope: .province) }].compactMap(\.self)
      + [place.city.map { StockLink.Party(id: $0, scope: .city) }].compactMap(\.self)
      + hierarchy.roots.map { StockLink.Party(id: hierarchy.zones[$0].id, scope: .zone) }
    link = StockLink(
      rule, parties: parties, year: year, day: day, stated: Self.stated(inputs, zones: Set(zones))
    ) { id, object, year in
      guard let revived, let zone = hierarchy.index(of: id) else { return nil }
      return Self.disposal(revived, object, year, zone)
    }
    approvals =
      land.parcels.has(.approvedOn)
      ? LandApprovals(
        FactsOnDay(land.parcels, on: day, recordedUntil: inputs.recordedUntil), zones: hierarchy, span: rule.lapse)
      : nil
    self.year = year
  }

  /// Figures of zones, the city and the province in the units of the registry; what is wrong with them is told where
  /// the other rules read them.
  private static func stated(_ inputs: RunInputs, zones: Set<String>) -> StatedFigures {
    let regions = (inputs.tables.reference ?? []).filter { $0.industryCode == nil }.map { ZoneFigure($0) }
    var rows = inputs.tables.indicators ?? []
    rows.add(regions)
    var dropped = DiagnosticLog()
    return StatedFigures(
      rows, registry: inputs.reference.registry, units: inputs.reference.factors.units,
      zones: zones.union(regions.map(\.zoneID)), file: nil, log: &dropped)
  }

  private static func disposal(
    _ revived: RevivedLand, _ object: Revitalisation.Object, _ year: Int, _ zone: Int
  ) -> StockLink.Disposal? {
    let days = (CalendarDay(year: year, month: 1, day: 1), CalendarDay(year: year, month: 12, day: 31))
    let sum = revived.sum(of: object, from: days.0, to: days.1, in: zone)
    // Entries are given in mu and held in m²: their sum may lack some 1e-9 of a round figure.
    guard let mu = StockLink.Mu(exactly: sum.area.mu.text(places: 6)) else { return nil }
    return StockLink.Disposal(
      mu: mu, parcels: sum.parcels, coverage: Coverage(known: sum.known, total: sum.entries), isStated: false)
  }

  /// What rules judge.
  var values: [IndicatorValue] { tasks + changes + lapses }

  private var tasks: [IndicatorValue] {
    link.tasks.map { row in
      let isOpen = row.verdict.missing != nil && row.ratio != nil
      return IndicatorValue(
        indicator: StockLink.doneIndicator(row.object), scope: row.party.id, year: row.year, value: row.ratio,
        unit: IndicatorValue.ratioUnit, coverage: row.done?.coverage ?? Coverage(), isLowerBound: isOpen,
        missing: row.verdict.missing)
    }
  }

  private var changes: [IndicatorValue] {
    link.quotas.map { row in
      IndicatorValue(
        indicator: StockLink.changeIndicator, scope: row.party.id, year: row.year, value: row.change,
        unit: IndicatorValue.ratioUnit, coverage: Coverage(known: 1, total: 1), missing: row.missing)
    }
  }

  private var lapses: [IndicatorValue] {
    func value(_ name: String, _ scope: String, _ value: Ratio?, _ unit: String, _ unknown: Int) -> IndicatorValue {
      let total = approvals?.approvals ?? 0
      return IndicatorValue(
        indicator: name, scope: scope, year: year, value: value, unit: unit,
        coverage: Coverage(known: total - unknown, total: total), isLowerBound: unknown > 0,
        missing: approvals == nil
          ? "column approved_on of parcels" : unknown > 0 ? "approved_on or supplied_on of \(unknown) parcels" : nil)
    }
    guard let all = approvals?.zones.first else {
      return [value("lapsed_approvals", PolicyValues.project, nil, "parcels", 0)]
    }
    let unknown = all[.unknown].parcels
    return [
      value("lapsed_approvals", PolicyValues.project, Ratio(all[.lapsed].parcels), "parcels", unknown),
      value("lapsed_approvals_mu", PolicyValues.project, Ratio(all[.lapsed].area.mu), "mu", unknown),
    ]
      + (approvals?.zones.dropFirst() ?? []).compactMap { row in
        guard let zone = row.zone, zones.indices.contains(zone) else { return nil }
        return value(
          "lapsed_approvals_mu", zones[zone], Ratio(row[.lapsed].area.mu), "mu", row[.unknown].parcels)
      }
  }
}
