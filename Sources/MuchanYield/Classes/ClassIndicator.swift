public import MuchanQuantities
public import MuchanRecords

/// A figure of an enterprise that is divided by another to give an indicator of a class scheme.
public enum ClassAmount: String, Sendable, CaseIterable {
  case tax
  case valueAdded = "value_added"
  case revenue
  case output
  case research = "rd"
  case renovation
  case fixedInvestment = "fixed_investment"
}

/// What an indicator of a class scheme divides by.
public enum ClassDenominator: String, Sendable, CaseIterable {
  /// Own + rented in - rented out, in mu.
  case mu
  /// Energy in tce, electricity at calorific value (当量).
  case calorific = "tce_calorific"
  /// Energy in tce, electricity at coal input (等价).
  case coalInput = "tce_coal_input"
  /// Electricity in 万kWh.
  case electricity = "10k_kwh"
  /// Main pollutants in t, those that the scheme names.
  case pollutants = "t_pollutants"
  /// Mean staff.
  case person
  /// Operating revenue in 万元.
  case revenue
}

/// An indicator of a class scheme (评价指标): its name, weight, and how points are given for it.
public struct ClassIndicator: Sendable {
  /// What the value is held against to give a ratio.
  public enum Base: Hashable, Sendable {
    /// A published value.
    case fixed(FixedDecimal<NinePlaces>)
    /// So many times the mean of the group in the year before: sum of the amount over sum of what it is divided by, of
    /// the enterprises that are in the ranking and have both.
    case lastYearsMean(times: FixedDecimal<SixPlaces>)
  }

  /// What becomes of an enterprise without the value.
  public enum Missing: String, Sendable, CaseIterable {
    /// It has no class and is listed apart.
    case noClass = "no_class"
    /// It gets the mean points of those of its group that have the value.
    case groupMean = "group_mean_points"
    /// It gets no points.
    case zero
  }

  /// What is divided by what.
  public struct Name: Hashable, Sendable, CustomStringConvertible {
    public var amount: ClassAmount
    public var denominator: ClassDenominator

    /// Makes a name.
    public init(_ amount: ClassAmount, per denominator: ClassDenominator) {
      self.amount = amount
      self.denominator = denominator
    }

    /// Reads `tax_per_mu`; nil where one of the two is not known.
    public init?(_ text: String) {
      for name in Self.all where name.description == text {
        self = name
        return
      }
      return nil
    }

    public var description: String { "\(amount.rawValue)_per_\(denominator.rawValue)" }

    /// All names there are.
    public static var all: [Name] {
      ClassAmount.allCases.flatMap { amount in ClassDenominator.allCases.map { Name(amount, per: $0) } }
    }
  }

  public var name: Name
  /// Points for a ratio of one; the weights of a scheme add up to 100.
  public var weight: FixedDecimal<SixPlaces>
  public var base: Base
  /// Points are at most so many times the weight; nil is no limit.
  public var cap: FixedDecimal<SixPlaces>?
  /// Points are at least so many; nil is no limit: a negative value takes points away.
  public var floor: FixedDecimal<SixPlaces>?
  public var missing: Missing
  /// How sure the weight and base are.
  public var certainty: Certainty
  public var note: String?

  /// Makes an indicator without limits.
  public init(
    _ name: Name, weight: FixedDecimal<SixPlaces>, base: Base, cap: FixedDecimal<SixPlaces>? = nil,
    floor: FixedDecimal<SixPlaces>? = nil, missing: Missing = .noClass, certainty: Certainty = .verified,
    note: String? = nil
  ) {
    self.name = name
    self.weight = weight
    self.base = base
    self.cap = cap
    self.floor = floor
    self.missing = missing
    self.certainty = certainty
    self.note = note
  }

  /// Amount / denominator, rounded half to even at 1e-9; nil where the denominator is not positive or the result past any
  /// measure.
  static func value(
    _ amount: FixedDecimal<SixPlaces>, per denominator: FixedDecimal<NinePlaces>
  ) -> FixedDecimal<NinePlaces>? {
    guard denominator > .zero else { return nil }
    // 1e-6 over 1e-9 in units of 1e-9, rounded once in 256 bits.
    let value = FixedDecimal<NinePlaces>(units: amount.units).share(
      FixedDecimal<NinePlaces>(units: 1_000_000_000_000), of: denominator)
    return value.units.magnitude <= Self.mostUnits ? value : nil
  }

  /// 9e12 in units of 1e-9: a value beyond is a mistake.
  private static let mostUnits: UInt128 = 9_000_000_000_000_000_000_000

  /// weight × value / base, rounded half to even at 1e-6, then cap and floor.
  ///
  /// - Parameter base: Positive.
  func points(_ value: FixedDecimal<NinePlaces>, base: FixedDecimal<NinePlaces>) -> FixedDecimal<SixPlaces> {
    var points = weight.share(value, of: base)
    if let mostPoints { points = min(points, mostPoints) }
    if let floor { points = max(points, floor) }
    return points
  }

  /// The most points the indicator gives; nil where there is no limit.
  public var mostPoints: FixedDecimal<SixPlaces>? { cap.flatMap { weight.times($0) } }
}
