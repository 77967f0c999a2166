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
          (year.map { candidate <= $0 } ?? true) && rule.takes(candidate)
        }
        let verdicts = years.map { rule.judge(figures, subject, $0, on: day) }
        guard rule.lacksFigure(in: years, upTo: year) else { return verdicts }
        // What older figures said is no answer for this year.
        return verdicts + [
          RuleVerdict(
            rule: rule, scope: subject.id, year: rule.ofYear ?? year, value: nil, limit: rule.ownLimit, against: nil,
            before: year.flatMap { figures[rule.indicator, subject.id, $0 - 1] },
            verdict: .unknown(missing: rule.missingFigure(of: subject, year: rule.ofYear ?? year, registry)))
        ]
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

  /// Whether a figure of a year is judged: of the year that a report is of, and after the one that a direction begins at.
  fileprivate func takes(_ year: Int) -> Bool {
    (ofYear.map { year == $0 } ?? true) && (since.map { year > $0 } ?? true)
  }

  /// Whether there is no figure that the verdict of a year can rest on.
  ///
  /// A report without a year is of the latest figure there is; a target that was met when it was due is met.
  fileprivate func lacksFigure(in years: [Int], upTo year: Int?) -> Bool {
    guard let year, ofYear == nil, kind != .reported, status != .reported else { return years.isEmpty }
    if kind == .target, let due, due.year <= year { return !years.contains { $0 >= due.year } }
    return !years.contains(year)
  }

  fileprivate func missingFigure(
    of subject: RuleFigures.Subject, year: Int?, _ registry: IndicatorRegistry
  ) -> String {
    let indicator = registry[indicator]
    let file = subject.scope == .city || subject.scope == .province ? "reference.csv" : "indicators.csv"
    let whose = [subject.id, year.map(String.init)].compactMap(\.self).joined(separator: " ")
    let stated = "\(file): \(self.indicator) (\(indicator?.unit ?? unit)) of \(whose)"
    guard indicator?.origin == .accounts, let verb = indicator?.verb else { return stated }
    return "\(stated), or what `\(verb)` needs to compute it"
  }

  fileprivate func judge(
    _ figures: RuleFigures, _ subject: RuleFigures.Subject, _ year: Int, on day: CalendarDay?
  ) -> RuleVerdict {
    var result = RuleVerdict(
      rule: self, scope: subject.id, year: year, value: figures[indicator, subject.id, year], limit: ownLimit,
      against: nil, before: figures[indicator, subject.id, year - 1], verdict: .unknown(missing: indicator))
    guard var value = result.value else { return result }
    if let day, !isInForce(on: day) {
      result.verdict = .unknown(missing: forceMissing(on: day))
      return result
    }
    // A figure of a year before the rule is history, and neither met it nor broke it.
    if let last = CalendarDay(year: year, month: 12, day: 31), let from = inForceFrom, last < from {
      result.verdict = .unknown(missing: forceMissing(on: last))
      return result
    }
    var rule = self
    if kind == .direction || relativeTo != nil {
      var other: (IndicatorValue?, String)
      if let relativeTo {
        let whole = figures.only(relativeTo)
        other = (whole.flatMap { figures[indicator, $0.id, year] }, whole?.id ?? relativeTo.rawValue)
      } else {
        other = (figures[indicator, subject.id, since ?? year - 1], String(since ?? year - 1))
      }
      result.against = other.1
      // Of two years with as many of as many known, what changes is not who is known.
      if relativeTo == nil, let before = other.0, value.coverage == before.coverage {
        value.isSample = false
        other.0?.isSample = false
      }
      guard let limit = other.0?.value, other.0?.isWhole == true else {
        let whose = relativeTo == nil ? "\(subject.id) \(other.1)" : "\(other.1) \(year)"
        result.verdict = .unknown(missing: "\(indicator) of \(whose), known in full")
        return result
      }
      result.limit = limit
      rule.threshold.limit = limit
    }
    result.verdict = rule.judge(value)
    // A target that is not due has not failed.
    if result.verdict == .fail, let due, year < due.year || day.map({ $0 < due }) == true {
      result.verdict = .unknown(missing: "the figure of \(due.year), when the target is due")
    }
    return result
  }
}
