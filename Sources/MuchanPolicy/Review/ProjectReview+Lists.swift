internal import MuchanEnergy
internal import MuchanQuantities
internal import MuchanRecords
internal import MuchanYield

extension ProjectReview.Inputs {
  /// Overcapacity and priority (L13).
  var listLines: [ReviewLine] {
    lists.filter { $0.isInForce(on: day) }.map { list in
      var line = ReviewLine(.list, list.kind.rawValue)
      (line.rule, line.document) = (list.name, list.document)
      let project = measures.project
      let member = list.member(of: project.industryCode)
      line.basis = member.map { "\(project.industryCode): \($0.chinese) \($0.english)" }
      line.certainty = member?.certainty
      switch list.kind {
      case .overcapacity: judge(&line, list, member)
      case .priority:
        let isDeclared = list.flag.map(project.flags.contains) ?? false
        line.meets = member != nil || isDeclared
        if isDeclared { line.missing = "proof of \(list.flag?.rawValue ?? "")" }
        if member == nil, list.isOpen(project.industryCode) { line.missing = "more digits of industry_code" }
      }
      return line
    }
  }

  private func judge(_ line: inout ReviewLine, _ list: IndustryList, _ member: IndustryList.Member?) {
    let project = measures.project
    let division = project.industryCode.prefix(2)
    guard let member else {
      if list.isOpen(project.industryCode) {
        (line.verdict, line.missing) = (.unknown, "more digits of industry_code")
      } else if let near = list.members.first(where: { $0.prefix.hasPrefix(division) && $0.certainty == .unverified }) {
        // A code that is not sure may be meant to hold this one.
        (line.verdict, line.missing, line.certainty) = (.unknown, "a verified code of \(near.chinese)", .unverified)
      } else {
        (line.verdict, line.meets) = (.pass, true)
        line.basis = "\(project.industryCode): not in the list"
        line.certainty = list.members.map(\.certainty).contains(.verified) ? .verified : .secondHand
      }
      return
    }
    if let flag = list.flag, project.flags.contains(flag) {
      (line.verdict, line.missing) = (.unknown, "proof of \(flag.rawValue)")
      return
    }
    line.judge(false, missing: nil, member.certainty)
    if member.certainty == .unverified { line.missing = "a verified code of \(member.chinese)" }
  }

  /// Whether an energy-conservation review is due, and whose it is (节能审查).
  var energyReviewLines: [ReviewLine] {
    let rules = energyRules.filter { $0.isInForce(on: day) }
    let due = rules.filter { $0.decision == .due }
    var lines: [ReviewLine] = []
    if due.isEmpty {
      var line = ReviewLine(.energyReview, "energy_review", verdict: .unknown)
      line.missing = "a rule in force on \(day)"
      lines.append(line)
    } else {
      lines.append(contentsOf: dueLines(due))
    }
    for rule in rules where rule.decision == .provincial {
      var line = line(rule, "energy_review_provincial")
      line.meets = isReached(rule)
      line.missing = line.meets == nil ? "energy" : nil
      lines.append(line)
    }
    return lines
  }

  /// Decided in kWh: 499.9999999 of 10,000 would be rounded to 500.
  private func isReached(_ rule: EnergyReviewRule) -> Bool? {
    switch rule.subject {
    case .energy: measures.energy?.calorific.map { $0.tonnes >= rule.threshold }
    case .electricity: measures.energy?.electricity.map { $0.units >= rule.threshold.units * 10_000 }
    }
  }

  private func value(of subject: EnergyReviewRule.Subject) -> FixedDecimal<SixPlaces>? {
    switch subject {
    case .energy: measures.energy?.calorific?.tonnes
    case .electricity:
      measures.energy?.electricity.map {
        FixedDecimal(units: FixedDecimal<SixPlaces>.dividedHalfEven($0.units, by: 10_000))
      }
    }
  }

  private func line(_ rule: EnergyReviewRule, _ criterion: String) -> ReviewLine {
    var line = ReviewLine(.energyReview, criterion, unit: rule.subject == .energy ? "tce" : "万kWh")
    line.value = value(of: rule.subject)?.doubleValue
    line.comparison = .atLeast
    line.limit = rule.threshold.doubleValue
    line.limitText = rule.threshold.description
    line.basis = rule.subject == .energy ? "energy at calorific value" : "power bought"
    (line.rule, line.document, line.article) = (rule.rule, rule.document, rule.article)
    line.certainty = rule.certainty
    return line
  }

  /// One reached threshold makes the review due; all must be known and not reached for it not to be.
  private func dueLines(_ rules: [EnergyReviewRule]) -> [ReviewLine] {
    let reached = rules.map(isReached)
    let isDue: Bool? = reached.contains(true) ? true : reached.contains(nil) ? nil : false
    let opinion = measures.project.energyReviewOpinion
    return zip(rules, reached).map { rule, isReached in
      var line = line(rule, rule.subject == .energy ? "energy_review" : "energy_review_electricity")
      line.meets = isReached
      if rule.certainty == .unverified {
        (line.verdict, line.missing) = (.unknown, "a verified limit")
        return line
      }
      switch (isReached, isDue, opinion) {
      case (true, _, .some(let opinion)):
        line.verdict = .pass
        line.basis = "due; opinion: \(opinion)"
      case (true, _, nil):
        (line.verdict, line.missing) = (.unknown, "energy_review: the opinion of the review, which is due")
      case (false, _, _): (line.verdict, line.basis) = (.pass, "not reached")
      case (nil, _, _): (line.verdict, line.missing) = (.unknown, "energy")
      }
      return line
    }
  }
}
