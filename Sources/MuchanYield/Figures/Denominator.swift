public import MuchanQuantities
internal import MuchanRecords

/// What energy and CO2 are held against.
public enum Denominator: String, Sendable, CaseIterable {
  /// Industrial value added at constant prices, 万元.
  case valueAdded = "value_added"
  /// Gross industrial output at current prices, 万元.
  case output
  /// Mean staff.
  case staff
  /// Land held by enterprises, mu.
  case land

  /// The unit of the denominator.
  public var unit: String {
    switch self {
    case .valueAdded, .output: "万元"
    case .staff: "person"
    case .land: "mu"
    }
  }

  /// Those that are figures of enterprises; land comes with the zones.
  public static let ofEnterprises: [Denominator] = [.valueAdded, .output, .staff]

  /// The value of an enterprise in a year; nil where it is not known, or is land.
  func value(
    of enterprise: Int, in year: Int, _ enterprises: EnterpriseYears, prices: ConstantPrices?
  ) -> FixedDecimal<SixPlaces>? {
    guard let row = enterprises.index(of: enterprise, in: year) else { return nil }
    let rows = enterprises.rows
    switch self {
    case .valueAdded:
      return rows.valueAdded(of: row).flatMap {
        prices?.constant($0, of: year, industryCode: rows.industryCode(of: row))?.wanYuan
      }
    case .output: return rows.output(of: row)?.wanYuan
    case .staff: return rows.meanStaff(of: row).flatMap { FixedDecimal(rounding: $0) }
    case .land: return nil
    }
  }
}

/// Figures of enterprises that are held against denominators: for each denominator the figures of those who have it, and
/// the denominator itself.
struct PairedFigures {
  /// How many figures are held against each denominator.
  let numerators: Int
  /// Where the pairs begin among an enterprise's figures.
  let first: Int

  /// How many figures the pairs are.
  var count: Int { Denominator.ofEnterprises.count * (numerators + 1) }

  func numerator(_ figure: Int, per denominator: Denominator) -> Int? {
    Denominator.ofEnterprises.firstIndex(of: denominator).map { first + $0 * (numerators + 1) + figure }
  }

  func denominator(_ denominator: Denominator) -> Int? { numerator(numerators, per: denominator) }

  /// Adds the pairs of an enterprise.
  func append(
    _ values: [EnterpriseFigure], to figures: inout [EnterpriseFigure],
    denominator: (Denominator) -> FixedDecimal<SixPlaces>?
  ) {
    for kind in Denominator.ofEnterprises {
      let below = denominator(kind)
      for value in values {
        figures.append(
          below == nil
            ? EnterpriseFigure(nil)
            : EnterpriseFigure(value.value, isComplete: value.isComplete, isHidden: value.isHidden))
      }
      figures.append(EnterpriseFigure(values[0].value == nil ? nil : below))
    }
  }
}

/// Energy or CO2 per denominator, with both sides exact and the count of those who had both.
public struct Intensity: Sendable {
  public var denominator: Denominator
  /// Nil where nobody has both.
  public var upper: FixedDecimal<SixPlaces>?
  /// Nil where nobody has both.
  public var lower: FixedDecimal<SixPlaces>?
  public var coverage: Coverage

  /// Upper per lower; nil unless the lower is positive.
  public var value: Double? {
    guard let upper, let lower, lower > .zero else { return nil }
    return upper.doubleValue / lower.doubleValue
  }
}

extension FigureTotals {
  /// A figure that was paired with a denominator.
  func intensity(_ figure: Int, per denominator: Denominator, pairs: PairedFigures) -> Intensity {
    guard let upper = pairs.numerator(figure, per: denominator), let lower = pairs.denominator(denominator) else {
      // Land: 1e-9 mu rounds to 1e-6.
      let mu = FixedDecimal<SixPlaces>(
        units: FixedDecimal<SixPlaces>.dividedHalfEven(land.mu.units, by: 1_000))
      let isThere = withLand > 0 && sum(figure) != nil
      return Intensity(
        denominator: denominator, upper: isThere ? onLand[figure] : nil, lower: isThere ? mu : nil,
        coverage: Coverage(known: withLand, total: enterprises))
    }
    return Intensity(
      denominator: denominator, upper: sum(upper), lower: sum(upper) == nil ? nil : sum(lower),
      coverage: coverage(upper))
  }
}
