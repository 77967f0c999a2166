internal import MuchanDiagnostics
internal import MuchanFormats
internal import MuchanRecords

/// Rows of years that the project does not name: tables by year leave them out, which is said once for each year.
struct OutsideYears {
  private var counts: [Int: (rows: Int, first: Int)] = [:]
  private var last = (year: Int.min, isNamed: true)
  private let named: Set<Int>

  private init(_ named: [Int]) { self.named = Set(named) }

  /// Looks at the tables that go by the project's years; one that names no years has those of its enterprises.
  static func report(_ project: Project, _ tables: ProjectTables, into log: inout DiagnosticLog) {
    if project.years.isEmpty { return }
    if let rows = tables.enterprises {
      var outside = OutsideYears(project.years)
      for row in rows.indices { outside.add(rows.period(of: row).year, row) }
      outside.report(.enterprises, project, into: &log) { rows[$0].line }
    }
    if let lines = tables.energy {
      var outside = OutsideYears(project.years)
      for (row, period) in lines.amounts.periods.enumerated() { outside.add(period.year, row) }
      outside.report(.energy, project, into: &log) { lines[$0].line }
    }
  }

  @inline(__always)
  private mutating func add(_ year: Int, _ row: Int) {
    if year != last.year { last = (year, named.contains(year)) }
    if !last.isNamed { counts[year, default: (0, row)].rows += 1 }
  }

  private func report(
    _ role: InputRole, _ project: Project, into log: inout DiagnosticLog, line: (Int) -> Int
  ) {
    for (year, found) in counts.sorted(by: { $0.key < $1.key }) {
      let first = line(found.first)
      log.add(
        .outsideYears, at: Place(file: project.file(role), line: first > 0 ? first : nil, field: "period"),
        found: "\(year): \(found.rows)", expected: project.years.map(String.init).joined(separator: ", "))
    }
  }
}
