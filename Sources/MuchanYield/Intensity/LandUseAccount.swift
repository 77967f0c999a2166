public import MuchanDiagnostics
public import MuchanLand
public import MuchanQuantities
public import MuchanRecords

/// The account of intensive land use (集约利用): how far land has come, how densely it is built, what it carries.
public struct LandUseAccount: Sendable {
  /// What the account takes from muchan's data.
  public struct Standards: Sendable {
    public var classes: LandClasses
    public var benchmarks: [LandBenchmark]
    public var zoneRules: [LandRule]
    public var projectRules: [LandRule]
    /// What counts as industry.
    public var industry: IndustrySet

    /// Puts them together.
    public init(
      classes: LandClasses, benchmarks: [LandBenchmark], zoneRules: [LandRule], projectRules: [LandRule],
      industry: IndustrySet
    ) {
      self.classes = classes
      self.benchmarks = benchmarks
      self.zoneRules = zoneRules
      self.projectRules = projectRules
      self.industry = industry
    }
  }

  /// The type of a zone by the uses of its built land (开发区类型).
  public enum ZoneKind: String, Sendable {
    /// 工业主导型
    case industryLed = "industry_led"
    /// 产城融合型
    case mixed
    case other
  }

  /// The day that the account is for.
  public let day: CalendarDay
  /// By zone, `ZoneHierarchy.outside` included.
  public let zones: [Int: ZoneLand]
  /// By zone, then in the order of `LandIndicator`.
  public let rates: [LandRate]
  public let pipeline: LandPipeline
  /// New industrial projects by id of the parcel.
  public let projects: [IndustrialProject]
  public let standards: Standards

  /// Makes the account.
  ///
  /// - Parameters:
  ///   - land: what enterprises hold in the year asked about; nil leaves what is per hectare unknown.
  ///   - groups: the part of the province of each zone.
  ///   - residents: by zone; absent where not known.
  ///   - ratesOnly: whether how land has come and new projects are left out, which parcels take long for.
  public init(
    parcels: ParcelLedger, codes: LandUseCodes, zones hierarchy: ZoneHierarchy, groups: [String?], on day: CalendarDay,
    enterprises: EnterpriseYears, land: EnterpriseLand?, residents: [Int: FixedDecimal<SixPlaces>] = [:],
    standards: Standards, ratesOnly: Bool = false, file: String? = nil,
    log: inout DiagnosticLog
  ) {
    self.day = day
    self.standards = standards
    zones = ZoneLand.byZone(parcels, classes: standards.classes, zones: hierarchy, on: day, file: file, log: &log)
    let performance = land.map { ZonePerformance.byZone(enterprises, land: $0, industry: standards.industry) } ?? [:]
    rates = zones.sorted { $0.key < $1.key }.flatMap { zone, land in
      LandRate.rates(of: land, zone: zone)
        + (performance[zone] ?? ZonePerformance()).rates(on: land, zone: zone, residents: residents[zone])
    }
    guard !ratesOnly else {
      (pipeline, projects) = (LandPipeline(), [])
      return
    }
    pipeline = LandPipeline(parcels, zones: hierarchy, on: day)
    let uses = parcels.landUseKeys.map { codes.row(for: $0)?.use }
    projects = IndustrialProject.all(
      in: parcels, rules: standards.projectRules, on: day,
      isIndustrial: { uses[parcels.landUseNumber(of: $0)] == .industry },
      group: { row in
        var found: String?
        parcels.forEachPart(of: row) { zone, _ in
          if found == nil, groups.indices.contains(zone) { found = groups[zone] }
        }
        return found
      })
  }

  /// The type of a zone; nil where its rates are not known.
  public func kind(of zone: Int) -> ZoneKind? {
    func value(_ indicator: String) -> Ratio? {
      rates.first { $0.zone == zone && $0.indicator.rawValue == indicator }?.value
    }
    guard value(LandIndicator.industrialLandRate.rawValue) != nil else { return nil }
    if standards.zoneRules.isMet("zone-type-industry", by: value) == true { return .industryLed }
    if standards.zoneRules.isMet("zone-type-mixed", by: value) == true { return .mixed }
    return .other
  }

  /// The rule by which a rate is flagged (预警), where it is.
  public func flag(of rate: LandRate) -> LandRule? {
    standards.zoneRules.first { rule in
      rule.name == "ministry-flag" && rule.indicator == rate.indicator.rawValue
        && rate.value.flatMap { rule.threshold.isMet(by: $0) } == true
    }
  }
}
