internal import MuchanEnergy
internal import MuchanQuantities
public import MuchanRecords

/// What a planned project does to a total or intensity that a target is set for (对双控目标的影响).
public struct PathEffect: Sendable {
  /// What the zone would have without the project.
  public enum Baseline: String, Sendable, CaseIterable {
    /// The figure of the year.
    case figure
    /// The middle of the trend of earlier years.
    case trend
  }

  /// Why there is no verdict.
  public enum Gap: String, Sendable, CaseIterable {
    case noYear = "full_production"
    case outsidePath = "a year on the path"
    case noBaseline = "a figure or trend of the zone in the year"
    case noAddition = "energy of the project on this basis"
    case noValueAdded = "value added of the project at the target's prices"
    case noZoneValueAdded = "value added of the zone"
    case lowerBound = "a whole figure of the zone"
    case currentPrices = "constant prices"
  }

  public var target: Target
  /// The year that is held against the path.
  public var year: Int?
  public var baseline: Baseline?
  /// In t, or t per 万元.
  public var before: Double?
  public var after: Double?
  /// What the path allows.
  public var allowed: Double?
  public var gap: Gap?

  /// What is left of the allowance without and with the project; negative is over.
  public var marginBefore: Double? { difference(before) }
  public var marginAfter: Double? { difference(after) }

  private func difference(_ value: Double?) -> Double? {
    guard let value, let allowed else { return nil }
    return allowed - value
  }

  /// What a project adds to the series of a target.
  public struct Addition: Sendable {
    /// t of standard coal, CO2 or coal; nil where it is not known on the target's basis.
    public var amount: Double?
    /// Value added in 万元 at the prices of the series; nil where it is not known.
    public var valueAdded: Double?

    /// Makes an addition.
    public init(amount: Double?, valueAdded: Double?) {
      self.amount = amount
      self.valueAdded = valueAdded
    }
  }

  /// Adds a project to a target's series in a year.
  ///
  /// A year with a figure takes it; a later one takes the middle of the trend, where there is one. An intensity with the project is
  /// (I·V + e) / (V + v), V being the zone's value added of the last year with a figure.
  /// - Parameters:
  ///   - entry: The target with its standing and trend.
  ///   - year: The first year of full production; nil leaves all unknown.
  ///   - needsConstantPrices: Whether an intensity at current prices has no verdict.
  public init(_ entry: DualControlAccount.Entry, adding addition: Addition, in year: Int?, needsConstantPrices: Bool) {
    target = entry.target
    self.year = year
    guard let year else {
      gap = .noYear
      return
    }
    allowed = entry.standing.path?.allowed(year)
    guard allowed != nil else {
      gap = .outsidePath
      return
    }
    let standing = entry.standing
    var isLowerBound = false
    if let judged = standing.judged, year <= judged.year {
      guard let point = standing.series.point(year) else {
        gap = .noBaseline
        return
      }
      (before, baseline, isLowerBound) = (point.value, .figure, point.isLowerBound)
    } else {
      before = entry.forecast?.forecasts.first { $0.year == year }?.value
      baseline = before == nil ? nil : .trend
    }
    guard let before else {
      gap = .noBaseline
      return
    }
    guard let amount = addition.amount else {
      gap = .noAddition
      return
    }
    if target.indicator.isIntensity {
      guard let added = addition.valueAdded, added > 0 else {
        gap = .noValueAdded
        return
      }
      guard let whole = entry.valueAdded, whole > 0 else {
        gap = .noZoneValueAdded
        return
      }
      after = (before * whole + amount) / (whole + added)
      if needsConstantPrices, standing.series.priceBase == "current" { gap = .currentPrices }
    } else {
      after = before + amount
    }
    if isLowerBound, let after, let allowed, after <= allowed { gap = .lowerBound }
  }

  /// Whether the path is kept with the project; nil where that cannot be told.
  public var isKept: Bool? {
    guard gap == nil, let after, let allowed else { return nil }
    return after <= allowed
  }

  /// Whether the project makes an intensity better, or no worse.
  public var improves: Bool {
    guard let before, let after else { return false }
    return after <= before
  }
}
