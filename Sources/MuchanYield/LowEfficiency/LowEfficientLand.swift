public import MuchanLand
public import MuchanQuantities
public import MuchanRecords

/// Low-efficient land by the classes of those who hold it (按评价等级认定的低效用地; requirement L2).
///
/// A clause asks for one class in each of so many years up to the last year that has classes. A class that
/// `class_history.csv` gives goes before one worked out for the same year. Where classes of the years asked for are
/// missing and none of the known ones speaks against the clause, the land is unknown, not efficient.
public struct LowEfficientLand: Sendable {
  /// What is said of an enterprise's land.
  public enum Finding: String, Sendable, CaseIterable {
    case lowEfficiency = "low_efficiency"
    case caseByCase = "case_by_case"
    /// A class is missing, or two are given for one year.
    case unknown

    init(_ outcome: LowEfficiencyRule.Outcome) {
      self = outcome == .lowEfficiency ? .lowEfficiency : .caseByCase
    }
  }

  /// The class of one year, as it counts.
  public struct YearClass: Sendable {
    public var year: Int
    /// Nil where none is known, or two are given.
    public var className: String?
    public var scheme: String?
    /// Whether it was worked out and not given.
    public var isComputed = false
    /// Whether `class_history.csv` gives two classes.
    public var isAmbiguous = false
  }

  /// An enterprise that a clause is met by, or may be.
  public struct Row: Sendable {
    public var enterprise: String
    /// The number in `EnterpriseYears`; nil where it has no row there.
    public var number: Int?
    public var finding: Finding
    /// The clause that is met, or that may be.
    public var clause: Int
    /// The years that the clause asks for, ascending.
    public var classes: [YearClass]
    /// How many years running up to the last one it has been in the clause's class.
    public var running: Int
    /// What is missing, where it is unknown.
    public var missing: [String]
    /// Own + rented in - rented out on 31 December of the land's year; nil where it is not known.
    public var land: Area?
    /// What it holds of each parcel, net of what it rents out, by id of the parcel; what is not more than nothing is left out.
    public var parcels: [Holding]
  }

  /// What an enterprise holds of a parcel.
  public struct Holding: Sendable {
    /// The row in the ledger.
    public var parcel: Int
    public var area: Area
  }

  /// Enterprises and the land they hold.
  public struct Sum: Equatable, Sendable {
    public var enterprises = 0
    public var area = Area.zero

    /// Nothing.
    public init() {}

    mutating func add(_ area: Area) {
      enterprises += 1
      self.area += area
    }
  }

  /// One zone or park; land of an enterprise in several is divided as it is held.
  public struct ZoneRow: Sendable {
    /// Nil for all enterprises, each once.
    public var zone: Int?
    /// All enterprises with known land.
    public var held = Sum()
    /// Those of them that have a class in the last year.
    public var classed = Sum()
    public var lowEfficiency = Sum()
    public var caseByCase = Sum()
    public var unknown = Sum()

    /// Low-efficient / held; a lower bound where land is unknown or enterprises have no class.
    public var rate: Ratio? { Ratio(lowEfficiency.area.squareMetres, of: held.area.squareMetres) }
  }

  public let rule: LowEfficiencyRule
  /// The last year that has classes, up to the one asked about; nil where there are none.
  public let lastYear: Int?
  /// The year whose last day tells who holds what; nil where holdings are not known.
  public let landYear: Int?
  /// By finding, then by id.
  public let rows: [Row]
  /// All enterprises first, then by zone.
  public let zones: [ZoneRow]

  /// Holds classes against a rule set.
  ///
  /// - Parameters:
  ///   - course: all classes known.
  ///   - year: later classes do not count.
  ///   - land: what enterprises hold; nil leaves parcels and zones unknown.
  /// - Complexity: O(classes + enterprises × zones of one).
  public init(
    _ rule: LowEfficiencyRule, course: ClassCourse, upTo year: Int, enterprises: EnterpriseYears,
    land: EnterpriseLand?, parcels: ParcelLedger
  ) {
    self.rule = rule
    landYear = land?.year
    let last = course.rows.lazy.map(\.year).filter { $0 <= year }.max()
    lastYear = last
    guard let last else {
      (rows, zones) = ([], [])
      return
    }
    var rows: [Row] = []
    // By number of the enterprise: what is found, and whether it has a class in the last year.
    var findings = [Finding?](repeating: nil, count: enterprises.count)
    var isClassed = [Bool](repeating: false, count: enterprises.count)
    var start = 0
    while start < course.rows.count {
      var end = start + 1
      while end < course.rows.count, course.rows[end].enterprise == course.rows[start].enterprise { end += 1 }
      let known = course.rows[start..<end]
      let number = enterprises.number(of: course.rows[start].enterprise)
      if let number { isClassed[number] = Self.yearClass(last, of: known).className != nil }
      if let row = Self.row(rule, known, last: last, number: number, land: land, parcels) {
        rows.append(row)
        if let number { findings[number] = row.finding }
      }
      start = end
    }
    let order = Finding.allCases
    self.rows = rows.enumerated().sorted { left, right in
      let (own, other) = (order.firstIndex(of: left.element.finding), order.firstIndex(of: right.element.finding))
      return own == other ? left.offset < right.offset : (own ?? 0) < (other ?? 0)
    }.map(\.element)
    zones = land.map { Self.zones(findings, isClassed, land: $0, enterprises) } ?? []
  }

  /// What counts as the class of a year: the one given, else the one worked out.
  private static func yearClass(_ year: Int, of rows: ArraySlice<ClassCourse.Row>) -> YearClass {
    var result = YearClass(year: year)
    for row in rows where row.year == year {
      guard !row.isComputed else {
        if result.className == nil, !result.isAmbiguous {
          (result.className, result.scheme, result.isComputed) = (row.className, row.scheme, true)
        }
        continue
      }
      if let name = result.className, name != row.className {
        (result.className, result.isAmbiguous) = (nil, true)
      } else if !result.isAmbiguous {
        (result.className, result.scheme) = (row.className, row.scheme)
      }
    }
    return result
  }

  /// The first clause that is met, else the first that may be; nil where none can be.
  private static func row(
    _ rule: LowEfficiencyRule, _ known: ArraySlice<ClassCourse.Row>, last: Int, number: Int?, land: EnterpriseLand?,
    _ parcels: ParcelLedger
  ) -> Row? {
    var open: (clause: Int, classes: [YearClass])?
    var met: (clause: Int, classes: [YearClass])?
    for (index, clause) in rule.clauses.enumerated() where met == nil {
      let classes = (last - clause.years + 1...last).map { yearClass($0, of: known) }
      if classes.allSatisfy({ $0.className == clause.className }) {
        met = (index, classes)
      } else if open == nil, classes.allSatisfy({ $0.className == nil || $0.className == clause.className }),
        classes.contains(where: { $0.className == clause.className })
      {
        open = (index, classes)
      }
    }
    guard let found = met ?? open, let first = known.first else { return nil }
    let clause = rule.clauses[found.clause]
    var running = 0
    while yearClass(last - running, of: known).className == clause.className { running += 1 }
    let missing = found.classes.filter { $0.className == nil }.map {
      $0.isAmbiguous ? "one class of \($0.year) (two are given)" : "class of \($0.year)"
    }
    return Row(
      enterprise: first.enterprise, number: number, finding: met == nil ? .unknown : Finding(clause.outcome),
      clause: found.clause, classes: found.classes, running: running, missing: missing,
      land: number.flatMap { land?.area(of: $0) }, parcels: number.map { holdings(of: $0, land, parcels) } ?? [])
  }

  private static func holdings(
    of enterprise: Int, _ land: EnterpriseLand?, _ parcels: ParcelLedger
  ) -> [Holding] {
    guard let held = land?.held else { return [] }
    return held.holdings(of: enterprise).map {
      Holding(parcel: held.parcel(ofHolding: $0), area: held.area(ofHolding: $0))
    }.filter { $0.area > .zero }.sorted { parcels.idPrecedes($0.parcel, $1.parcel) }
  }

  private static func zones(
    _ findings: [Finding?], _ isClassed: [Bool], land: EnterpriseLand, _ enterprises: EnterpriseYears
  ) -> [ZoneRow] {
    var sums = [ZoneRow](repeating: ZoneRow(), count: land.zones.zones.count + 2)
    for index in sums.indices { sums[index].zone = index == 0 ? nil : index - 2 }
    for enterprise in enterprises.present(in: land.year) {
      guard let whole = land.area(of: enterprise) else { continue }
      func add(_ index: Int, _ area: Area) {
        sums[index].held.add(area)
        if isClassed[enterprise] { sums[index].classed.add(area) }
        switch findings[enterprise] {
        case .lowEfficiency: sums[index].lowEfficiency.add(area)
        case .caseByCase: sums[index].caseByCase.add(area)
        case .unknown: sums[index].unknown.add(area)
        case nil: break
        }
      }
      add(0, whole)
      for zone in land.zonesHeld(by: enterprise) { add(zone + 2, land.area(of: enterprise, in: zone)) }
    }
    return sums.filter { $0.zone == nil || $0.held.enterprises > 0 }
  }
}
