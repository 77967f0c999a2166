public import MuchanDiagnostics
internal import MuchanEnergy
public import MuchanFormats
internal import MuchanPolicy
internal import MuchanQuantities
public import MuchanRecords

/// Zones of a project ranked by a book, year by year.
///
/// Where a project has parcels and enterprises the accounts give the figures; what they do not give is taken from
/// indicators.csv. A province needs no more than zones and indicators.
public struct RankRun: Sendable {
  /// What is asked for.
  public struct Request: Sendable {
    public var book: String
    /// The last year to rank; nil takes the last that has figures.
    public var year: Int?
    public var asOf: CalendarDay?

    /// Makes a request.
    public init(book: String, year: Int?, asOf: CalendarDay?) {
      self.book = book
      self.year = year
      self.asOf = asOf
    }
  }

  public private(set) var findings = DiagnosticLog()
  public private(set) var ledger = Ledger()
  let project: Project
  let book: RankingBook
  let registry: IndicatorRegistry
  /// Nil where no zone of the book's universe has a figure.
  let course: RankCourse?
  let sensitivity: RankSensitivity?
  /// Where each figure of the last year came from, by item, then by zone.
  let origins: [[Indicator.Origin?]]

  /// Reads zones and figures and ranks.
  ///
  /// - Throws: what reading the files throws; `badOption` for a book that is not there, or a year without figures.
  public init(
    _ project: Project, _ request: Request, data: DataFolder, options: LayerOptions,
    noticed: DiagnosticLog = DiagnosticLog()
  ) async throws(Failure) {
    self.project = project
    registry = try IndicatorRegistry(data)
    book = try RankingBook.named(request.book, in: data, registry: registry)
    var log = noticed
    let read = try await Self.zones(of: project, options: options)
    log.merge(read.log)
    ledger = read.ledger
    var rows = IndicatorColumns()
    for content in try await ProjectTables.stated(of: project, jobs: options.jobs, into: &log) {
      if rows.isEmpty { rows = content.records } else { rows.append(contentsOf: content.records, laterBy: 0) }
      ledger += content.ledger
    }
    let stated = StatedFigures(
      rows, registry: registry, units: try CarrierFactors(data).units, zones: Set(read.zones.map(\.id)),
      file: project.file(.indicators), log: &log)
    var computed: [StatedFigures.Key: Double] = [:]
    if Self.canRun(project) {
      let run = try await ProjectRun(project, data: data, options: options, asOf: request.asOf)
      log.merge(run.findings)
      for value in run.accountIndicators {
        // A sum with records missing would make who reports less look better or worse than he is.
        guard !value.isLowerBound, let figure = value.value?.doubleValue else { continue }
        computed[.init(indicator: value.indicator, scope: value.scope, year: value.year)] = figure
      }
    }
    let zones = read.zones.filter(book.universe.holds)
    let items = book.items.map(\.item.indicator)
    let needed = Set(items)
    var years = Set(computed.keys.filter { needed.contains($0.indicator) }.map(\.year))
    years.formUnion(stated.years(of: needed))
    if let last = request.year {
      // Ranks of an older year in the place of the one that was asked for would pass for it.
      guard years.isEmpty || years.contains(last) else {
        throw Failure(
          .badOption, at: Place(file: project.file(.indicators), field: "year"), found: String(last),
          expected: years.sorted().map(String.init).joined(separator: ", "))
      }
      years = years.filter { $0 <= last }
    }
    let statedZones = zones.map { stated.zone($0.id) }
    var rankings: [Ranking] = []
    var origins: [[Indicator.Origin?]] = []
    for year in years.sorted() where !zones.isEmpty {
      var field = Ranking.Field(zones: zones, items: items.count)
      origins = items.map { _ in [Indicator.Origin?](repeating: nil, count: zones.count) }
      for (number, name) in items.enumerated() {
        let own = stated.figures(name, year: year, of: statedZones)
        for (zone, entry) in zones.enumerated() {
          if !computed.isEmpty, let figure = computed[.init(indicator: name, scope: entry.id, year: year)] {
            field.figures[number][zone] = figure
            origins[number][zone] = .accounts
          } else if let figure = own[zone] {
            field.figures[number][zone] = figure
            origins[number][zone] = .stated
          }
        }
      }
      rankings.append(Ranking(field, year: year, by: book))
    }
    course = RankCourse(rankings)
    sensitivity = course?.rankings.last.map { RankSensitivity($0) }
    self.origins = origins
    findings = log
  }

  /// Whether the accounts can be made.
  private static func canRun(_ project: Project) -> Bool {
    project.files[.parcels] != nil && project.files[.enterprises] != nil
  }

  private static func zones(
    of project: Project, options: LayerOptions
  ) async throws(Failure) -> (zones: [RankedZone], ledger: Ledger, log: DiagnosticLog) {
    let path = try project.layer(.zones, year: project.year)
    var options = options
    options.input = project.inputOptions(.zones, path: path)
    let read = try await ZoneReading(
      path: path, idField: "zone_id",
      otherNames: LayerSchema.zones.otherNames(mapping: project.columns[.zones] ?? [:]),
      attributes: ["name", "level", "zone_type", "group"], options: options
    ).run()
    var zones: [RankedZone] = []
    var seen = Set<String>()
    for (id, row) in zip(read.ids, read.attributes) where seen.insert(id).inserted {
      zones.append(
        RankedZone(
          id: id, name: row[0], level: row[1].map { LayerSchema.zones.word($0, in: "level") },
          type: row[2].map { LayerSchema.zones.word($0, in: "zone_type") },
          group: row[3].map { LayerSchema.zones.word($0, in: "group") }))
    }
    return (zones, read.ledger, read.log)
  }
}
