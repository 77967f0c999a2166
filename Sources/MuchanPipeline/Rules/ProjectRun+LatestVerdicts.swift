internal import MuchanPolicy
internal import MuchanQuantities

extension ProjectRun {
  /// The latest verdict of every rule on every scope: of what is reported of the zone, the spatial rules, revived land,
  /// and the books on indicators. Of what is judged year by year the summary year stands here.
  var latestVerdicts: [RuleVerdict] {
    let ofYear = judgements.filter { $0.value == nil || $0.value?.year == year }
    let others = (ofYear + (policy?.judgements ?? []) + landAccounts.revivalJudgements).map { judgement in
      RuleVerdict(
        rule: judgement.rule, scope: judgement.value?.scope, year: judgement.value?.year, value: judgement.value,
        limit: judgement.rule.threshold.limit, against: nil, before: nil, verdict: judgement.verdict)
    }
    return others + Self.latest(policyVerdicts)
  }
}
