internal import MuchanDiagnostics
internal import MuchanEnergy
internal import MuchanFormats
internal import MuchanLand
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanYield

/// What is followed over years of a zone: its targets, why its energy changed, and who makes its shares.
struct ZonePaths: Sendable {
  /// The zone asked for: that of `ratio:`, else the only one without a parent; nil where that is open.
  let zone: Int?
  let years: [ZoneYear]
  let inputs: ZoneYear.Inputs
  let dualControl: DualControlAccount
  let decomposition: ZoneDecomposition?
  let contributions: ShareContributions?

  init?(
    _ project: Project, years: [Int], year: Int?, enterprises: EnterpriseYears, energy: EnergyAccount?,
    land: [Int: EnterpriseLand], prices: ConstantPrices?, tables: ProjectTables, zones: ZoneHierarchy,
    shares: ShareAssessment?,
    carbon: CarbonAccount?, carbonYears: [CarbonYear], coal: CoalBalance?, reference: ReferenceData,
    log: inout DiagnosticLog
  ) {
    guard let energy, !land.isEmpty, let last = year ?? years.last else { return nil }
    let inputs = ZoneYear.Inputs(
      enterprises: enterprises, energy: energy, land: land, prices: prices, carbon: carbon,
      carbonYears: carbonYears.filter { $0.year <= last })
    self.inputs = inputs
    let asked = project.ratio.flatMap { zones.index(of: $0.zone) } ?? (zones.roots.count == 1 ? zones.roots[0] : nil)
    zone = asked
    func zoneYears(_ zone: Int) -> [ZoneYear] {
      years.filter { $0 <= last }.map { ZoneYear($0, zone: zone, inputs) }
    }
    let own = asked.map(zoneYears) ?? []
    self.years = own
    let units = reference.factors.units
    func series(_ zone: Int) -> ZoneSeries {
      ZoneSeries(
        scopeID: zones.zones[zone].id, years: zone == asked ? own : zoneYears(zone), priceYear: prices?.baseYear,
        stated: tables.indicators ?? [], units: units, file: project.file(.indicators), zone: zone,
        carbon: inputs.carbonYears, coal: coal)
    }
    for row in (tables.indicators ?? []).figures(ofIndicator: ZoneSeries.valueAddedName) where row.value <= 0 {
      log.add(
        .notAboveZero,
        at: Place(file: project.file(.indicators), line: row.line, id: "\(row.zoneID) \(row.period)", field: "value"),
        found: "\(row.value) \(row.unit)")
    }
    let rules = reference.dualControl
    dualControl = DualControlAccount(
      tables.targets ?? [], zone: asked.map(series), year: last,
      settings: DualControlAccount.Settings(
        needsConstantPrices: rules.needsConstantPrices, forecastMinimumYears: rules.forecastMinimumYears,
        forecastProbability: rules.forecastProbability, peakLevel: rules.peakLevel),
      units: units, targetFile: project.file(.targets), log: &log
    ) { id in zones.index(of: id).map(series) }
    decomposition = asked.map { ZoneDecomposition(own, zone: $0, inputs, limits: rules.decoupling) }
    if let asked, let row = shares?.rows.last(where: { $0.year == last }), let whole = own.last, whole.year == last {
      let parks = zones.children[asked].map { (zone: $0, year: ZoneYear(last, zone: $0, inputs)) }
      contributions = ShareContributions(row, zone: whole, parks: parks)
    } else {
      contributions = nil
    }
  }
}
