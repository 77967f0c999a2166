/// The units that quantities are written in: spelling, what it measures, and how much of the base unit it is.
///
/// The rows come from `data/factors/units.csv`. Spellings are matched exactly: `MWh` is a million times `mWh`, so case
/// is never folded.
public struct UnitTable: Sendable {
  /// What a unit measures.
  public enum Dimension: String, Sendable, CaseIterable {
    /// Base unit kg.
    case mass
    /// Base unit m³.
    case volume
    /// Base unit MJ.
    case energy
    /// Base unit kgce, a kilogram of standard coal (千克标准煤).
    case standardCoal = "standard_coal"
    /// Base unit 万元 (ten thousand yuan).
    case money
  }

  /// A unit.
  public struct Unit: Hashable, Sendable {
    public var spelling: String
    public var dimension: Dimension
    /// How many base units one unit is.
    public var factor: FixedDecimal<NinePlaces>

    /// Makes a unit.
    public init(spelling: String, dimension: Dimension, factor: FixedDecimal<NinePlaces>) {
      self.spelling = spelling
      self.dimension = dimension
      self.factor = factor
    }

    /// How a number of one unit becomes one of another.
    public enum Conversion: Sendable {
      case times(Double)
      case dividedBy(Double)
    }

    /// The step to `other`, which must measure the same.
    ///
    /// One rounding where the one unit is a whole multiple of the other, two where it is not.
    public func conversion(to other: Unit) -> Conversion {
      precondition(dimension == other.dimension, "units of different dimensions")
      if factor.units % other.factor.units == 0 { return .times(Double(factor.units / other.factor.units)) }
      if other.factor.units % factor.units == 0 { return .dividedBy(Double(other.factor.units / factor.units)) }
      return .times(Double(factor.units) / Double(other.factor.units))
    }

    /// `quantity` of this unit in `other`, which must measure the same.
    public func convert(_ quantity: Double, to other: Unit) -> Double {
      switch conversion(to: other) {
      case .times(let factor): quantity * factor
      case .dividedBy(let divisor): quantity / divisor
      }
    }
  }

  private var units: [String: Unit] = [:]

  /// Makes a table; of two rows with one spelling the first is used. Factors must be positive.
  public init(rows: [Unit]) {
    for unit in rows where unit.factor > .zero && units[unit.spelling] == nil { units[unit.spelling] = unit }
  }

  /// The unit of a spelling; nil when it is not known.
  public func unit(_ spelling: String) -> Unit? { units[spelling] }

  /// The spellings of a dimension, sorted, for messages.
  public func spellings(of dimension: Dimension) -> [String] {
    units.values.filter { $0.dimension == dimension }.map(\.spelling).sorted()
  }
}
