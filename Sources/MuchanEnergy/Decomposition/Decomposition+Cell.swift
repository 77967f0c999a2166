internal import Glibc
internal import MuchanQuantities

extension Decomposition {
  /// A figure in both years.
  struct Pair {
    var before: FixedDecimal<SixPlaces>
    var after: FixedDecimal<SixPlaces>

    /// What is not there is none.
    init(_ before: FixedDecimal<SixPlaces>?, _ after: FixedDecimal<SixPlaces>?) {
      self.before = before ?? .zero
      self.after = after ?? .zero
    }

    var change: FixedDecimal<SixPlaces> { after - before }
    var isPositive: Bool { before > .zero && after > .zero }
    var isNegative: Bool { before < .zero || after < .zero }
    var isZero: Bool { before == .zero && after == .zero }

    /// ln(after / before), exact to the last place where both are close; both must be positive.
    var logRatio: Double { log1p(change.doubleValue / before.doubleValue) }

    /// The logarithmic mean; both must be positive.
    var logMean: Double { change == .zero ? before.doubleValue : change.doubleValue / logRatio }

    /// Whether it is zero in one year and positive in the other.
    var appearsOrVanishes: Bool { (before == .zero) != (after == .zero) && !isNegative }

    /// The year in which a cell is zero: true for the first.
    func isZero(inFirst: Bool) -> Bool { (inFirst ? before : after) == .zero }

    /// How far the rounding of both figures to 1e-6 may move the logarithm of their ratio.
    var roundingOfLogRatio: Double { 1e-6 / before.doubleValue + 1e-6 / after.doubleValue }
  }

  /// The effects of one cell.
  struct CellEffects {
    var effects = Effects()
    /// The factors that differ between the years.
    var moved: Set<Effects.Cause> = []
    var residual = 0.0
    /// Whether the change has no logarithm; then no factor is known to be held.
    private(set) var isUndecomposed = false

    mutating func leave(_ change: FixedDecimal<SixPlaces>) {
      effects.undecomposed = change
      moved = Set(Effects.Cause.allCases)
      isUndecomposed = true
    }
  }

  /// What all carriers of an industry share.
  struct Levels {
    var activity: Pair
    var valueAdded: Pair
    var energy: Pair

    /// The effects of a carrier.
    ///
    /// - Parameters:
    ///   - weight: What is decomposed.
    ///   - carrier: The energy of the carrier.
    func effects(of weight: Pair, energy carrier: Pair, _ measure: Measure) -> CellEffects {
      var result = CellEffects()
      if weight.isZero { return result }
      if weight.isNegative || carrier.isNegative || energy.isNegative || valueAdded.isNegative || !activity.isPositive {
        result.leave(weight.change)
      } else if weight.appearsOrVanishes {
        if let cause = cause(of: weight, energy: carrier) {
          result.effects[cause] = weight.change
          result.moved = [cause]
        } else {
          result.leave(weight.change)
        }
      } else if carrier.isPositive, energy.isPositive, valueAdded.isPositive {
        divide(weight, energy: carrier, measure, into: &result)
      } else {
        result.leave(weight.change)
      }
      return result
    }

    /// The one factor that is zero in the year in which the cell is; nil where the other year has none to stand for it.
    private func cause(of weight: Pair, energy carrier: Pair) -> Effects.Cause? {
      let first = weight.before == .zero
      guard !valueAdded.isZero(inFirst: !first), !energy.isZero(inFirst: !first), !carrier.isZero(inFirst: !first)
      else { return nil }
      if valueAdded.isZero(inFirst: first) { return energy.isZero(inFirst: first) ? .structure : nil }
      if energy.isZero(inFirst: first) { return .intensity }
      return carrier.isZero(inFirst: first) ? .mix : .factor
    }

    private func divide(_ weight: Pair, energy carrier: Pair, _ measure: Measure, into result: inout CellEffects) {
      let (whole, own) = (activity.logRatio, valueAdded.logRatio)
      let (energies, cell, weights) = (energy.logRatio, carrier.logRatio, weight.logRatio)
      let logs = [whole, own - whole, energies - own, cell - energies, measure == .carbon ? weights - cell : 0]
      let mean = weight.logMean
      var left = weight.change
      var largest = Effects.Cause.activity
      var sum = -weight.change.doubleValue
      for cause in Effects.Cause.allCases {
        let log = logs[cause.rawValue]
        let effect = mean * log
        sum += effect
        // What the rounding of the given figures explains is no change of the factor.
        let noise = cause == .factor ? weight.roundingOfLogRatio + carrier.roundingOfLogRatio : 1e-15
        if log.magnitude > noise { result.moved.insert(cause) }
        guard let exact = FixedDecimal<SixPlaces>(rounding: effect) else { continue }
        result.effects[cause] = exact
        left -= exact
        if exact.units.magnitude > result.effects[largest].units.magnitude { largest = cause }
      }
      result.effects[largest] += left
      result.residual = sum
    }
  }
}
