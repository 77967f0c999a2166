public import MuchanLand
public import MuchanQuantities
public import MuchanRecords

/// What energy and CO2 are held against.
public enum Denominator: String, Sendable, CaseIterable {
  /// Industrial value added at constant prices, 万元.
  case valueAdded = "value_added"
  /// Gross industrial output at current prices, 万元.
  case output
  /// Mean staff.
  case staff
  /// Gross floor area of the parcels that enterprises hold, m².
  case floorArea = "floor_area"
  /// Land held by enterprises, mu.
  case land

  /// The unit of the denominator.
  public var unit: String {
    switch self {
    case .valueAdded, .output: "万元"
    case .staff: "person"
    case .floorArea: "m²"
    case .land: "mu"
    }
  }

  /// Those that are figures of enterprises; land comes with the zones.
  public static let ofEnterprises: [Denominator] = [.valueAdded, .output, .staff, .floorArea]
}

/// What figures of a year are held against.
public struct Denominators: Sendable {
  let year: Int
  let enterprises: EnterpriseYears
  let land: EnterpriseLand?
  let prices: ConstantPrices?
  let parcels: ParcelLedger?

  /// Gathers what denominators are worked out from; nil leaves the one that needs it unknown.
  public init(
    _ year: Int, _ enterprises: EnterpriseYears, land: EnterpriseLand?, prices: ConstantPrices?,
    parcels: ParcelLedger? = nil
  ) {
    self.year = year
    self.enterprises = enterprises
    self.land = land
    self.prices = prices
    self.parcels = parcels?.has(.floorArea) == true ? parcels : nil
  }

  /// The denominator of an enterprise; nil where it is not known, or is land, which comes with the zones.
  func value(_ kind: Denominator, of enterprise: Int) -> FixedDecimal<SixPlaces>? {
    if kind == .floorArea { return parcels.flatMap { land?.floorArea(of: enterprise, $0) } }
    guard let row = enterprises.index(of: enterprise, in: year) else { return nil }
    let rows = enterprises.rows
    switch kind {
    case .valueAdded:
      return rows.valueAdded(of: row).flatMap {
        prices?.constant($0, of: year, industryCode: rows.industryCode(of: row))?.wanYuan
      }
    case .output: return rows.output(of: row)?.wanYuan
    case .staff: return rows.meanStaff(of: row).flatMap { FixedDecimal(rounding: $0) }
    case .floorArea, .land: return nil
    }
  }
}

extension EnterpriseLand {
  /// The gross floor area of the parcels that an enterprise holds, of each the part that it holds of its land; nil where its
  /// land or the floor area of one parcel is not known.
  func floorArea(of enterprise: Int, _ parcels: ParcelLedger) -> FixedDecimal<SixPlaces>? {
    guard area(of: enterprise) != nil else { return nil }
    var sum = FixedDecimal<SixPlaces>.zero
    for holding in held.holdings(of: enterprise) {
      let parcel = held.parcel(ofHolding: holding)
      guard parcel >= 0, let floor = parcels.amount(.floorArea, of: parcel).value else { return nil }
      let whole = parcels.registeredArea(of: parcel) ?? parcels.measuredArea(of: parcel)
      let own = held.area(ofHolding: holding)
      guard own < whole else {
        sum += floor
        continue
      }
      guard
        let part = FixedDecimal<SixPlaces>(
          rounding: floor.doubleValue * (own.squareMetres.doubleValue / whole.squareMetres.doubleValue))
      else { return nil }
      sum += part
    }
    return sum
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

  /// Adds the pairs of an enterprise whose numerators are the first of its figures.
  func append(
    to figures: inout [EnterpriseFigure], denominator: (Denominator) -> FixedDecimal<SixPlaces>?
  ) {
    for kind in Denominator.ofEnterprises {
      let below = denominator(kind)
      for number in 0..<numerators {
        let value = figures[number]
        figures.append(
          below == nil
            ? EnterpriseFigure(nil)
            : EnterpriseFigure(value.value, isComplete: value.isComplete, isHidden: value.isHidden))
      }
      figures.append(EnterpriseFigure(figures[0].value == nil ? nil : below))
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
