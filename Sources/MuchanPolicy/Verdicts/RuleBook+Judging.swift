internal import MuchanQuantities
public import MuchanRecords

extension RuleBook {
  /// Judges the figures of all scopes that each rule is for, in the order of rules, scopes and years.
  ///
  /// - Parameters:
  ///   - year: The last year that counts.
  ///   - day: The day on which rules must be in force; nil takes all.
  ///   - registry: Says where a figure that is missing has to be stated.
  public func judge(
    _ figures: RuleFigures, upTo year: Int?, on day: CalendarDay?, registry: IndicatorRegistry
  ) -> [RuleVerdict] {
    rules.flatMap { rule -> [RuleVerdict] in
      let subjects = figures.subjects(of: rule)
      guard !subjects.isEmpty else {
        return [
          RuleVerdict(
            rule: rule, scope: nil, year: nil, value: nil, limit: nil, against: nil, before: nil,
            verdict: .unknown(missing: rule.missingScope))
        ]
      }
      return subjects.flatMap { subject -> [RuleVerdict] in
        let years = figures.years(of: rule.indicator, subject.id).filter { candidate in
          (year.map { candidate <= $0 } ?? true) && (rule.ofYear.map { candidate == $0 } ?? true)
        }
        guard !years.isEmpty else {
          return [
            RuleVerdict(
              rule: rule, scope: subject.id, year: rule.ofYear ?? year, value: nil, limit: rule.ownLimit, against: nil,
              before: nil, verdict: .unknown(missing: rule.missingFigure(of: subject.scope, registry)))
          ]
        }
        return years.map { rule.judge(figures, subject, $0, on: day) }
      }
    }
  }
}

extension Rule {
  /// The rule's limit; nil where it is held against another figure.
  var ownLimit: Ratio? { kind == .direction || relativeTo != nil ? nil : threshold.limit }

  fileprivate var missingScope: String {
    switch scope ?? .zone {
    case .city: "place.city"
    case .province: "place.province"
    default: "a zone that the rule is for"
    }
  }

  fileprivate func missingFigure(of scope: Indicator.Scope, _ registry: IndicatorRegistry) -> String {
    let indicator = registry[indicator]
    let file = scope == .city || scope == .province ? "reference.csv" : "indicators.csv"
    let stated = "\(file): \(self.indicator) (\(indicator?.unit ?? unit))"
    guard indicator?.origin == .accounts, let verb = indicator?.verb else { return stated }
    return "\(stated), or what `\(verb)` needs to compute it"
  }

  fileprivate func judge(
    _ figures: RuleFigures, _ subject: RuleFigures.Subject, _ year: Int, on day: CalendarDay?
  ) -> RuleVerdict {
    var result = RuleVerdict(
      rule: self, scope: subject.id, year: year, value: figures[indicator, subject.id, year], limit: ownLimit,
      against: nil, before: figures[indicator, subject.id, year - 1], verdict: .unknown(missing: indicator))
    guard let value = result.value else { return result }
    if let day, !isInForce(on: day) {
      result.verdict = .unknown(missing: forceMissing(on: day))
      return result
    }
    var rule = self
    if kind == .direction || relativeTo != nil {
      let other: (IndicatorValue?, String)
      if let relativeTo {
        let whole = figures.only(relativeTo)
        other = (whole.flatMap { figures[indicator, $0.id, year] }, whole?.id ?? relativeTo.rawValue)
      } else {
        other = (figures[indicator, subject.id, since ?? year - 1], String(since ?? year - 1))
      }
      result.against = other.1
      guard let limit = other.0?.value, other.0?.isLowerBound == false else {
        let whose = relativeTo == nil ? "\(subject.id) \(other.1)" : "\(other.1) \(year)"
        result.verdict = .unknown(missing: "\(indicator) of \(whose), known in full")
        return result
      }
      result.limit = limit
      rule.threshold.limit = limit
    }
    result.verdict = rule.judge(value)
    // A target that is not due has not failed.
    if result.verdict == .fail, let due, year < due.year {
      result.verdict = .unknown(missing: "the figure of \(due.year), when the target is due")
    }
    return result
  }
}
