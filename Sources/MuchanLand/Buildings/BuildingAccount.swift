public import MuchanQuantities
public import MuchanRecords

/// The buildings of a project: floor area by kind and status, tax by building (楼宇经济, 工业上楼; requirement L9).
public struct BuildingAccount: Sendable {
  /// Floor area of one kind and status.
  public struct FloorRow: Sendable {
    /// Nil where it is not stated.
    public var kind: Building.Kind?
    public var status: Building.Status?
    public var buildings: Int
    /// In m², of the buildings that state it.
    public var floorArea: FixedDecimal<SixPlaces>
    public var coverage: Coverage
  }

  /// The tax of all buildings in a year.
  public struct TaxRow: Sendable {
    public var year: Int
    /// Buildings with a row for the year.
    public var buildings: Int
    public var tax: Money
    /// Buildings whose tax is known, of those with a row.
    public var coverage: Coverage
    /// Of the buildings known in this year and the year before: this year's tax / that year's - 1; nil where there is none.
    public var growth: Ratio?
    /// How many buildings `growth` is of.
    public var matched: Int
    /// For each threshold how many buildings reach it.
    public var reaching: [Int]
    /// For each threshold how many reach it that are known not to have reached it the year before.
    public var newlyReaching: [Int]
  }

  /// By kind and status, those that are not stated last.
  public let floors: [FloorRow]
  /// By year.
  public let taxes: [TaxRow]
  /// What counts as a building of much tax, in 万元.
  public let thresholds: [LandRule]
  /// Rows of `building_year.csv` whose building is not in the layer; they count in no sum.
  public let strangers: [BuildingYear]

  /// Adds up buildings.
  ///
  /// - Parameter thresholds: in 万元, ascending.
  public init(_ buildings: [Building], years: [BuildingYear], thresholds: [LandRule]) {
    self.thresholds = thresholds
    let kinds: [Building.Kind?] = Building.Kind.allCases + [nil]
    let statuses: [Building.Status?] = Building.Status.allCases + [nil]
    var floors: [FloorRow] = []
    for kind in kinds {
      for status in statuses {
        let own = buildings.filter { $0.kind == kind && $0.status == status }
        guard !own.isEmpty else { continue }
        let known = own.compactMap(\.floorArea)
        floors.append(
          FloorRow(
            kind: kind, status: status, buildings: own.count, floorArea: known.reduce(.zero, +),
            coverage: Coverage(known: known.count, total: own.count)))
      }
    }
    self.floors = floors
    let ids = Set(buildings.map(\.id))
    strangers = years.filter { !ids.contains($0.buildingID) }
    let byYear = Dictionary(grouping: years.filter { ids.contains($0.buildingID) }, by: \.year)
    taxes = byYear.keys.sorted().map { year in
      Self.taxes(byYear[year] ?? [], before: byYear[year - 1] ?? [], year: year, thresholds)
    }
  }

  private static func taxes(
    _ rows: [BuildingYear], before: [BuildingYear], year: Int, _ thresholds: [LandRule]
  ) -> TaxRow {
    var earlier: [String: Money] = [:]
    for row in before { earlier[row.buildingID] = row.tax }
    var result = TaxRow(
      year: year, buildings: rows.count, tax: .zero, coverage: Coverage(), growth: nil, matched: 0,
      reaching: thresholds.map { _ in 0 }, newlyReaching: thresholds.map { _ in 0 })
    var (now, then) = (Money.zero, Money.zero)
    for row in rows {
      result.coverage.count(isKnown: row.tax != nil)
      guard let tax = row.tax else { continue }
      result.tax += tax
      let past = earlier[row.buildingID]
      if let past {
        result.matched += 1
        now += tax
        then += past
      }
      for (number, rule) in thresholds.enumerated() where rule.threshold.isMet(by: Ratio(tax.wanYuan)) == true {
        result.reaching[number] += 1
        if let past, rule.threshold.isMet(by: Ratio(past.wanYuan)) == false { result.newlyReaching[number] += 1 }
      }
    }
    result.growth = Ratio(now.wanYuan - then.wanYuan, of: then.wanYuan)
    return result
  }
}
