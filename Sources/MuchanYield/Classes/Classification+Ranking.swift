internal import MuchanQuantities
internal import MuchanRecords

extension Classification {
  /// Classes the enterprises of a year.
  ///
  /// - Parameters:
  ///   - before: The figures of the year before, for bases that are made of them; nil where there are none.
  /// - Complexity: O(enterprises × (indicators + log enterprises)).
  public init(_ scheme: ClassScheme, _ figures: ClassFigures, before: ClassFigures?) {
    self.init(scheme, figures, groups: Self.groups(scheme, figures, before))
  }

  private init(_ scheme: ClassScheme, _ figures: ClassFigures, groups given: [Group]) {
    var groups = given
    let admission = ClassAdmission(scheme, figures)
    let count = figures.enterprises.count
    var standings = [Standing](repeating: .absent, count: count)
    var numbers = [UInt8](repeating: 0, count: count)
    for enterprise in 0..<count {
      let verdict = admission.judge(enterprise)
      standings[enterprise] = verdict.standing
      numbers[enterprise] = UInt8(verdict.group)
      if verdict.standing == .ranked {
        if groups[verdict.group].bases.contains(nil) {
          standings[enterprise] = .missing
        } else {
          groups[verdict.group].order.append(enterprise)
        }
      }
    }
    var scores = [FixedDecimal<SixPlaces>?](repeating: nil, count: count)
    for number in groups.indices {
      groups[number].meanPoints = Self.meanPoints(scheme, figures, groups[number])
      for enterprise in groups[number].order {
        scores[enterprise] = Self.score(scheme, figures, groups[number], enterprise)
        if scores[enterprise] == nil { standings[enterprise] = .missing }
      }
      groups[number].order.removeAll { scores[$0] == nil }
    }
    var ranks = [UInt32](repeating: 0, count: count)
    var classes = [UInt8](repeating: Self.noClass, count: count)
    for number in groups.indices {
      Self.rank(&groups[number], scheme, figures, scores, &ranks, &classes)
    }
    var column = DecimalColumn<SixPlaces>()
    for score in scores { column.append(score) }
    self.init(
      scheme: scheme, year: figures.year, groups: groups, figures: figures, standings: standings,
      groupNumbers: numbers, scores: column, ranks: ranks, classes: classes)
  }

  /// The groups with their bases and without members.
  private static func groups(_ scheme: ClassScheme, _ figures: ClassFigures, _ before: ClassFigures?) -> [Group] {
    let names = scheme.groups == .together ? ["all"] : ["", "above", "below"]
    // Sum of the amounts and of what they are divided by, by group and indicator, in the year before.
    var sums = [[(amount: FixedDecimal<SixPlaces>, denominator: FixedDecimal<NinePlaces>)]](
      repeating: Array(repeating: (.zero, .zero), count: scheme.indicators.count), count: names.count)
    let needsMeans = scheme.indicators.contains { if case .lastYearsMean = $0.base { true } else { false } }
    if needsMeans, let before {
      let admission = ClassAdmission(scheme, before)
      for enterprise in 0..<before.enterprises.count {
        let verdict = admission.judge(enterprise)
        guard verdict.standing == .ranked else { continue }
        for (number, indicator) in scheme.indicators.enumerated() {
          guard let amount = before.amount(indicator.name, of: enterprise),
            let denominator = before.denominator(indicator.name, of: enterprise), denominator > .zero
          else { continue }
          sums[verdict.group][number].amount += amount
          sums[verdict.group][number].denominator += denominator
        }
      }
    }
    return names.enumerated().map { group, name in
      let bases = scheme.indicators.enumerated().map { number, indicator -> FixedDecimal<NinePlaces>? in
        switch indicator.base {
        case .fixed(let base): return base
        case .lastYearsMean(let times):
          let sum = sums[group][number]
          let mean = ClassIndicator.value(sum.amount, per: sum.denominator)
          guard let base: FixedDecimal<NinePlaces> = mean?.times(times), base > .zero else { return nil }
          return base
        }
      }
      return Group(name: name, bases: bases, meanPoints: [])
    }
  }

  private static func points(
    _ number: Int, _ scheme: ClassScheme, _ figures: ClassFigures, _ group: Group, _ enterprise: Int
  ) -> FixedDecimal<SixPlaces>? {
    let indicator = scheme.indicators[number]
    guard let base = group.bases[number], let value = figures.value(indicator.name, of: enterprise) else { return nil }
    return indicator.points(value, base: base)
  }

  private static func meanPoints(
    _ scheme: ClassScheme, _ figures: ClassFigures, _ group: Group
  ) -> [FixedDecimal<SixPlaces>?] {
    scheme.indicators.indices.map { number in
      guard scheme.indicators[number].missing == .groupMean else { return nil }
      var sum = FixedDecimal<SixPlaces>.zero
      var known = 0
      for enterprise in group.order {
        guard let points = points(number, scheme, figures, group, enterprise) else { continue }
        sum += points
        known += 1
      }
      guard known > 0 else { return nil }
      return sum.share(FixedDecimal<SixPlaces>(units: 1), of: FixedDecimal<SixPlaces>(units: Int128(known)))
    }
  }

  /// The sum of points; nil where those of an indicator cannot be told.
  private static func score(
    _ scheme: ClassScheme, _ figures: ClassFigures, _ group: Group, _ enterprise: Int
  ) -> FixedDecimal<SixPlaces>? {
    var score = itemPoints(scheme, figures, enterprise)
    for (number, indicator) in scheme.indicators.enumerated() {
      if let points = points(number, scheme, figures, group, enterprise) {
        score += points
        continue
      }
      switch indicator.missing {
      case .noClass: return nil
      case .zero: break
      case .groupMean:
        guard let mean = group.meanPoints[number] else { return nil }
        score += mean
      }
    }
    return score
  }

  private static func itemPoints(
    _ scheme: ClassScheme, _ figures: ClassFigures, _ enterprise: Int
  ) -> FixedDecimal<SixPlaces> {
    guard !scheme.items.isEmpty, let row = figures.enterprises.index(of: enterprise, in: figures.year) else {
      return .zero
    }
    return scheme.items.reduce(.zero) { sum, item in
      item.column.value(figures.enterprises.rows, row) == item.isYes ? sum + item.points : sum
    }
  }

  /// Puts a group in order and gives ranks and classes.
  private static func rank(
    _ group: inout Group, _ scheme: ClassScheme, _ figures: ClassFigures, _ scores: [FixedDecimal<SixPlaces>?],
    _ ranks: inout [UInt32], _ classes: inout [UInt8]
  ) {
    let breaks = scheme.cuts?.tieBreaks ?? []
    /// Below zero where the first is better, zero where both are tied.
    func order(_ left: Int, _ right: Int) -> Int {
      let (first, second) = (scores[left] ?? .zero, scores[right] ?? .zero)
      if first != second { return first > second ? -1 : 1 }
      for name in breaks {
        let (first, second) = (figures.value(name, of: left), figures.value(name, of: right))
        if first == second { continue }
        guard let first else { return 1 }
        guard let second else { return -1 }
        return first > second ? -1 : 1
      }
      return 0
    }
    group.order.sort { left, right in
      let order = order(left, right)
      return order == 0 ? left < right : order < 0
    }
    group.lastRanks = scheme.cuts?.lastRanks(of: group.order.count) ?? []
    var start = 0
    while start < group.order.count {
      var end = start + 1
      while end < group.order.count, order(group.order[start], group.order[end]) == 0 { end += 1 }
      let rank = scheme.cuts?.ties == .worse ? end : start + 1
      for place in start..<end {
        ranks[group.order[place]] = UInt32(rank)
        if !group.lastRanks.isEmpty {
          classes[group.order[place]] = UInt8(ClassCuts.index(ofRank: rank, group.lastRanks))
        }
      }
      start = end
    }
  }
}

extension ClassScheme.Item.Column {
  /// What a row says; nil where it says nothing.
  func value(_ rows: EnterpriseColumns, _ row: Int) -> Bool? {
    switch self {
    case .aboveDesignatedSize: rows.isAboveDesignatedSize(of: row)
    case .certifiedHighTech: rows.isCertifiedHighTech(of: row)
    case .listed: rows.isListed(of: row)
    case .keyDischarger: rows.isKeyDischarger(of: row)
    case .onlineMonitored: rows.isMonitoredOnline(of: row)
    }
  }
}
