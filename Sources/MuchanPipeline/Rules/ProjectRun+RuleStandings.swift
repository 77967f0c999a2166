internal import MuchanPolicy

extension ProjectRun {
  /// The latest verdict of a rule on one scope.
  struct RuleStanding: Sendable {
    var scope: String?
    var year: Int?
    var verdict: String
    var missing: String?
  }

  /// The latest verdicts of all rules, by rule.
  var ruleStandings: [String: [RuleStanding]] {
    var standings: [String: [RuleStanding]] = [:]
    func add(_ rule: Rule, _ scope: String?, _ year: Int?, _ verdict: Verdict) {
      standings[rule.id, default: []].append(
        RuleStanding(scope: scope, year: year, verdict: verdict.name, missing: verdict.missing))
    }
    // Of what is judged year by year the summary year stands here.
    for judgement in judgements where judgement.value == nil || judgement.value?.year == year {
      add(judgement.rule, judgement.value?.scope, judgement.value?.year, judgement.verdict)
    }
    for judgement in policy.judgements {
      add(judgement.rule, judgement.value?.scope, judgement.value?.year, judgement.verdict)
    }
    for judgement in landAccounts.revivalJudgements {
      add(judgement.rule, judgement.value?.scope, judgement.value?.year, judgement.verdict)
    }
    for verdict in Self.latest(policyVerdicts) { add(verdict.rule, verdict.scope, verdict.year, verdict.verdict) }
    return standings
  }
}
