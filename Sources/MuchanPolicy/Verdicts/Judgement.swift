internal import MuchanQuantities

/// A rule applied to a figure of one zone and year.
public struct Judgement: Sendable {
  public var rule: Rule
  /// The figure; nil where none of the rule's indicator was worked out.
  public var value: IndicatorValue?
  public var verdict: Verdict
}

extension RuleBook {
  /// Judges figures by the rules on their indicators.
  ///
  /// A rule whose indicator was not worked out is unknown, once. The result is in the order of the rules, then of the
  /// values.
  public func judge(_ values: [IndicatorValue]) -> [Judgement] {
    rules.flatMap { rule -> [Judgement] in
      let own = values.filter {
        $0.indicator == rule.indicator && $0.divisions == rule.divisions && $0.period == rule.period
          && ($0.rule == nil || $0.rule == rule.id)
      }
      guard !own.isEmpty else {
        return [Judgement(rule: rule, value: nil, verdict: .unknown(missing: "indicator \(rule.indicator)"))]
      }
      return own.map { Judgement(rule: rule, value: $0, verdict: rule.judge($0)) }
    }
  }
}

extension Rule {
  /// Judges one figure.
  ///
  /// Unknown without a value, in another unit, or where the records that are missing could change the answer.
  public func judge(_ value: IndicatorValue) -> Verdict {
    guard let figure = value.value else { return .unknown(missing: value.missing ?? "value of \(indicator)") }
    let expectedUnit = unit == "%" ? IndicatorValue.ratioUnit : unit
    guard value.unit == expectedUnit else {
      return .unknown(missing: "\(indicator) in \(expectedUnit), given in \(value.unit)")
    }
    if value.isSample { return .unknown(missing: value.missing ?? "complete records of \(indicator)") }
    let met =
      if threshold.comparison == .equal, let tolerance {
        value.isLowerBound ? nil : figure.isWithin(tolerance, of: threshold.limit)
      } else {
        threshold.isMet(by: figure, isLowerBound: value.isLowerBound)
      }
    guard let isMet = met else {
      return .unknown(missing: value.missing ?? "complete records of \(indicator)")
    }
    if kind == .reported || status == .reported { return isMet ? .consistent : .notConsistent }
    return isMet ? .pass : .fail
  }
}
