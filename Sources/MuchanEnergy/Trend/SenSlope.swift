/// The Sen slope (森斜率): the median of the slopes between all pairs of years, in the unit per year.
///
/// Years may be missing: a slope is taken over the years between.
public struct SenSlope: Hashable, Sendable {
  /// In the unit of the series per year.
  public let perYear: Double

  /// Nil for fewer than two years. O(years² log years).
  public init?(_ figures: [YearFigure]) {
    var slopes: [Double] = []
    for (index, later) in figures.enumerated() {
      for earlier in figures[..<index] where later.year != earlier.year {
        slopes.append((later.value - earlier.value) / Double(later.year - earlier.year))
      }
    }
    guard !slopes.isEmpty else { return nil }
    slopes.sort()
    let middle = slopes.count / 2
    perYear = slopes.count % 2 == 1 ? slopes[middle] : (slopes[middle - 1] + slopes[middle]) / 2
  }
}
