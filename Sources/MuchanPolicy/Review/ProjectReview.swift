internal import MuchanEnergy
internal import MuchanQuantities
public import MuchanRecords
public import MuchanYield

/// The supply review of a planned project (供地准入评审): a line for each criterion.
///
/// The whole fails where a line fails, is unknown where none fails and one is unknown, and passes only where nothing is unknown.
public struct ProjectReview: Sendable {
  /// What a review is made with.
  public struct Inputs: Sendable {
    public var measures: PlannedMeasures
    /// The limits of any place and day; those that apply are chosen.
    public var limits: [ReviewLimit] = []
    /// The part of the province; nil where it is not known.
    public var group: String?
    /// The day whose rules count.
    public var day: CalendarDay
    public var lists: [IndustryList] = []
    public var energyRules: [EnergyReviewRule] = []
    /// Nil where the project's zone has no yields.
    public var peers: IndustryPeers?
    public var peersMissing: String?
    /// The zone's shares without and with the project; nil where they are not known.
    public var shares: (before: ShareRow, after: ShareRow)?
    public var sharesMissing: String?
    public var effects: [PathEffect] = []
    /// What a unit of each effect's target is in t or t per 万元.
    public var effectFactors: [Double] = []
    public var effectsMissing: String?

    /// Makes inputs; the rest is set by member.
    public init(measures: PlannedMeasures, day: CalendarDay) {
      self.measures = measures
      self.day = day
    }
  }

  public let lines: [ReviewLine]
  public let verdict: ReviewLine.Verdict

  /// Reviews a project.
  public init(_ inputs: Inputs) {
    lines =
      inputs.limitLines + inputs.listLines + inputs.energyReviewLines + inputs.shareLines + inputs.pathLines
      + inputs.comparisonLines
    let verdicts = Set(lines.map(\.verdict))
    verdict = verdicts.contains(.fail) ? .fail : verdicts.contains(.unknown) ? .unknown : .pass
  }

  /// How many lines have a verdict.
  public func count(of verdict: ReviewLine.Verdict) -> Int { lines.count { $0.verdict == verdict } }
}

extension ProjectReview.Inputs {
  /// The criteria that a review needs a limit for.
  private static let needed: [PlannedMeasure] = [
    .investmentPerMu, .taxPerMu, .plotRatio, .buildingCoefficient, .greenShare, .officeShare, .energyPerValueAdded,
  ]

  /// Control indicators and admission standards.
  var limitLines: [ReviewLine] { PlannedMeasure.allCases.flatMap(limitLines(of:)) }

  private func limitLines(of measure: PlannedMeasure) -> [ReviewLine] {
    let coal = measures.energy?.coal
    // Where no coal is used there is none to replace.
    if measure == .coalReplacement, coal == .zero { return [] }
    let figure = measures[measure]
    let own = limits.filter { $0.measure == measure && $0.applies(on: day, industry: measures.project.industryCode) }
    var lines: [ReviewLine] = []
    for limit in own where limit.group == nil || limit.group == group {
      lines.append(limitLine(measure, figure, limit))
    }
    if group == nil, let open = own.first(where: { $0.group != nil }) {
      var line = limitLine(measure, figure, nil)
      line.verdict = .unknown
      line.missing = "group of the zone (\(own.compactMap(\.group).joined(separator: ", ")))"
      line.rule = open.rule
      line.document = open.document
      line.certainty = open.certainty
      lines.append(line)
    }
    guard lines.isEmpty else { return lines }
    guard Self.needed.contains(measure) || (measure == .coalReplacement && coal != nil) else { return [] }
    var line = limitLine(measure, figure, nil)
    line.verdict = .unknown
    line.missing = [figure.value == nil ? figure.missing : nil, "a limit (--limits)"].compactMap(\.self)
      .joined(separator: "; ")
    return [line]
  }

  private func limitLine(
    _ measure: PlannedMeasure, _ figure: PlannedMeasures.Figure, _ limit: ReviewLimit?
  ) -> ReviewLine {
    var line = ReviewLine(.limit, measure.rawValue, unit: measure.unit)
    line.value = figure.value.map { shown($0, measure.unit) }
    line.basis = measure.formula
    guard let limit else { return line }
    line.comparison = limit.threshold.comparison
    line.limit = limit.limit.doubleValue
    line.limitText = limit.limit.description
    (line.rule, line.document, line.article) = (limit.rule, limit.document, limit.article)
    let isMet = figure.value.flatMap { limit.threshold.isMet(by: $0, isLowerBound: figure.isLowerBound) }
    line.judge(isMet, missing: figure.missing, limit.certainty)
    return line
  }

  private func shown(_ value: Ratio, _ unit: String) -> Double {
    unit == "%" ? value.doubleValue * 100 : value.doubleValue
  }

  /// The project beside the zone's own enterprises of its industry.
  var comparisonLines: [ReviewLine] {
    guard let peers else {
      var line = ReviewLine(.comparison, "industry_peers")
      line.missing = peersMissing
      return [line]
    }
    var lines: [ReviewLine] = []
    for spread in peers.spreads {
      let figure = measures[spread.measure]
      var line = ReviewLine(.comparison, spread.measure.rawValue, unit: spread.measure.unit)
      line.value = figure.value.map { shown($0, spread.measure.unit) }
      line.limit = spread.median
      line.comparison = spread.measure.isCeiling ? .atMost : .atLeast
      line.meets = line.value.map { spread.measure.isCeiling ? $0 <= spread.median : $0 >= spread.median }
      line.missing = line.value == nil ? figure.missing : nil
      line.basis =
        "median of \(spread.known) of \(spread.of) enterprises of \(spread.prefix) in the zone, \(peers.year)"
      lines.append(line)
    }
    if lines.isEmpty {
      var line = ReviewLine(.comparison, "industry_peers")
      line.missing = "enterprises of \(measures.project.industryCode.prefix(2)) in the zone, \(peers.year)"
      lines.append(line)
    }
    return lines
  }
}
