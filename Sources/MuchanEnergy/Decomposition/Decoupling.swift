public import MuchanQuantities

/// How energy or CO2 moved beside value added between two years (Tapio decoupling, 脱钩).
///
/// Elasticity = relative change of energy or CO2 / relative change of value added. The state follows from the signs of both
/// changes; the same elasticity means opposite things when both grow and when both fall.
public struct Decoupling: Hashable, Sendable {
  /// Where weak decoupling ends and where coupling does; both limits belong to coupling.
  public struct Limits: Sendable {
    public var low: Ratio
    public var high: Ratio

    /// Makes limits: 0.8 and 1.2 are usual.
    public init(low: Ratio, high: Ratio) {
      self.low = low
      self.high = high
    }
  }

  /// The eight states.
  public enum State: String, Sendable, CaseIterable {
    case strong = "strong_decoupling"
    case weak = "weak_decoupling"
    case expansiveCoupling = "expansive_coupling"
    case expansiveNegative = "expansive_negative_decoupling"
    case strongNegative = "strong_negative_decoupling"
    case weakNegative = "weak_negative_decoupling"
    case recessiveCoupling = "recessive_coupling"
    case recessive = "recessive_decoupling"
  }

  /// Why there is no state.
  public enum Gap: String, Sendable, CaseIterable {
    case pressureBaseNotPositive = "no_energy_or_carbon_in_first_year"
    case valueBaseNotPositive = "value_added_not_positive_in_first_year"
    case valueUnchanged = "value_added_unchanged"
  }

  /// Relative changes: 0.03 is 3 %.
  public let pressureChange: Double?
  public let valueChange: Double?
  public let elasticity: Double?
  public let state: State?
  public let gap: Gap?

  /// The state is decided on exact figures, so that an elasticity of 0.8 is on the limit.
  ///
  /// - Parameters:
  ///   - pressure: Energy or CO2 in both years.
  ///   - value: Value added at one price base in both years.
  public init(
    pressure: (FixedDecimal<SixPlaces>, FixedDecimal<SixPlaces>),
    value: (FixedDecimal<SixPlaces>, FixedDecimal<SixPlaces>), limits: Limits
  ) {
    let (rise, growth) = (pressure.1 - pressure.0, value.1 - value.0)
    pressureChange = pressure.0 > .zero ? rise.doubleValue / pressure.0.doubleValue : nil
    valueChange = value.0 > .zero ? growth.doubleValue / value.0.doubleValue : nil
    if pressure.0 <= .zero {
      gap = .pressureBaseNotPositive
    } else if value.0 <= .zero {
      gap = .valueBaseNotPositive
    } else {
      gap = growth == .zero ? .valueUnchanged : nil
    }
    guard gap == nil, let pressureChange, let valueChange else {
      elasticity = nil
      state = nil
      return
    }
    elasticity = pressureChange / valueChange
    let size = Self.elasticity(rise, of: pressure.0, growth, of: value.0)
    let (grows, differs) = (growth > .zero, rise != .zero && (rise > .zero) != (growth > .zero))
    if differs {
      state = grows ? .strong : .strongNegative
    } else if let size, size >= limits.low {
      let isCoupled = size <= limits.high
      state =
        grows ? (isCoupled ? .expansiveCoupling : .expansiveNegative) : (isCoupled ? .recessiveCoupling : .recessive)
    } else {
      state = size == nil ? nil : grows ? .weak : .weakNegative
    }
  }

  /// The elasticity's size as a fraction; nil where it does not fit 128 bits, which figures below 9e12 do.
  private static func elasticity(
    _ rise: FixedDecimal<SixPlaces>, of pressure: FixedDecimal<SixPlaces>, _ growth: FixedDecimal<SixPlaces>,
    of value: FixedDecimal<SixPlaces>
  ) -> Ratio? {
    let (upper, upperOverflow) = rise.units.magnitude.multipliedReportingOverflow(by: value.units.magnitude)
    let (lower, lowerOverflow) = growth.units.magnitude.multipliedReportingOverflow(by: pressure.units.magnitude)
    guard !upperOverflow, !lowerOverflow, let upper = Int128(exactly: upper), let lower = Int128(exactly: lower) else {
      return nil
    }
    return Ratio(upper, lower)
  }
}
