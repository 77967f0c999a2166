public import MuchanQuantities
public import MuchanRecords

/// What a new industrial project makes of its land, against the control indicators (工业项目建设用地控制指标).
///
/// A project is its parcel and the rules of its day; what it is measured at is worked out when it is asked for, since a
/// million of them with their lines would take most of a gigabyte.
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
  /// The part of the province it lies in, by which rules are chosen.
  var group: String?

  /// The projects on industrial land that was supplied under a rule, up to a day, by id of the parcel.
  ///
  /// - Parameters:
  ///   - isIndustrial: whether the use of a parcel is industry.
  ///   - group: the part of the province that a parcel lies in.
  public static func all(
    in parcels: ParcelLedger, rules: [LandRule], on day: CalendarDay, isIndustrial: (Int) -> Bool,
    group: (Int) -> String?
  ) -> [IndustrialProject] {
    var projects: [IndustrialProject] = []
    for row in 0..<parcels.count where isIndustrial(row) {
      guard let suppliedOn = parcels.day(.suppliedOn, of: row).value, suppliedOn <= day else { continue }
      let part = group(row)
      guard rules.contains(where: { $0.applies(on: suppliedOn, in: part) }) else { continue }
      projects.append(IndustrialProject(parcel: row, suppliedOn: suppliedOn, group: part))
    }
    return projects.sorted { parcels.idPrecedes($0.parcel, $1.parcel) }
  }

  /// Plant, equipment and land price per hectare in 万元; nil where one of them is not known.
  ///
  /// Investment intensity of a project holds the land price, other than the test for idle land.
  public func investmentPerHectare(_ facts: FactsOnDay) -> Ratio? {
    perArea(.totalInvestment, .price, facts).flatMap { Ratio($0.numerator * 10_000, $0.denominator) }
  }

  /// The indicators against the rules of the project's day.
  public func lines(_ facts: FactsOnDay, rules: [LandRule]) -> [Line] {
    rules.filter { $0.applies(on: suppliedOn, in: group) }.map { rule in
      let (figure, missing): (Ratio?, String) =
        switch rule.indicator {
        case "plot_ratio": (perArea(.countedFloorArea, nil, facts), "far_area_m2")
        case "building_coefficient": (perArea(.footprint, .yard, facts), "footprint_m2, yard_m2")
        default: (nil, "no column for \(rule.indicator)")
        }
      return Line(
        rule: rule, value: figure, isMet: figure.flatMap { rule.threshold.isMet(by: $0) },
        missing: figure == nil ? missing : nil)
    }
  }

  /// One or two amounts by the registered area in m², else the measured one; nil where one of them is not known.
  private func perArea(_ amount: ParcelAmount, _ other: ParcelAmount?, _ facts: FactsOnDay) -> Ratio? {
    guard var sum = facts.amount(amount, of: parcel).value else { return nil }
    if let other {
      guard let value = facts.amount(other, of: parcel).value else { return nil }
      sum += value
    }
    let area = facts.parcels.registeredArea(of: parcel) ?? facts.parcels.measuredArea(of: parcel)
    return area.roundedSquareMetres.flatMap { Ratio(sum, of: $0) }
  }
}
