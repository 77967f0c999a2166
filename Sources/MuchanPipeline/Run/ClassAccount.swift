internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanRecords
internal import MuchanYield

/// The classes of a project's enterprises by one scheme, year by year.
struct ClassAccount: Sendable {
  let scheme: ClassScheme
  /// Ascending by year.
  let years: [Classification]
  /// All classes known, by enterprise and year.
  let course: ClassCourse
  /// What classes mean in the project's place.
  let resources: [ClassResource]

  init(
    _ scheme: ClassScheme, _ resources: [ClassResource], project: Project, _ accounts: ProjectAccounts,
    history: [ClassRecord], log: inout DiagnosticLog
  ) {
    self.scheme = scheme
    let place = project.locality
    self.resources = resources.filter { $0.holds(province: place.province, city: place.city) }
    if !scheme.isIllustrative, Self.isElsewhere(scheme.place, place) {
      log.add(
        .presetOfOtherPlace, at: Place(file: project.path, id: scheme.id, field: "place"),
        found: [place.province, place.city].compactMap { $0 }.joined(separator: " "),
        expected: [scheme.place.province, scheme.place.city].compactMap { $0 }.joined(separator: " ")
          + " (\(scheme.place.name))")
    }
    var years: [Classification] = []
    var before: ClassFigures?
    for (year, table) in accounts.yields.sorted(by: { $0.key < $1.key }) {
      let figures = ClassFigures(scheme, table, enterprises: accounts.enterprises, energy: accounts.energy)
      // A year that is left out is no year before.
      years.append(Classification(scheme, figures, before: before?.year == year - 1 ? before : nil))
      before = figures
    }
    self.years = years
    course = ClassCourse(
      given: history, computed: years, enterprises: accounts.enterprises, file: project.file(.classHistory), log: &log)
  }

  private static func isElsewhere(_ scheme: ClassScheme.Locality, _ project: Project.Locality) -> Bool {
    func differ(_ first: String?, _ second: String?) -> Bool {
      guard let first, let second else { return false }
      return first != second
    }
    return differ(scheme.province, project.province) || differ(scheme.city, project.city)
  }
}
