internal import MuchanEnergy
public import MuchanQuantities
public import MuchanRecords

/// What a planned project comes to per mu, per value added and as parts of its land; exact, unknown where a figure is not
/// stated.
public struct PlannedMeasures: Sendable {
  /// One figure.
  public struct Figure: Sendable {
    /// Nil where it is not known.
    public var value: Ratio?
    /// Whether a part is not stated that could only raise it.
    public var isLowerBound = false
    /// The keys that are missing, where it is not known or not whole.
    public var missing: String?
  }

  public let project: PlannedProject
  /// Nil where the project states no energy.
  public let energy: PlannedEnergy?

  /// Measures a project.
  public init(_ project: PlannedProject, energy: PlannedEnergy?) {
    self.project = project
    self.energy = energy
  }

  /// A figure of the project.
  public subscript(measure: PlannedMeasure) -> Figure {
    switch measure {
    case .investmentPerMu: perMu(project.fixedInvestment?.wanYuan, "investment.fixed_assets")
    case .investmentPerHectare: perHectare(project.fixedInvestment?.wanYuan, "investment.fixed_assets")
    case .outputPerMu: perMu(project.output?.wanYuan, "output")
    case .valueAddedPerMu: perMu(project.valueAdded?.wanYuan, "value_added")
    case .taxPerMu: perMu(project.tax?.wanYuan, "tax")
    case .revenuePerMu: perMu(project.revenue?.wanYuan, "revenue")
    case .jobsPerMu: perMu(project.jobs.flatMap { FixedDecimal(rounding: $0) }, "jobs")
    case .plotRatio: share(project.countedFloorArea, "floor_area")
    case .buildingCoefficient: buildingCoefficient
    case .greenShare: share(project.greenLand, "green_land")
    case .officeShare: share(project.administrativeLand, "administrative_land")
    case .energyPerValueAdded: perMoney(energy?.calorific?.tonnes, project.valueAdded, "value_added")
    case .energyPerValueAddedCoalInput: perMoney(energy?.coalInput?.tonnes, project.valueAdded, "value_added")
    case .energyPerOutput: perMoney(energy?.calorific?.tonnes, project.output, "output")
    case .coalReplacement: coalReplacement
    }
  }

  /// 万元 and m² are counted in 1e-6 and 1e-9, and a mu is 2000/3 m²: 1,000 × 2,000 / 3.
  private func perMu(_ amount: FixedDecimal<SixPlaces>?, _ key: String) -> Figure {
    guard let amount else { return Figure(missing: key) }
    return Figure(value: Ratio(amount.units * 2_000_000, project.land.squareMetres.units * 3))
  }

  private func perHectare(_ amount: FixedDecimal<SixPlaces>?, _ key: String) -> Figure {
    guard let amount else { return Figure(missing: key) }
    return Figure(value: Ratio(amount.units * 10_000_000, project.land.squareMetres.units))
  }

  private func share(_ part: Area?, _ key: String) -> Figure {
    guard let part else { return Figure(missing: key) }
    return Figure(value: Ratio(part.squareMetres, of: project.land.squareMetres))
  }

  /// Without yards it can only be higher.
  private var buildingCoefficient: Figure {
    guard let footprint = project.footprint else { return Figure(missing: "footprint") }
    let whole = footprint + (project.yard ?? .zero)
    return Figure(
      value: Ratio(whole.squareMetres, of: project.land.squareMetres), isLowerBound: project.yard == nil,
      missing: project.yard == nil ? "yard" : nil)
  }

  private func perMoney(_ tonnes: FixedDecimal<SixPlaces>?, _ money: Money?, _ key: String) -> Figure {
    guard let energy else { return Figure(missing: "energy") }
    guard let tonnes else { return Figure(missing: energy.missing ?? "energy on this basis") }
    guard let money else { return Figure(missing: key) }
    guard money > .zero else { return Figure(missing: "\(key) above zero") }
    return Figure(value: Ratio(tonnes, of: money.wanYuan))
  }

  private var coalReplacement: Figure {
    guard let energy else { return Figure(missing: "energy") }
    guard let coal = energy.coal else { return Figure(missing: "energy by carrier") }
    guard coal > .zero else { return Figure(missing: "coal in energy") }
    guard let replaced = project.replacedCoal else { return Figure(missing: "replaced_coal") }
    return Figure(value: Ratio(replaced, of: coal))
  }
}
