internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanLand
internal import MuchanPolicy
internal import MuchanQuantities
internal import MuchanRecords

/// What the parcels' own records add up to on a day; each account is nil where something it needs is missing.
struct LandAccounts: Sendable {
  /// Needs a day, a rule set in force and records of supply.
  let idle: IdleLand?
  /// Needs a day and agreed or actual days of milestones.
  let milestones: MilestoneAccount?
  /// Needs what `milestones` needs.
  let supplyModes: SupplyModes?
  /// Needs a day and revitalisation.csv.
  let revived: RevivedLand?
  /// Reported figures and own targets held against it.
  let revivalJudgements: [Judgement]
  let absent: [ProjectAccounts.Absence]

  /// - Throws: `badSetting` where a rule set is asked for that there is not.
  init(_ inputs: RunInputs, land: ProjectLand, file: String, log: inout DiagnosticLog) throws(Failure) {
    let project = inputs.project
    let parcels = land.parcels
    let scope = inputs.scope
    var absent: [ProjectAccounts.Absence] = []
    guard let day = inputs.asOf else {
      (idle, milestones, supplyModes, revived, revivalJudgements) = (nil, nil, nil, nil, [])
      let asked: [(AccountScope, String)] = [
        (.idle, "idle"), (.milestones, "milestones"), (.revitalisation, "revitalise"),
      ]
      self.absent = asked.filter { scope.contains($0.0) }.map {
        ProjectAccounts.Absence(account: $0.1, missing: "as_of")
      }
      return
    }
    if scope.isDisjoint(with: [.idle, .milestones, .revitalisation]) {
      (idle, milestones, supplyModes, revived, revivalJudgements) = (nil, nil, nil, nil, [])
      self.absent = []
      return
    }
    let facts = FactsOnDay(parcels, on: day, recordedUntil: inputs.recordedUntil)
    facts.report(file: file, log: &log)
    let known = inputs.reference.idle
    if let wanted = project.idleRule, !known.contains(where: { $0.id == wanted }) {
      throw Failure(
        .badSetting, at: Place(file: project.path, field: "idle.rule"), found: "\"\(wanted)\"",
        expected: known.map(\.id).joined(separator: ", ")
          + (NearestName.of(wanted, among: known.map(\.id)).map { "; did you mean \($0)?" } ?? ""))
    }
    let rules = known.chosen(
      province: project.locality.province, city: project.locality.city, on: day, id: project.idleRule)
    if !scope.contains(.idle) {
      idle = nil
    } else if rules.isEmpty {
      absent.append(ProjectAccounts.Absence(account: "idle", missing: "rule set in force on \(day)"))
      idle = nil
    } else if !IdleLand.hasSupply(parcels) {
      absent.append(ProjectAccounts.Absence(account: "idle", missing: "column supplied_on of parcels"))
      idle = nil
    } else {
      idle = IdleLand(
        IdleJudge(facts, rules: rules), codes: inputs.reference.codes, zones: land.zones.hierarchy)
    }
    let hasMilestones =
      scope.contains(.milestones) && MilestoneAccount.Milestone.allCases.contains { parcels.has($0.agreed) }
    supplyModes = hasMilestones ? SupplyModes(facts, zones: land.zones.hierarchy) : nil
    milestones = hasMilestones ? MilestoneAccount(facts, zones: land.zones.hierarchy) : nil
    if scope.contains(.milestones), !hasMilestones {
      absent.append(ProjectAccounts.Absence(account: "milestones", missing: "column start_by of parcels"))
    }
    if !scope.contains(.revitalisation) {
      (revived, revivalJudgements) = (nil, [])
    } else if let records = inputs.tables.revitalisation {
      let zones = land.zones.hierarchy
      let revived = RevivedLand(
        records, parcels: parcels, zones: zones, on: day, recordedUntil: inputs.recordedUntil,
        file: project.file(.revitalisation), log: &log)
      let zone = project.ratio.flatMap { zones.index(of: $0.zone) }
      let scope = zone.map { zones.zones[$0].id } ?? ProjectRun.allZones
      let book = inputs.reference.revitalisation.adding(project.revivalTargets.compactMap(Rule.init))
      revivalJudgements = book.judge(IndicatorValue.revived(revived, by: book, zone: zone, scope: scope))
      self.revived = revived
    } else {
      (revived, revivalJudgements) = (nil, [])
      absent.append(ProjectAccounts.Absence(account: "revitalise", missing: "files.revitalisation"))
    }
    self.absent = absent
  }
}

extension Rule {
  /// An own target as a rule; nil where it names no figure, or one that is too large.
  fileprivate init?(_ target: Project.RevivalTarget) {
    let name = "\(target.object.rawValue) \(target.from) ... \(target.to)"
    let figure = target.mu.flatMap { FixedDecimal<SixPlaces>(rounding: $0) }
    guard let limit = figure.map({ Ratio($0) }) ?? target.parcels.map({ Ratio($0) }) else { return nil }
    self.init(
      ownTarget: "target-line-\(target.line)", requirement: "L1", title: name, document: target.source,
      indicator: IndicatorValue.revived(target.object, inParcels: figure == nil), period: target.from...target.to,
      limit: limit, unit: figure == nil ? "parcels" : "mu")
  }
}
