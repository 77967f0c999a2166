public import MuchanQuantities

/// A main pollutant (主要污染物); the raw values are column names without the unit.
public enum Pollutant: String, Sendable, CaseIterable {
  case chemicalOxygenDemand = "cod"
  case ammoniaNitrogen = "nh3n"
  case sulphurDioxide = "so2"
  case nitrogenOxides = "nox"
  case volatileOrganics = "voc"
}

/// One enterprise in one period: a row of `enterprises.csv`.
///
/// A figure that is nil was not given. It is never zero.
public struct Enterprise: Sendable {
  /// Why an enterprise may be left out of a classification.
  public enum Exclusion: String, Sendable, CaseIterable {
    case utility
    case new
    case construction
    case relocation
  }

  /// The 18-character unified social credit code (统一社会信用代码), or another stable id.
  public var id: String
  /// The period the figures are for.
  public var period: Period
  /// Whether the figures are of the period alone or cumulative.
  public var periodKind: PeriodKind
  public var name: String?
  /// GB/T 4754-2017, two to four digits, the section letter left out.
  public var industryCode: String?
  /// Whether it is an industrial enterprise above designated size (规模以上工业).
  public var isAboveDesignatedSize: Bool?
  public var meanStaff: Double?
  /// Gross industrial output at current prices.
  public var output: Money?
  /// Industrial value added at current prices.
  public var valueAdded: Money?
  /// Tax paid into the treasury.
  public var tax: Money?
  public var revenue: Money?
  public var researchSpending: Money?
  /// Cumulative fixed investment, land price included.
  public var fixedInvestment: Money?
  /// Investment in renovation (技术改造) of the period.
  public var renovation: Money?
  /// Discharged chemical oxygen demand (化学需氧量), t.
  public var chemicalOxygenDemand: FixedDecimal<SixPlaces>?
  /// Discharged ammonia nitrogen (氨氮), t.
  public var ammoniaNitrogen: FixedDecimal<SixPlaces>?
  /// Emitted SO2, t.
  public var sulphurDioxide: FixedDecimal<SixPlaces>?
  /// Emitted NOx, t.
  public var nitrogenOxides: FixedDecimal<SixPlaces>?
  /// Emitted volatile organic compounds (挥发性有机物), t.
  public var volatileOrganics: FixedDecimal<SixPlaces>?
  public var isCertifiedHighTech: Bool?
  public var isListed: Bool?
  /// The day production began (投产).
  public var producedOn: CalendarDay?
  public var exclusion: Exclusion?
  /// Whether it is on the list of key dischargers (重点排污单位).
  public var isKeyDischarger: Bool?
  /// Whether its discharge is monitored online.
  public var isMonitoredOnline: Bool?
  /// The line it was read from, 1-based; 0 where it was not read from a file.
  public var line: Int

  /// Makes a record that has nothing but its keys.
  public init(id: String, period: Period, periodKind: PeriodKind = .single, line: Int = 0) {
    self.id = id
    self.period = period
    self.periodKind = periodKind
    self.line = line
  }

  /// The two-digit division of the industry code; nil when it is not given or too short.
  public var industryDivision: Int? { industryCode.flatMap(Self.industryDivision) }

  static func industryDivision(of code: String) -> Int? { code.utf8.count >= 2 ? Int(code.prefix(2)) : nil }
}
