internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanLand
internal import MuchanRecords
internal import MuchanYield

/// Low-efficient land of a project by the classes of its enterprises.
struct LowEfficiencyAccount: Sendable {
  /// Nil where something it needs is missing.
  let land: LowEfficientLand?
  let absent: [ProjectAccounts.Absence]

  /// None: it is not asked for.
  init() { (land, absent) = (nil, []) }

  /// Holds the classes that are given and those that are worked out against the rule set that the project names, else
  /// that of its place.
  ///
  /// A rule set of another place is used only where the project names it, with a warning.
  /// - Throws: `badSetting` where a rule set is named that there is not.
  init(
    _ inputs: RunInputs, classes: ClassAccount?, accounts: ProjectAccounts, parcels: ParcelLedger,
    log: inout DiagnosticLog
  ) throws(Failure) {
    let history = inputs.tables.classHistory
    let course =
      classes?.course
      ?? ClassCourse(
        given: history ?? [], computed: [], enterprises: accounts.enterprises,
        file: inputs.project.file(.classHistory), log: &log)
    var missing: String?
    let rule = try Self.rule(inputs, log: &log)
    if history == nil, classes == nil {
      missing = "files.class_history"
    } else if course.rows.isEmpty {
      missing = "classes in class_history"
    } else if inputs.asOf == nil {
      missing = "as_of"
    } else if rule == nil {
      let place = [inputs.project.locality.province, inputs.project.locality.city].compactMap(\.self)
      missing = "rule set of \(place.isEmpty ? "place" : place.joined(separator: " "))"
    }
    if let missing {
      land = nil
      absent = [ProjectAccounts.Absence(account: "low_efficiency", missing: missing)]
      return
    }
    absent = []
    self.land = rule.map { rule in
      let year = inputs.asOf?.year ?? 0
      let held = accounts.land[inputs.year ?? year] ?? accounts.land[year]
      return LowEfficientLand(
        rule, course: course, upTo: year, enterprises: accounts.enterprises, land: held, parcels: parcels)
    }
  }

  private static func rule(_ inputs: RunInputs, log: inout DiagnosticLog) throws(Failure) -> LowEfficiencyRule? {
    let known = inputs.reference.lowEfficiency
    let (project, place) = (inputs.project, inputs.project.locality)
    guard let name = project.lowEfficiencyRule else {
      return inputs.asOf.flatMap { known.chosen(province: place.province, city: place.city, on: $0) }
    }
    guard let rule = known.first(where: { $0.id == name }) else {
      throw Failure(
        .badSetting, at: Place(file: project.path, field: "idle.low_efficiency"), found: "\"\(name)\"",
        expected: known.map(\.id).joined(separator: ", "))
    }
    if !rule.isIllustrative, place.province != nil, !rule.place.holds(province: place.province, city: place.city) {
      log.add(
        .presetOfOtherPlace, at: Place(file: project.path, id: rule.id, field: "idle.low_efficiency"),
        found: [place.province, place.city].compactMap(\.self).joined(separator: " "), expected: rule.place.name)
    }
    return rule
  }
}
