public import MuchanQuantities
internal import MuchanRecords

/// Why an enterprise has the class it has, from the figures it reported to the rank, and what would have lifted it.
public struct ClassExplanation: Sendable {
  /// What one indicator gave.
  public struct Line: Sendable {
    public var indicator: ClassIndicator
    public var amount: FixedDecimal<SixPlaces>?
    public var denominator: FixedDecimal<NinePlaces>?
    public var value: FixedDecimal<NinePlaces>?
    public var base: FixedDecimal<NinePlaces>?
    public var points: FixedDecimal<SixPlaces>?
    /// Whether the points are the group's mean, because the value is missing.
    public var isGroupMean = false
    /// Whether the cap or the floor took effect.
    public var isLimited = false

    /// value / base.
    public var ratio: Double? {
      guard let value, let base, base > .zero else { return nil }
      return value.doubleValue / base.doubleValue
    }
  }

  /// An amount that alone would have lifted the enterprise into the class above.
  public struct Lift: Sendable {
    public var amount: ClassAmount
    /// How much more in 万元, rounded up at 1e-6; nil where no amount would have done, as when a cap stops it.
    public var more: FixedDecimal<SixPlaces>?
  }

  /// The class above.
  public struct Next: Sendable {
    public var name: String
    /// The score of the last enterprise in it.
    public var score: FixedDecimal<SixPlaces>
    /// The last rank that is in it.
    public var lastRank: Int
  }

  public let enterprise: Int
  public let year: Int
  public let standing: Classification.Standing
  public let reasons: [String]
  public let lines: [Line]
  public let items: [(item: ClassScheme.Item, isMet: Bool?)]
  public let score: FixedDecimal<SixPlaces>?
  public let group: Classification.Group?
  public let rank: Int?
  public let className: String?
  /// Nil where no class above has a place, or there are no classes.
  public let next: Next?
  public let lifts: [Lift]
}

extension Classification {
  /// Explains the class of an enterprise.
  public func explanation(of enterprise: Int) -> ClassExplanation {
    let row = figures.enterprises.index(of: enterprise, in: year)
    let next = next(above: enterprise)
    return ClassExplanation(
      enterprise: enterprise, year: year, standing: standing(of: enterprise), reasons: reasons(of: enterprise),
      lines: lines(of: enterprise),
      items: scheme.items.map { item in
        (item, row.flatMap { item.column.value(figures.enterprises.rows, $0) }.map { $0 == item.isYes })
      },
      score: score(of: enterprise), group: group(of: enterprise), rank: rank(of: enterprise),
      className: className(of: enterprise), next: next, lifts: lifts(of: enterprise, to: next))
  }

  /// What each indicator gave an enterprise, whether or not it is ranked.
  public func lines(of enterprise: Int) -> [ClassExplanation.Line] {
    let group = Int(groupNumbers[enterprise]) < groups.count ? groups[Int(groupNumbers[enterprise])] : nil
    return scheme.indicators.enumerated().map { number, indicator in
      var line = ClassExplanation.Line(indicator: indicator)
      line.amount = figures.amount(indicator.name, of: enterprise)
      line.denominator = figures.denominator(indicator.name, of: enterprise)
      line.value = figures.value(indicator.name, of: enterprise)
      line.base = group?.bases[number]
      if let value = line.value, let base = line.base {
        let points = indicator.points(value, base: base)
        line.points = points
        line.isLimited = points != indicator.weight.share(value, of: base)
      } else if standing(of: enterprise) == .ranked {
        line.isGroupMean = indicator.missing == .groupMean
        line.points = indicator.missing == .groupMean ? group?.meanPoints[number] : .zero
      }
      return line
    }
  }

  /// The class above that has a place, and the last one in it.
  private func next(above enterprise: Int) -> ClassExplanation.Next? {
    guard let cuts = scheme.cuts, let group = group(of: enterprise) else { return nil }
    let own = classes[enterprise]
    guard let last = group.order.last(where: { classes[$0] < own }), let score = scores[last] else { return nil }
    let number = Int(classes[last])
    return ClassExplanation.Next(name: cuts.classes[number].name, score: score, lastRank: group.lastRanks[number])
  }

  /// For each amount of the scheme how much more of it alone would have reached the class above.
  private func lifts(of enterprise: Int, to next: ClassExplanation.Next?) -> [ClassExplanation.Lift] {
    guard let next, let own = score(of: enterprise) else { return [] }
    // With ties at the worst rank one has to be past the last, else level with it.
    let unit = FixedDecimal<SixPlaces>(units: 1)
    let target = scheme.cuts?.ties == .worse ? next.score + unit : next.score
    let lines = lines(of: enterprise)
    let amounts = ClassAmount.allCases.filter { amount in
      lines.contains { $0.indicator.name.amount == amount && $0.amount != nil }
    }
    return amounts.map { amount in
      func reaches(_ more: Int128) -> Bool {
        own + Self.gain(of: FixedDecimal(units: more), amount, lines) >= target
      }
      // 9e12 万元 is past any enterprise.
      let most: Int128 = 9_000_000_000_000_000_000
      var high: Int128 = 1
      while high < most, !reaches(high) { high *= 2 }
      guard reaches(high) else { return ClassExplanation.Lift(amount: amount, more: nil) }
      var low = high / 2
      while high - low > 1 {
        let middle = low + (high - low) / 2
        if reaches(middle) { high = middle } else { low = middle }
      }
      return ClassExplanation.Lift(amount: amount, more: FixedDecimal(units: reaches(low) ? low : high))
    }
  }

  /// What so much more of an amount would have changed of the score, wherever the amount counts.
  private static func gain(
    of more: FixedDecimal<SixPlaces>, _ amount: ClassAmount, _ lines: [ClassExplanation.Line]
  ) -> FixedDecimal<SixPlaces> {
    var gain = FixedDecimal<SixPlaces>.zero
    for line in lines {
      guard let own = line.amount, let denominator = line.denominator, let base = line.base, let points = line.points
      else { continue }
      let name = line.indicator.name
      let grown = name.amount == amount ? own + more : own
      let divisor = name.denominator == .revenue && amount == .revenue ? denominator + more.atNinePlaces : denominator
      guard let value = ClassIndicator.value(grown, per: divisor) else { continue }
      gain += line.indicator.points(value, base: base) - points
    }
    return gain
  }
}
