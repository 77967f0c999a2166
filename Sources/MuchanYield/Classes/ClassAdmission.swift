internal import MuchanQuantities
internal import MuchanRecords

/// Says who is in a ranking, and why the others are not.
struct ClassAdmission {
  /// What is said of an enterprise.
  struct Verdict {
    var standing: Classification.Standing
    /// `above` is 1, `below` 2 where sizes are ranked apart; else 0.
    var group = 0
    var exclusion: Enterprise.Exclusion?
    var scope: String?
    /// Whether a size that the scheme asks for is not stated.
    var missesSize = false
    var landGap: EnterpriseLand.Gap?
    /// The indicators without a value that have to have one.
    var missing: [Int] = []

    func reasons(_ scheme: ClassScheme, bases: [String]) -> [String] {
      var reasons: [String] = []
      if let exclusion { reasons.append(exclusion.rawValue) }
      if let scope { reasons.append(scope) }
      if missesSize { reasons.append("above_designated_size") }
      if let landGap { reasons.append("land: \(landGap.rawValue)") }
      for number in missing {
        let name = scheme.indicators[number].name
        // Land that is not known has been said.
        if name.denominator != .mu || landGap == nil { reasons.append(name.description) }
      }
      return reasons + bases
    }
  }

  private let scheme: ClassScheme
  private let figures: ClassFigures
  private let rows: EnterpriseColumns

  init(_ scheme: ClassScheme, _ figures: ClassFigures) {
    self.scheme = scheme
    self.figures = figures
    rows = figures.enterprises.rows
  }

  /// Exclusions go first, then scope, then what is missing.
  func judge(_ enterprise: Int) -> Verdict {
    guard let row = figures.enterprises.index(of: enterprise, in: figures.year) else {
      return Verdict(standing: .absent)
    }
    if let exclusion = exclusion(row) { return Verdict(standing: .outside, exclusion: exclusion) }
    let isAbove = rows.isAboveDesignatedSize(of: row)
    let land = figures.table.land.area(of: enterprise)?.mu
    if let scope = outOfScope(isAbove, land) { return Verdict(standing: .outOfScope, scope: scope) }
    var verdict = Verdict(standing: .ranked)
    let asksSize =
      scheme.population != .all || scheme.groups == .designatedSize || scheme.minimumLandBelowSize != nil
    verdict.missesSize = asksSize && isAbove == nil
    if scheme.groups == .designatedSize, let isAbove { verdict.group = isAbove ? 1 : 2 }
    let asksLand = scheme.minimumLand != nil || scheme.minimumLandBelowSize != nil
    if land == nil, asksLand || scheme.indicators.contains(where: { $0.name.denominator == .mu }) {
      verdict.landGap = figures.table.land.gap(of: enterprise)
    }
    for (number, indicator) in scheme.indicators.enumerated() where indicator.missing == .noClass {
      if figures.value(indicator.name, of: enterprise) == nil { verdict.missing.append(number) }
    }
    if verdict.missesSize || !verdict.missing.isEmpty || (land == nil && asksLand) { verdict.standing = .missing }
    return verdict
  }

  private func exclusion(_ row: Int) -> Enterprise.Exclusion? {
    if let stated = rows.exclusion(of: row), scheme.exclusions.contains(stated) { return stated }
    // New: the day that ends the last of the years comes after 31 December; 29 February counts as such in any year.
    if let years = scheme.newBelowYears, let day = rows.producedOn(of: row),
      (day.year + years, day.month, day.day) > (figures.year, 12, 31)
    {
      return .new
    }
    return nil
  }

  private func outOfScope(_ isAbove: Bool?, _ land: FixedDecimal<NinePlaces>?) -> String? {
    switch (scheme.population, isAbove) {
    case (.above, false): return "below designated size"
    case (.below, true): return "above designated size"
    default: break
    }
    guard let land else { return nil }
    if let least = scheme.minimumLand, land < least { return "land below \(least) mu" }
    if let least = scheme.minimumLandBelowSize, isAbove == false, land < least {
      return "below designated size, land below \(least) mu"
    }
    return nil
  }
}

extension ClassFigures {
  /// The value of an indicator; nil where a side of it is not known or the denominator not positive.
  func value(_ name: ClassIndicator.Name, of enterprise: Int) -> FixedDecimal<NinePlaces>? {
    guard let amount = amount(name, of: enterprise), let denominator = denominator(name, of: enterprise) else {
      return nil
    }
    return ClassIndicator.value(amount, per: denominator)
  }
}
