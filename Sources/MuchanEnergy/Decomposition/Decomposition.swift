internal import Glibc
public import MuchanQuantities

/// The additive logarithmic mean Divisia decomposition (LMDI-I) of a change between two years.
///
/// C = Σ Q · S_i · I_i · M_ij · U_ij over industries i and carriers j: value added, its structure, energy per value added,
/// carriers' shares, and CO2 per energy where CO2 is decomposed. The effect of a factor x is Σ L(C', C) · ln(x'/x) with
/// L(a, b) = (a - b) / (ln a - ln b) and L(a, a) = a (Ang 2005).
///
/// Zeros have the values that the effects tend to (Ang and Liu 2007), not a small number in their place: what appears or vanishes is
/// the effect of the factor that is zero on one side. An industry without value added and energy on one side has
/// no intensity there; the other year's stands for it, and all of its change is structure. An industry without energy on one
/// side is intensity, a carrier mix. Value added or energy that is not positive has no logarithm and stays `undecomposed`.
///
/// Each effect of a cell is rounded to 1e-6 t, the remainder goes to the largest, so that effects add up to the
/// change exactly, over industries and years too. What the remainders came to is `roundingResidual`.
public struct Decomposition: Sendable {
  /// What is decomposed.
  public enum Measure: String, Sendable, CaseIterable {
    case energy
    case carbon
  }

  /// The part of one industry.
  public struct IndustryPart: Sendable {
    public var industry: String
    public var effects: Effects
  }

  public let measure: Measure
  public let from: Int
  public let to: Int
  /// The figures of both years.
  public let before: FixedDecimal<SixPlaces>
  public let after: FixedDecimal<SixPlaces>
  public let effects: Effects
  /// By code.
  public let industries: [IndustryPart]
  /// Factors that are the same in both years in every cell.
  public let held: Set<Effects.Cause>
  /// Carriers of industries whose change is left undecomposed, whatever it comes to.
  public let undecomposedCells: Int
  /// Sum of the effects in floating point less the change, in t: what rounding put right.
  public let roundingResidual: Double

  /// Decomposes the change between two years; nil where CO2 is asked for and not known in some cell.
  public init?(_ measure: Measure, from first: IndustryCarrierYear, to second: IndustryCarrierYear) {
    func value(_ cell: IndustryCarrierYear.Cell?) -> FixedDecimal<SixPlaces>? {
      guard let cell else { return .zero }
      return measure == .energy ? cell.energy : cell.carbon
    }
    var effects = Effects()
    var moved = Set<Effects.Cause>()
    var parts: [IndustryPart] = []
    var residual = 0.0
    var undecomposedCells = 0
    var (before, after) = (FixedDecimal<SixPlaces>.zero, FixedDecimal<SixPlaces>.zero)
    let activity = Pair(first.valueAdded, second.valueAdded)
    for code in Set(first.industries.keys).union(second.industries.keys).sorted() {
      let (old, new) = (first.industries[code], second.industries[code])
      let industry = Levels(
        activity: activity, valueAdded: Pair(old?.valueAdded, new?.valueAdded), energy: Pair(old?.energy, new?.energy))
      var part = Effects()
      let carriers = Set((old?.carriers ?? [:]).keys).union((new?.carriers ?? [:]).keys)
      for carrier in carriers.sorted() {
        let (oldCell, newCell) = (old?.carriers[carrier], new?.carriers[carrier])
        guard let one = value(oldCell), let other = value(newCell) else { return nil }
        before += one
        after += other
        let cell = industry.effects(
          of: Pair(one, other), energy: Pair(oldCell?.energy, newCell?.energy), measure)
        part += cell.effects
        moved.formUnion(cell.moved)
        residual += cell.residual
        if cell.isUndecomposed { undecomposedCells += 1 }
      }
      effects += part
      parts.append(IndustryPart(industry: code, effects: part))
    }
    self.measure = measure
    from = first.year
    to = second.year
    self.before = before
    self.after = after
    self.effects = effects
    industries = parts
    let causes = Effects.Cause.allCases.filter { measure == .carbon || $0 != .factor }
    held = Set(causes).subtracting(moved)
    roundingResidual = residual
    self.undecomposedCells = undecomposedCells
  }

  /// after - before.
  public var change: FixedDecimal<SixPlaces> { after - before }

  /// Sum of the effects less the change: zero.
  public var residual: FixedDecimal<SixPlaces> { effects.sum - change }
}
