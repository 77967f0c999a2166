public import MuchanQuantities
public import MuchanRecords

/// What a new industrial project makes of its land, against the control indicators (工业项目建设用地控制指标).
public struct IndustrialProject: Sendable {
  /// One indicator against one rule.
  public struct Line: Sendable {
    public var rule: LandRule
    /// Nil where it is not known.
    public var value: Ratio?
    /// Nil where the value is not known.
    public var isMet: Bool?
    /// What is missing, where the value is not known.
    public var missing: String?
  }

  /// The parcel's row in the ledger.
  public var parcel: Int
  public var suppliedOn: CalendarDay
  /// Plant, equipment and land price per hectare in 万元; nil where one of them is not known.
  public var investmentPerHectare: Ratio?
  public var lines: [Line]

  /// The projects on industrial land that was supplied under a rule, up to a day, by id of the parcel.
  ///
  /// Investment intensity of a project holds the land price, other than the test for idle land.
  /// - Parameters:
  ///   - isIndustrial: whether the use of a parcel is industry.
  ///   - group: the part of the province that a parcel lies in.
  public static func all(
    in parcels: ParcelLedger, rules: [LandRule], on day: CalendarDay, isIndustrial: (Int) -> Bool,
    group: (Int) -> String?
  ) -> [IndustrialProject] {
    var projects: [IndustrialProject] = []
    let facts = FactsOnDay(parcels, on: day)
    for row in 0..<parcels.count where isIndustrial(row) {
      guard let suppliedOn = parcels.day(.suppliedOn, of: row).value, suppliedOn <= day else { continue }
      let part = group(row)
      let own = rules.filter { $0.applies(on: suppliedOn, in: part) }
      guard !own.isEmpty else { continue }
      projects.append(IndustrialProject(row, facts, suppliedOn: suppliedOn, rules: own))
    }
    return projects.sorted { parcels.idPrecedes($0.parcel, $1.parcel) }
  }

  private init(_ row: Int, _ facts: FactsOnDay, suppliedOn: CalendarDay, rules: [LandRule]) {
    parcel = row
    self.suppliedOn = suppliedOn
    let area = facts.parcels.registeredArea(of: row) ?? facts.parcels.measuredArea(of: row)
    let squareMetres = area.roundedSquareMetres
    func value(_ amounts: ParcelAmount...) -> Ratio? {
      var sum = FixedDecimal<SixPlaces>.zero
      for amount in amounts {
        guard let value = facts.amount(amount, of: row).value else { return nil }
        sum += value
      }
      return squareMetres.flatMap { Ratio(sum, of: $0) }
    }
    investmentPerHectare = value(.totalInvestment, .price).flatMap { Ratio($0.numerator * 10_000, $0.denominator) }
    lines = rules.map { rule in
      let (figure, missing): (Ratio?, String) =
        switch rule.indicator {
        case "plot_ratio": (value(.countedFloorArea), "far_area_m2")
        case "building_coefficient": (value(.footprint, .yard), "footprint_m2, yard_m2")
        default: (nil, "no column for \(rule.indicator)")
        }
      return Line(
        rule: rule, value: figure, isMet: figure.flatMap { rule.threshold.isMet(by: $0) },
        missing: figure == nil ? missing : nil)
    }
  }
}
