public import MuchanQuantities

/// The rows of `enterprises.csv` in columns: some 130 bytes a row, where a record takes 500.
public struct EnterpriseColumns: RecordColumns, Sendable {
  private var ids = TextColumn()
  private var periods: [Period] = []
  private var kinds: [PeriodKind] = []
  private var names = TextColumn()
  private var industries = TextColumn()
  /// The division of each distinct code.
  private var divisions: [Int?] = []
  /// For each distinct code whether it tells no industry; empty while all that there are do.
  private var isDropped: [Bool] = []
  private var staff: [Double] = []
  private var figures = [DecimalColumn<SixPlaces>](repeating: DecimalColumn(), count: Figure.allCases.count)
  private var flags: [UInt16] = []
  private var producedOn = SparseColumn<CalendarDay>()
  private var exclusions = SparseColumn<Enterprise.Exclusion>()
  private var lines: [UInt32] = []

  /// A figure that is held exactly; its place in `figures`.
  private enum Figure: Int, CaseIterable {
    case output, valueAdded, tax, revenue, research, fixedInvestment, renovation
    case chemicalOxygenDemand, ammoniaNitrogen, sulphurDioxide, nitrogenOxides, volatileOrganics
  }

  /// Yes-or-no columns; two bits each in `flags`.
  private enum Flag: UInt16, CaseIterable {
    case aboveDesignatedSize = 0
    case highTech = 2
    case listed = 4
    case keyDischarger = 6
    case monitored = 8
  }

  /// No rows.
  public init() {}

  public var endIndex: Int { lines.count }

  /// The number of the row's enterprise among the distinct ids, in the order they were added.
  public func idNumber(of row: Int) -> Int { ids.number(of: row) ?? 0 }

  /// The number of an enterprise among the distinct ids; nil where no row is of it.
  public func number(ofID id: String) -> Int? { ids.number(ofText: id) }

  /// How many distinct ids there are.
  public var distinctIDCount: Int { ids.distinctCount }

  /// The distinct ids, by number.
  public var distinctIDs: [String] { ids.distinctTexts }

  /// The period the figures are for.
  public func period(of row: Int) -> Period { periods[row] }

  /// The years that there are rows of. O(rows).
  public var years: Set<Int> {
    var years: Set<Int> = []
    var last: Int?
    for period in periods where period.year != last {
      years.insert(period.year)
      last = period.year
    }
    return years
  }

  /// Whether the figures are of the period alone or cumulative.
  public func periodKind(of row: Int) -> PeriodKind { kinds[row] }

  public func name(of row: Int) -> String? { names[row] }

  /// Gross industrial output at current prices.
  public func output(of row: Int) -> Money? { money(.output, row) }

  /// Industrial value added at current prices.
  public func valueAdded(of row: Int) -> Money? { money(.valueAdded, row) }

  /// Tax paid into the treasury.
  public func tax(of row: Int) -> Money? { money(.tax, row) }

  /// Operating revenue.
  public func revenue(of row: Int) -> Money? { money(.revenue, row) }

  /// Spending on research and development.
  public func research(of row: Int) -> Money? { money(.research, row) }

  /// Investment in renovation (技术改造) of the period.
  public func renovation(of row: Int) -> Money? { money(.renovation, row) }

  /// Mean staff of the period.
  public func meanStaff(of row: Int) -> Double? { staff[row].isNaN ? nil : staff[row] }

  /// Cumulative fixed investment, land price included.
  public func fixedInvestment(of row: Int) -> Money? { money(.fixedInvestment, row) }

  /// Whether it is an industrial enterprise above designated size (规模以上工业).
  public func isAboveDesignatedSize(of row: Int) -> Bool? { flag(.aboveDesignatedSize, row) }

  /// Whether it is certified as a high-tech enterprise (高新技术企业).
  public func isCertifiedHighTech(of row: Int) -> Bool? { flag(.highTech, row) }

  /// Whether it is listed on an exchange.
  public func isListed(of row: Int) -> Bool? { flag(.listed, row) }

  /// Whether it is on the list of key dischargers (重点排污单位).
  public func isKeyDischarger(of row: Int) -> Bool? { flag(.keyDischarger, row) }

  /// Whether its discharge is monitored online.
  public func isMonitoredOnline(of row: Int) -> Bool? { flag(.monitored, row) }

  /// The day production began (投产).
  public func producedOn(of row: Int) -> CalendarDay? { producedOn[row] }

  /// Why it may be left out of a classification.
  public func exclusion(of row: Int) -> Enterprise.Exclusion? { exclusions[row] }

  /// What was discharged of a pollutant, t.
  public func discharged(_ pollutant: Pollutant, of row: Int) -> FixedDecimal<SixPlaces>? {
    let figure: Figure =
      switch pollutant {
      case .chemicalOxygenDemand: .chemicalOxygenDemand
      case .ammoniaNitrogen: .ammoniaNitrogen
      case .sulphurDioxide: .sulphurDioxide
      case .nitrogenOxides: .nitrogenOxides
      case .volatileOrganics: .volatileOrganics
      }
    return figures[figure.rawValue][row]
  }

  /// GB/T 4754-2017, two to four digits.
  public func industryCode(of row: Int) -> String? { industryNumber(of: row).map(industries.text(ofNumber:)) }

  /// The two-digit division of the industry code; nil when it is not given or too short.
  public func industryDivision(of row: Int) -> Int? { industries.number(of: row).flatMap { divisions[$0] } }

  /// The number of the row's industry code among the distinct codes; nil when it is not given.
  public func industryNumber(of row: Int) -> Int? {
    guard let number = industries.number(of: row) else { return nil }
    return number < isDropped.count && isDropped[number] ? nil : number
  }

  /// The distinct industry codes, by number; those that were dropped too.
  public var distinctIndustries: [String] { industries.distinctTexts }

  /// Takes codes that tell no industry as not given. O(distinct codes).
  public mutating func dropIndustries(where isNone: (String) -> Bool) {
    let isNone = distinctIndustries.map(isNone)
    guard isNone.contains(true) else { return }
    isDropped = isNone
    for (number, isNone) in isNone.enumerated() where isNone { divisions[number] = nil }
  }

  private func money(_ figure: Figure, _ row: Int) -> Money? { figures[figure.rawValue][row].map(Money.init(wanYuan:)) }

  private func flag(_ flag: Flag, _ row: Int) -> Bool? {
    switch flags[row] >> flag.rawValue & 3 {
    case 1: false
    case 2: true
    default: nil
    }
  }

  public mutating func append(_ row: Enterprise) {
    ids.append(row.id)
    periods.append(row.period)
    kinds.append(row.periodKind)
    names.append(row.name)
    industries.append(row.industryCode)
    if industries.distinctCount > divisions.count {
      divisions.append(row.industryCode.flatMap(Enterprise.industryDivision))
    }
    staff.append(row.meanStaff ?? .nan)
    func add(_ figure: Figure, _ value: FixedDecimal<SixPlaces>?) { figures[figure.rawValue].append(value) }
    add(.output, row.output?.wanYuan)
    add(.valueAdded, row.valueAdded?.wanYuan)
    add(.tax, row.tax?.wanYuan)
    add(.revenue, row.revenue?.wanYuan)
    add(.research, row.researchSpending?.wanYuan)
    add(.fixedInvestment, row.fixedInvestment?.wanYuan)
    add(.renovation, row.renovation?.wanYuan)
    add(.chemicalOxygenDemand, row.chemicalOxygenDemand)
    add(.ammoniaNitrogen, row.ammoniaNitrogen)
    add(.sulphurDioxide, row.sulphurDioxide)
    add(.nitrogenOxides, row.nitrogenOxides)
    add(.volatileOrganics, row.volatileOrganics)
    var bits: UInt16 = 0
    func set(_ flag: Flag, _ value: Bool?) { bits |= (value.map { $0 ? 2 : 1 } ?? 0) << flag.rawValue }
    set(.aboveDesignatedSize, row.isAboveDesignatedSize)
    set(.highTech, row.isCertifiedHighTech)
    set(.listed, row.isListed)
    set(.keyDischarger, row.isKeyDischarger)
    set(.monitored, row.isMonitoredOnline)
    flags.append(bits)
    producedOn.append(row.producedOn)
    exclusions.append(row.exclusion)
    lines.append(UInt32(clamping: row.line))
  }

  public subscript(row: Int) -> Enterprise {
    var record = Enterprise(
      id: ids[row] ?? "", period: periods[row], periodKind: kinds[row], line: Int(lines[row]))
    record.name = names[row]
    record.industryCode = industryCode(of: row)
    record.meanStaff = staff[row].isNaN ? nil : staff[row]
    record.output = money(.output, row)
    record.valueAdded = money(.valueAdded, row)
    record.tax = money(.tax, row)
    record.revenue = money(.revenue, row)
    record.researchSpending = money(.research, row)
    record.fixedInvestment = money(.fixedInvestment, row)
    record.renovation = money(.renovation, row)
    record.chemicalOxygenDemand = figures[Figure.chemicalOxygenDemand.rawValue][row]
    record.ammoniaNitrogen = figures[Figure.ammoniaNitrogen.rawValue][row]
    record.sulphurDioxide = figures[Figure.sulphurDioxide.rawValue][row]
    record.nitrogenOxides = figures[Figure.nitrogenOxides.rawValue][row]
    record.volatileOrganics = figures[Figure.volatileOrganics.rawValue][row]
    record.isAboveDesignatedSize = flag(.aboveDesignatedSize, row)
    record.isCertifiedHighTech = flag(.highTech, row)
    record.isListed = flag(.listed, row)
    record.isKeyDischarger = flag(.keyDischarger, row)
    record.isMonitoredOnline = flag(.monitored, row)
    record.producedOn = producedOn[row]
    record.exclusion = exclusions[row]
    return record
  }
}
