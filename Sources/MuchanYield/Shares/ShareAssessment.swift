public import MuchanDiagnostics
public import MuchanEnergy
internal import MuchanLand
public import MuchanQuantities
public import MuchanRecords

/// A zone's shares of its region's energy, output, value added and CO2, year by year: requirement E1,
/// "about 2 % of the energy for nearly 20 % of the output".
///
/// Both sides have one scope (industrial enterprises above designated size), one year, one electricity basis and
/// current prices. An enterprise in several zones is split by the land it holds in each.
public struct ShareAssessment: Sendable {
  /// What the shares are worked out from.
  public struct Inputs: Sendable {
    public var enterprises: EnterpriseYears
    public var energy: EnergyAccount
    /// The land at the end of each year.
    public var land: [Int: EnterpriseLand]
    public var totals: RegionTotals
    /// Nil leaves the share of CO2 unknown.
    public var carbon: CarbonAccount?

    /// Gathers the inputs.
    public init(
      enterprises: EnterpriseYears, energy: EnergyAccount, land: [Int: EnterpriseLand], totals: RegionTotals,
      carbon: CarbonAccount? = nil
    ) {
      self.carbon = carbon
      self.enterprises = enterprises
      self.energy = energy
      self.land = land
      self.totals = totals
    }
  }

  /// What changed from one year to the next that has a row. Shares as differences: 0.001 is 0.1 percentage points.
  public struct Change: Equatable, Sendable {
    public var from: Int
    public var to: Int
    public var energyShare: Double?
    public var outputShare: Double?
    public var index: Double?
  }

  /// The zone's index.
  public let zone: Int
  /// The region, as `reference.csv` names it.
  public let region: String
  /// By year.
  public let rows: [ShareRow]

  /// Works out the shares of the years given.
  ///
  /// A missing total is `missingTotal`, one below the zone's own figure `totalBelowZone`; the share is then unknown.
  /// The totals on the coal-input basis are only asked for where the zone's figure on it is known.
  ///
  /// - Parameter minimumCoverage: The share of enterprises that must have the figure for the zone's sum to count as
  ///   the whole. Below it the sum is a lower bound.
  public init(
    zone: Int, region: String, years: [Int], inputs: Inputs, thresholds: ShareThresholds,
    minimumCoverage: Ratio = Ratio(1), log: inout DiagnosticLog
  ) {
    self.zone = zone
    self.region = region
    var rows: [ShareRow] = []
    for year in years.sorted() {
      let row = Self.row(
        of: year, zone: zone, region: region, inputs: inputs, thresholds: thresholds, minimumCoverage: minimumCoverage)
      Self.report(row, region: region, inputs.totals, log: &log)
      rows.append(row)
    }
    self.rows = rows
  }

  /// The changes between years that follow each other in `rows`.
  public var changes: [Change] {
    zip(rows, rows.dropFirst()).map { before, after in
      func change(_ value: (ShareRow) -> Double?) -> Double? {
        guard let first = value(before), let second = value(after) else { return nil }
        return second - first
      }
      return Change(
        from: before.year, to: after.year, energyShare: change { $0.energy.ratio?.doubleValue },
        outputShare: change { $0.output.ratio?.doubleValue }, index: change(\.index))
    }
  }

  private static func row(
    of year: Int, zone: Int, region: String, inputs: Inputs, thresholds: ShareThresholds, minimumCoverage: Ratio
  ) -> ShareRow {
    let members = ZoneMembers(year: year, zone: zone, enterprises: inputs.enterprises, land: inputs.land[year])
    let missing = members.sizeUnknown + members.unplaced
    func share<Quantity>(
      _ total: Quantity?, _ value: (Int) -> (figure: Quantity, isComplete: Bool)?
    ) -> Share<Quantity> {
      share(total, of: members.sum(value))
    }
    func share<Quantity>(
      _ total: Quantity?, of zone: (sum: Quantity?, coverage: Coverage)
    ) -> Share<Quantity> {
      let (sum, coverage) = zone
      let known = Ratio(Int128(coverage.known), Int128(coverage.total + missing))
      return Share(
        zone: sum, total: total, coverage: coverage, isLowerBound: known.map { $0 < minimumCoverage } ?? true)
    }
    func money(
      _ indicator: RegionTotals.MoneyIndicator, _ figure: (EnterpriseColumns, Int) -> Money?
    ) -> Share<Money> {
      share(inputs.totals.money(indicator, region: region, year: year)) { enterprise in
        inputs.enterprises.index(of: enterprise, in: year).flatMap { figure(inputs.enterprises.rows, $0) }
          .map { ($0, true) }
      }
    }
    func carbon<Basis: PowerBasis>(_ basis: CarbonBasis, _ type: Basis.Type) -> Share<CarbonMass<Basis>> {
      share(
        inputs.totals.carbon(type, region: region, year: year),
        of: inputs.carbon.map { members.carbon(basis, type, $0, in: year) } ?? (nil, Coverage()))
    }
    let total = { (enterprise: Int) in inputs.energy.total(of: enterprise, in: year) }
    return ShareRow(
      year: year,
      energy: share(inputs.totals.energy(Calorific.self, region: region, year: year)) { enterprise in
        total(enterprise).map { ($0.energy.calorific, $0.isComplete) }
      },
      energyAtCoalInput: share(inputs.totals.energy(CoalInput.self, region: region, year: year)) { enterprise in
        total(enterprise).flatMap { row in row.energy.coalInput.map { ($0, row.isComplete) } }
      },
      output: money(.output) { $0.output(of: $1) }, valueAdded: money(.valueAdded) { $0.valueAdded(of: $1) },
      carbon: carbon(.location, LocationBased.self), carbonAtResidual: carbon(.residual, ResidualMix.self),
      carbonOfPark: carbon(.park, ZeroCarbonPark.self),
      enterprises: members.inside.count,
      sizeUnknown: members.sizeUnknown, unplaced: members.unplaced, thresholds: thresholds)
  }

  private static func report(
    _ row: ShareRow, region: String, _ totals: RegionTotals, log: inout DiagnosticLog
  ) {
    func check<Quantity>(_ share: Share<Quantity>, _ indicator: String, _ base: String, prices: String? = nil) {
      switch share.gap {
      case .totalMissing:
        log.add(totals.missing(indicator, base: prices ?? base, region: region, year: row.year))
      case .totalBelowZone:
        log.add(
          .totalBelowZone,
          at: Place(
            file: totals.file, line: totals.line(of: indicator, base: base, region: region, year: row.year),
            id: "\(region) \(row.year)", field: indicator),
          found: "total \(share.total?.exact.description ?? ""), zone \(share.zone?.exact.description ?? "")")
      case .zoneUnknown, nil:
        break
      }
    }
    check(row.energy, RegionTotals.energyIndicator, Calorific.name)
    check(row.energyAtCoalInput, RegionTotals.energyIndicator, CoalInput.name)
    check(row.output, RegionTotals.MoneyIndicator.output.rawValue, "current", prices: "current prices")
    check(row.valueAdded, RegionTotals.MoneyIndicator.valueAdded.rawValue, "current", prices: "current prices")
    // Few reports state the city's CO2: it is asked for where any year has it.
    if totals.hasCarbon(of: region) { check(row.carbon, RegionTotals.carbonIndicator, LocationBased.name) }
    // Fewer still state it on another basis.
    if row.carbonAtResidual.total != nil {
      check(row.carbonAtResidual, RegionTotals.carbonIndicator, ResidualMix.name)
    }
    if row.carbonOfPark.total != nil { check(row.carbonOfPark, RegionTotals.carbonIndicator, ZeroCarbonPark.name) }
  }
}

extension EnergyAccount.EnterpriseYear {
  /// Whether no line was left out and no month is missing.
  var isComplete: Bool { rejectedLines == 0 && !missesMonths }
}
