internal import MuchanEnergy
internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanYield

extension ProjectReview.Inputs {
  /// Where the zone's point moves: its shares of the city's energy and output, for information, since the figures are reported
  /// ones that cannot be failed.
  var shareLines: [ReviewLine] {
    guard let shares else {
      var line = ReviewLine(.share, "shares")
      line.missing = sharesMissing
      return [line]
    }
    let (before, after) = shares
    func line(_ name: String, _ old: Ratio?, _ new: Ratio?, _ threshold: Threshold, _ isMet: Bool?) -> ReviewLine {
      var line = ReviewLine(.share, name, unit: "%")
      (line.before, line.value) = (old.map { $0.doubleValue * 100 }, new.map { $0.doubleValue * 100 })
      (line.comparison, line.limit) = (threshold.comparison, threshold.limit.doubleValue * 100)
      line.meets = isMet
      line.basis = "\(after.year), the project on both sides"
      if isMet == nil { line.missing = after.reasons.isEmpty ? "the share" : after.reasons.joined(separator: "; ") }
      return line
    }
    var index = ReviewLine(.share, "index", unit: "ratio")
    (index.before, index.value) = (before.index, after.index)
    index.basis = "output share / energy share, \(after.year)"
    return [
      line("energy_share", before.energy.ratio, after.energy.ratio, after.thresholds.energy, after.energyIsMet),
      line("output_share", before.output.ratio, after.output.ratio, after.thresholds.output, after.outputIsMet),
      index,
    ]
  }

  /// What becomes of the targets. A path that is kept with the project passes; one that is not fails, unless the project makes
  /// an intensity better.
  var pathLines: [ReviewLine] {
    if effects.isEmpty {
      var line = ReviewLine(.path, "targets", verdict: effectsMissing == nil ? .info : .unknown)
      line.missing = effectsMissing
      return [line]
    }
    return zip(effects, effectFactors).map { effect, factor in
      let target = effect.target
      var line = ReviewLine(.path, "\(target.indicator.rawValue) \(target.basis)", unit: target.unit)
      func shown(_ value: Double?) -> Double? { value.map { $0 / factor } }
      (line.before, line.value, line.limit) = (shown(effect.before), shown(effect.after), shown(effect.allowed))
      line.comparison = .atMost
      line.rule = "\(target.scopeID) \(target.targetYear)"
      line.document = target.source
      let year = effect.year.map(String.init) ?? ""
      line.basis = effect.baseline.map { $0 == .trend ? "\(year), trend of the zone" : "\(year), figure of the zone" }
      line.meets = effect.isKept
      switch effect.isKept {
      case true?: line.verdict = .pass
      case false? where effect.improves && target.indicator.isIntensity:
        line.verdict = .info
        line.basis = (line.basis.map { $0 + "; " } ?? "") + "over the path without it, better with it"
      case false?:
        line.verdict = .fail
        if let margin = effect.marginBefore, margin < 0 {
          line.basis = (line.basis.map { $0 + "; " } ?? "") + "over the path without it too"
        }
      case nil: (line.verdict, line.missing) = (.unknown, effect.gap?.rawValue)
      }
      return line
    }
  }
}
