internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanLand
internal import MuchanRecords

/// What the parcels' own records add up to on a day; each account is nil where something it needs is missing.
struct LandAccounts: Sendable {
  /// Needs a day, a rule set in force and records of supply.
  let idle: IdleLand?
  let absent: [ProjectAccounts.Absence]

  /// - Throws: `badSetting` where a rule set is asked for that there is not.
  init(_ inputs: RunInputs, land: ProjectLand, file: String, log: inout DiagnosticLog) throws(Failure) {
    let project = inputs.project
    let parcels = land.parcels
    var absent: [ProjectAccounts.Absence] = []
    guard let day = inputs.asOf else {
      idle = nil
      self.absent = [ProjectAccounts.Absence(account: "idle", missing: "as_of")]
      return
    }
    let facts = FactsOnDay(parcels, on: day, recordedUntil: inputs.recordedUntil)
    facts.report(file: file, log: &log)
    let known = inputs.reference.idle
    if let wanted = project.idleRule, !known.contains(where: { $0.id == wanted }) {
      throw Failure(
        .badSetting, at: Place(file: project.path, field: "idle.rule"), found: "\"\(wanted)\"",
        expected: known.map(\.id).joined(separator: ", "))
    }
    let rules = known.chosen(
      province: project.locality.province, city: project.locality.city, on: day, id: project.idleRule)
    if rules.isEmpty {
      absent.append(ProjectAccounts.Absence(account: "idle", missing: "a rule set in force on \(day)"))
      idle = nil
    } else if !IdleLand.hasSupply(parcels) {
      absent.append(ProjectAccounts.Absence(account: "idle", missing: "column supplied_on of parcels"))
      idle = nil
    } else {
      idle = IdleLand(
        IdleJudge(facts, rules: rules), codes: inputs.reference.codes, zones: land.zones.hierarchy)
    }
    self.absent = absent
  }
}
