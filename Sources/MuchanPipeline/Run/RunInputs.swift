internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanPolicy
internal import MuchanRecords
internal import MuchanYield

/// What a run reads besides its layers: project, tables, and muchan's own data.
struct RunInputs: Sendable {
  let project: Project
  let data: DataFolder
  private(set) var reference: ReferenceData
  let tables: ProjectTables
  let enterprises: EnterpriseYears
  let years: [Int]
  /// The year that the summary is for; nil where nothing says which.
  let year: Int?
  /// The day that clocks are read at; nil where nothing says which.
  let asOf: CalendarDay?
  /// The year whose grid factors the user asks for.
  let gridYear: Int?
  /// Which accounts are made.
  let scope: AccountScope
  /// What enterprises are classed by; nil where the project names nothing.
  let scheme: ClassScheme?
  /// What classes mean in places.
  let resources: [ClassResource]
  let log: DiagnosticLog

  /// - Parameters:
  ///   - asOf: The day that the user asks for.
  ///   - gridYear: The year whose grid factors the user asks for.
  ///   - scope: Which accounts are asked for.
  ///   - jobs: How many workers read large tables.
  ///   - noticed: what reading project.yaml found already.
  init(
    _ project: Project, data: DataFolder, asOf: CalendarDay?, gridYear: Int? = nil, scope asked: AccountScope = .all,
    jobs: Int, noticed: DiagnosticLog
  ) async throws(Failure) {
    self.gridYear = gridYear
    let scope = asked.completed(hasScheme: project.classScheme != nil)
    self.scope = scope
    var log = noticed
    self.project = project
    self.data = data
    reference = try ReferenceData(data)
    try reference.takeBooks(of: project)
    var tables = try await ProjectTables(project, scope: scope, jobs: jobs, log: &log)
    if var rows = tables.enterprises.take() {
      reference.industrySections.check(rows, file: project.file(.enterprises), log: &log)
      reference.industrySections.drop(from: &rows)
      tables.enterprises = rows
    }
    self.tables = tables
    enterprises = EnterpriseYears(
      rows: tables.enterprises ?? EnterpriseColumns(), file: project.file(.enterprises), log: &log)
    OutsideYears.report(project, tables, into: &log)
    years = project.years.isEmpty ? enterprises.years : project.years
    year = project.year ?? years.last
    self.asOf = asOf ?? project.asOf ?? year.flatMap { CalendarDay(year: $0, month: 12, day: 31) }
    scheme = try project.classScheme.map { (name) throws(Failure) in try ClassScheme.named(name, in: data) }
    resources = scheme == nil ? [] : try ClassResource.all(data)
    if let name = project.classScheme {
      let shipped = Project.isSchemeFile(name) ? [] : [ClassScheme.file(ofPreset: name)]
      try reference.note([ClassResource.file] + shipped, of: data)
    }
    self.log = log
  }

  /// The day that the records stand at: the project's, else the last of its year.
  var recordedUntil: CalendarDay? {
    project.asOf ?? year.flatMap { CalendarDay(year: $0, month: 12, day: 31) }
  }

  /// The layers that parcels are held against.
  func surroundings(_ options: LayerOptions, _ layers: ProjectLayers) async throws(Failure) -> PolicyLayers {
    try await PolicyLayers(
      project, year: year, options: options, buildings: layers.buildings, areRulesAsked: scope.contains(.policy),
      questions: try reference.waterQuestions(project), taihuArea: reference.spatial.spatial?.taihuArea
    ) { (questions) throws(Failure) in
      PlantParcels.kinds(tables.enterprises, tables.occupancy, questions)
    }
  }

  /// The path of a layer.
  func layer(_ role: InputRole) throws(Failure) -> String { try project.layer(role, year: year) }
}

extension Project {
  /// The layer of a year; the latest one before it where there is one a year.
  func layer(_ role: InputRole, year: Int?) throws(Failure) -> String {
    let files = allFiles(role)
    let fitting = files.last { $0.year == nil || year == nil || ($0.year ?? 0) <= (year ?? 0) }
    guard let path = (fitting ?? files.first)?.path else {
      throw Failure(.missingKey, at: Place(file: path, field: "files.\(role.rawValue)"))
    }
    return path
  }
}
