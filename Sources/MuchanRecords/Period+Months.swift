extension Period {
  /// The months the period covers, 1 to 12.
  public var months: ClosedRange<Int> {
    switch span {
    case .year: 1...12
    case .quarter(let quarter): (3 * quarter - 2)...(3 * quarter)
    case .month(let month): month...month
    }
  }

  /// The months a figure covers: from January on where it is cumulative.
  public func months(of kind: PeriodKind) -> ClosedRange<Int> {
    kind == .cumulative ? 1...months.upperBound : months
  }
}

/// The step from cumulative figures to figures of each interval: every figure less the one before it.
public enum CumulativeSteps {
  /// Differences a series of figures that all run from January of one year.
  ///
  /// - Parameters:
  ///   - figures: Last month and cumulative figure, in ascending order of distinct months.
  ///   - minus: How to take one figure from another.
  /// - Returns: For each figure the months since the one before it, and the difference.
  public static func differences<Figure>(
    _ figures: [(lastMonth: Int, figure: Figure)], minus: (Figure, Figure) -> Figure
  ) -> [(months: ClosedRange<Int>, figure: Figure)] {
    var steps: [(months: ClosedRange<Int>, figure: Figure)] = []
    for (index, entry) in figures.enumerated() {
      if index == 0 {
        steps.append((months: 1...entry.lastMonth, figure: entry.figure))
      } else {
        let before = figures[index - 1]
        steps.append((months: (before.lastMonth + 1)...entry.lastMonth, figure: minus(entry.figure, before.figure)))
      }
    }
    return steps
  }
}
