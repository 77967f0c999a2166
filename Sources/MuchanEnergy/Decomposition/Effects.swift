public import MuchanQuantities

/// A change divided over what made it; the parts add up to the change exactly.
public struct Effects: Hashable, Sendable {
  /// What a change comes from.
  public enum Cause: Int, Sendable, CaseIterable {
    /// Value added of the whole (规模效应).
    case activity
    /// The industries' shares of it (结构效应).
    case structure
    /// Energy per value added of each industry (强度效应).
    case intensity
    /// The carriers' shares of an industry's energy (能源结构效应).
    case mix
    /// CO2 per energy of a carrier (排放因子效应); zero where energy itself is decomposed.
    case factor

    /// The name in columns.
    public var name: String {
      switch self {
      case .activity: "activity"
      case .structure: "structure"
      case .intensity: "intensity"
      case .mix: "energy_mix"
      case .factor: "emission_factor"
      }
    }
  }

  private var parts = [FixedDecimal<SixPlaces>](repeating: .zero, count: Cause.allCases.count)
  /// Changes of industries or carriers that have no logarithm: value added or energy that is not positive.
  public var undecomposed = FixedDecimal<SixPlaces>.zero

  /// No change.
  public init() {}

  public subscript(cause: Cause) -> FixedDecimal<SixPlaces> {
    get { parts[cause.rawValue] }
    set { parts[cause.rawValue] = newValue }
  }

  /// All parts together: the change.
  public var sum: FixedDecimal<SixPlaces> { parts.reduce(undecomposed, +) }

  public static func += (left: inout Effects, right: Effects) {
    for cause in Cause.allCases { left[cause] += right[cause] }
    left.undecomposed += right.undecomposed
  }
}
